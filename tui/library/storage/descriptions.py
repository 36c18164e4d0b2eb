"""What a transaction in the journal did, in the words that its table declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from parsing.text import clean_line
from tui.library.phrases import plural
from tui.library.storage.stored import Values, read
from tui.library.storage.tables import OF_SEVERAL, ROWS, rows_in_words
from tui.library.storage.transaction import JournalEntry, Transaction

RowKey = tuple[str, Values]
"""A table's name and the key of one of its rows."""

LONGEST = 60
"""Characters of a title or a name, of which more may follow in the sentence."""

TABLES = {action: name for name, table in ROWS.items() for action in table.undo}
"""The table that each action is declared with."""


def describe(
    transaction: Transaction,
    entries: Sequence[JournalEntry],
    rows: Collection[RowKey] | None = None,
) -> str:
    """Return what was done, as words that follow ``Undone:``: ``starred “Sparse attention”``.

    Args:
        transaction: looks up titles and names.
        entries: what the journal has of it; at least one.
        rows: the table and the key of the rows that are meant, where those are not all.
    """
    action = entries[0].action
    meant = [
        each
        for each in entries
        # What stayed as it was is only named there, and nothing that undoing alters.
        if rows is None or (each.table, each.row) in rows or each.before == each.after
    ]
    if action in OF_SEVERAL:
        return OF_SEVERAL[action].format_map(UndoWords(transaction, entries[0], meant))
    if action not in TABLES:
        return action
    table = TABLES[action]
    own = next((each for each in entries if each.table == table), entries[0])
    return ROWS[table].undo[action].format_map(UndoWords(transaction, own, meant))


def keys_of(entries: Sequence[JournalEntry]) -> set[str]:
    """Return the keys of the papers whose rows some entries tell of."""
    return {entry.row[paper] for entry in entries if (paper := ROWS[entry.table].paper) is not None}


class UndoWords(dict[str, str]):
    """What may stand in braces in an undo sentence, each looked up when it is wanted.

    Args:
        transaction: looks up titles and names.
        entry: the first one in the table that declares the sentence.
        entries: those that are meant.
    """

    def __init__(
        self, transaction: Transaction, entry: JournalEntry, entries: Sequence[JournalEntry]
    ) -> None:
        super().__init__()
        self._transaction, self._entry, self._entries = transaction, entry, entries

    def __missing__(self, word: str) -> str:
        """Return what stands for a word."""
        entry = self._entry
        values = entry.before or entry.after or ("",)
        # A page goes by what the person calls it.
        first = (entry.table == "page" and _called(values)) or values[0]
        match word:
            case "papers":
                return self._papers()
            case "with_papers":
                return f" with {self._papers()}" if keys_of(self._entries) else ""
            case "rows":
                many = Counter(entry.table for entry in self._entries)
                return ", ".join(rows_in_words(table, many[table]) for table in ROWS if many[table])
            case "many":
                return plural(len(keys_of(self._entries)), "paper")
            case "name":
                return _quoted(first)
            case "pages":
                # Others may have gone in their place.
                added = [
                    _called(each.after) or each.after[0] for each in self._entries if each.after
                ]
                if len(added) > 1:
                    return plural(len(added), "page")
                return f"the page {_quoted(*added or (first,))}"
            case "called":
                return _quoted(_called(entry.after or entry.before))
            case "tag" | "old_tag":
                names = dict.fromkeys(
                    clean_line(str((each.before or each.after or ("",))[0]))
                    for each in self._entries
                    if each.table == entry.table and (word == "tag" or each.after is None)
                )
                return " #".join(names) or clean_line(str(first))
            case "due":
                return clean_line(str((entry.after or ("",))[-1])) or "none"
            case "before" | "after":
                return _quoted((getattr(entry, word) or ("",))[0])
            case "list":
                return self._lists([e for e in self._entries if e.table == "list_paper"])
            case "into":
                filled = [e for e in self._entries if e.table == "list_paper" and e.before is None]
                return self._lists(filled or [e for e in self._entries if e.after])
            case "gone":
                gone = (e.before for e in self._entries if e.table == "list" and e.after is None)
                return _quoted(next((values[0] for values in gone if values), ""))
            case "did":
                changed = "changed" if entry.after else "took away"
                return changed if entry.before else "wrote"
            case _:
                raise KeyError(word)

    def _lists(self, entries: Sequence[JournalEntry]) -> str:
        """Return the lists that rows are of, by their names."""
        names = []
        for row in dict.fromkeys(each.row[:1] for each in entries):
            own = (e for e in self._entries if e.table == "list" and e.row == row)
            # One that was made by this is gone once this is undone.
            made = next((each.after for each in own if each.after), None)
            if values := made or self._transaction.get("list", row):
                names.append(_quoted(values[0]))
        if not names:
            return "a list"
        *others, last = names
        return f"the lists {', '.join(others)} and {last}" if others else f"the list {last}"

    def _papers(self) -> str:
        keys = keys_of(self._entries)
        if len(keys) != 1:
            return plural(len(keys), "paper")
        title = read(self._transaction, "paper", ("title",), "WHERE key = ?", tuple(keys))
        return _quoted(title[0][0]) if title else "a paper"


def _called(page: Values | None) -> object:
    """What a person calls a page, by the values of its row; empty where that is its own name."""
    at = ROWS["page"].others.index("called")
    return page[at] if page and len(page) > at else ""


def _quoted(value: object) -> str:
    # The journal of a restored library may tell of anything, in any words.
    name = clean_line(str(value))
    return f"“{name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + '…'}”"
