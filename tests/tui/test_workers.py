"""The work in the background by itself: what it tells, and how it ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from textual.message import Message

from parsing.paper import Page
from tests.tui.library.made import page, papers
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.loader import files_desk
from tui.library.pending_pages import PendingPages
from tui.messages import Broken, Indexed, NotRead, NotSaved, PagesRead, Working
from tui.workers import Workers

LIMIT = 30
"""Seconds until work that never ends fails a test."""


class Told:
    """What was posted, in order."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._changed = threading.Condition()

    def __call__(self, message: Message) -> None:
        with self._changed:
            self.messages.append(message)
            self._changed.notify_all()

    @property
    def kinds(self) -> list[type[Message]]:
        """What kinds they are of, but for words on how far the work is: those hang on the time."""
        return [type(each) for each in self.messages if not getattr(each, "words", "")]

    def until(self, kind: type[Message]) -> None:
        """Wait for a message of a kind."""
        with self._changed:
            assert self._changed.wait_for(lambda: kind in self.kinds, LIMIT)


@pytest.fixture
def background(desk: Desk) -> Iterator[Workers]:
    """Work that is ended behind the test, before the library that it reads is closed."""
    background = Workers()
    yield background
    background.close()


def pages(count: int) -> Iterator[Page]:
    return (page(f"page {n}", f"Paper {n} of one page", f"Another {n}") for n in range(count))


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with one of nine pages."""
    desk = files_desk(Library(None), pages(9), 1)
    yield desk
    desk.library.close()


def test_the_pages_come_before_the_words_and_the_end_is_told(
    background: Workers, desk: Desk
) -> None:
    told = Told()
    background.open(desk, told)
    told.until(Working)
    assert told.kinds == [PagesRead, Indexed, Working]
    (index,) = (each.index for each in told.messages if isinstance(each, Indexed))
    assert len(index.documents) == 18


def test_a_desk_that_has_all_its_pages_is_only_indexed(background: Workers) -> None:
    desk, told = files_desk(Library(None), pages(3)), Told()
    background.open(desk, told)
    told.until(Working)
    assert told.kinds == [Indexed, Working]
    desk.library.close()


def test_pages_that_are_asked_for_twice_are_read_once(background: Workers, desk: Desk) -> None:
    told = Told()
    for _ in range(5):
        background.open(desk, told)
    told.until(Working)
    assert Broken not in told.kinds
    laid = [each.loaded for each in told.messages if isinstance(each, PagesRead)]
    assert len(laid[-1].store) == 18


def test_a_fault_in_the_work_is_told(
    background: Workers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(PendingPages, "read", faulty)
    told = Told()
    background.open(desk, told)
    told.until(Broken)
    assert len(told.messages) == 1


def test_work_that_is_ended_between_two_rests_ends_without_a_word(
    background: Workers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, closed = threading.Event(), threading.Event()

    def read(_: PendingPages, __: object, kept: Any, *___: object) -> None:
        begun.set()
        assert closed.wait(LIMIT)
        kept(desk.store)

    monkeypatch.setattr(PendingPages, "read", read)
    told = Told()
    background.open(desk, told)
    assert begun.wait(LIMIT)
    closing = threading.Thread(target=background.close)
    shut_down = ThreadPoolExecutor.shutdown

    def note(writer: ThreadPoolExecutor, *, wait: bool) -> None:
        shut_down(writer, wait=wait)
        closed.set()

    monkeypatch.setattr(ThreadPoolExecutor, "shutdown", note)
    closing.start()
    closing.join(LIMIT)
    assert not closing.is_alive()
    assert told.messages == []


def test_what_cannot_be_read_is_told(background: Workers) -> None:
    def damaged() -> None:
        raise LibraryError("The library cannot be read.")

    told = Told()
    background.read(damaged, told)
    told.until(NotRead)
    (message,) = told.messages
    assert isinstance(message, NotRead)
    assert message.reason == "The library cannot be read."


def test_changes_that_were_asked_for_are_made_before_it_ends(background: Workers) -> None:
    library = Library(None)
    made: list[str] = []
    for title in ("One", "Two", "Three"):

        def work(title: str = title) -> Any:
            made.append(title)
            return library.set_read(papers(title), True)

        background.write(work, lambda _: None)
    background.close()
    assert made == ["One", "Two", "Three"]
    library.close()


def refused() -> Change:
    raise LibraryError("Not saved: the disk is full.")


def test_a_change_that_failed_unseen_is_lost_though_a_later_one_was_made(
    background: Workers,
) -> None:
    background.write(refused, lambda _: False)
    background.write(Change, lambda _: False)
    background.close()
    assert background.lost == 1


def test_a_change_that_the_person_knows_to_have_failed_is_forgotten_when_one_is_made(
    background: Workers,
) -> None:
    def see(message: Message) -> None:
        if isinstance(message, NotSaved):
            message.seen = True

    background.write(refused, see)
    background.read(lambda: None, see).result()
    assert background.lost == 1
    background.write(Change, see)
    background.close()
    assert background.lost == 0


def test_a_fault_that_no_screen_is_there_to_show_is_kept(background: Workers) -> None:
    def faulty() -> Change:
        raise ZeroDivisionError

    background.write(faulty, lambda _: False)
    background.close()
    assert isinstance(background.fault, ZeroDivisionError)
