"""A large library: the first pages are there at once, the others and their words a little later."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from tests.tui.screens.desks import read_on_disk, starred_on_disk
from tests.tui.screens.person import reading
from tui.library.cancellation import Rest
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import library_desk, open_library
from tui.library.locations import locations
from tui.library.pending_pages import LoadedPages, PendingPages
from tui.library.search import index_file
from tui.library.search.index import Index

PAGES, FIRST = 30, 8
WIDE = (140, 50)
"""Room for every page in the sidebar."""


class Held:
    """Work in the background that waits until it is let go on."""

    def __init__(self) -> None:
        self.pages = threading.Event()
        """Set to let the other pages be read."""
        self.words = threading.Event()
        """Set to let the words be read."""

    def let_go(self) -> None:
        """Let everything go on."""
        self.pages.set()
        self.words.set()


def wait(gate: threading.Event, rest: Rest) -> None:
    """Wait for a gate, as long as the work is wanted."""
    while not gate.wait(0.002):
        rest()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """The background waits at each of its stages."""
    held = Held()
    read, indexes = PendingPages.read, index_file.indexes

    def read_later(pending_pages: PendingPages, rest: Rest, *more: Any) -> LoadedPages:
        wait(held.pages, rest)
        return read(pending_pages, rest, *more)

    def indexes_later(papers: Any, file: Any, rest: Rest, told: Any) -> Iterator[Index]:
        wait(held.words, rest)
        yield from indexes(papers, file, rest, told)

    monkeypatch.setattr(PendingPages, "read", read_later)
    monkeypatch.setattr(index_file, "indexes", indexes_later)
    return held


def text(day: int) -> bytes:
    """A page of three papers as it is saved."""
    about = "This is what the abstract says of it, at some length so that it is taken for one."
    titles = [f"Paper {letter} of day {day:02} in the month" for letter in "abc"]
    papers = "".join(f"{title}\n\n{about} Day{day}word.\n\n" for title in titles)
    return f"new\n\nMay {day}\n\n{papers}".encode()


@pytest.fixture
def library() -> Iterator[Library]:
    """A library of thirty pages, the first day last and so on top, open to put more into it."""
    library = Library(locations())
    for day in range(PAGES, 0, -1):
        assert library.add_page(f"day {day:02}", text(day)) is not None
    yield library
    library.close()


Open = Callable[[], Desk]


@pytest.fixture
def large(library: Library) -> Open:
    """Lays the desk that `carrel` opens."""
    return lambda: library_desk(open_library(locations()), locations(), FIRST)


def titles(papers: Sequence[str]) -> list[str]:
    """Where papers stand, by their titles: letter and day."""
    return [f"{each.split()[1]}{int(each.split()[4])}" for each in papers]


# What is seen


async def test_the_first_frame_has_the_first_pages_and_later_all_are_there(
    large: Open, held: Held
) -> None:
    async with reading(large(), WIDE) as person:
        assert person.count("All") == "24"
        assert (person.count("May 8"), person.count("May 9")) == ("3", "")
        held.pages.set()
        await person.until(lambda: person.count("All") == "90")
        assert [person.count(f"May {day}") for day in (1, 8, 9, 30)] == ["3"] * 4
        assert "All · 90 papers · 90 unread" in person.heading()


async def test_the_cursor_and_the_lines_in_sight_stay(large: Open, held: Held) -> None:
    async with reading(large(), (120, 14)) as person:
        await person.press("1", "7", "j", "k", "k")
        before = person.cursor(), person.reading, person.tops["papers"], person.pane("papers")
        assert before[0] == "Paper a of day 06 in the month"
        assert before[2] > 0
        held.pages.set()
        await person.until(lambda: person.reader.desk.pending_pages is None)
        await person.settle()
        assert before == (
            person.cursor(), person.reading, person.tops["papers"], person.pane("papers"),
        )  # fmt: skip
        assert len(person.reader.desk.view.keys) == 90


async def test_the_open_page_and_the_keys_stay_in_the_sidebar(large: Open, held: Held) -> None:
    async with reading(large(), WIDE) as person:
        await person.choose("May 3")
        held.let_go()
        await person.until(lambda: person.count("May 30") == "3")
        await person.until(lambda: person.app.desk.indexed)
        assert person.keys_are_in == "sidebar"
        assert person.cursor("sidebar").startswith("May 3 ")
        assert person.heading().startswith("May 3 · 3 papers")


async def test_in_a_list_the_cursor_stays_on_its_paper_when_others_come_before_it(
    large: Open, library: Library, held: Held
) -> None:
    papers = list(library_desk(library).store.papers.values())
    library.apply(library.make_list("Later", [papers[80], papers[3], papers[70], papers[4]]))
    async with reading(large(), WIDE) as person:
        await person.choose("Later")
        await person.press("l", "j")
        assert person.cursor() == "Paper b of day 02 in the month"
        assert person.count("Later") == "2"
        held.pages.set()
        await person.until(lambda: person.count("Later") == "4")
        await person.settle()
        assert person.cursor() == person.reading == "Paper b of day 02 in the month"


async def test_what_is_kept_from_other_pages_is_there_even_with_no_page_to_come(
    library: Library, held: Held
) -> None:
    papers = list(library_desk(library).store.papers.values())
    library.apply(library.set_starred([papers[-1]], True))
    for saved in library.state.pages[:-FIRST]:
        library.remove_page(saved)
    async with reading(library_desk(library, locations(), FIRST), WIDE) as person:
        assert person.count("Starred") == "0"
        held.let_go()
        await person.until(lambda: person.count("Starred") == "1")
        assert person.count("All") == "25"


async def test_a_page_that_is_missing_among_the_later_ones_is_said_when_it_is_known(
    large: Open, library: Library, held: Held
) -> None:
    (locations().pages / library.state.pages[PAGES - 21].file).unlink()
    async with reading(large(), WIDE) as person:
        assert "missing" not in person.status
        held.pages.set()
        await person.until(lambda: person.count("All") == "87")
        assert person.status.startswith("The page “day 21” is missing: ")
        await person.press("j")
        assert person.heading().startswith("All · 87 papers")


# What is done meanwhile


async def test_marks_made_before_the_rest_came_stay_and_are_counted(
    large: Open, held: Held
) -> None:
    async with reading(large(), WIDE) as person:
        await person.press("r", "j", "s")
        await person.until(lambda: (person.count("All"), person.count("Starred")) == ("23", "1"))
        held.let_go()
        await person.until(lambda: person.count("All") == "89")
        assert person.row("Paper a of day 01").startswith("✓")
        assert person.row("Paper b of day 01").startswith("● ★")
        counts = [person.count(name) for name in ("Unread", "Starred", "May 1", "May 9")]
        assert counts == ["89", "1", "2", "3"]
    assert titles(read_on_disk()) == ["a1"]
    assert titles(starred_on_disk()) == ["b1"]


@pytest.mark.parametrize(("key", "asks"), [("d", "Take the tag #rl from 2 papers?"), ("R", "#rl")])
async def test_what_is_done_to_a_tag_waits_until_all_its_papers_are_there(
    large: Open, library: Library, held: Held, key: str, asks: str
) -> None:
    papers = library_desk(library).store.papers.values()
    first, last = (next(each for each in papers if day in each.title) for day in ("01", "30"))
    library.tag([first, last], "rl")
    async with reading(large(), WIDE) as person:
        await person.choose("#rl")
        await person.press(key)
        assert person.status.startswith("The pages are still being read")
        held.pages.set()
        await person.until(lambda: person.reader.desk.pending_pages is None)
        await person.press(key)
        assert asks in person.dialog


@pytest.mark.parametrize("key", ["A", "x"])
async def test_what_is_done_to_all_in_view_waits_until_all_are_there(
    large: Open, held: Held, key: str
) -> None:
    async with reading(large(), WIDE) as person:
        await person.press(key)
        assert person.status.startswith("The pages are still being read")
        held.pages.set()
        await person.until(lambda: person.reader.desk.pending_pages is None)
        await person.press(key)
        assert "90 papers" in person.text


async def test_a_filter_typed_before_the_words_are_read_is_answered_when_they_are(
    large: Open, held: Held
) -> None:
    async with reading(large(), WIDE) as person:
        await person.press("/")
        await person.type("day25word")
        assert "reading" in person.status
        assert "Paper a of day 01" in person.pane("papers")
        held.pages.set()
        await person.until(lambda: person.count("All") == "90")
        assert "reading" in person.status
        held.words.set()
        await person.until("All · 3 of 90 papers")
        assert person.cursor() == person.reading == "Paper a of day 25 in the month"
        await person.until_gone("reading")


async def test_a_saved_filter_is_counted_when_the_words_are_read(
    large: Open, library: Library, held: Held
) -> None:
    library.apply(library.save_filter("Late", "day25word | day26word"))
    async with reading(large(), WIDE) as person:
        await person.choose("Late")
        assert "reading the words" in person.status
        held.let_go()
        await person.until(lambda: person.count("Late") == "6")
        assert person.heading().startswith("Filter Late · 6 papers")
        assert person.cursor() == "Paper a of day 25 in the month"


async def test_similar_papers_are_not_known_before_the_words_are_read(
    large: Open, held: Held
) -> None:
    async with reading(large(), WIDE) as person:
        await person.press("full_stop")
        assert "The words are still being read" in person.status


@pytest.mark.parametrize("words", [False, True])
async def test_leaving_does_not_wait_for_the_work(large: Open, held: Held, words: bool) -> None:
    if words:
        held.pages.set()
    async with reading(large(), WIDE) as person:
        if words:
            await person.until(lambda: person.count("All") == "90")
        await person.pilot.press("Q")
        assert person.app.return_code == 0
    assert person.app.return_code == 0
    assert [each.name for each in threading.enumerate() if each.name == "index"] == []
    assert not (locations().home / "cache").exists()
