"""The Org file: its own rules, and pandoc where that is installed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from parsing.paper import Paper
from tests.tui.library.export.hostile import (
    LATEX,
    MARKDOWN,
    collection,
    hostile,
    item,
    tidy,
)
from tests.tui.library.export.test_export_references import EACH
from tui.library.export import FORMATS, Collection, Item
from tui.library.export.org import SPACE, escape

WRITE = FORMATS["org"].write


def test_a_paper_is_a_heading_with_properties() -> None:
    text = WRITE(collection(EACH[0]))
    assert text.startswith("#+title: To read\n#+options: ^:{} toc:nil\n\n1 paper\n\n")
    assert (
        "* TODO The Lantern Number 0 :fog:lamps:dusk:\n"
        ":PROPERTIES:\n"
        ":CUSTOM_ID: doelask2024lantern\n"
        ":CARREL_KEY: 0000000000000000\n"
        ":DOI: 10.1000/fog_1\n"
        ":DATE: 2024-03-05\n"
        ":URL: https://doi.org/10.1000/fog_1\n"
        ":END:\n"
    ) in text


def test_what_is_read_is_done_and_tags_are_orgs() -> None:
    paper = item("A title", lists=("To read", "C++"), read_at="2026-11-21T08:30:00Z")
    assert "\n* DONE A title :To_read:C:\n" in WRITE(collection(paper))


def test_a_note_is_a_block_of_markdown_that_ends_with_it() -> None:
    text = WRITE(collection(item("A", note="* one\n#+end_src\n,* two\nthree"), item("After")))
    assert "#+begin_src markdown\n,* one\n,#+end_src\n,,* two\nthree\n#+end_src\n\n* " in text


@pytest.mark.parametrize("text", ["* a", "# a", "| a |", ": a", "- a", "+ a", "1. a", "TODO a"])
def test_no_line_begins_anything(text: str) -> None:
    assert escape(text).startswith(SPACE)


@pytest.mark.parametrize(
    "text",
    [
        "*a*",
        "/a/ ",
        "see [[a]]",
        "[fn:1]",
        "<2026-01-01>",
        "{{{a}}}",
        r"\alpha",
        "$x$",
        "src_sh{a}",
    ],
)
def test_no_sign_is_markup(text: str) -> None:
    assert SPACE in escape(text)
    assert escape(text).replace(SPACE, "") == tidy(text)


@given(hostile, hostile)
def test_a_heading_is_a_paper_and_no_text_is_lost(title: str, abstract: str) -> None:
    paper = item(title, abstract, lists=(abstract,), note=abstract)
    lines = WRITE(collection(paper, item("After"), title=title)).split("\n")
    headings = [line for line in lines if re.match(r"\*+ ", line)]
    assert len(headings) == 2
    assert tidy(title).replace(SPACE, "") in headings[0].replace(SPACE, "")


def test_pandoc_reads_every_paper(seeds: Collection, tmp_path: Path) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    words = f"{MARKDOWN} {LATEX}".split()
    unkind = tuple(item(f"{word} {at}", word, note=word) for at, word in enumerate(words))
    (tmp_path / "papers.org").write_text(WRITE(Collection("All", (*seeds.items, *unkind))), "utf-8")
    done = subprocess.run(
        ("pandoc", "-f", "org", "-t", "json", "papers.org"),
        cwd=tmp_path,
        capture_output=True,
        timeout=600,
        check=True,
    )
    blocks = json.loads(done.stdout)["blocks"]
    headings = [block for block in blocks if block["t"] == "Header"]
    assert len(headings) == 511 + len(unkind)


def test_two_papers_of_one_title_have_their_own_ids() -> None:
    again = EACH[0].paper
    twins = [EACH[0], Item(Paper("f" * 16, again.title, "", (), again.meta))]
    ids = re.findall(r":CUSTOM_ID: (.*)", WRITE(collection(*twins)))
    assert len(set(ids)) == 2
