"""Entries with one identifier are one paper, whatever each page calls it."""

from __future__ import annotations

from parsing.meta import Meta, Reception
from parsing.paper import Entry, Page, Paper, paper_key
from tui.library.store import build_store

FOG = (
    "We study how a small lantern finds its way through fog. Two lamps are compared on nine hills,"
    " and the second one is brighter by half. The measure is simple, cheap and repeatable."
)
TIDE = (
    "Boats drift when nobody steers them. We propose a rudder that learns from the tide alone and"
    " needs no chart. On four harbours it halves the drift at equal cost, and the plans are free."
)
FIRST = Entry("A Lantern in Fog", FOG, 1, Meta(arxiv="2601.00001", arxiv_version=1))
LATER = Entry(
    "One Lantern Finds a Path", FOG, 1, Meta(arxiv="2601.00001", arxiv_version=2, doi="10.1/fog")
)
KEY, LATER_KEY = paper_key(FIRST.title), paper_key(LATER.title)


def pages(*entries: Entry) -> list[Page]:
    return [Page(f"page {number}", "", (entry,)) for number, entry in enumerate(entries, 1)]


def test_a_title_that_changed_between_versions_is_one_paper() -> None:
    store = build_store(pages(FIRST, LATER))
    (paper,) = store.papers.values()

    assert (paper.key, paper.title) == (KEY, FIRST.title)
    assert paper.other_titles == (LATER.title,)
    assert (paper.meta.arxiv_version, paper.meta.doi) == (2, "10.1/fog")
    assert store.by_page == {"page 1": (KEY,), "page 2": (KEY,)}
    assert [sighting.page for sighting in paper.sightings] == ["page 1", "page 2"]


def test_what_is_kept_under_the_later_title_keeps_its_key() -> None:
    kept = Paper(LATER_KEY, LATER.title, FOG)
    store = build_store(pages(FIRST, LATER), kept=lambda _: [kept])

    assert tuple(store.papers) == (LATER_KEY,)
    assert store.papers[LATER_KEY].other_titles == (FIRST.title,)


def test_where_both_are_kept_both_stay_and_it_is_told() -> None:
    kept = [Paper(KEY, FIRST.title, FOG), Paper(LATER_KEY, LATER.title, FOG)]
    store = build_store(pages(FIRST, LATER), kept=lambda _: kept)

    assert tuple(store.papers) == (KEY, LATER_KEY)
    assert "both have marks, so they are kept apart" in store.problems[0]


def test_one_identifier_on_different_papers_is_told_and_joins_nothing() -> None:
    wrong = Entry("Rudders and Tides", TIDE, 1, Meta(arxiv="2601.00001"))
    store = build_store(pages(FIRST, wrong))

    assert len(store.papers) == 2
    (problem,) = store.problems
    assert problem == (
        "arXiv:2601.00001 stands at “A Lantern in Fog” and at “Rudders and Tides”, which are"
        " different papers; they are kept apart"
    )


def test_several_identifiers_join_through_each_other() -> None:
    journal = Entry("A Lantern in the Fog", "", 1, Meta(doi="10.1/fog"))
    store = build_store(pages(FIRST, journal, LATER))

    assert len(store.papers) == 1
    assert store.papers[KEY].other_titles == (LATER.title, journal.title)


def test_votes_are_those_of_the_last_page() -> None:
    one = FIRST._replace(reception=Reception("2026-01-01", votes=3))
    two = FIRST._replace(reception=Reception("2026-01-02", votes=41))

    assert build_store(pages(one, two)).papers[KEY].reception.votes == 41
