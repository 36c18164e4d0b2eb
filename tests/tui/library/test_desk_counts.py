"""The counts beside the view: right after every change, one's own or another reader's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.library.desks import (
    DESK_PAPERS,
    DESK_STORE,
    ONE,
    TWO,
    listed,
    sources,
    titles_in_view,
)
from tests.tui.library.made import papers
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.marks import Count
from tui.library.search.index import build_index
from tui.library.sources import (
    ALL,
    SOURCES,
    STARRED,
    UNREAD,
    Members,
    Shelf,
    Source,
    SourceKind,
    SourceType,
    members,
)

A, B, D, Z = papers(*"ABDZ")


def test_counts_say_how_many_papers_and_how_many_unread(desk: Desk) -> None:
    desk.apply(desk.library.set_read([A], True))
    desk.apply(desk.library.set_starred([A, D], True))
    desk.apply(desk.library.make_list("To read", [A, B]))
    assert desk.count(ALL) == (6, 5)
    assert desk.count(UNREAD) == (5, 5)
    assert desk.count(STARRED) == (2, 1)
    assert desk.count(listed(1)) == (2, 1)
    assert desk.count(ONE) == (3, 2)
    assert desk.count(TWO) == (4, 3)


def test_a_tag_is_one_source_however_it_is_written_and_goes_with_its_last_paper(
    desk: Desk,
) -> None:
    tagged = Source(SourceKind.TAG, "graphs")
    desk.apply(desk.library.tag([A, D], "Graphs"))
    desk.apply(desk.library.set_read([D], True))
    assert desk.count(tagged) == (2, 1)
    desk.choose(tagged)
    assert desk.name(tagged) == "#Graphs"
    assert titles_in_view(desk) == "AD"
    desk.apply(desk.library.untag([A, D], "Graphs"))
    assert desk.view.source == ALL


def test_what_is_not_there_has_no_papers(desk: Desk) -> None:
    desk.apply(desk.library.make_list("To read", [A, B]))
    desk.apply(desk.library.delete_list(1))
    assert desk.count(listed(1)) == desk.count(Source(SourceKind.PAGE, "gone")) == Count(0, 0)


def test_a_kind_of_source_whose_count_nobody_keeps_is_counted_when_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_a_new_kind = SourceType(
        members=lambda shelf, _: Members([key for key in shelf.store.on_pages if key in noted]),
        name=lambda *_: "Noted",
        offered=lambda _: ("",),
    )
    monkeypatch.setitem(SOURCES, SourceKind.SIMILAR, of_a_new_kind)
    noted = desk.library.state.noted
    assert desk.count(Source(SourceKind.SIMILAR)) == Count(0, 0)
    for each in (A, B):
        desk.apply(desk.library.set_note(each, "a note"))
    desk.apply(desk.library.set_read([A], True))
    assert desk.count(Source(SourceKind.SIMILAR)) == Count(2, 1)


def test_without_kept_papers_all_and_unread_do_not_count_them(memory: Library) -> None:
    memory.apply(memory.set_starred([Z], True))
    memory.apply(memory.make_list("To read", [Z]))
    desk = Desk(DESK_STORE, memory, with_kept=False)
    assert desk.count(ALL) == desk.count(UNREAD) == (5, 5)
    assert desk.count(STARRED) == desk.count(listed(1)) == (1, 1)
    desk.apply(memory.set_read([Z], True))
    assert desk.count(ALL) == desk.count(UNREAD) == (5, 5)
    assert desk.count(STARRED) == desk.count(listed(1)) == (1, 0)


def test_a_mark_that_also_brings_another_readers_star_is_counted_whole(
    library: Library, other: Library
) -> None:
    desk = Desk(DESK_STORE, library)
    other.set_starred([A], True)
    desk.apply(library.set_read([A], True))
    assert desk.count(STARRED) == (1, 0)
    assert desk.count(ALL) == (6, 5)


def test_a_list_that_another_reader_made_is_counted(library: Library, other: Library) -> None:
    desk = Desk(DESK_STORE, library)
    other.make_list("Theirs", [A, B])
    desk.apply(library.make_list("Mine"))
    assert desk.count(listed(1)) == (2, 2)


def test_a_paper_in_another_readers_list_can_be_marked(library: Library, other: Library) -> None:
    desk = Desk(DESK_STORE, library)
    other.make_list("Theirs", [A, B])
    desk.apply(library.make_list("Mine"))
    desk.apply(library.set_read([A], True))
    assert desk.count(listed(1)) == (2, 1)


def test_what_another_reader_added_to_a_list_in_view_is_seen_with_the_next_list(
    library: Library, other: Library
) -> None:
    desk = Desk(DESK_STORE, library)
    desk.apply(library.make_list("Shared", [A]))
    desk.choose(listed(1))
    other.add_to_list(1, [B])
    desk.apply(library.make_list("Mine"))
    assert titles_in_view(desk) == "AB"
    assert desk.count(listed(1)) == (2, 2)


def test_the_list_in_view_that_another_reader_deleted_falls_back_to_all(
    library: Library, other: Library
) -> None:
    desk = Desk(DESK_STORE, library)
    desk.apply(library.make_list("Shared", [A]))
    desk.choose(listed(1))
    other.delete_list(1)
    desk.apply(library.make_list("Mine"))
    assert desk.view.source == ALL


some = st.lists(st.sampled_from(DESK_PAPERS), max_size=4)
number = st.integers(0, 5)
Act = Callable[[Desk], Change | None]


def on_list(act: Callable[[Library, int], Change], which: int) -> Act:
    """An act on one of the lists that there are."""

    def call(desk: Desk) -> Change | None:
        lists = desk.library.state.lists
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
    st.builds(
        lambda name, ps: lambda desk: desk.library.tag(ps, name), st.sampled_from("gG"), some
    ),
    st.builds(lambda ps: lambda desk: desk.library.untag(ps, "g"), some),
    st.builds(look, st.integers(0, 9)),
    st.builds(lambda text: lambda desk: desk.ask(text), st.sampled_from(["", "a", "z", "zzzz"])),
)


@given(st.lists(acts, max_size=14), st.booleans())
def test_counts_are_those_of_a_desk_laid_anew_whatever_was_done(
    done: list[Act], with_kept: bool
) -> None:
    library = Library(None)
    desk = Desk(DESK_STORE, library, with_kept=with_kept)
    desk.use_index(build_index(DESK_STORE.papers.values()))
    for act in done:
        with suppress(LibraryError):
            change = act(desk)
            if change is not None:
                desk.apply(change)
        anew = Desk(DESK_STORE, library, with_kept=with_kept)
        assert {each: desk.count(each) for each in sources(desk)} == {
            each: anew.count(each) for each in sources(desk)
        }
        unread = set(members(UNREAD, Shelf(DESK_STORE, library.state)).keys)
        assert desk.unread_in_view == sum(key in unread for key in desk.view.keys)
        if desk.view.source.kind is SourceKind.LIST:
            now = members(desk.view.source, desk.shelf).keys
            assert desk.view.of == len(now)
            assert desk.view.query or desk.view.keys == now
    library.close()
