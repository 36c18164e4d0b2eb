"""Every format gives a page for any text, clean and in good time, and never raises."""

from __future__ import annotations

import json
import random
import re
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing import Page
from parsing.clean import clean_entry
from parsing.formats import DAILY_PAPERS, FORMATS, parse_text
from tests.parsing.formats.daily_papers.test_linear import FACTOR, ROUNDS, least
from tests.parsing.formats.invented import CASES, case
from tests.parsing.formats.test_arxiv_pages import ABSTRACT_PAGE, COPIED, LISTING, NINETIES
from tests.parsing.formats.test_arxiv_results import RESULTS
from tests.parsing.formats.test_as_tools_write import DBLP
from tests.parsing.formats.test_bibitems import BBL
from tests.parsing.formats.test_copied_list import SITES as COPIES
from tests.parsing.formats.test_details_list import BELOW, TITLED, listed
from tests.parsing.formats.test_feed import ATOM, JOURNAL
from tests.parsing.formats.test_feed_journals import DESCRIBED, rss
from tests.parsing.formats.test_hf_page import CARDS, wrapped
from tests.parsing.formats.test_html_list import ACCEPTED, TABLE
from tests.parsing.formats.test_html_sites import SITES
from tests.parsing.formats.test_json_bibliographies import ITEM, PAPERS, RECORD
from tests.parsing.formats.test_mail import PUBMED, SCHOLAR, SEMANTIC, html_mail
from tests.parsing.formats.test_paper_note import NOTE as NOTE_OF_PAPER
from tests.parsing.formats.test_plain_json import SERVICES
from tests.parsing.formats.test_pubmed_text import ABSTRACTS, SUMMARIES
from tests.parsing.formats.test_ris import FULL
from tests.parsing.formats.test_services import CROSSREF, NOTE, OPENALEX, S2
from tests.parsing.formats.test_tables_of_services import DIMENSIONS, NOTION
from tests.parsing.formats.test_tagged import REFER, REFWORKS
from tests.parsing.formats.test_xml_records import SAMPLES as XML
from tests.parsing.formats.test_yaml_list import FILES as YAML
from tui.library.export import FORMATS as EXPORTS
from tui.library.export import Collection

DATA = [name for name in FORMATS if name != DAILY_PAPERS.name]
SAMPLES = [
    *(case(path.name) for path in sorted(CASES.iterdir())),
    *(json.dumps(value) for value in ([ITEM], RECORD, [S2], {"results": [OPENALEX]})),
    json.dumps({"message": {"items": [CROSSREF]}}),
    json.dumps({"notes": [NOTE]}),
    json.dumps(DBLP),
    *(json.dumps(answer) for answer, _ in SERVICES.values()),
    *(text for text, _ in (*COPIES.values(), *YAML.values())),
    *(f"<html><body>{body}</body></html>" for body, _ in SITES.values()),
    *(EXPORTS[name].write(Collection("Fog", PAPERS)) for name in ("json", "csl", "bibtex", "ris")),
    *XML.values(),
    *map(listed, (*TITLED, *BELOW)),
    *(
        ABSTRACT_PAGE,
        BBL,
        RESULTS,
        rss("Annals of Fog", DESCRIBED),
        COPIED,
        "1. Doe A, Roe B. A Lamp in Fog. Fog. 2021;3:1-9.\n2. Poe C. A Rope. Fog. 2020;3:1.\n",
        LISTING,
        NINETIES,
        ATOM,
        JOURNAL,
        ACCEPTED,
        CARDS,
        FULL,
        TABLE,
        REFER,
        REFWORKS,
        ABSTRACTS,
        SUMMARIES,
        DIMENSIONS,
        NOTION,
        NOTE_OF_PAPER,
        SCHOLAR,
        SEMANTIC,
        PUBMED,
        html_mail(SCHOLAR, "base64"),
        wrapped(CARDS, "8bit"),
    ),
]
ODD = ["\x00", "\x1b[31m", "\u202e", "\ud800", "{", "}", "[", '"', "<", "&", "\\", "$", "\n", "\r"]
ODD += ["@a{", "null", "1e999", "[[]]", "<![CDATA[", "&#0;", "=\n", "%", "//", "\n\n", "<p>", "- "]


def check(page: Page) -> None:
    """Assert that all strings of a page have come through the one door."""
    assert isinstance(page, Page)
    if page.format == DAILY_PAPERS.name:
        return  # which has tests of its own
    for entry in page.entries:
        assert clean_entry(entry) == entry
        assert "\n" not in entry.title
        assert not re.search(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", entry.title + entry.abstract
        )
        assert entry.line >= 0


@given(st.sampled_from(DATA), st.text())
def test_any_text_is_a_page_in_every_format(name: str, text: str) -> None:
    check(parse_text(text, "page", format_name=name, force=True))


@given(st.sampled_from(SAMPLES), st.integers(0, 2**32), st.sampled_from(["", *DATA]))
def test_a_text_that_was_damaged_is_a_page(sample: str, seed: int, name: str) -> None:
    chance = random.Random(seed)
    pieces = list(sample)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(pieces) + 1)
        pieces[at : at + chance.choice([0, 0, 1, 5, 60])] = chance.choice(ODD)
    check(parse_text("".join(pieces), "page", format_name=name, force=True))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
JSON_SAMPLES = [dict[str, object](each) for each in (ITEM, RECORD, S2, OPENALEX, CROSSREF, NOTE)]


@given(st.sampled_from(JSON_SAMPLES), st.data())
def test_values_of_any_shape_are_no_fault(sample: dict[str, object], data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from(sorted(sample)), min_size=1, max_size=4))
    text = json.dumps([{**sample, **{key: data.draw(VALUES) for key in keys}}])
    for name in DATA:
        if FORMATS[name].family == "json":
            check(parse_text(text, "page", format_name=name, force=True))


@pytest.mark.parametrize("text", ["", " ", "\ufeff", "\n", "{}", "[]", "<a/>", "[" * 9999])
def test_hardly_anything_is_told(text: str) -> None:
    for name in DATA:
        page = parse_text(text, "page", format_name=name)
        assert page.entries == (), name
        assert page.problems, name


@pytest.mark.parametrize("name", DATA)
def test_no_format_is_surer_of_a_sample_than_it_says_it_can_be(name: str) -> None:
    form = FORMATS[name]
    assert [sample for sample in SAMPLES if form.sniff(sample) > form.surest] == []


@pytest.mark.parametrize("name", DATA)
def test_each_sample_is_claimed_by_one_format_alone(name: str) -> None:
    for sample in SAMPLES:
        mine = parse_text(sample, "page").format
        if mine not in {DAILY_PAPERS.name, name} and FORMATS[mine].family == FORMATS[name].family:
            rivals = FORMATS[name].sniff(sample), FORMATS[mine].sniff(sample)
            assert rivals[0] <= rivals[1]


PIECES = {
    "bibtex": ["@article{a, title = {", "@misc{a,t={\\'e}},", '{\\"', "$a$ ", 'x = "', "a and "],
    "ris": ["TY  - JOUR\nTI  - a\n", "AB  - a\n b\n", "\nTI  -"],
    "refer": ["%0 Book\n%T a\n", "%X a\n b\n", "\n%A a;", "%0 Book\r", "%T a\n\n"],
    "refworks": ["RT Book\nT1 a\n", "AB a\n b\n", "\nA1 a;"],
    "pubmed_text": [
        "1. Fog. 2024 Jan 5;1(2):3. doi: 10.1/a.\n\nA lamp.\n\nPMID: 1\n\n",
        "1: Doe A. A lamp. Fog. 2024;1:3. PMID: 1.\n\n",
        "1. A. 2024. PMID: 1 ",
        "1. a\n\n",
        "1. In: ",
        "Doe A(1), ",
    ],
    "nbib": ["PMID- 1\n", "TI  - a\n      b\n"],
    "arxiv_mail": ["\\\\\nPaper: hep-th/9901001\nTitle: a\n", "\\\\\n", "Title: a\n  b\n"],
    "arxiv_copied": [
        "[1] arXiv:2601.00001 [pdf]\nTitle: a\n",
        "\n[",
        "Title: a\n\n",
        "[1] arXiv:x",
    ],
    "arxiv_feed": ["<entry><title>a</title></entry>", "<a>", "arXiv:1 Announce Type: ", "&lt;p "],
    "hf_page": ['data-props="{}"', "data-props='", "<h3><a href=/papers/2601.00001>a</a>", "<p>"],
    "citation_page": ['<meta name="citation_title" content="a">', "<meta ", "<meta name="],
    "html_list": ["<li><b>a</b>", "<div><p>a</p></div>", "<table><tr><td>a</table>", "<div>"],
    "mail": [
        "From: a\nTo: b\nContent-Type: text/html\n\n<p>a</p>\n",
        "\nFrom a Fri Jan 05 10:00:00 2024\nFrom: a\n\n",
        "\n--b\n",
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\n',
    ],
    "alert": [
        "<a class=paper-link>a</a>",
        "<div><a class=docsum-title>a</a></div>",
        "<h3><a class=gse_alrt_title>a</a></h3><div>A Doe - 2024</div>",
        "<a class=docsum-title>a</a><p>",
        "<td><a class=paper-link>a</a></td><td>",
    ],
    "mhtml": ["--X\n\n", "Content-Type: text/html\n\n", "=\n"],
    "csl_json": ['{"title": "<i>a"}\n', '[{"title": "a"}],', "["],
    "openalex": ['{"title": "a", "abstract_inverted_index": {"a": [1, 2, 3]}}\n'],
    "crossref": ['{"title": ["<jats:title>a"]}\n'],
    "pubmed_xml": [
        "<PubmedArticle><MedlineCitation><Article><ArticleTitle>a</ArticleTitle></Article>",
        "<AuthorList><Author><LastName>a</LastName></Author></AuthorList>",
        "<AbstractText Label='a'>b",
    ],
    "jats": ["<front><article-meta>", "<sec><title>a</title><p>b</p>", "<kwd>a</kwd>\n"],
    "tei": ["<listBibl><biblStruct>", "<biblStruct><monogr><title>a</title></monogr></biblStruct>"],
    "mods": ["<mods><titleInfo><title>a</title></titleInfo></mods>", "<relatedItem type='host'>"],
    "oai_pmh": ["<record><metadata><dc><title>a</title></dc></metadata></record>", "<dc><title>"],
    "dblp_xml": ["<r><article><title>a.</title></article></r>", "&uuml;", "<info><authors>"],
    "zotero_rdf": ["<a about='b'><hasPart resource='b'/><itemType>c</itemType></a>", "<a><a>"],
    "crossref_xml": ["<doi_record><book_metadata>", "<doi_record><titles/></doi_record>"],
}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "piece"), [(name, piece) for name, pieces in PIECES.items() for piece in pieces]
)
def test_time_grows_with_the_length_and_no_faster(name: str, piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * (times * 20_000 // len(piece))
        start = thread_time()
        FORMATS[name].sniff(text[: 2**15])
        FORMATS[name].parse(text, "page")
        return thread_time() - start

    seconds(1)
    few = min(seconds(1) for _ in range(ROUNDS))
    # Eight times as much takes eight times as long, and 64 times when it is quadratic.
    most = FACTOR * few + 0.05
    assert least(lambda: seconds(8), most) < most
