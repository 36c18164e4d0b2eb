"""Feeds of publishers that give no DOI, and feeds that name no paper at all."""

from __future__ import annotations

import pytest

from parsing.formats import parse_text
from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, names, read


def rss(channel: str, *items: str) -> str:
    inside = "".join(f"<item>{each}</item>" for each in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title><![CDATA[{channel}]]></title><description>Feed</description>{inside}</channel></rss>"
    )


PII = "https://www.example.com/science/article/pii/S000000002600123X?dgcid=rss_sd_all"
DESCRIBED = (
    f"<title><![CDATA[{LANTERN}]]></title><link>{PII}</link><description><![CDATA["
    "<p>Publication date: March 2026</p>"
    "<p><b>Source:</b> Annals of Fog, Volume 338, Issue 2, Pages 12–34</p>"
    "<p>Author(s): Ann Doe, Bob Roe</p>]]></description>"
)


def test_an_entry_may_be_named_by_what_its_text_says() -> None:
    (entry,) = read(rss("ScienceDirect Publication: Annals of Fog", DESCRIBED)).entries
    assert (entry.title, entry.abstract) == (LANTERN, "")
    assert entry.meta == Meta(
        kind=Kind.ARTICLE,
        authors=(Author("Ann Doe"), Author("Bob Roe")),
        published="2026-03",
        url=PII,
        venue="Annals of Fog",
        volume="338",
        issue="2",
        pages="12-34",
    )


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Available online 20 May 2026", "2026-05-20"),
        ("March–April 2026", "2026"),
        ("soon", ""),
    ],
)
def test_a_date_in_words_is_read_as_far_as_it_is_one(date: str, published: str) -> None:
    (entry,) = read(rss("Annals", DESCRIBED.replace("March 2026", date))).entries
    assert entry.meta.published == published


def test_what_else_the_text_says_is_the_abstract() -> None:
    (entry,) = read(rss("Annals", DESCRIBED.replace("</p>]]>", f"</p><p>{FOG}</p>]]>"))).entries
    assert entry.abstract == FOG


def test_the_elements_of_a_society_are_read() -> None:
    page = read(
        rss(
            "Example Transactions on Boats - new TOC",
            f"<title>{RUDDERS}</title><link>http://boats.example.org/document/1234567</link>"
            f"<description>{TIDE}</description><publicationDate>Jan. 2026</publicationDate>"
            "<volume>3</volume><issue>4</issue><startPage>12</startPage><endPage>34</endPage>"
            "<authors>Ann Doe;Bob Roe</authors>",
        )
    )
    (entry,) = page.entries
    assert (entry.title, entry.abstract) == (RUDDERS, TIDE)
    assert names(page) == [["Ann Doe", "Bob Roe"]]
    meta = entry.meta
    assert (meta.venue, meta.volume, meta.issue, meta.pages) == (
        "Example Transactions on Boats",
        "3",
        "4",
        "12-34",
    )


def test_the_articles_of_a_channel_that_is_a_journal_are_papers() -> None:
    (entry,) = read(
        rss(
            "Journal of Tides: Table of Contents",
            f"<title>{RUDDERS}</title><link>https://tides.example.org/papers/v3/26-001.html</link>"
            f"<description>{TIDE}</description>",
            "<title>Subscribe to us now</title><link>https://tides.example.org/shop</link>",
        )
    ).entries
    assert (entry.title, entry.abstract) == (RUDDERS, TIDE)
    assert (entry.meta.venue, entry.meta.kind) == ("Journal of Tides", Kind.ARTICLE)


@pytest.mark.parametrize(
    "link",
    [
        "https://press.example.com/article/10.1000/s10-026-1",
        "https://press.example.com/doi/full/10.1000/s10-026-1?af=R",
        "https://press.example.com/articles/10.1000/s10-026-1/full",
    ],
)
def test_a_doi_may_stand_in_the_address(link: str) -> None:
    (entry,) = read(rss("Tides", f"<title>{RUDDERS}</title><link>{link}</link>")).entries
    assert entry.meta.doi == "10.1000/s10-026-1"


def test_a_search_of_pubmed_is_read() -> None:
    page = read(
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>'
        f"<title>fog</title><item><title>{LANTERN}</title>"
        "<link>https://pubmed.example.org/10000001/</link><dc:creator>Ann Doe</dc:creator>"
        "<dc:identifier>pmid:10000001</dc:identifier><dc:identifier>doi:10.1000/fog</dc:identifier>"
        "<dc:source>Annals of Fog</dc:source></item></channel></rss>"
    )
    meta = page.entries[0].meta
    assert (meta.pubmed, meta.doi, meta.venue) == ("10000001", "10.1000/fog", "Annals of Fog")


CAT = rss(
    "Journal of a Cat",
    "<title>How I Slept on the Warm Stove</title><link>https://cat.example.org/2026/stove</link>"
    "<description>Source: my own nose. I slept all day long.</description>",
    "<title>The Mouse That Came to Dinner</title><link>https://cat.example.org/2026/mouse</link>",
)
PODCAST = rss(
    "Talks in the Harbour",
    "<title>Episode 12: Of Ropes and of Sails</title><link>https://talks.example.org/12</link>"
    '<enclosure url="https://talks.example.org/12.mp3" type="audio/mpeg"/>'
    "<author>ann@example.org (Ann Doe)</author>",
)


@pytest.mark.parametrize("feed", [CAT, PODCAST])
def test_what_names_no_paper_is_refused_and_taken_by_force(feed: str) -> None:
    refused = read(feed)
    assert refused.entries == ()
    assert "a feed whose entries name no paper" in refused.problems[0].seen
    assert "--force" in refused.problems[0].done
    forced = parse_text(feed, "page", force=True)
    assert (forced.format, forced.problems) == ("feed", ())
    assert len(forced.entries) == feed.count("<item>")
    # As a library reads it again.
    assert parse_text(feed, "page", format_name="feed", force=True) == forced
