"""What a row says beside its title: less where there is less room, votes to the last."""

from __future__ import annotations

from tui.widgets.cells import Part, fitting

PARTS = (
    Part("▲ 41", 0),
    Part("Ann Doe, Bob Roe +7", 2, "Doe +8"),
    Part("5 Jan 2026", 3, "2026"),
    Part("Mar 11", 6),
    Part("#graphs", 1),
)


def said(room: int) -> list[str]:
    """What there is room for."""
    return [each.text for each in fitting(PARTS, room)]


def test_authors_are_shortened_then_the_page_and_the_date_go_then_authors_and_tags() -> None:
    assert said(60) == ["▲ 41", "Ann Doe, Bob Roe +7", "5 Jan 2026", "Mar 11", "#graphs"]
    assert said(46) == ["▲ 41", "Doe +8", "5 Jan 2026", "Mar 11", "#graphs"]
    assert said(40) == ["▲ 41", "Doe +8", "2026", "Mar 11", "#graphs"]
    assert said(31) == ["▲ 41", "Doe +8", "2026", "#graphs"]
    assert said(24) == ["▲ 41", "Doe +8", "#graphs"]
    assert said(14) == ["▲ 41", "#graphs"]
    assert said(5) == ["▲ 41"]


def test_where_there_is_no_room_for_the_last_it_is_cut() -> None:
    assert said(3) == ["▲…"]
    assert said(0) == [""]


def test_where_a_name_has_no_room_a_sign_stands_for_it_once() -> None:
    lists = [Part(f"≡ {name}", 4, sign="≡") for name in ("to read", "reading group")]
    parts = [Part("▲ 41", 0), *lists, Part("Mar 11", 6), Part("#graphs", 1, sign="#")]
    assert [each.text for each in fitting(parts, 50)][-1] == "#graphs"
    assert [each.text for each in fitting(parts, 18)] == ["▲ 41", "≡", "#graphs"]
    assert [each.text for each in fitting(parts, 12)] == ["▲ 41", "≡", "#"]
    assert [each.text for each in fitting(lists, 3)] == ["≡"]


def test_a_list_whose_name_is_long_takes_no_room_of_who_wrote_a_paper_and_when() -> None:
    name = "≡ Sparse and linear attention for the seminar"
    parts = [*PARTS[:3], Part(name, 4, "≡ Sparse and l…", sign="≡")]
    assert [each.text for each in fitting(parts, 58)] == [
        *("▲ 41", "Ann Doe, Bob Roe +7", "5 Jan 2026", "≡ Sparse and l…"),
    ]
    assert [each.text for each in fitting(parts, 28)] == ["▲ 41", "Doe +8", "2026", "≡"]
