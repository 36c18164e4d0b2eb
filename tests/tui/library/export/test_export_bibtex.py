"""BibTeX, read back by bibtexparser."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from bibtexparser.bibdatabase import BibDatabase
from bibtexparser.bparser import BibTexParser
from hypothesis import given

from parsing.paper import Paper, paper_key
from parsing.urls import find_links
from tests.tui.library.export.hostile import collection, hostile, item, tidy, tidy_lines
from tests.tui.library.export.test_export_latex import unescape
from tui.library.export import Collection, Item
from tui.library.export.bibtex import write
from tui.library.export.reference import citation_key

MASK = "Mask is All You Need: Rethinking Mask R-CNN for Dense and Arbitrary-Shaped Text Detection"
PARSER = BibTexParser(common_strings=False, ignore_nonstandard_types=False)
"""One for all tests: building its grammar takes longer than reading an entry."""
PARSER.expect_multiple_parse = True


def read(text: str) -> list[dict[str, str]]:
    """The entries of a database; a file that is not wholly understood raises."""
    PARSER.bib_database = BibDatabase()
    entries: list[dict[str, str]] = PARSER.parse(text).entries
    return entries


def title(entry: dict[str, str]) -> str:
    """A title as it was before it was written."""
    inner = re.fullmatch(r"\{(.*)\}", entry["title"] or "{}")
    assert inner, "capitals are kept by a second pair of braces"
    return unescape(inner[1])


def composed(text: str) -> str:
    """A text on one line, each letter with its accents one character."""
    return unicodedata.normalize("NFC", tidy(text))


def text_of(field: str) -> list[str]:
    """The paragraphs of a field as they were before they were written."""
    return [unescape(paragraph) for paragraph in field.split("{ }\n\n")] if field else []


def test_a_paper_is_a_misc_entry() -> None:
    paper = item(
        "GlobalCom^2: 50% of $\\texttt{t5x}$ [MASK]",
        "We {halve}.\nCode: https://a.example/b_c.",
        lists=("To read", "R&D, soon; A"),
        tags=("nlp",),
        note="Ask Ann.",
    )
    assert write(collection(paper)) == (
        "% To read: 1 paper\n"
        "\n"
        "@misc{globalcom-2-50-" + paper.paper.key[:8] + ",\n"
        "  title = {{GlobalCom$^2$: 50\\% of $\\texttt{t5x}$ [MASK]}},\n"
        "  abstract = {We \\{halve\\}.{ }\n"
        "\n"
        "Code: https://a.example/b\\_c.},\n"
        "  note = {Link in the abstract: https://a.example/b\\_c},\n"
        "  keywords = {To read, R\\&D soon A, nlp},\n"
        "  annote = {Ask Ann.},\n"
        "}\n"
    )


def test_nothing_is_invented() -> None:
    assert write(collection(item("A title"))) == (
        "% To read: 1 paper\n\n@misc{title-b3788efe,\n  title = {{A title}},\n}\n"
    )


def test_an_empty_collection_is_a_comment() -> None:
    assert write(collection(title="@misc{me")) == "% misc{me: 0 papers\n"
    assert read(write(collection(title="@misc{me"))) == []


@pytest.mark.parametrize(
    ("of", "key"),
    [
        (MASK, "mask-all-need-"),
        ("γ-MoD: Exploring Mixture-of-Depth", "mod-exploring-mixture-"),
        ("Émigrés' Ætiology", "emigres-tiology-"),
        ("What is it?", "what-is-it-"),
        ("論文", "paper-"),
        ("", "paper-"),
    ],
)
def test_a_citation_key_is_read_off_the_title(of: str, key: str) -> None:
    assert citation_key(Paper(paper_key(of), of, "")).startswith(key)


def test_a_citation_key_is_the_same_in_every_export(seeds: Collection) -> None:
    together = [entry["ID"] for entry in read(write(seeds))]
    for each, key in zip(seeds.items[:20], together, strict=False):
        assert read(write(collection(each)))[0]["ID"] == key


def test_papers_that_would_share_a_key_get_all_its_digits() -> None:
    keys = ("0123456789abcdef", "0123456700000000")
    twins = [Item(Paper(key, "Same", "")) for key in keys]
    assert [entry["ID"] for entry in read(write(collection(*twins)))] == [
        "same-0123456789abcdef",
        "same-0123456700000000",
    ]


def test_a_paper_that_stands_twice_is_one_entry() -> None:
    one = item("A title")
    assert len(read(write(collection(one, replace(one, note="again"))))) == 1


def test_every_seed_paper_reads_back(seeds: Collection) -> None:
    entries = read(write(seeds))
    assert [title(entry) for entry in entries] == [each.paper.title for each in seeds.items]
    assert len({entry["ID"] for entry in entries}) == 511
    for entry, each in zip(entries, seeds.items, strict=True):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){1,3}", entry["ID"])
        assert text_of(entry.get("abstract", "")) == tidy_lines(each.paper.abstract)
        links = unescape(entry.get("note", "").partition(": ")[2])
        assert links == ", ".join(find_links(each.paper.abstract))
        assert entry.keys() <= {"ENTRYTYPE", "ID", "title", "abstract", "note"}


@given(hostile, hostile, hostile, hostile)
def test_no_text_breaks_an_entry(name: str, abstract: str, note: str, given_name: str) -> None:
    one = item(name, abstract, lists=(given_name,), note=note)
    entries = read(write(collection(one, item("After"), title=given_name)))
    assert [title(entry) for entry in entries] == [composed(name), "After"][: len(entries)]
    assert len(entries) == 2 or one.paper.key == item("After").paper.key
    assert text_of(entries[0].get("abstract", "")) == [
        composed(line) for line in tidy_lines(abstract)
    ]
    assert text_of(entries[0].get("annote", "")) == [composed(line) for line in tidy_lines(note)]
    assert unescape(entries[0].get("keywords", "")) == composed(re.sub("[,;]", " ", given_name))
