"""Lists of references in the styles that people copy them in; the texts are invented."""

from __future__ import annotations

from textwrap import fill

import pytest

from tests.parsing.formats.invented import LANTERN, RUDDERS, names, read

STYLES = {
    "APA": ("{}, & Roe, B. (2021, March). {}. *Journal of Fog*, 3(4), 1–9.", "Doe, A."),
    "ACM": ("[1] {} and Bob Roe. 2021. {}. Journal of Fog 3 (FOG '21). 1–9.", "Ann Doe"),
    "ACL": ("{} and Bob Roe. 2021. {}. arXiv preprint arXiv:2105.00001.", "Ann Doe"),
    "IEEE": ("[1] {} and B. Roe, “{},” Journal of Fog, vol. 3, pp. 1–9, 2021.", "A. Doe"),
    "Vancouver": ("1. {}, Roe B. {}. Journal of Fog. 2021;3(4):1-9.", "Doe A"),
    "LNCS": ("1. {}, Roe, B.: {}. In: Poe, C. (ed.) FOG 2021. Fog Press (2021)", "Doe, A."),
    "Nature": ("1. {} & Roe, B. {}. Journal of Fog 3, 1–9 (2021).", "Doe, A."),
    "MLA": ("{}, and Bob Roe. “{}.” Journal of Fog 3.4 (2021): 1-9.", "Doe, Ann"),
    "plain": ("[doe21] {} and B. Roe. {}. Journal of Fog, 3(4):1–9, 2021.", "A. Doe"),
    "Markdown": ("1. {} and B. Roe. *{}.* Journal of Fog, 2021. arXiv:2105.00001v2.", "A. Doe"),
}


@pytest.mark.parametrize(("style", "first"), STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [60, 999])
def test_a_reference_is_a_paper_in_any_style(style: str, first: str, gap: str, width: int) -> None:
    lines = [
        fill(style.format(first, title), width, subsequent_indent="    ")
        for title in (LANTERN, RUDDERS, "Bells that ring at odd hours")
    ]
    page = read(f"References\n\n{gap.join(lines)}\n")
    assert page.problems == ()
    assert [entry.title for entry in page.entries][:2] == [LANTERN, RUDDERS]
    assert [[each.split()[-1] for each in all_names] for all_names in names(page)] == [
        ["Doe", "Roe"]
    ] * 3
    assert {entry.meta.published for entry in page.entries} == {"2021"}
    meta = page.entries[0].meta
    assert meta.venue == "Journal of Fog" or style.startswith("1. {}, Roe, B.:") or meta.arxiv


def test_lines_behind_a_number_may_be_cut_anywhere() -> None:
    lines = fill(STYLES["plain"][0].format("A. Doe", LANTERN), 50)
    page = read(f"{lines}\n{lines.replace(LANTERN[:7], RUDDERS[:7])}\n")
    assert page.entries[0].title == LANTERN
    assert len(page.entries) == 2


def test_what_is_no_reference_is_told() -> None:
    apa, first = STYLES["APA"]
    lines = [apa.format(first, title) for title in (LANTERN, RUDDERS, "Bells at night")]
    page = read("\n\n".join([*lines, "See also the shelf behind the door, which has the rest."]))
    assert len(page.entries) == 3
    assert [problem.done for problem in page.problems] == ["left out"]


TITLED = (
    ("Lamps vol. 2 of the harbour", "Doe, A. (2021). {}. Journal of Fog, 3(4), 1–9."),
    ("Lamps of St. Mary and her boats", "Doe, A. (2021). {}. Journal of Fog, 3(4), 1–9."),
    ("Boats no. 7 and the tide", "A. Doe and B. Roe. {}. Journal of Fog, 3(4):1–9, 2021."),
    ("Bells that ring, pt. 2", "Doe, A., Roe, B.: {}. Journal of Fog 3, 1–9 (2021)"),
    ("Lamps of pp. 3 and 4", "Doe, A. & Roe, B. {}. Journal of Fog 3, 1–9 (2021)."),
    ("Fog in the 2nd ed. by day", "Doe, A. & Roe, B. {}. Journal of Fog 3, 1–9 (2021)."),
    ("Lamps at night vs. by day", "Ann Doe, Bob Roe. {}. Journal of Fog, 3(4):1–9, 2021."),
    ("Is light free? A study of lamps", "Doe, A. (2021). {}. Journal of Fog, 3(4), 1–9."),
    ("Is light free? A study of lamps", "Doe A, Roe B. {}. Journal of Fog. 2021;3(4):1-9."),
    ("Is light free? A study of lamps", "Ann Doe, Bob Roe. {}. In Journal of Fog, 2021."),
    ("Is light free? On boats in fog! A plea for all", "Doe, A. (2021). {}. Journal of Fog, 3, 1."),
    ("Is light free?", "Doe, A. (2021). {} Journal of Fog, 3(4), 1–9."),
    ("Is light free?", "Doe A, Roe B. {} Journal of Fog. 2021;3(4):1-9."),
    ("Is light free?", "Ann Doe and Bob Roe. 2021. {} In Journal of Fog, pages 1–9. Fog Press."),
    ("Lamps at night", "Ann Doe, Bob Roe. {}. Journal of Fog, 2021."),
    ("Lamps at night", "Doe A, Roe B. {}. Journal of Fog 2021."),
    ("Lamps at night", "Ann Doe. {}. Journal of Fog. 2021."),
    ("Lamps at night", "Ann Doe and Bob Roe. 2021. {}. Journal of Fog."),
    ("Lamps at night", "Ann Doe and Bob Roe (2021) {}. Journal of Fog. https://doi.org/10.1000/1"),
    ("Lamps, bells and boats", "A. Doe and B. Roe: {}, Journal of Fog, 2021."),
    ("Lamps at night", "Doe, A. (2021). {}. In B. Roe (Ed.), Journal of Fog (pp. 1–9). Fog Press."),
)


@pytest.mark.parametrize(("title", "form"), TITLED)
def test_a_title_ends_where_its_venue_begins(title: str, form: str) -> None:
    page = read("\n".join([form.format(title), form.format(LANTERN), form.format(RUDDERS)]))
    entry = page.entries[0]
    assert (entry.title, entry.meta.venue, entry.meta.published) == (
        title,
        "Journal of Fog",
        "2021",
    )
    assert {author.name.split()[-1] for author in entry.meta.authors} <= {"Doe", "Roe"}


@pytest.mark.parametrize(
    "venue",
    [
        "Phys. Rev. Lett",
        "J. Fog Res",
        "Proc. of the 3rd Conf. on Fog",
        "Proceedings of the 2021 Conference on Fog",
        "Workshop on Fog at BELL",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "Ann Doe, Bob Roe. {}. {}, 3(4):1–9, 2021.",
        "Ann Doe and Bob Roe. 2021. {}. In {}, pages 1–9.",
    ],
)
def test_a_venue_has_all_of_its_name(venue: str, form: str) -> None:
    page = read("\n".join(form.format(title, venue) for title in (LANTERN, RUDDERS)))
    assert [(entry.title, entry.meta.venue) for entry in page.entries] == [
        (LANTERN, venue),
        (RUDDERS, venue),
    ]


@pytest.mark.parametrize(
    ("rest", "publisher"),
    [
        (". Fog University Press.", "Fog University Press"),
        (". PhD thesis. [PDF](https://a.io/b.pdf) [[Code](https://github.com/a/b)]", ""),
        (". Unpublished manuscript.", ""),
        (" [Master's thesis, Quay].", ""),
    ],
)
def test_neither_a_publisher_nor_a_thesis_is_a_venue(rest: str, publisher: str) -> None:
    page = read("".join(f"Doe, A. (2021). {title}{rest}\n" for title in (LANTERN, RUDDERS)))
    assert [(entry.title, entry.meta.venue, entry.meta.publisher) for entry in page.entries] == [
        (LANTERN, "", publisher),
        (RUDDERS, "", publisher),
    ]


@pytest.mark.parametrize(
    ("rest", "venue", "publisher"),
    [
        ("Journal of Fog. Fog Press.", "Journal of Fog", "Fog Press"),
        (
            "Fog Letters. [PDF](https://a.io/b.pdf) | [Code](https://github.com/a/b)",
            "Fog Letters",
            "",
        ),
        ("Fog Letters. https://a.io/b", "Fog Letters", ""),
    ],
)
def test_what_stands_behind_a_venue_is_no_part_of_it(rest: str, venue: str, publisher: str) -> None:
    page = read("".join(f"- Doe, A. (2021). {title}. {rest}\n" for title in (LANTERN, RUDDERS)))
    assert [(entry.title, entry.meta.venue, entry.meta.publisher) for entry in page.entries] == [
        (LANTERN, venue, publisher),
        (RUDDERS, venue, publisher),
    ]
