"""The desk: the open view, the counts beside it, and what a change does to both."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing.paper import paper_key
from tests.library.made import keys, page, papers
from tui.library.changes import Change
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.index import build_index
from tui.library.library import Library
from tui.library.marks import Mark
from tui.library.store import build_store, with_kept_papers
from tui.library.view import ALL, STARRED, UNREAD, Count, Kind, Sort, Source, members

A, B, C, D, E, Z = papers(*"ABCDEZ")
STORE = with_kept_papers(
    build_store([page("one", "A", "B", "C", label="Mar 11"), page("two", "C", "D", "A", "E")]),
    [Z],
)
SHELF = [STORE.papers[key] for key in (*STORE.on_pages, *STORE.kept)]
ONE, TWO = Source(Kind.PAGE, "one"), Source(Kind.PAGE, "two")


def listed(number: int) -> Source:
    return Source(Kind.LIST, number)


@pytest.fixture
def memory() -> Iterator[Library]:
    """A library that keeps nothing."""
    library = Library(None)
    yield library
    library.close()


@pytest.fixture
def desk(memory: Library) -> Desk:
    """Five papers on two pages and one from elsewhere, with an index."""
    desk = Desk(STORE, memory)
    desk.use_index(build_index(STORE.papers.values()))
    return desk


def titles(desk: Desk) -> str:
    """The titles in view, in order."""
    return "".join(desk.store.papers[key].title for key in desk.view.keys)


# The view


def test_a_desk_opens_on_all_papers(desk: Desk) -> None:
    assert desk.view.source == ALL
    assert titles(desk) == "ABCDEZ"
    assert desk.view.of == 6
    assert desk.unread_in_view == 6


@pytest.mark.parametrize(
    ("source", "shown"), [(ONE, "ABC"), (TWO, "CDAE"), (UNREAD, "ABCDEZ"), (STARRED, "")]
)
def test_choosing_a_source_shows_its_papers(desk: Desk, source: Source, shown: str) -> None:
    desk.choose(source)
    assert desk.view.source == source
    assert titles(desk) == shown
    assert desk.view.of == desk.unread_in_view == len(shown)


def test_a_paper_is_found_by_its_place_and_a_place_by_its_paper(desk: Desk) -> None:
    desk.choose(TWO)
    second = desk.paper(1)
    assert second is not None
    assert second.title == "D"
    assert desk.position(second.key) == 1
    assert desk.position(B.key) is None


@pytest.mark.parametrize("place", [-1, 6, 99])
def test_there_is_no_paper_outside_the_view(desk: Desk, place: int) -> None:
    assert desk.paper(place) is None


def test_papers_stay_in_unread_while_they_become_read(desk: Desk) -> None:
    desk.choose(UNREAD)
    desk.take(desk.library.set_read([B, D], True))
    assert titles(desk) == "ABCDEZ"
    assert desk.unread_in_view == 4


def test_choosing_unread_again_drops_what_was_read(desk: Desk) -> None:
    desk.choose(UNREAD)
    desk.take(desk.library.set_read([B, D], True))
    desk.choose(UNREAD)
    assert titles(desk) == "ACEZ"


def test_a_paper_stays_in_starred_while_its_star_is_taken(desk: Desk) -> None:
    desk.take(desk.library.set_starred([B, D], True))
    desk.choose(STARRED)
    desk.take(desk.library.set_starred([B], False))
    assert titles(desk) == "BD"
    desk.choose(STARRED)
    assert titles(desk) == "D"


def test_a_list_in_view_follows_its_changes(desk: Desk) -> None:
    desk.take(desk.library.make_list("To read", [D, A]))
    desk.choose(listed(1))
    desk.take(desk.library.add_to_list(1, [B]))
    assert titles(desk) == "DAB"
    desk.take(desk.library.move_in_list(1, B.key, -2))
    assert titles(desk) == "BDA"
    desk.take(desk.library.take_out(1, [D.key]))
    assert titles(desk) == "BA"


def test_another_source_stays_in_view_while_a_list_changes(desk: Desk) -> None:
    desk.choose(ONE)
    desk.take(desk.library.make_list("To read", [D]))
    desk.take(desk.library.delete_list(1))
    assert desk.view.source == ONE


def test_deleting_the_list_in_view_shows_all_papers(desk: Desk) -> None:
    desk.take(desk.library.make_list("To read", [D, A]))
    desk.choose(listed(1))
    desk.take(desk.library.delete_list(1))
    assert desk.view.source == ALL
    assert titles(desk) == "ABCDEZ"


def test_deleting_another_list_leaves_the_list_in_view(desk: Desk) -> None:
    desk.take(desk.library.make_list("To read", [D, A]))
    desk.take(desk.library.make_list("Other"))
    desk.choose(listed(1))
    desk.take(desk.library.delete_list(2))
    assert desk.view.source == listed(1)


def test_taking_a_change_names_the_rows_to_repaint(desk: Desk) -> None:
    assert desk.take(desk.library.set_read([A, B], True)) == {A.key, B.key}
    assert desk.take(desk.library.set_read([A, B], True)) == frozenset()
    assert desk.take(desk.library.make_list("To read", [C])) == {C.key}


# The query


def test_a_query_filters_the_source_in_view(desk: Desk) -> None:
    desk.choose(TWO)
    desk.ask("b")
    assert titles(desk) == ""
    desk.ask("d")
    assert titles(desk) == "D"
    assert desk.view.of == 4


def test_an_empty_query_keeps_page_order(desk: Desk) -> None:
    desk.choose(TWO)
    for text in ("", "  ", "?! -- ' | ! ^ $"):
        desk.ask(text)
        assert titles(desk) == "CDAE"
        assert desk.view.query.text == text


def test_a_query_stays_when_another_source_is_chosen(desk: Desk) -> None:
    desk.ask("a")
    desk.choose(ONE)
    assert titles(desk) == "A"
    desk.ask("")
    assert titles(desk) == "ABC"


def test_a_query_that_finds_nothing_shows_nothing_and_says_of_how_many(desk: Desk) -> None:
    desk.ask("nothinglikeit")
    assert list(desk.view.keys) == []
    assert desk.view.of == 6
    assert desk.unread_in_view == 0


def test_before_the_index_is_there_a_query_hides_nothing(memory: Library) -> None:
    desk = Desk(STORE, memory)
    assert not desk.indexed
    desk.ask("d")
    assert titles(desk) == "ABCDEZ"


def test_a_query_that_waited_for_the_index_is_answered_when_it_comes(memory: Library) -> None:
    desk = Desk(STORE, memory)
    desk.choose(TWO)
    desk.ask("d")
    desk.use_index(build_index(STORE.papers.values()))
    assert desk.indexed
    assert titles(desk) == "D"


def test_papers_that_are_kept_are_found_where_all_shows_them(desk: Desk, memory: Library) -> None:
    desk.ask("z")
    assert titles(desk) == "Z"
    files = Desk(STORE, memory, with_kept=False)
    files.use_index(build_index(STORE.papers.values()))
    files.ask("z")
    assert titles(files) == ""


def test_a_query_keeps_papers_that_were_read_in_unread_until_it_is_chosen_again(
    desk: Desk,
) -> None:
    desk.choose(UNREAD)
    desk.ask("b")
    desk.take(desk.library.set_read([B], True))
    assert titles(desk) == "B"
    desk.ask("")
    assert titles(desk) == "ABCDEZ"
    desk.choose(UNREAD)
    assert titles(desk) == "ACDEZ"


def test_a_list_in_view_keeps_its_query_while_it_changes(desk: Desk) -> None:
    desk.take(desk.library.make_list("To read", [D, A]))
    desk.choose(listed(1))
    desk.ask("b")
    desk.take(desk.library.add_to_list(1, [B]))
    assert titles(desk) == "B"
    assert desk.view.of == 3


def test_only_papers_in_view_with_every_word_answer_a_query(desk: Desk) -> None:
    desk.choose(TWO)
    assert desk.answers(D.key)
    assert not desk.answers(B.key)
    desk.ask("d b")
    assert titles(desk) == "D"
    assert not desk.answers(D.key)
    desk.ask("d")
    assert desk.answers(D.key)
    assert not desk.answers(A.key)


# The next unread paper


@pytest.mark.parametrize(
    ("start", "step", "place"),
    [
        (-1, 1, 0),
        (0, 1, 3),
        (1, 1, 3),
        (3, 1, 5),
        (5, 1, 0),
        (5, -1, 3),
        (3, -1, 0),
        (0, -1, 5),
        (4, -1, 3),
    ],
)
def test_the_next_unread_paper_is_found_going_round(
    desk: Desk, start: int, step: int, place: int
) -> None:
    desk.take(desk.library.set_read([B, C, E], True))
    assert desk.unread_from(start, step) == place


def test_the_only_unread_paper_is_the_next_after_itself(desk: Desk) -> None:
    desk.take(desk.library.set_read([A, B, D, E, Z], True))
    assert desk.unread_from(2, 1) == desk.unread_from(2, -1) == 2


def test_when_all_are_read_there_is_no_next(desk: Desk) -> None:
    desk.take(desk.library.set_read(SHELF, True))
    assert desk.unread_from(0, 1) is None


def test_an_empty_view_has_no_next(desk: Desk) -> None:
    desk.choose(STARRED)
    assert desk.unread_from(-1, 1) is None


def test_a_starred_paper_without_a_time_of_reading_is_unread(desk: Desk) -> None:
    desk.take(desk.library.set_starred([A], True))
    assert desk.unread_from(-1, 1) == 0


# Counts


def test_counts_say_how_many_papers_and_how_many_unread(desk: Desk) -> None:
    desk.take(desk.library.set_read([A], True))
    desk.take(desk.library.set_starred([A, D], True))
    desk.take(desk.library.make_list("To read", [A, B]))
    assert desk.count(ALL) == (6, 5)
    assert desk.count(UNREAD) == (5, 5)
    assert desk.count(STARRED) == (2, 1)
    assert desk.count(listed(1)) == (2, 1)
    assert desk.count(ONE) == (3, 2)
    assert desk.count(TWO) == (4, 3)


def test_what_is_not_there_has_no_papers(desk: Desk) -> None:
    desk.take(desk.library.make_list("To read", [A, B]))
    desk.take(desk.library.delete_list(1))
    assert desk.count(listed(1)) == desk.count(Source(Kind.PAGE, "gone")) == Count(0, 0)


def test_without_kept_papers_all_and_unread_do_not_count_them(memory: Library) -> None:
    memory.take(memory.set_starred([Z], True))
    memory.take(memory.make_list("To read", [Z]))
    desk = Desk(STORE, memory, with_kept=False)
    assert desk.count(ALL) == desk.count(UNREAD) == (5, 5)
    assert desk.count(STARRED) == desk.count(listed(1)) == (1, 1)
    desk.take(memory.set_read([Z], True))
    assert desk.count(ALL) == desk.count(UNREAD) == (5, 5)
    assert desk.count(STARRED) == desk.count(listed(1)) == (1, 0)


def test_a_mark_that_also_brings_another_readers_star_is_counted_whole(
    library: Library, other: Library
) -> None:
    desk = Desk(STORE, library)
    other.set_starred([A], True)
    desk.take(library.set_read([A], True))
    assert desk.count(STARRED) == (1, 0)
    assert desk.count(ALL) == (6, 5)


ANOTHERS_LIST = (
    "lists that another reader made or altered are not counted: only the own change's are"
)


def test_a_list_that_another_reader_made_is_counted(library: Library, other: Library) -> None:
    desk = Desk(STORE, library)
    other.make_list("Theirs", [A, B])
    desk.take(library.make_list("Mine"))
    assert desk.count(listed(1)) == (2, 2)


def test_a_paper_in_another_readers_list_can_be_marked(library: Library, other: Library) -> None:
    desk = Desk(STORE, library)
    other.make_list("Theirs", [A, B])
    desk.take(library.make_list("Mine"))
    desk.take(library.set_read([A], True))
    assert desk.count(listed(1)) == (2, 1)


def test_what_another_reader_added_to_a_list_in_view_is_seen_with_the_next_list(
    library: Library, other: Library
) -> None:
    desk = Desk(STORE, library)
    desk.take(library.make_list("Shared", [A]))
    desk.choose(listed(1))
    other.add_to_list(1, [B])
    desk.take(library.make_list("Mine"))
    assert titles(desk) == "AB"
    assert desk.count(listed(1)) == (2, 2)


def test_the_list_in_view_that_another_reader_deleted_falls_back_to_all(
    library: Library, other: Library
) -> None:
    desk = Desk(STORE, library)
    desk.take(library.make_list("Shared", [A]))
    desk.choose(listed(1))
    other.delete_list(1)
    desk.take(library.make_list("Mine"))
    assert desk.view.source == ALL


some = st.lists(st.sampled_from(SHELF), max_size=4)
number = st.integers(0, 5)
Act = Callable[[Desk], Change | None]


def on_list(act: Callable[[Library, int], Change], which: int) -> Act:
    """An act on one of the lists that there are."""

    def call(desk: Desk) -> Change | None:
        lists = desk.library.lists
        return act(desk.library, lists[which % len(lists)].id) if lists else None

    return call


def look(which: int) -> Act:
    """Opens one of the sources."""
    return lambda desk: desk.choose(sources(desk)[which % len(sources(desk))])


acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda ps, to: lambda desk: desk.library.set_read(ps, to), some, st.booleans()),
    st.builds(lambda ps, to: lambda desk: desk.library.set_starred(ps, to), some, st.booleans()),
    st.builds(
        lambda name, ps: lambda desk: desk.library.make_list(name, ps), st.sampled_from("xyz"), some
    ),
    st.builds(lambda n: on_list(Library.delete_list, n), number),
    st.builds(lambda n, ps: on_list(lambda lib, to: lib.add_to_list(to, ps), n), number, some),
    st.builds(
        lambda n, ps: on_list(lambda lib, of: lib.take_out(of, [p.key for p in ps]), n),
        number,
        some,
    ),
    st.builds(
        lambda n, by: on_list(lambda lib, at: lib.move_in_list(at, A.key, by), n),
        number,
        st.integers(-2, 2),
    ),
    st.builds(look, st.integers(0, 9)),
    st.builds(lambda text: lambda desk: desk.ask(text), st.sampled_from(["", "a", "z", "zzzz"])),
)


def sources(desk: Desk) -> list[Source]:
    """Everything that the sidebar offers."""
    return [ALL, UNREAD, STARRED, ONE, TWO, *(listed(each.id) for each in desk.library.lists)]


@settings(max_examples=80, deadline=None)
@given(st.lists(acts, max_size=14), st.booleans())
def test_counts_are_those_of_a_desk_laid_anew_whatever_was_done(
    done: list[Act], with_kept: bool
) -> None:
    library = Library(None)
    desk = Desk(STORE, library, with_kept=with_kept)
    desk.use_index(build_index(STORE.papers.values()))
    for act in done:
        with suppress(LibraryError):
            change = act(desk)
            if change is not None:
                desk.take(change)
        anew = Desk(STORE, library, with_kept=with_kept)
        assert {each: desk.count(each) for each in sources(desk)} == {
            each: anew.count(each) for each in sources(desk)
        }
        unread = set(members(UNREAD, STORE, library))
        assert desk.unread_in_view == sum(key in unread for key in desk.view.keys)
        if desk.view.source.kind is Kind.LIST:
            now = members(desk.view.source, STORE, library)
            assert desk.view.of == len(now)
            assert desk.view.query or desk.view.keys == now
    library.close()


# Words


def test_sources_are_called_as_on_screen(desk: Desk) -> None:
    desk.take(desk.library.make_list("To read [/b]"))
    assert [desk.name(each) for each in sources(desk)] == [
        "All",
        "Unread",
        "Starred",
        "Mar 11",
        "two",
        "To read [/b]",
    ]
    assert desk.name(listed(9)) == "a deleted list"


def test_pages_say_their_labels_and_how_long_they_are(desk: Desk) -> None:
    assert desk.labels == {"one": "Mar 11", "two": "two"}
    assert (desk.length("one"), desk.length("two")) == (3, 4)


def test_a_desk_remembers_its_problems_and_whether_its_pages_are_samples(memory: Library) -> None:
    desk = Desk(STORE, memory, samples=True, missing=["one", "two"])
    assert desk.samples
    assert desk.problems == ("one", "two")
    assert not Desk(STORE, memory).samples


def test_a_desk_in_which_nothing_lies_is_empty(memory: Library) -> None:
    desk = Desk(build_store([]), memory)
    assert list(desk.view.keys) == []
    assert desk.count(ALL) == (0, 0)
    assert desk.paper(0) is None


def test_marks_that_could_not_be_saved_leave_counts_and_view(memory: Library) -> None:
    desk = Desk(STORE, memory)
    memory.close()
    with pytest.raises((LibraryError, sqlite3.Error)):
        memory.set_read([A], True)
    assert desk.count(ALL) == (6, 6)
    assert not memory.mark(paper_key("A")).read
    assert keys("A")[0] in desk.view.keys


# Words of the query, orders and neighbours


def test_a_view_tells_how_the_words_of_its_query_were_found(desk: Desk) -> None:
    assert not desk.view.found
    assert desk.in_own_order
    desk.ask("b")
    assert [found.word for found in desk.view.found] == ["b"]
    assert not desk.in_own_order


@pytest.mark.parametrize(
    ("sort", "shown"),
    [
        (Sort.BEST, "CDAE"),
        (Sort.TITLE, "ACDE"),
        (Sort.PAGE, "ACDE"),
        (Sort.MARKED, "DCAE"),
        (Sort.LENGTH, "CDAE"),
    ],
)
def test_papers_are_shown_in_the_order_that_was_chosen(desk: Desk, sort: Sort, shown: str) -> None:
    desk.take(desk.library.set_read([C], True))
    desk.take(Change(marks={D.key: Mark(desk.library.mark(C.key).latest + 1, None)}))
    desk.choose(TWO)
    desk.sort(sort)
    assert titles(desk) == shown
    assert desk.in_own_order == (sort is Sort.BEST)


ALIKE = with_kept_papers(
    build_store(
        [
            page(
                "one",
                ("Sparse attention", "Sparse attention for graphs of proteins."),
                ("Dense attention", "Attention over graphs of proteins, densely."),
                ("Sparse graphs", "Sparse attention on graphs."),
                *(
                    (f"Filler {number}", f"Nothing of the kind, number {number}.")
                    for number in range(9)
                ),
            )
        ]
    ),
    [],
)


def test_similar_papers_are_in_view_with_the_words_that_bind_them(memory: Library) -> None:
    desk = Desk(ALIKE, memory)
    (key,) = keys("Sparse attention")
    like = Source(Kind.SIMILAR, key)
    desk.choose(like)
    assert titles(desk) == ""
    desk.use_index(build_index(ALIKE.papers.values()))
    desk.choose(like)
    found = [desk.store.papers[each].title for each in desk.view.keys]
    assert set(found[:2]) == {"Dense attention", "Sparse graphs"}
    assert "Sparse attention" not in found
    assert desk.name(like) == "Like “Sparse attention”"
    assert {"graphs"} <= {word for each in desk.view.keys[:2] for word in desk.shared(each)}
    assert desk.shared(key) == ()
    first = desk.view
    desk.choose(ALL)
    desk.choose(like)
    assert desk.view == first


def test_what_similar_papers_were_like_may_go_with_its_page(memory: Library) -> None:
    desk = Desk(ALIKE, memory)
    desk.use_index(build_index(ALIKE.papers.values()))
    desk.choose(Source(Kind.SIMILAR, keys("Sparse attention")[0]))
    desk.lay(STORE)
    assert desk.view.source == ALL
    assert not desk.indexed


def test_more_papers_leave_the_index_in_use_and_fewer_do_not(desk: Desk) -> None:
    desk.lay(build_store([page("one", "A", "B", "C"), page("two", "D", "E", "Z", "F")]))
    assert desk.indexed
    desk.lay(build_store([page("one", "A", "B")]))
    assert not desk.indexed


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("page:one", "ABC"),
        ('page:"Mar 11"', "ABC"),
        ("list:later", "BD"),
        ("is:listed", "BD"),
        ("tag:graphs", "A"),
        ("tag:#graphs", "A"),
        ("is:tagged", "A"),
        ("note:mine", "C"),
        ("is:noted", "C"),
        ("is:read", "E"),
        ("is:starred", "B"),
        ("is:kept", "Z"),
        ("!is:read is:starred", "B"),
    ],
)
def test_a_query_may_ask_for_facts(desk: Desk, query: str, shown: str) -> None:
    for change in (
        desk.library.make_list("Later", [D, B]),
        desk.library.tag([A], "graphs"),
        desk.library.set_note(C, "Mine."),
        desk.library.set_read([E], True),
        desk.library.set_starred([B], True),
    ):
        desk.take(change)
    desk.ask(query)
    assert titles(desk) == shown


def test_a_saved_filter_is_a_source_that_goes_when_it_is_deleted(desk: Desk) -> None:
    desk.take(desk.library.save_filter("Read", "is:read"))
    mine = Source(Kind.FILTER, desk.library.filters[0].id)
    desk.take(desk.library.set_read([A, C], True))
    desk.choose(mine)
    assert (titles(desk), desk.name(mine)) == ("AC", "Read")
    assert desk.count(mine) == Count(2, 0)
    desk.ask("c")
    assert titles(desk) == "C"
    desk.take(desk.library.delete_filter(int(mine.of)))
    assert desk.view.source == ALL
    assert desk.name(mine) == "a deleted filter"
    desk.choose(mine)
    assert titles(desk) == ""
