"""The library, opened for one command and closed behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tui.library.library import Library
from tui.library.locations import locations


@contextmanager
def opened_library() -> Iterator[Library]:
    """The person's library, which is made where there is none yet.

    Raises:
        LibraryError: it cannot be used.
    """
    library = Library(locations())
    try:
        yield library
    finally:
        library.close()
