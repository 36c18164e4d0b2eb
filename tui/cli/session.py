"""A library, opened for one command and closed behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tui.console import say
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.locations import locations


@contextmanager
def opened_library() -> Iterator[Library]:
    """Open the person's library, which is made where there is none yet, and close it at the end.

    Raises:
        LibraryError: it cannot be used.
    """
    library = Library(locations())
    try:
        yield library
    finally:
        library.close()


def say_samples(desk: Desk) -> None:
    """Say that the papers are not the person's own, where a library has no page yet."""
    if desk.samples:
        say(
            "carrel: your library has no page yet; these are the papers of the sample pages."
            " carrel add PAGE… adds your own."
        )
