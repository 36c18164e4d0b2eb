"""Manners of arXiv: one request in three seconds over all programs of a person, one at a time.

https://info.arxiv.org/help/api/tou.html
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from parsing.files import words_of
from tui.fetch.clock import Clock
from tui.fetch.errors import FetchError
from tui.library.locations import make_private

APART = 3.0
"""Seconds between the beginnings of two requests, and after the end of one that took longer."""
LOOK = 0.25
"""Seconds between two looks whether another program is done."""


class Turns:
    """Gives the turns at a service, one after another, over all processes.

    Args:
        file: is locked for the length of a request, and holds when the last one was.
        clock: tells the time, and waits.
        progress: is told what is waited for.
    """

    def __init__(self, file: Path, clock: Clock, progress: Callable[[str], object]) -> None:
        self._file, self._clock, self._progress = file, clock, progress

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it for as long as this is not left.

        Raises:
            Cancelled: it is no longer wanted.
            FetchError: the file cannot be written.
        """
        try:
            make_private(self._file.parent)
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise FetchError(f"{self._file} cannot be written: {words_of(error).own}") from error
        try:
            while not _locked(handle):
                self._progress("waiting for another carrel to be done with arXiv…")
                self._clock.wait(LOOK)
            # A clock that was set back must not make anybody wait for hours.
            left = min(APART, APART - (self._clock.now() - _last(handle)))
            if left > 0:
                self._progress(f"waiting {left:.0f} s: arXiv wants {APART:.0f} s between requests…")
                self._clock.wait(left)
            self._write(handle)
            try:
                yield
            finally:
                self._write(handle)
        finally:
            os.close(handle)

    def _write(self, handle: int) -> None:
        os.pwrite(handle, f"{self._clock.now():020.3f}".encode(), 0)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # nothing can be locked there: the time alone must do
    return True


def _last(handle: int) -> float:
    """When the last request was, in seconds since 1970; 0 when that is not known."""
    try:
        return float(os.pread(handle, 40, 0))
    except ValueError:
        return 0.0
