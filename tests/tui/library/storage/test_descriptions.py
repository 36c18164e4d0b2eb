"""What undo says: every sentence that a table declares, of whatever rows a journal tells."""

from __future__ import annotations

from contextlib import closing

import pytest

from tui.library.storage.database import Database
from tui.library.storage.descriptions import TABLES, describe
from tui.library.storage.queries import READERS
from tui.library.storage.stored import Values
from tui.library.storage.tables import OF_SEVERAL, ROWS, Column
from tui.library.storage.transaction import JournalEntry


def values(columns: tuple[Column, ...], *, key: bool) -> Values:
    """Some value for each key of a table, or for each other column."""
    return tuple(1 if each.whole else "x" for each in columns if each.key == key)


@pytest.mark.parametrize("action", [*TABLES, *OF_SEVERAL])
def test_every_sentence_can_be_said_of_any_row(action: str) -> None:
    with closing(Database(None)) as database, database.change(action) as transaction:
        for table, kind in ROWS.items():
            row, there = values(kind.columns, key=True), values(kind.columns, key=False)
            for before, after in ((None, there), (there, None), (there, there)):
                said = describe(transaction, [JournalEntry(action, table, row, before, after)])
                assert said, table
                assert not set(said) & set("{}"), table


def test_every_action_belongs_to_one_table() -> None:
    assert sum(len(table.undo) for table in ROWS.values()) == len(TABLES)


def test_every_table_is_read() -> None:
    assert READERS.keys() == ROWS.keys()
