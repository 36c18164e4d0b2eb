"""Time as fetching sees it: what it is now, and waiting, which can be ended."""

from __future__ import annotations

import threading
import time

from tui.library.cancellation import Cancelled


class Clock:
    """The system's clock, for work that stops when it is told to.

    Args:
        stop: ends every wait once it is set.
    """

    def __init__(self, stop: threading.Event | None = None) -> None:
        self._stop = stop or threading.Event()

    def now(self) -> float:
        """Return seconds since 1970, which other programs see as well."""
        return time.time()

    def ticks(self) -> float:
        """Return seconds since some moment, which nobody sets back."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait so many seconds.

        Raises:
            Cancelled: the work is no longer wanted.
        """
        if self._stop.wait(max(0.0, seconds)):
            raise Cancelled

    def go_on(self) -> None:
        """Go on, if the work is still wanted.

        Raises:
            Cancelled: it is not.
        """
        if self._stop.is_set():
            raise Cancelled
