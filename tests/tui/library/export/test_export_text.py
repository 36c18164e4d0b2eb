"""Plain text, for a mail or a printer."""

from __future__ import annotations

from hypothesis import given

from tests.tui.library.export.hostile import collection, hostile, item, tidy
from tui.library.export import Collection
from tui.library.export.text import COLUMNS, write


def test_a_paper_is_a_numbered_item() -> None:
    paper = item(
        "[MASK] is all you need",
        "We mask, and then we mask again, and see that what was masked before stays so.\n"
        "Code: https://a.example/b_c.",
        lists=("To read", "NLP"),
        starred_at="2026-11-22T00:00:00Z",
        note="Ask Ann.",
    )
    assert write(collection(paper)) == (
        "To read\n"
        "=======\n"
        "\n"
        "1 paper\n"
        "\n"
        "1.  [MASK] is all you need\n"
        "    Unread; starred on 2026-11-22; page: Mar 11; lists: To read, NLP\n"
        "\n"
        "    We mask, and then we mask again, and see that what was masked before stays\n"
        "    so.\n"
        "\n"
        "    Code: https://a.example/b_c.\n"
        "\n"
        "    https://a.example/b_c\n"
        "\n"
        "    Note: Ask Ann.\n"
    )


def test_lines_are_no_longer_than_their_longest_word_needs(seeds: Collection) -> None:
    for line in write(seeds).splitlines():
        assert len(line) <= COLUMNS or len(line.split()) == 1


def test_every_seed_paper_is_there_word_for_word(seeds: Collection) -> None:
    words = tidy(write(seeds))
    for number, each in enumerate(seeds.items, 1):
        assert f"{number}. {each.paper.title} Unread; page" in words
        assert tidy(each.paper.abstract) in words


@given(hostile, hostile)
def test_no_word_is_lost(title: str, abstract: str) -> None:
    text = write(collection(item(title, abstract)))
    assert tidy(f"1. {title} Unread; page: Mar 11 {abstract}") in tidy(text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
