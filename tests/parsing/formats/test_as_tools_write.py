"""What the tools of today write, and what came out wrong of it once; the texts are invented."""

from __future__ import annotations

import json

import pytest

from parsing.formats import parse_text
from parsing.paper import Entry

RUDDERS = "Tidal rudders in calm water"


def one(text: str) -> Entry:
    (entry,) = parse_text(text, "page").entries
    return entry


@pytest.mark.parametrize(
    ("value", "keywords"),
    [
        ("{{Sea, deep},Rudders,to-read}", ("Sea, deep", "Rudders", "to-read")),
        ("{{Sea, deep}}", ("Sea, deep",)),
        ("{{Rudders; Tides, high}}", ("Rudders", "Tides, high")),
        ("{rudder; tide}", ("rudder", "tide")),
        ("{{CO}$_2$, {\\'e}tude}", ("CO_2", "étude")),
    ],
)
def test_keywords_are_parted_outside_of_braces(value: str, keywords: tuple[str, ...]) -> None:
    text = f"@article{{a,\n title = {{{RUDDERS}}},\n keywords = {value}\n}}\n"
    assert one(text).meta.keywords == keywords


def test_a_note_in_bibtex_keeps_its_paragraphs() -> None:
    text = f"@article{{a, title = {{{RUDDERS}}}, annotation = {{Read it\\par before \\param.}}}}"
    assert one(text).annotations.note.startswith("Read it\nbefore")


def test_a_remark_of_arxiv_in_ris_is_the_comment() -> None:
    entry = one(f"TY  - GEN\nTI  - {RUDDERS}\nAU  - Doe, A\nN1  - Comment: 12 pages\nER  - \n")
    assert (entry.meta.comment, entry.annotations.note) == ("12 pages", "")


def item(**fields: object) -> Entry:
    return one(json.dumps([{"id": "a", "type": "article-journal", "title": RUDDERS, **fields}]))


def test_an_abstract_begins_below_its_heading() -> None:
    said = "We measure how much they drift."
    assert item(abstract=f"Abstract\n            {said}").abstract == said
    assert item(abstract="Abstract art drifts.\nIt does.").abstract.startswith("Abstract art")


def test_an_address_is_no_cite_key() -> None:
    assert item(id="http://zotero.org/users/1/items/ABCD2345").meta.cite_key == ""
    assert item(id="novak2023").meta.cite_key == "novak2023"


@pytest.mark.parametrize(
    ("date", "published"), [("Nov 2", "2023-11-02"), ("November", "2023-11"), ("Winter", "2023")]
)
def test_endnote_has_the_day_beside_the_year(date: str, published: str) -> None:
    text = (
        f"<xml><records><record><titles><title>{RUDDERS}</title></titles><dates><year>2023</year>"
        f"<pub-dates><date>{date}</date></pub-dates></dates></record></records></xml>"
    )
    assert one(text).meta.published == published


DBLP = {
    "result": {
        "hits": {
            "@total": "2",
            "hit": [
                {
                    "info": {
                        "authors": {"author": [{"text": "Ann Doe 0001"}, {"text": "Bob Roe"}]},
                        "title": "Rudders &amp; Tides.",
                        "venue": "FOG",
                        "pages": "11-20",
                        "year": "2024",
                        "type": "Conference and Workshop Papers",
                        "key": "conf/fog/DoeR24",
                        "doi": "10.1234/FOG.2024.11",
                    }
                },
                {
                    "info": {
                        "authors": {"author": {"text": "Cy Poe"}},
                        "title": "Quiet Foghorns.",
                        "venue": "CoRR",
                        "volume": "abs/2402.11111",
                        "year": "2024",
                    }
                },
            ],
        }
    }
}


def test_an_answer_of_dblp_is_read() -> None:
    page = parse_text(json.dumps(DBLP), "page")
    rudders, foghorns = page.entries
    assert (page.format, rudders.title, foghorns.title) == (
        "dblp",
        "Rudders & Tides",
        "Quiet Foghorns",
    )
    assert [author.name for author in rudders.meta.authors] == ["Ann Doe", "Bob Roe"]
    assert (rudders.meta.venue, rudders.meta.published, rudders.meta.doi) == (
        "FOG",
        "2024",
        "10.1234/fog.2024.11",
    )
    assert [author.name for author in foghorns.meta.authors] == ["Cy Poe"]
    meta = foghorns.meta
    assert (meta.arxiv, meta.venue, meta.volume) == ("2402.11111", "", "")


def listed(comment: str) -> Entry:
    return one(
        "<html><body><dl id='articles'><dt><a href='/abs/2405.00001'>arXiv:2405.00001</a></dt><dd>"
        f"<div class='list-title'><span>Title:</span> {RUDDERS}</div>"
        f"<div class='list-comments mathjax'><span>Comments:</span> {comment}</div></dd></dl>"
    )


def test_a_link_in_a_comment_of_arxiv_is_its_address() -> None:
    code = "https://github.com/example/tide"
    meta = listed(f"12 pages, code: <a href='{code}'>this https URL</a>").meta
    assert (meta.comment, meta.code) == (f"12 pages, code: {code}", code)
    page = "https://example.org/tide"
    meta = listed(f"See <a href='{page}'>this https URL</a>").meta
    assert (meta.comment, meta.code) == (f"See {page}", "")


def article(text: str, *, venue: str = "Nature Fog") -> Entry:
    return one(
        '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:prism="p"><item>'
        f"<title>{RUDDERS}</title><description><![CDATA[{text}]]></description>"
        f"<prism:publicationName>{venue}</prism:publicationName><prism:doi>10.1000/1</prism:doi>"
        "<prism:startingPage>1</prism:startingPage><prism:endingPage>27</prism:endingPage>"
        "</item></rdf:RDF>"
    )


@pytest.mark.parametrize(
    ("text", "abstract"),
    [
        (
            "<p>Nature Fog, Published online: 03 May 2024; doi:10.1000/1</p>They drift.",
            "They drift.",
        ),
        (f"<p>Nature Fog, Published online: 03 May 2024; doi:10.1000/1</p>{RUDDERS}", ""),
        ("Nature Fog, <a href='x'>Volume 12, Issue 2</a>, Page 1-27, May 2024. <br/> ", ""),
        ("Nature Fog is a journal. They drift.", "Nature Fog is a journal. They drift."),
    ],
)
def test_a_citation_in_a_feed_is_no_abstract(text: str, abstract: str) -> None:
    entry = article(text)
    assert (entry.abstract, entry.meta.pages) == (abstract, "1-27")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('<?xml version="1.0"?><opml><body/></opml>', "a list of feeds (OPML)"),
        ('<?xml version="1.0"?><urlset><url/></urlset>', "XML of a kind"),
        (
            "<rss><channel><item><title>The festival of the harbour</title></item></channel></rss>",
            "a feed whose entries name no paper",
        ),
        ('{"name": "foghorn", "title": "Foghorn", "license": "MIT"}', "JSON of a kind"),
    ],
)
def test_data_that_lists_no_papers_is_called_what_it_is(text: str, seen: str) -> None:
    page = parse_text(text, "page")
    assert page.entries == ()
    assert seen in page.problems[0].seen


def test_a_title_that_a_browser_gave_is_without_its_id() -> None:
    page = parse_text(
        f"- [[2405.00001] {RUDDERS}](https://arxiv.org/abs/2405.00001)\n"
        "- [\\[2405.00002\\] Quiet Foghorns](https://arxiv.org/abs/2405.00002)\n",
        "page",
    )
    assert [entry.title for entry in page.entries] == [RUDDERS, "Quiet Foghorns"]


def test_papers_are_announced_below_further_headings_too() -> None:
    page = parse_text(
        "# Accepted papers\n\n## Long papers\n\n- Lanterns in the Fog of Night\n"
        "- Rudders That Learn from Tides\n\n# Travel\n\n- Trains to the Harbour of Quay\n",
        "page",
    )
    assert [entry.title for entry in page.entries] == [
        "Lanterns in the Fog of Night",
        "Rudders That Learn from Tides",
    ]


def test_a_hyphen_between_words_of_a_title_stays() -> None:
    page = parse_text(
        "1. Lanterns in Fog - A Study of Lamps\n2. Rudders That Learn - And Forget\n"
        "3. Quiet Foghorns - From Silence Alone\n",
        "page",
    )
    assert page.entries[0].title == "Lanterns in Fog - A Study of Lamps"


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title = {Lamps in Fog}, annote = {Comment: 23 pages, 4 figures}}",
        "@article{a, title = {Lamps in Fog}, note = {Comment: 23 pages, 4 figures}}",
        "TY  - JOUR\nTI  - Lamps in Fog\nN1  - <p>Comment: 23 pages, 4 figures</p>\nER  - \n",
        (
            '[{"id": "a", "type": "article", "title": "Lamps in Fog",'
            ' "author": [{"family": "Doe", "given": "Ann"}],'
            ' "issued": {"raw": "2024"}, "note": "Comment: 23 pages, 4 figures"}]'
        ),
    ],
)
def test_what_arxiv_prints_as_a_comment_is_no_note_of_a_person(text: str) -> None:
    (entry,) = parse_text(text, "from Zotero").entries
    assert (entry.meta.comment, entry.annotations.note) == ("23 pages, 4 figures", "")
