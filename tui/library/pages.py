"""Pages that were added to a library."""

from __future__ import annotations

from typing import NamedTuple


class SavedPage(NamedTuple):
    """An added page: what it is called and which file below the library's ``pages/`` holds it."""

    digest: str
    name: str
    file: str
