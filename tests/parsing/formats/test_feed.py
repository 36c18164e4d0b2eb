"""Feeds: of arXiv's API, of its daily announcements, and of others that name papers."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, case, names, read

DOE, ROE = Author(literal="Ann Doe"), Author(literal="Bob Roe")


def test_an_answer_of_the_api_is_read() -> None:
    page = read(case("m08_atom.xml"))
    (entry,) = page.entries
    assert page.format == "arxiv_feed"
    assert (page.label, page.problems) == ("", ())
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        published="2026-01-01",
        updated="2026-01-05",
        arxiv="2601.00001",
        arxiv_version=2,
        arxiv_class="cs.XX",
        comment="9 pages",
    )


def test_a_daily_feed_is_read_without_its_prefix() -> None:
    page = read(case("m09_arxiv_rss.xml"))
    (entry,) = page.entries
    assert page.format == "arxiv_feed"
    assert page.label == "Jan 5, 2026"
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        listed="2026-01-05",
        arxiv="2601.00001",
        arxiv_version=1,
        arxiv_class="cs.XX",
        subjects=("cs.XX",),
    )


ATOM = f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
<id>http://rss.arxiv.org/atom/cs.XX</id><title>cs.XX updates on arXiv.org</title>
<updated>2026-01-05T05:00:00+00:00</updated>
<entry><id>oai:arXiv.org:2601.00001v3</id><title>{LANTERN}</title>
<updated>2026-01-05T05:00:00+00:00</updated>
<link href="https://arxiv.org/abs/2601.00001" rel="alternate" type="text/html"/>
<summary>arXiv:2601.00001v3 Announce Type: replace-cross&#32;
Abstract: {FOG}</summary>
<category term="cs.XX"/><category term="stat.YY"/>
<published>2026-01-05T00:00:00-05:00</published>
<arxiv:announce_type>replace-cross</arxiv:announce_type>
<arxiv:DOI>10.1000/ABC</arxiv:DOI>
<arxiv:journal_reference>Journal of Fog 3, 2026</arxiv:journal_reference>
<dc:creator>Ann Doe (Example Lab, Here), Bob Roe</dc:creator></entry></feed>"""


def test_a_daily_feed_may_be_atom() -> None:
    page = read(ATOM)
    (entry,) = page.entries
    assert page.label == "Jan 5, 2026"
    assert entry.abstract == FOG
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        listed="2026-01-05",
        arxiv="2601.00001",
        arxiv_version=3,
        arxiv_class="cs.XX",
        doi="10.1000/abc",
        venue="Journal of Fog 3, 2026",
        subjects=("cs.XX", "stat.YY"),
    )


def test_the_feed_of_before_2024_is_read() -> None:
    page = read(
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>cs.XX updates on arXiv.org</title></channel>"
        f"<item><title>{LANTERN}. (arXiv:2301.00001v2 [cs.XX] UPDATED)</title>"
        "<link>http://arxiv.org/abs/2301.00001</link>"
        f"<description>&lt;p&gt;{FOG}&lt;/p&gt;</description>"
        '<dc:creator>&lt;a href="http://arxiv.org/find/cs/1/au:+Doe"&gt;Ann Doe&lt;/a&gt;, '
        "&lt;a&gt;Bob Roe&lt;/a&gt;</dc:creator></item></rdf:RDF>"
    )
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (LANTERN, FOG)
    assert entry.meta == Meta(
        kind=Kind.PREPRINT,
        authors=(DOE, ROE),
        arxiv="2301.00001",
        arxiv_version=2,
        arxiv_class="cs.XX",
    )


def test_paragraphs_of_an_abstract_are_kept_and_lines_joined() -> None:
    feed = case("m08_atom.xml").replace("The measure", "\nThe measure").replace(". A", ".\n  A")
    (entry,) = read(feed).entries
    assert entry.abstract == FOG.replace(". A", ".\nA")


JOURNAL = f"""<rss version="2.0" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Journal of Tides</title>
<pubDate>Tue, 06 Jan 2026 00:00:00 GMT</pubDate>
<item><title>{RUDDERS}</title><link>https://example.org/tides/1</link>
<description><![CDATA[<p>{TIDE}</p>]]></description>
<dc:creator>Ann Doe</dc:creator><dc:creator>Bob Roe</dc:creator>
<dc:date>2026-01-04</dc:date><prism:doi>10.1000/TIDE</prism:doi>
<prism:publicationName>Journal of Tides</prism:publicationName>
<prism:volume>3</prism:volume><prism:number>4</prism:number></item>
<item><title>Subscribe now</title><link>https://example.org/shop</link></item>
</channel></rss>"""


def test_the_feed_of_a_journal_is_read() -> None:
    page = read(JOURNAL)
    (entry,) = page.entries
    assert page.format == "feed"
    assert (entry.title, entry.abstract) == (RUDDERS, TIDE)
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(DOE, ROE),
        published="2026-01-04",
        doi="10.1000/tide",
        url="https://example.org/tides/1",
        venue="Journal of Tides",
        volume="3",
        issue="4",
    )
    assert "1 entry names no paper" in page.problems[0].seen


def test_a_mirror_of_daily_papers_is_read() -> None:
    page = read(
        "<rss version='2.0'><channel><title>Daily Papers</title><item>"
        f"<title>{LANTERN}</title><link>https://huggingface.co/papers/2601.00001</link>"
        f"<description>{FOG}</description><author>Ann Doe, Bob Roe</author>"
        "<pubDate>Mon, 05 Jan 2026 00:00:00 GMT</pubDate></item></channel></rss>"
    )
    assert page.entries[0].meta.arxiv == "2601.00001"
    assert page.entries[0].meta.listed == "2026-01-05"
    assert names(page) == [["Ann Doe", "Bob Roe"]]


def test_a_weblog_is_no_feed_of_papers() -> None:
    page = read(
        "<rss version='2.0'><channel><title>My days</title><item><title>Soup</title>"
        "<link>https://example.org/soup</link><description>Boil it.</description></item>"
        "</channel></rss>"
    )
    assert page.format not in {"feed", "arxiv_feed"}


def test_a_feed_that_breaks_off_keeps_what_came_before() -> None:
    feed = case("m08_atom.xml").replace("</feed>", "<entry><title>More")
    page = read(feed)
    assert [entry.title for entry in page.entries] == [LANTERN]
    assert page.problems[0].line == 19
    assert "broken" in page.problems[0].seen


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "inner",
    [
        f'<!DOCTYPE feed [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(inner: str) -> None:
    feed = case("m08_atom.xml").replace("?>", f"?>{inner}").replace("9 pages", "&l9;&x;")
    page = read(feed)
    assert page.entries == ()
    assert "entities" in page.problems[0].seen


def test_xml_nested_without_end_is_told() -> None:
    page = read(case("m08_atom.xml").replace("9 pages", "<a>" * 10_000))
    assert page.entries == ()
    assert "nested too deeply" in page.problems[0].seen
