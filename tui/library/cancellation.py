"""Long work that may not hold up anybody: it rests now and then, and stops when it is told to."""

from __future__ import annotations

from collections.abc import Callable

Rest = Callable[[], None]
"""Called again and again during long work: it may pause it, or end it by raising `Cancelled`."""


class Cancelled(Exception):  # noqa: N818 - not an error: the work is no longer wanted
    """Work was given up, because it is no longer wanted."""


def no_rest() -> None:
    """For work that holds up nobody."""


class Heeded:
    """A `Rest` for where nothing may be raised, as in a handler of SQLite's.

    Args:
        rest: is called; what it raises is kept, and raised by whoever heeds it.
    """

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._raised: Exception | None = None

    def __call__(self) -> bool:
        """Tell whether the work is given up; nothing is asked any more once it is."""
        if self._raised is None:
            try:
                self._rest()
            except Exception as error:  # noqa: BLE001 - it is raised where that can be done
                self._raised = error
        return self._raised is not None

    def heed(self) -> None:
        """Raise what the rest raised, if it did."""
        if self._raised is not None:
            raise self._raised
