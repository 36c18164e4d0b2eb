"""Libraries opened anew, and the order of a list."""

from __future__ import annotations

from tests.tui.library.made import keys
from tui.library.library import Library
from tui.library.locations import Locations


def reopened(place: Locations) -> Library:
    """The library as the next start finds it."""
    library = Library(place)
    library.close()
    return library


def order(library: Library, number: int = 1) -> str:
    """The titles of a list's papers, in order."""
    titles = dict(zip(keys("A", "B", "C", "D"), "ABCD", strict=True))
    found = library.state.list_of(number)
    assert found is not None
    return "".join(titles[key] for key in found.keys)
