"""arXiv is asked once in three seconds, by one program at a time."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.fetch.service import SetClock
from tui.fetch.errors import FetchError
from tui.fetch.manners import Turns
from tui.library.cancellation import Cancelled


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "arxiv.turn"


def quiet(_: str) -> None:
    """Say nothing."""


def test_the_first_request_waits_for_nothing(file: Path, clock: SetClock) -> None:
    with Turns(file, clock, quiet).turn():
        pass
    assert clock.waited == []


def test_the_next_one_comes_three_seconds_later_from_whatever_program(
    file: Path, clock: SetClock
) -> None:
    with Turns(file, clock, quiet).turn():
        pass
    clock.moment += 1
    with Turns(file, clock, quiet).turn():
        pass
    assert clock.waited == pytest.approx([2])


def test_a_request_that_took_long_is_followed_by_a_pause_too(file: Path, clock: SetClock) -> None:
    with Turns(file, clock, quiet).turn():
        clock.moment += 60
    with Turns(file, clock, quiet).turn():
        pass
    assert clock.waited == pytest.approx([3])


def test_a_request_that_failed_counts(file: Path, clock: SetClock) -> None:
    with pytest.raises(RuntimeError), Turns(file, clock, quiet).turn():
        raise RuntimeError
    with Turns(file, clock, quiet).turn():
        pass
    assert clock.waited == pytest.approx([3])


def test_who_comes_while_another_has_the_turn_waits_until_it_is_done(file: Path) -> None:
    file.parent.mkdir()
    held = os.open(file, os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    said: list[str] = []
    there: list[bool] = []

    class Waiting(SetClock):
        def wait(self, seconds: float) -> None:
            super().wait(seconds)
            there.append(bool(have))
            if len(self.waited) == 3:
                os.close(held)

    have: list[str] = []
    with Turns(file, Waiting(), said.append).turn():
        have.append("the turn")
    assert there == [False] * 3
    assert said[0].startswith("waiting for another carrel")


def test_a_wait_for_another_is_stopped(file: Path) -> None:
    file.parent.mkdir()
    held = os.open(file, os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    stop = threading.Event()
    hear: Callable[[str], None] = lambda _: stop.set()  # noqa: E731
    with pytest.raises(Cancelled), Turns(file, SetClock(stop=stop), hear).turn():
        raise AssertionError("nobody gave it the turn")
    os.close(held)


@pytest.mark.parametrize("text", [b"", b"rubbish", b"\xff\x00", b"99999999999999999999", b"nan"])
def test_a_time_that_makes_no_sense_delays_nobody_for_long(
    file: Path, clock: SetClock, text: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(text)
    with Turns(file, clock, quiet).turn():
        pass
    assert sum(clock.waited) <= 3


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "taken").write_text("a file")
    turns = Turns(tmp_path / "taken" / "arxiv.turn", clock, quiet)
    with pytest.raises(FetchError, match=r"arxiv\.turn cannot be written"), turns.turn():
        raise AssertionError("there is no turn")
