"""The HTML page, read by selectolax: whole, escaped, and alone."""

from __future__ import annotations

import re

from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from tests.tui.library.export.hostile import collection, hostile, item, tidy, tidy_lines
from tests.tui.library.export.test_export_references import EACH, PAPERS
from tui.library.export import FORMATS, Collection

WRITE = FORMATS["html"].write
OURS = {
    *("html", "head", "meta", "title", "style", "body"),
    *("h1", "h2", "p", "a", "article", "div"),
}
"""Every element that a page may have."""


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [tidy(node.text()) for node in page.css(selector)]


def test_a_paper_is_an_article_with_its_note_and_links() -> None:
    paper = item("A <b> & C", "See https://a.example/b?c=d&e.\nEnd.", note="- <i>\n- one")
    page = LexborHTMLParser(WRITE(collection(paper)))
    assert texts(page, "title") == texts(page, "h1") == ["To read"]
    assert texts(page, "article h2") == ["A <b> & C"]
    assert texts(page, "article p")[1:] == ["See https://a.example/b?c=d&e.", "End."]
    assert [a.attributes["href"] for a in page.css("a")] == ["https://a.example/b?c=d&e"]
    assert [node.text() for node in page.css(".note")] == ["- <i>\n- one"]


def test_metadata_stands_below_the_title() -> None:
    page = LexborHTMLParser(WRITE(PAPERS))
    assert len(page.css("article")) == len(EACH)
    (by, *_), facts = texts(page, "article:first-of-type p"), texts(page, ".facts")
    assert "Ann B. Dœ-Łask, Bob Roe" in by
    assert "Harbour & Tide Letters" in by
    assert facts[0].endswith("tag: dusk")


def test_it_runs_nothing_and_asks_for_nothing(seeds: Collection) -> None:
    text = WRITE(seeds)
    page = LexborHTMLParser(text)
    assert "default-src 'none'" in text
    assert not page.css("script, link, img, iframe, object, form, base")
    assert not re.search(r"url\(|@import|\ssrc=", texts(page, "style")[0])
    assert "@media print" in text
    assert texts(page, "h2") == [tidy(each.paper.title) for each in seeds.items]


@given(hostile, hostile)
def test_no_text_becomes_an_element(title: str, abstract: str) -> None:
    paper = item(title, abstract, lists=(title,), tags=(title,), note=abstract)
    page = LexborHTMLParser(WRITE(collection(paper, item("After"), title=title)))
    assert {node.tag for node in page.css("*")} <= OURS
    assert texts(page, "h2") == [tidy(title), "After"]
    said = texts(page, "article:first-of-type p:not(.facts)")
    assert said == tidy_lines(abstract)
    for link in page.css("a"):
        assert (link.attributes["href"] or "").startswith(("http://", "https://"))
