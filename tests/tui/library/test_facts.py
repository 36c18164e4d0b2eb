"""What services said of papers stands beside what their pages say, and never in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from parsing.meta import NO_META, Author, Meta
from parsing.paper import Entry, Page, Paper, paper_key
from tests.tui.library.undoing import redo, undo
from tui.library.desk import Desk
from tui.library.facts import Fact, Facts, facts_of
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.store import build_store

PAGE_META = Meta(authors=(Author("Ann Doe"),), venue="Fog Letters", arxiv="2601.00001")
LANTERN = Entry("A Lantern in Fog", "We study lanterns.", 1, PAGE_META)
RUDDER = Entry("Rudders and Tides", "Boats drift.", 2)
SHELF = Page("one", "", (LANTERN, RUDDER))
KEY, OTHER = paper_key(LANTERN.title), paper_key(RUDDER.title)
BOTH = (Author("Ann Doe"), Author("Bob Roe"))
SAID = Meta(authors=BOTH, venue="Other Letters", doi="10.1000/fog")
FACTS = facts_of(SAID, "crossref", "10.1000/fog", "DOI")


@pytest.fixture
def library(place: Locations) -> Iterator[Library]:
    with closing(Library(place)) as library:
        yield library


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(build_store([SHELF]), library)


def add(desk: Desk, key: str, facts: Facts) -> frozenset[str]:
    """Add facts, and take the change."""
    return desk.apply(desk.library.add_facts([(desk.store.papers[key], facts)]))


def test_facts_fill_what_the_page_left_empty_and_leave_what_it_says(desk: Desk) -> None:
    assert add(desk, KEY, FACTS) == {KEY}
    assert desk.store.papers[KEY].meta == PAGE_META._replace(authors=BOTH, doi="10.1000/fog")
    assert desk.store.papers[OTHER].meta == NO_META


def test_each_value_says_where_it_came_from(desk: Desk) -> None:
    add(desk, KEY, FACTS)
    facts = {fact.field: fact for fact in desk.library.state.facts[KEY]}
    assert facts.keys() == {"authors", "venue", "doi"}
    venue = facts["venue"]
    assert (venue.source, venue.source_id, venue.matched) == ("crossref", "10.1000/fog", "DOI")
    assert venue.value == '"Other Letters"'
    assert venue.at > 0


def test_undo_gives_back_what_the_page_alone_says_and_redo_the_facts(desk: Desk) -> None:
    before = desk.store
    add(desk, KEY, FACTS)
    after = desk.store
    change = desk.library.undo()
    assert change.said == "Undone: added facts of 1 paper"
    desk.apply(change)
    assert desk.store == before
    desk.apply(desk.library.redo())
    assert desk.store == after


def test_they_are_there_at_the_next_start(desk: Desk, place: Locations) -> None:
    add(desk, KEY, FACTS)
    with closing(Library(place)) as again:
        assert Desk(build_store([SHELF]), again).store == desk.store


def test_a_paper_with_facts_alone_goes_with_its_page(library: Library) -> None:
    library.add_facts([(Paper(KEY, LANTERN.title, ""), FACTS)])
    assert library.kept(()) == []


def test_what_a_service_said_is_not_kept_as_the_word_of_a_page(desk: Desk) -> None:
    add(desk, KEY, FACTS)
    desk.apply(desk.library.set_read([desk.store.papers[KEY]], True))
    (kept,) = desk.library.kept(())
    assert kept.meta == PAGE_META


def test_the_same_again_is_no_change_and_keeps_its_time(library: Library) -> None:
    paper = Paper(KEY, LANTERN.title, "")
    library.apply(library.add_facts([(paper, FACTS)]))
    before = library.state.facts
    library.apply(library.set_read([paper], True))
    library.apply(library.add_facts([(paper, FACTS)]))
    assert library.state.facts == before
    assert undo(library) == f"Undone: marked “{LANTERN.title}” read"
    assert redo(library) == f"Redone: marked “{LANTERN.title}” read"


def test_a_person_comes_before_the_page_and_a_publisher_before_arxiv(desk: Desk) -> None:
    add(desk, KEY, facts_of(Meta(venue="My Letters"), "person", "", "typed"))
    add(desk, KEY, facts_of(Meta(publisher="A"), "arxiv", "2601.00001", "arXiv id"))
    add(desk, KEY, facts_of(Meta(publisher="B"), "crossref", "10.1000/fog", "DOI"))
    meta = desk.store.papers[KEY].meta
    assert (meta.venue, meta.publisher) == ("My Letters", "B")


@pytest.mark.parametrize("value", ["{", "[" * 5000, '"a\\u001b[2Jb"', "3", '{"a": 1}'])
def test_a_value_that_is_none_is_passed_over(desk: Desk, value: str) -> None:
    add(desk, OTHER, (Fact("venue", "crossref", value, "", "", 0),))
    assert desk.store.papers[OTHER].meta.venue in {"", "a b", "ab"}
    assert desk.store.papers[OTHER].title == RUDDER.title


def test_a_field_that_is_not_known_is_passed_over(desk: Desk) -> None:
    add(desk, OTHER, (Fact("title", "crossref", '"Another title"', "", "", 0),))
    assert desk.store.papers[OTHER][:3] == (OTHER, RUDDER.title, RUDDER.abstract)


def test_papers_are_found_by_what_a_service_said(desk: Desk) -> None:
    from tui.library.search.index import build_index

    desk.use_index(build_index(list(desk.store.papers.values())))
    desk.ask("doi:10.1000/fog")
    assert list(desk.view.keys) == []
    add(desk, KEY, FACTS)
    assert list(desk.view.keys) == [KEY]


def test_a_library_without_facts_shows_its_papers_as_they_were_read(library: Library) -> None:
    store = build_store([SHELF])
    assert Desk(store, library).store is store
