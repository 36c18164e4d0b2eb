"""The table of formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.library.export.hostile import collection, item
from tui.library.export import FORMATS, format_for


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("markdown", "markdown"),
        ("BibTeX", "bibtex"),
        ("json", "json"),
        ("text", "text"),
        ("papers.md", "markdown"),
        ("a.b/papers.Markdown", "markdown"),
        (Path("/tmp/papers.BIB"), "bibtex"),
        ("papers.old.json", "json"),
        (".txt", "text"),
        ("csv", "csv"),
        ("papers.RIS", "ris"),
        ("papers.csl.json", "csl"),
        ("papers.biblatex.bib", "biblatex"),
        ("papers.tsv", "tsv"),
        ("papers.org", "org"),
        ("papers.htm", "html"),
        ("csl.json", "json"),
        (".csl.json", "csl"),
    ],
)
def test_a_format_is_found_by_its_name_or_by_a_suffix(asked: str | Path, name: str) -> None:
    assert format_for(asked) is FORMATS[name]


@pytest.mark.parametrize("asked", ["", ".", "md", "papers", "papers.pdf", "papers.md/x", "papers."])
def test_anything_else_is_no_format(asked: str) -> None:
    assert format_for(asked) is None


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_same_each_time_and_ends_with_one_newline(name: str) -> None:
    papers = collection(item("A title", "An abstract."), item("Another", note="Read it.\n\n"))
    text = FORMATS[name].write(papers)
    assert text == FORMATS[name].write(papers)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "a title" in text.casefold()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_found_by_its_own_name_and_suffix(name: str) -> None:
    one = FORMATS[name]
    assert one.name == name
    assert format_for(f"papers{one.suffix}") is one


def test_no_writer_is_imported_before_it_is_needed() -> None:
    program = "import sys, tui.library.export; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "tui.library.export" in loaded
    assert not {"csv", "json", "textwrap", "tui.library.export.bibtex", "textual", "rich"} & set(
        loaded
    )
