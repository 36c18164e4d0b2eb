"""CSV: a table that reads back, and that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from parsing.paper import Paper
from tests.tui.library.export.hostile import collection, hostile, item
from tui.library.export import FORMATS, Collection, Item
from tui.library.export.csv_ import COLUMNS, harmless, write
from tui.library.marks import Half


def read(text: str) -> list[dict[str, str]]:
    """The table as Python's own reader has it, in its strictest mood."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_paper_is_a_row_under_the_names() -> None:
    paper = Item(
        Paper("0123456789abcdef", 'The "best", so far', "One.\nTwo."),
        pages=(("000", "Mar 11"), ("001", ""), ("002", "Mar 11")),
        lists=("To read", "NLP, later"),
        marked={Half.READ: "2026-11-21T08:30:00Z"},
        tags=("graphs", "nlp"),
        note="Ask Ann.",
        done_in=("To read",),
    )
    text = write(collection(paper))
    assert text == (
        '"key","title","abstract","pages","read_at","starred_at","lists","tags","note","authors",'
        '"published","kind","venue","arxiv","doi","url","pdf","code","keywords","votes",'
        '"volume","issue","page_range","publisher","cite_key","done_in"\r\n'
        '"0123456789abcdef","The ""best"", so far","One.\nTwo.","Mar 11\n001",'
        '"2026-11-21T08:30:00Z","","To read\nNLP, later","graphs\nnlp","Ask Ann."'
        + ',""' * 16
        + ',"To read"\r\n'
    )
    (row,) = read(text)
    assert row["title"] == 'The "best", so far'
    assert row["lists"].split("\n") == ["To read", "NLP, later"]


def test_without_papers_the_names_stand_alone() -> None:
    assert write(collection()) == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


@pytest.mark.parametrize("size", [1024, 4096, None])
def test_a_program_that_guesses_finds_the_comma(seeds: Collection, size: int | None) -> None:
    assert csv.Sniffer().sniff(write(seeds)[:size]).delimiter == ","


def test_every_seed_paper_reads_back(seeds: Collection) -> None:
    rows = read(write(seeds))
    assert len(rows) == 511
    for row, each in zip(rows, seeds.items, strict=True):
        paper = each.paper
        assert (row["key"], row["title"]) == (paper.key, paper.title)
        assert row["abstract"] == paper.abstract
        assert row["pages"].split("\n") == list(
            dict.fromkeys(label or name for name, label in each.pages)
        )
        assert (
            row["read_at"] == row["starred_at"] == row["lists"] == row["tags"] == row["note"] == ""
        )


FORMULAS = [
    "=1+1",
    "+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "   @x",
    "\u00a0=1",
    '"=1',
    "'=1",
    " ' \" =1",
    "＝1",
    "=",
]
"""What a spreadsheet may run, or may after it has dropped what stands before the sign."""


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_might_be_run_has_an_apostrophe_before_it(text: str) -> None:
    assert harmless(text) == f"'{text}"
    one = Item(
        Paper("0123456789abcdef", text, text),
        pages=((text, ""),),
        lists=(text, "b"),
        tags=(text,),
        note=text,
    )
    (row,) = read(write(collection(one)))
    for name in ("title", "abstract", "pages", "tags", "note"):
        assert row[name] == f"'{text}"
    assert row["lists"] == f"'{text}\nb"


@pytest.mark.parametrize(
    "text",
    ["", "a", "a=b", "1-2", "'t is so", '"A phrase"', "γ-MoD", "[MASK]", "(-1)", "#1", "  a"],
)
def test_any_other_cell_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_raw_table_has_every_text_to_the_letter(form: str, text: str) -> None:
    written = FORMATS[form].write(collection(item(text, text, note=text)), raw=True)
    delimiter = "," if form == "csv" else "\t"
    (row,) = csv.DictReader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True)
    assert [row["title"], row["abstract"], row["note"]] == [text] * 3


def test_a_table_with_tabs_has_the_same_cells(seeds: Collection) -> None:
    tabbed = io.StringIO(FORMATS["tsv"].write(seeds), newline="")
    assert list(csv.DictReader(tabbed, delimiter="\t", strict=True)) == read(write(seeds))


@pytest.mark.parametrize("form", [name for name in FORMATS if not FORMATS[name].is_table])
def test_no_other_format_has_the_apostrophe(form: str) -> None:
    assert "'=HYPERLINK" not in FORMATS[form].write(
        collection(item("=HYPERLINK(1)", "=HYPERLINK(2)"))
    )


@given(hostile, hostile)
def test_any_text_reads_back_but_for_the_apostrophe(title: str, note: str) -> None:
    text = write(collection(item(title, note, lists=("a",), note=note)))
    (row,) = read(text)
    assert row["title"] == harmless(title)
    assert row["abstract"] == row["note"] == harmless(note)
    assert harmless(title).removeprefix("'") in {title, title.removeprefix("'")}
    assert not row["title"].startswith(("=", "+", "-", "@"))
