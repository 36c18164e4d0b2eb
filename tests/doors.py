"""What the program opened in a test, for the test to ask it too."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from tui.library.storage.database import Database

DATABASES: list[Database] = []
"""Those that were opened in this test, the first one first."""


class Connections(list[sqlite3.Connection]):
    """Those that were opened since the test asked for them, the first one first."""

    def tell(self, statement: str) -> None:
        """Ask a statement of each that is still open."""
        for each in self:
            with suppress(sqlite3.ProgrammingError):
                each.execute(statement)
