"""The five seed pages: golden records to read beside them, and a second opinion on every pair.

`python tests/parsing/test_seed_pages.py` writes the golden records anew.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from parsing import Page, find_links, paper_key, parse_page, read_pages

HERE = Path(__file__).parent
KNOWN_HEADING = {
    "new",
    "Get trending papers in your email inbox!",
    "Get trending papers in your email inbox once a day!",
    "Subscribe",
    "Daily Papers",
    "byAK and the research community",
    "Mar 11",
    "Mar 13",
    "Mar 14",
    "Sep 9",
}


def render(page: Page) -> str:
    """A page as a person can check it: number, line, title; the abstract; the links."""
    blocks = [f"{page.name}\nlabel: {page.label or 'none'}\nentries: {len(page.entries)}\n"]
    for number, entry in enumerate(page.entries, 1):
        links = "".join(f"  -> {link}\n" for link in find_links(entry.abstract))
        blocks.append(f"{number}. line {entry.line}: {entry.title}\n  {entry.abstract}\n{links}")
    blocks += [f"! {problem}\n" for problem in page.problems]
    return "\n".join(blocks)


@pytest.mark.parametrize("index", range(5))
def test_a_page_gives_its_golden_record(seed_pages: tuple[Page, ...], index: int) -> None:
    golden = (HERE / "golden" / f"{index:03}.txt").read_text(encoding="utf-8")
    assert render(seed_pages[index]) == golden


@pytest.mark.parametrize("index", range(5))
def test_titles_and_abstracts_are_the_lines_of_the_page_in_turn(
    seed_pages: tuple[Page, ...], seed_files: list[Path], index: int
) -> None:
    lines = seed_files[index].read_bytes().decode("utf-8").split("\n")
    kept = [line for line in lines if line and line not in KNOWN_HEADING]
    kept[0] = kept[0].removeprefix("Subscribe")
    entries = seed_pages[index].entries
    assert [entry.title for entry in entries] == kept[0::2]
    assert [entry.abstract for entry in entries] == kept[1::2]
    for entry in entries:
        assert lines[entry.line - 1].endswith(entry.title)


def test_the_pages_give_63_309_88_67_and_68_entries(seed_pages: tuple[Page, ...]) -> None:
    assert [len(page.entries) for page in seed_pages] == [63, 309, 88, 67, 68]


def test_labels_are_as_printed(seed_pages: tuple[Page, ...]) -> None:
    assert [page.label for page in seed_pages] == ["Mar 11", "", "Mar 13", "Sep 9", "Mar 14"]


def test_no_seed_page_has_a_problem(seed_pages: tuple[Page, ...]) -> None:
    assert [page.problems for page in seed_pages] == [()] * 5


def test_there_are_511_papers_and_57_stand_on_several_pages(seed_pages: tuple[Page, ...]) -> None:
    places = Counter(
        key for page in seed_pages for key in {paper_key(entry.title) for entry in page.entries}
    )
    assert len(places) == 511
    assert sum(count >= 2 for count in places.values()) == 57
    assert sum(count == 5 for count in places.values()) == 2


@pytest.mark.parametrize("index", range(5))
def test_a_page_reads_the_same_when_one_title_makes_it_a_hard_one(
    seed_pages: tuple[Page, ...], seed_files: list[Path], index: int
) -> None:
    text = seed_files[index].read_text(encoding="utf-8")
    page = parse_page(text + "\n\nA Title without an Abstract", seed_pages[index].name)
    assert page.entries[:-1] == seed_pages[index].entries
    assert page.entries[-1].title == "A Title without an Abstract"


@pytest.mark.parametrize("index", range(5))
def test_blank_lines_taken_out_or_put_in_change_no_pair(
    seed_pages: tuple[Page, ...], seed_files: list[Path], index: int
) -> None:
    text = seed_files[index].read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line]
    pairs = [(entry.title, entry.abstract) for entry in seed_pages[index].entries]
    for separator in ("\n", "\n\n", "\r\n", "\r", " \n\t\n \n"):
        page = parse_page(separator.join(lines), "page")
        assert [(entry.title, entry.abstract) for entry in page.entries] == pairs
        assert page.label == seed_pages[index].label


@pytest.mark.parametrize("index", range(5))
def test_a_page_begun_at_any_entry_keeps_its_pairs(
    seed_pages: tuple[Page, ...], seed_files: list[Path], index: int
) -> None:
    lines = seed_files[index].read_text(encoding="utf-8").split("\n")
    entries = seed_pages[index].entries
    for first in range(2, len(entries) - 1, 17):
        start = entries[first].line
        page = parse_page("\n".join(lines[start - 1 :]), "part")
        assert [entry.title for entry in page.entries] == [e.title for e in entries[first:]]
        headless = parse_page("\n".join(lines[start:]), "part")
        assert [entry.title for entry in headless.entries] == [
            e.title for e in entries[first + 1 :]
        ]
        assert "an abstract without a title" in headless.problems[0].seen


if __name__ == "__main__":
    for number, seed in enumerate(read_pages([HERE.parents[3] / "seeds"]).pages):
        target = HERE / "golden" / f"{number:03}.txt"
        target.write_text(render(seed), encoding="utf-8", newline="\n")
