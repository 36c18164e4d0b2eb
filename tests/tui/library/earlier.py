"""A library as the version before wrote it, with its history and its settings.

It was made once by that version, and so was ``history.json``: what that version itself came to when
everything was undone, and done again. It never changes.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tui.library.locations import Locations

THERE = Path(__file__).parent / "storage" / "version_3"
HISTORY: dict[str, Any] = json.loads((THERE / "history.json").read_text("utf-8"))
SEEN = {
    "marks": "SELECT title, read_at, starred_at FROM mark JOIN paper USING (key)"
    " WHERE read_at NOT NULL OR starred_at NOT NULL ORDER BY 1",
    "lists": "SELECT name, position FROM list ORDER BY position",
    "listed": "SELECT list.name, title FROM list_paper JOIN list ON list.id = list"
    " JOIN paper USING (key) ORDER BY list.position, list_paper.position",
    "filters": "SELECT name, query FROM filter ORDER BY position",
    "tags": "SELECT title, name FROM tag JOIN paper USING (key) ORDER BY 1, folded",
    "notes": "SELECT title, text FROM note JOIN paper USING (key) ORDER BY 1",
    "pages": "SELECT name FROM page ORDER BY position",
}
"""All that a person sees of a library, as another program asks for it."""


def bring(place: Locations) -> None:
    """Put that library where one lies."""
    shutil.copytree(THERE / "pages", place.pages)
    shutil.copy(THERE / "settings.toml", place.settings)
    with closing(sqlite3.connect(place.database)) as connection:
        connection.executescript((THERE / "library.sql").read_text("utf-8"))


def seen(place: Locations) -> dict[str, list[list[Any]]]:
    """What a library holds, as a person sees it."""
    with closing(sqlite3.connect(place.database)) as connection:
        return {
            name: [list(row) for row in connection.execute(question)]
            for name, question in SEEN.items()
        }
