"""What was done to a library and when, as its journal tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tui.library.change import Change
from tui.library.storage.database import Database
from tui.library.storage.descriptions import describe
from tui.library.storage.stored import checked
from tui.library.storage.transaction import AGENT, READER, REDO, UNDO, Transaction

_DONE = f"""
    SELECT step, at, reader, EXISTS (SELECT 1 FROM undone WHERE undone.step = journal.step),
    {READER} <> ? AND max(seq) > ?
    FROM journal WHERE action NOT IN ('{UNDO}', '{REDO}') GROUP BY step ORDER BY step DESC LIMIT ?
"""  # noqa: S608 - nothing but names


class Done(NamedTuple):
    """A change that was made once."""

    at: int
    """When, in milliseconds since 1970 UTC."""
    what: str
    """In words that follow ``Undone:``."""
    is_undone: bool
    by_agent: bool
    """Whether it was not the person who made it."""
    elsewhere: bool = False
    """Whether another reader made it since this one opened the library: undo passes over it."""


def latest(transaction: Transaction, most: int, opened: int) -> list[Done]:
    """Return the latest changes, the very latest first.

    Args:
        transaction: reads the journal.
        most: how many, if there are as many.
        opened: the journal's last sequence number when this reader opened the library.
    """
    done = []
    asked = (transaction.reader, opened, most)
    for *values, undone, elsewhere in transaction.select(_DONE, asked):
        ((step, at, reader),) = checked("journal", ("step", "at", "reader"), [tuple(values)])
        what = describe(transaction, transaction.entries(step))
        done.append(Done(at, what, bool(undone), reader.startswith(AGENT), bool(elsewhere)))
    return done


def in_words(database: Database, make: Callable[[], Change], *, keep: bool) -> tuple[Change, str]:
    """Make a change, and return it with what it did in words; empty when it altered nothing.

    Args:
        database: what is changed.
        make: makes the change.
        keep: whether it is to be kept; if not, nothing is altered.
    """
    words = ""

    def hear(transaction: Transaction) -> bool:
        nonlocal words
        words = _words_of(transaction)
        return keep

    database.hears = hear
    try:
        return make(), words
    finally:
        database.hears = None


def _words_of(transaction: Transaction) -> str:
    """Return what a transaction has done so far, in words; empty when it altered nothing."""
    begun = "SELECT 1 FROM journal WHERE step = ? LIMIT 1"
    if not transaction.select(begun, (transaction.number,)):
        return ""
    return describe(transaction, transaction.entries(transaction.number))
