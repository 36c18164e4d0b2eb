"""A start comes back to where the last one left."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any

import pytest

from parsing.paper import Page
from tests.tui.screens.desks import desk_of, numbered, own_desk
from tests.tui.screens.person import THREE_PANES, Person, Size, reading
from tui.library.cancellation import Rest
from tui.library.library import Library
from tui.library.loader import library_desk, open_library
from tui.library.locations import locations
from tui.library.pending_pages import LoadedPages, PendingPages
from tui.library.session import Session, load_session

FAR = numbered(60, lines=30)


@asynccontextmanager
async def started(
    session: Session, *pages: Page, size: Size = THREE_PANES
) -> AsyncIterator[Person]:
    """The reader over some pages, as a start opens it that remembers a session."""
    desk = desk_of(*(pages or (FAR, numbered(3, name="other"))))
    desk.session = session
    async with reading(desk, size) as person:
        yield person


async def left(*keys: str, query: str = "", size: Size = THREE_PANES) -> tuple[Session, str]:
    """Press keys in a first start, and leave; gives what is remembered, and the last screen."""
    async with started(Session(), size=size) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.press(*keys)
        if query:
            await person.filter(query)
        if "l" in keys:
            await person.until("✓")  # it is read once it is opened
        screen = person.text
        person.app.exit()
        return person.app.desk.session, screen


async def test_it_comes_back_to_paper_and_scroll_in_the_first_frame() -> None:
    session, screen = await left(*"30jk")
    assert load_session(locations().session) == Session()
    async with started(session) as person:
        assert person.text == screen
        assert person.cursor() == "Paper 30"
        assert person.tops["papers"] > 0
        await person.press("j")
        assert person.cursor() == "Paper 31"


async def test_it_comes_back_into_the_middle_of_a_long_paper() -> None:
    session, screen = await left(*"5j", "l", "ctrl+d")
    async with started(session) as person:
        assert person.tops["paper"] > 0
        assert person.pane("paper") in screen or person.pane("paper").split("\n")[3] in screen


async def test_it_comes_back_to_the_source_and_leaves_it_by_the_keys() -> None:
    async with started(Session()) as person:
        await person.choose("other")
        await person.press("l", "j")
        person.app.exit()
        session = person.app.desk.session
    async with started(session) as person:
        assert person.heading().startswith("other · 3 papers")
        assert person.cursor("sidebar").startswith("other")
        assert person.cursor() == "Paper 02"


async def test_a_filter_is_asked_when_the_words_are_read_and_the_cursor_is_where_it_was() -> None:
    session, screen = await left(query="abstract 4")
    assert session.place.query == "abstract 4"
    async with started(session) as person:
        await person.until(lambda: person.app.desk.indexed)
        await person.settle()
        assert person.reader.panes.typed == "abstract 4"
        assert person.pane("papers") in screen or person.cursor() in screen
        await person.press("escape")
        assert person.reader.panes.typed == ""


@pytest.mark.parametrize("keys", ["h", "l"])
@pytest.mark.parametrize("size", [THREE_PANES, (60, 20)], ids=["three panes", "one"])
async def test_the_pane_that_had_the_keys_has_them_again(keys: str, size: Size) -> None:
    session, screen = await left(*keys, size=size)
    async with started(session, size=size) as person:
        assert person.keys_are_in == {"h": "sidebar", "l": "paper"}[keys]
        assert person.text == screen


async def test_what_is_gone_gives_way_to_all_papers() -> None:
    session, _ = await left(*"30j")
    gone = session._replace(place=session.place._replace(source="list:7", paper="no such key"))
    async with started(gone) as person:
        assert person.heading().startswith("All · 60 papers")
        assert person.cursor() == "Paper 01"


@pytest.mark.parametrize("query", ["\x1b[31m[/b]", "is:", '"', "a" * 5000])
async def test_no_remembered_query_does_harm(query: str) -> None:
    session = Session()
    hostile = session._replace(
        place=session.place._replace(source="all:", query=query, above=-(9**20), cut=9**20)
    )
    async with started(hostile) as person:
        await person.until(lambda: person.app.desk.indexed)
        assert "\x1b" not in person.text


@pytest.mark.parametrize("key", ["", "j"])
async def test_papers_that_come_later_are_waited_for_unless_a_key_comes_first(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    about = "This is what the abstract says of it, at some length so that it is taken for one."
    with closing(Library(locations())) as library:
        for day in "12":
            papers = "".join(f"Paper {letter} of day {day}\n\n{about}\n\n" for letter in "abc")
            library.add_page(f"day {day}", papers.encode())
    async with reading(own_desk()) as person:
        await person.choose("day 1")
        await person.press("l", "j")
        person.app.exit()
        session = person.app.desk.session
    come, read = threading.Event(), PendingPages.read

    def read_later(pending_pages: PendingPages, rest: Rest, *more: Any) -> LoadedPages:
        while not come.wait(0.002):
            rest()
        return read(pending_pages, rest, *more)

    monkeypatch.setattr(PendingPages, "read", read_later)
    desk = library_desk(open_library(locations()), at_once=1)
    desk.session = session
    async with reading(desk) as person:
        assert person.heading().startswith("All · 3 papers")
        await person.press(*key)
        come.set()
        await person.until(lambda: desk.pending_pages is None)
        await person.settle()
        there = person.heading().startswith("day 1 · 3 papers"), person.cursor()
        assert there == ((False, "Paper b of day 2") if key else (True, "Paper b of day 1"))


async def test_who_leaves_before_all_is_there_comes_back_to_it_at_the_next_start() -> None:
    place = Session().place._replace(source="page:to come", paper="0123456789")
    session = Session(place=place)
    async with started(session) as person:
        await person.press("Q")
        assert person.app.desk.session == session


async def test_files_that_are_read_leave_the_place_in_the_library_alone() -> None:
    desk = desk_of(FAR)
    desk.session = session = Session(place=Session().place._replace(source="all:", paper="x"))
    desk.keeps_place = False
    async with reading(desk) as person:
        await person.press("j", "j", "Q")
        assert desk.session == session


async def test_it_is_written_down_while_one_reads() -> None:
    async with started(Session()) as person:
        await person.press(*"7j")
        person.reader.memory.keep()
        file = locations().session
        await person.until(file.exists)
        await person.until(lambda: load_session(file).place.paper != "")
        paper = person.app.desk.paper(7)
        assert paper is not None
        assert load_session(file).place.paper == paper.key
        await person.press("G")
        person.app.app_suspend_signal.publish(person.app)
        paper = person.app.desk.paper(59)
        assert paper is not None
        assert load_session(file).place.paper == paper.key, "the shell may kill what it stopped"
