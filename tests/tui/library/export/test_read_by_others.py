"""Every format in the hands of libraries that others wrote: each of the 511 papers with metadata,
each of them without, and hostile ones, all in one file.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import bibtexparser
import html5lib
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from parsing.paper import paper_key
from tests.tui.library.export.described import described
from tests.tui.library.export.hostile import TRAPS, item, tidy
from tui.library.export import FORMATS, Collection, Item

SECOND = Path(sys.prefix) / "bibtexparser2"
"""Where the Makefile puts the second version of a library beside the first."""


@pytest.fixture(scope="module")
def papers(seeds: Collection) -> Collection:
    """A paper as it stands on its page, the same with metadata, and unkind ones."""
    unkind = (
        item(f"{word} {number}", f"{word}\n{word} {word}", tags=(word,), note=word)
        for number, word in enumerate(TRAPS, 10)
    )
    return Collection("All", (*seeds.items, *map(_twin, seeds.items, range(511)), *unkind))


def _twin(each: Item, number: int) -> Item:
    title = f"{each.paper.title} again"
    paper = each.paper._replace(key=paper_key(title), title=title)
    return described(Item(paper, each.pages), number)


def titles(papers: Collection) -> list[str]:
    """The papers' titles, a line each."""
    return [tidy(each.paper.title) for each in papers.items]


def endings(titles: Iterable[str]) -> list[str]:
    """The last two letters or digits of each title, which LaTeX writes no other way."""
    return [re.sub("[^A-Za-z0-9]", "", title)[-2:] for title in titles]


def test_bibtexparser_1_reads_every_entry(papers: Collection) -> None:
    # It takes long; `test_export_bibtex` has it read the others.
    some = Collection("Some", papers.items[511:1022:8] + papers.items[1022:])
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = bibtexparser.loads(FORMATS["biblatex"].write(some), parser).entries
    assert endings(entry["title"] for entry in entries) == endings(titles(some))


@pytest.mark.skipif(not SECOND.is_dir(), reason="bibtexparser 2 is not installed")
@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_bibtexparser_2_reads_every_entry(papers: Collection, form: str) -> None:
    program = (
        "import bibtexparser, json, sys\n"
        "read = bibtexparser.parse_string(sys.stdin.read())\n"
        "assert not read.failed_blocks, read.failed_blocks\n"
        "print(json.dumps([entry['title'] for entry in read.entries]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        input=FORMATS[form].write(papers),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SECOND)},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert endings(json.loads(ended.stdout)) == endings(titles(papers))


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pybtex_reads_every_entry_and_every_author(papers: Collection, form: str) -> None:
    entries = parse_string(FORMATS[form].write(papers), "bibtex").entries
    said = endings(each.fields["title"] for each in entries.values())
    assert said == endings(titles(papers))
    for entry, each in zip(entries.values(), papers.items, strict=True):
        meta = each.paper.meta
        many = len(meta.authors) + (bool(meta.authors) and meta.et_al)
        assert len(entry.persons.get("author", ())) == many


def test_rispy_reads_every_record(papers: Collection) -> None:
    records = rispy.loads(FORMATS["ris"].write(papers))
    assert [each["title"] for each in records] == titles(papers)
    for record, each in zip(records, papers.items, strict=True):
        assert len(record.get("authors", ())) == len(each.paper.meta.authors)
        assert record.get("doi", "") == each.paper.meta.doi


def test_csl_json_is_what_the_projects_schema_says(papers: Collection) -> None:
    # https://github.com/citation-style-language/schema, schemas/input, under the MIT license
    schema = json.loads(Path(__file__).with_name("schemas").joinpath("csl-data.json").read_bytes())
    said = json.loads(FORMATS["csl"].write(papers))
    Draft7Validator(schema).validate(said)
    assert [each["title"] for each in said] == titles(papers)


@pytest.mark.parametrize(("form", "between"), [("csv", ","), ("tsv", "\t")])
def test_csv_and_pandas_find_the_same_cells(papers: Collection, form: str, between: str) -> None:
    text = FORMATS[form].write(papers, raw=True)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    assert [row["title"] for row in rows] == [each.paper.title for each in papers.items]
    assert [row["note"] for row in rows] == [each.note for each in papers.items]
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    table: Any = pandas.read_csv(
        io.StringIO(text, newline=""), sep=between, dtype=str, keep_default_na=False
    )
    assert table.to_dict("records") == rows


def test_html5lib_finds_no_fault_in_the_page(papers: Collection) -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        FORMATS["html"].write(papers)
    )
    found = ["".join(each.itertext()) for each in page.iter("h2")]
    assert found == titles(papers)
    assert len({each.get("id") for each in page.iter("h2")}) == len(papers.items)


def test_markdown_it_finds_a_section_a_paper(papers: Collection) -> None:
    tokens = MarkdownIt().parse(FORMATS["markdown"].write(papers))
    found = [
        "".join(child.content for child in tokens[at + 1].children or ())
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and not token.level
    ]
    assert found == titles(papers)
