"""What a step of the journal did, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from parsing.text import clean_line
from tui.library.phrases import plural
from tui.library.storage.stored import Values, read
from tui.library.storage.tables import ROWS, rows_in_words
from tui.library.storage.transaction import JournalEntry, Transaction

Row = tuple[str, Values]
"""A table's name and the key of one of its rows."""

LONGEST = 60
"""Characters of a title or a name, of which more may follow in the sentence."""


def describe(
    transaction: Transaction, entries: Sequence[JournalEntry], rows: Collection[Row] | None = None
) -> str:
    """What was done, as words that follow ``Undone:``: ``starred “Sparse attention”``.

    Args:
        transaction: looks up titles and names.
        entries: what the journal has of it; at least one.
        rows: the table and the key of the rows that are meant, where those are not all.
    """
    first, last = entries[0], entries[-1]
    if rows is not None:
        entries = [entry for entry in entries if (entry.table, entry.row) in rows]
    listed = [entry for entry in entries if entry.table == "list_paper"]
    match first.action:
        case "read" | "unread":
            return f"marked {_papers(transaction, entries)} {first.action}"
        case "star":
            return f"starred {_papers(transaction, entries)}"
        case "unstar":
            return f"took the star from {_papers(transaction, entries)}"
        case "make list":
            with_papers = f" with {_papers(transaction, listed)}" if listed else ""
            return f"made the list {_quoted(_name(first))}{with_papers}"
        case "rename list" | "rename filter":
            before, after = _quoted((first.before or [""])[0]), _quoted((first.after or [""])[0])
            return f"renamed the {first.table} {before} to {after}"
        case "delete list":
            papers = plural(len(listed), "paper")
            return f"deleted the list {_quoted(_name(last))} ({papers})"
        case "add to list":
            return f"added {_papers(transaction, entries)} to {_list(transaction, first)}"
        case "take out of list":
            return f"took {_papers(transaction, entries)} out of {_list(transaction, first)}"
        case "move in list":
            return f"moved a paper in {_list(transaction, first)}"
        case "save filter":
            return f"saved the filter {_quoted(_name(first))}"
        case "delete filter":
            return f"deleted the filter {_quoted(_name(first))}"
        case "add page":
            return f"added the page {_quoted(_name(first))}"
        case "remove page":
            return f"removed the page {_quoted(_name(first))}"
        case "tag":
            return f"tagged {_papers(transaction, entries)} #{clean_line(str(_name(first)))}"
        case "untag":
            return f"took #{clean_line(str(_name(first)))} from {_papers(transaction, entries)}"
        case "note":
            did = "wrote" if first.before is None else "changed" if first.after else "took away"
            return f"{did} the note on {_papers(transaction, entries)}"
        case "load":
            many = Counter(entry.table for entry in entries)
            found = (rows_in_words(table, many[table]) for table in ROWS if many[table])
            return f"loaded {', '.join(found)} from a dump"
        case other:
            return other


def _papers(transaction: Transaction, entries: Sequence[JournalEntry]) -> str:
    keys = {entry.row[-1] if entry.table == "list_paper" else entry.row[0] for entry in entries}
    if len(keys) != 1:
        return plural(len(keys), "paper")
    title = read(transaction, "paper", ("title",), "WHERE key = ?", tuple(keys))
    return _quoted(title[0][0]) if title else "a paper"


def _name(entry: JournalEntry) -> object:
    return (entry.before or entry.after or ("",))[0]


def _list(transaction: Transaction, entry: JournalEntry) -> str:
    found = transaction.get("list", entry.row[:1])
    return f"the list {_quoted(found[0])}" if found else "a list"


def _quoted(value: object) -> str:
    # The journal of a restored library may tell of anything, in any words.
    name = clean_line(str(value))
    return f"“{name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + '…'}”"
