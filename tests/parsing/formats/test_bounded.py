"""Data that is small as text and large in memory, and values that go on for ever."""

from __future__ import annotations

from textwrap import fill
from time import process_time
from typing import TYPE_CHECKING

import pytest

from parsing import json_values
from parsing.authors import authors_one_each, split_authors
from parsing.clean import clean_entry
from parsing.formats import FORMATS, bibtex, detect, parse_text
from parsing.formats.markdown_list.bullets import is_label
from parsing.ids import find_arxiv_class
from parsing.paper import Entry
from parsing.prose import unwrap_if_wrapped
from parsing.sources import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Tidal Rudders in Calm Water"
LINE = " a word of it" * 80 + "\n"
OPEN = {
    "ris": f"TY  - JOUR\nTI  - {TITLE}\nAB  - x\n",
    "nbib": f"PMID- 1\nTI  - {TITLE}\nAB  - x\n",
    "refer": f"%0 Book\n%T {TITLE}\n%X x\n",
    "refworks": f"RT Book\nT1 {TITLE}\nAB x\n",
    "pubmed_text": f"1. Fog. 2024;1:2.\n\n{TITLE}.\n\nx\n",
    "web_of_science": f"FN x\nPT J\nTI {TITLE}\nAB x\n",
    "arxiv_copied": f"[1] arXiv:2401.00001 [pdf]\nTitle: {TITLE}\nAuthors: Doe\nComments: x\n",
    "arxiv_mail": f"\\\\\narXiv:2401.00001\nTitle: {TITLE}\nAuthors: Doe\nComments: x\n",
}
"""Records whose last value goes on in the lines that follow."""


@pytest.mark.no_cover
@pytest.mark.parametrize("name", OPEN)
def test_a_value_over_many_lines_takes_time_linear_in_them(name: str) -> None:
    def taken(lines: int) -> float:
        before = process_time()
        page = FORMATS[name].parse(OPEN[name] + LINE * lines, "page")
        assert page.entries[0].title == TITLE
        return process_time() - before

    # Sixteen times as many lines: when each is put to those before it takes 200 times as long.
    assert taken(4000) < 70 * max(0.002, *(taken(250) for _ in range(3)))


@pytest.mark.no_cover
@pytest.mark.parametrize("part", ["isPartOf", "isReferencedBy", "hasPart"])
def test_what_many_items_refer_to_is_not_read_again_for_each(part: str) -> None:
    rdf = 'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'

    def taken(times: int) -> float:
        items = "".join(
            f"<a r:about='#{n}'><itemType>book</itemType><title>{TITLE}</title>"
            f"<{part} r:resource='#x'/></a>"
            for n in range(100 * times)
        )
        parts = "".join(f"<hasPart r:resource='#{n}'/>" for n in range(100 * times))
        long = f"<title>{LINE * 20 * times}</title><value>{LINE * 20 * times}</value>"
        tag = {"isPartOf": "Journal", "isReferencedBy": "Memo", "hasPart": "Collection"}[part]
        text = f"<RDF {rdf}>{items}<{tag} r:about='#x'>{long}{parts}</{tag}></RDF>"
        before = process_time()
        page = FORMATS["zotero_rdf"].parse(text, "page")
        assert len(page.entries) == 100 * times
        return process_time() - before

    # Eight times as many that refer to eight times as much.
    assert taken(16) < 30 * max(0.002, *(taken(2) for _ in range(3)))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "around", "piece"),
    [
        ("tei", "teiHeader", "<keywords><term>a</term>{}</keywords>"),
        ("tei", "teiHeader", "<biblStruct><idno>10.1000/a</idno>{}</biblStruct>"),
        ("oai_pmh", "arXiv", "<version><date>2024</date>{}</version>"),
        ("oai_pmh", "arXiv", "<versions><version><date>a{}</date></version></versions>"),
        ("jats", "front", "<abstract><sec><title>a{}</title></sec></abstract>"),
        ("jats", "front", "<contrib-group><contrib><collab>a{}</collab></contrib></contrib-group>"),
        ("mods", "mods", "<relatedItem type='host'><titleInfo>a{}</titleInfo></relatedItem>"),
        ("crossref_xml", "doi_record", "<book_metadata><titles>a{}</titles></book_metadata>"),
        (
            "pubmed_xml",
            "PubmedArticle",
            "<MedlineCitation><Article>a{}</Article></MedlineCitation>",
        ),
    ],
)
def test_elements_within_their_like_take_time_linear_in_them(
    name: str, around: str, piece: str
) -> None:
    opening, closing = piece.split("{}")

    def taken(times: int) -> float:
        text = f"<{around}><title>a</title>{opening * times}{closing * times}</{around}>"
        before = process_time()
        FORMATS[name].parse(text, "page")
        return process_time() - before

    assert taken(8000) < 30 * max(0.002, *(taken(1000) for _ in range(3)))


@pytest.mark.parametrize(
    ("name", "above", "line"),
    [
        (
            "carrel_markdown",
            f"# P\n\n1 paper\n\n## {TITLE}\n\nUnread\n\nx\n\n",
            "- <http://a.io/b>",
        ),
        (
            "carrel_text",
            f"P\n=\n\n1 paper\n\n1. {TITLE}\n    Unread\n\n    x\n\n",
            "    http://a.io/b",
        ),
    ],
)
def test_addresses_that_a_word_follows_are_an_abstract_at_once(
    name: str, above: str, line: str
) -> None:
    # If a line could be read in two ways, sixty of them would take for ever.
    page = FORMATS[name].parse(f"{above}{(line + chr(10)) * 60}at last", "page")
    assert page.entries[0].abstract.endswith("at last")


def as_format(name: str) -> Callable[[str], object]:
    """What reads a text in this format."""
    return lambda text: FORMATS[name].parse(text, "page")


WRAPPED = fill("the lamps of a harbour shine all night and nobody asks them why " * 20, 72)
RUNS: dict[str, tuple[Callable[[str], object], str, str, str]] = {
    "above a page for the web": (detect, "---\n---", "\n", "x"),
    "blanks before a word": (detect, "# A\n", " ", "x"),
    "dashes before a word": (detect, "# A\n", "-", " x"),
    "stars before a word": (detect, "# A\n", "*", " x"),
    "what opens and never closes": (detect, "# A\n", "<details><summary>", "x"),
    "what opens and closes": (
        as_format("details_list"),
        "# A\n- [A Lamp](https://arxiv.org/abs/2405.00001)\n",
        "<details>\n<summary>Abstract</summary>\na\n</details>\n",
        "x",
    ),
    "properties of a text": (detect, "---\n", "a: b\n", "references:\n"),
    "a program": (lambda text: parse_text(text, "page"), "", "10:00 - 11:00 Lunch and\n", "x"),
    "below the header of a table": (detect, "| Title | PDF |\n", " ", "x|-\n"),
    "before a prize": (
        as_format("markdown_list"),
        "# Accepted Papers\n\n- **A Lamp in Fog of Nine Hills**",
        " ",
        "x Paper\n",
    ),
    "before the year of a venue": (
        as_format("title_list"),
        "A Lamp in Fog of Nine Hills\nAnn Doe\nIn ",
        ", ",
        "x 2020\nA Rope in Fog of Nine Hills\nBob Roe\n",
    ),
    "in a name of BibTeX": (as_format("bibtex"), "@misc{a, title={A}, author={Ann", " ", "x}}"),
    "in brackets of BibTeX": (as_format("bibtex"), "@misc{a, title={A}, author={{Ann}", " ", "x}}"),
    "before a key of BibTeX": (as_format("bibtex"), "@misc{", " ", "x\n"),
    "breaks of a copied page": (as_format("hf_copied"), "Daily Papers\n[a](b)", "\\", "x\n"),
    "before More": (
        as_format("arxiv_results"),
        "arXiv:2401.00001 [pdf] cs.CL\nA Lamp\nAuthors: Doe\nAbstract: x",
        " ",
        "y (More)\n",
    ),
    "before a bibliography as YAML": (detect, "a: - family: b\n", "\n", "x"),
    "before a record of Web of Science": (detect, "", "\f", "x"),
    "between paragraphs": (unwrap_if_wrapped, WRAPPED, "\n", "x"),
    "behind the word for an abstract": (
        lambda text: clean_entry(Entry(TITLE, text, 1)),
        "abstract",
        " ",
        "x",
    ),
    "places of authors": (split_authors, "Ann Doe ", "(x) ", "Bob and Cy Roe"),
    "the last of the authors": (lambda text: authors_one_each([text]), "Ann", " ", "Doe"),
    "names of arXiv": (find_arxiv_class, "[", "arxiv:", "x"),
    "notes of RIS": (
        lambda text: FORMATS["ris"].parse(f"TY  - JOUR\nTI  - {TITLE}\n{text * 5}", "page"),
        "",
        "N1  - Comment: a\nN1  - b\n",
        "",
    ),
}
"""What reads a text, and a text: its beginning, what comes again and again, its end."""


@pytest.mark.no_cover
@pytest.mark.parametrize("where", RUNS)
def test_what_comes_again_and_again_takes_time_linear_in_its_length(where: str) -> None:
    read, begin, again, end = RUNS[where]

    def taken(length: int) -> float:
        before = process_time()
        read(begin + again * (length // len(again)) + end)
        return process_time() - before

    # Sixteen times as long.
    assert taken(32_000) < 70 * max(0.002, *(taken(2_000) for _ in range(3)))


def test_a_tag_without_a_value_is_no_fault() -> None:
    page = FORMATS["web_of_science"].parse(f"FN x\nPT J\nAU\nTI {TITLE}\nER\n", "page")
    assert [entry.title for entry in page.entries] == [TITLE]


def test_a_database_of_more_entries_is_read_as_far_as_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bibtex, "MOST_ENTRIES", 2)
    page = parse_text("".join(f"@misc{{a{n}, title={{{TITLE} {n}}}}}\n" for n in range(4)), "page")
    assert len(page.entries) == 2
    assert [str(each) for each in page.problems] == [
        "page:3: more than 2 entries; the rest is left out; split the file"
    ]


ITEM = f'{{"type": "article", "title": "{TITLE}", "author": [{{"family": "Doe"}}]}}'


@pytest.mark.parametrize("limit", ["MOST_HOLDERS", "MOST_COMMAS"])
@pytest.mark.parametrize("text", [f"[{ITEM}, {ITEM}]", f"{ITEM}\n{ITEM}\n"])
def test_json_of_too_many_values_is_not_made(
    monkeypatch: pytest.MonkeyPatch, limit: str, text: str
) -> None:
    assert len(FORMATS["csl_json"].parse(text, "page").entries) == 2
    monkeypatch.setattr(json_values, limit, 3)
    page = FORMATS["csl_json"].parse(text, "page")
    assert page.entries == ()
    assert [str(each) for each in page.problems] == [
        "page: JSON of too many values; nothing taken; split it"
    ]


def test_as_many_words_as_an_answer_of_openalex_may_have_are_not_too_many() -> None:
    word = '"word": [12], '
    assert json_values.is_bounded(word * (LARGEST * 6 // 10 // len(word)))


@pytest.mark.no_cover
@pytest.mark.parametrize("sign", ["1", "1 ", "- ", "pdf", "web", "the "])
def test_what_a_link_says_is_looked_at_in_time_linear_in_its_length(sign: str) -> None:
    def taken(times: int) -> float:
        before = process_time()
        is_label(f"{sign * times}!x")
        return process_time() - before

    assert taken(16_000) < 70 * max(0.0005, *(taken(1000) for _ in range(3)))
