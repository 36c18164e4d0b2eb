"""Looking out, now and then, for what other programs do to the library."""

from __future__ import annotations

import threading
from collections.abc import Callable

EVERY = 1.0
"""Seconds between two looks."""


class Watch:
    """A thread that looks again and again, and mostly sleeps.

    Args:
        look: what is done each time; the next look comes a while after it returns.
    """

    def __init__(self, look: Callable[[], object]) -> None:
        self._look = look
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(EVERY):
            self._look()

    def close(self) -> None:
        """Look no more; returns when the last look is over."""
        self._over.set()
        self._thread.join()
