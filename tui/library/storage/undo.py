"""Undo and redo: the journal read back.

A change is undone by giving each of its rows, the last one first, what the journal says it was
before, to the byte. That is a transaction of its own, so the journal only grows and tells all that
ever happened. The table ``undone`` says which are undone and by which transaction; a change is done
again by undoing the one that undid it.

The history is one line: undo takes the latest change not undone, redo the one that was undone
last, and a new change makes an end of redoing. Order is that of sequence numbers, never of clocks.

Several readers may have a library open. Each undoes what it did itself and what was there when it
was opened, not what another one does meanwhile. Yet that one may have changed the same rows. Only
what is still as the change left it is put back, be it half a mark, and what is said tells of the
rest: nobody's later change is overwritten, no list gets a name that was given since, and none loses
papers that were added since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tui.library.change import Change
from tui.library.marks import UNMARKED
from tui.library.names import folded_name
from tui.library.phrases import plural, time_ago
from tui.library.storage.descriptions import describe, keys_of
from tui.library.storage.merges import WrittenRow, with_merges
from tui.library.storage.queries import as_they_stand
from tui.library.storage.stored import Values, checked, read
from tui.library.storage.transaction import AGENT, READER, REDO, UNDO, JournalEntry, Transaction

_OWN = f"action NOT IN ('{UNDO}', '{REDO}')"
_SEEN = f"({READER} = ? OR seq <= ?)"
_PASSED_OVER = f"""
    SELECT DISTINCT step FROM journal WHERE {_OWN} AND {READER} <> ? AND seq > ? AND step > ?
    AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.step = journal.step)
    ORDER BY step DESC
"""  # noqa: S608 - nothing but names
_LATEST = f"""
    SELECT step FROM journal WHERE {_OWN} AND {_SEEN}
    AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.step = journal.step)
    ORDER BY seq DESC LIMIT 1
"""  # noqa: S608 - nothing but names
_LATEST_OWN = f"SELECT step FROM journal WHERE {_OWN} AND {_SEEN} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - nothing but names
_LAST_UNDONE = f"""
    SELECT step, by FROM undone
    WHERE by > coalesce(({_LATEST_OWN}), 0)
    AND EXISTS (SELECT 1 FROM journal WHERE journal.step = undone.by AND {_SEEN})
    ORDER BY by DESC LIMIT 1
"""  # noqa: S608 - nothing but names
_UNDONE_ELSEWHERE = f"""
    SELECT DISTINCT undone.step FROM undone JOIN journal ON journal.step = undone.by
    WHERE {READER} <> ? AND journal.seq > ? AND undone.by > ?
    ORDER BY undone.by DESC
"""  # noqa: S608 - nothing but names
_TOGETHER = frozenset({"move in list", "move list"})
"""Actions whose rows make sense only together: they are put back all or not at all."""

_NAMED = frozenset({"list", "filter", "page"})
"""Tables of which two rows shall not have one name."""


DAY = 24 * 60 * 60 * 1000
"""Milliseconds after which nobody is sure to remember what they did last."""


def undo(transaction: Transaction, opened: int, *, asks: bool = False) -> Change:
    """Undo the latest change that this reader made or found, and that is not undone.

    Args:
        transaction: the change that undoing is.
        opened: the journal's last sequence number when this reader opened the library.
        asks: undo nothing that this reader did not do, or did more than a day ago; the change then
            has a question in its place.
    """
    rows = transaction.select(_LATEST, (transaction.reader, opened))
    number = checked("journal", ("step",), rows)[0][0] if rows else 0
    elsewhere = _passed_over(transaction, _PASSED_OVER, opened, number)
    if not rows:
        others = f" Done elsewhere since, and kept: {elsewhere}" if elsewhere else ""
        return Change(said=f"Nothing to undo.{others}")
    entries = transaction.entries(number)
    if asks and (when := _long_gone(transaction, number)):
        return Change(asks=f"Undo what was done {when}: {describe(transaction, entries)}?")
    done = _put_back(transaction, entries, together=entries[0].action in _TOGETHER)
    # A change that others have changed altogether is passed over: the next undo goes on before it.
    transaction.set_undone(number, transaction.number if done else None)
    return _change(
        transaction,
        done,
        entries,
        "Undone",
        describe(transaction, entries),
        elsewhere=f"done elsewhere since, and kept: {elsewhere}" if elsewhere else "",
    )


def _long_gone(transaction: Transaction, number: int) -> str:
    """Return when a change was made, if that is more than a day ago or before this start."""
    first = f"SELECT at, {READER} FROM journal WHERE step = ? LIMIT 1"  # noqa: S608
    rows = transaction.select(first, (number,))
    at, reader = checked("journal", ("at", "reader"), rows)[0]
    age = transaction.at - at
    if reader == transaction.reader:
        return time_ago(age) if age > DAY else ""
    by = " by an agent" if reader.startswith(AGENT) else ""
    return f"before this start{by}, {time_ago(age)}"


def _passed_over(transaction: Transaction, question: str, opened: int, number: int) -> str:
    """Return what others did, or undid, after a step, which stays so; empty for nothing."""
    rows = transaction.select(question, (transaction.reader, opened, number))
    others = [each for (each,) in checked("journal", ("step",), rows)]
    if not others:
        return ""
    more = f" and {plural(len(others) - 1, 'other change')}" if len(others) > 1 else ""
    return describe(transaction, transaction.entries(others[0])) + more


def redo(transaction: Transaction, opened: int) -> Change:
    """Do again the change that this reader, or one before it, undid last.

    Args:
        transaction: the change that redoing is.
        opened: the journal's last sequence number when this reader opened the library.
    """
    own = (transaction.reader, opened)
    rows = transaction.select(_LAST_UNDONE, own * 2)
    number, by = checked("undone", ("step", "by"), rows)[0] if rows else (0, 0)
    if not rows:
        latest = checked("journal", ("step",), transaction.select(_LATEST_OWN, own))
        by = latest[0][0] if latest else 0
    elsewhere = _passed_over(transaction, _UNDONE_ELSEWHERE, opened, by)
    if not rows:
        left = f" Undone elsewhere since, and left so: {elsewhere}" if elsewhere else ""
        return Change(said=f"Nothing to redo.{left}")
    first, entries = transaction.entries(number), transaction.entries(by)
    done = _put_back(transaction, entries, together=first[0].action in _TOGETHER)
    if done:
        transaction.set_redone(number)
    else:
        transaction.set_undone(number, None)
    # What could not be undone then is not what is done again now.
    undone = {(entry.table, entry.row) for entry in entries}
    change = _change(
        transaction,
        done,
        entries,
        "Redone",
        describe(transaction, first, undone),
        elsewhere=f"undone elsewhere since, and left so: {elsewhere}" if elsewhere else "",
    )
    return with_merges(
        change, (WrittenRow(number, e.action, e.table, e.row, e.after is not None) for e in first)
    )


def _put_back(
    transaction: Transaction, entries: Sequence[JournalEntry], *, together: bool
) -> list[JournalEntry]:
    """Give rows what they were before; gives the entries for which that was possible."""
    names = {
        table: _names(transaction, table) for table in {each.table for each in entries} & _NAMED
    }
    if together and any(_is_in_the_way(transaction, entry, names) for entry in entries):
        return []
    done: list[JournalEntry] = []
    for entry in reversed(entries):
        if not _is_in_the_way(transaction, entry, names):
            transaction.write(entry.table, entry.row, _before(transaction, entry))
            done.append(entry)
            if (given := names.get(entry.table)) is not None:
                given.subtract(_name(entry.table, entry.after))
                given.update(_name(entry.table, entry.before))
    return done


def _names(transaction: Transaction, table: str) -> Counter[str]:
    """Count how many rows of a table have each name: once, not for each row that is put back."""
    return Counter(
        each for row in read(transaction, table, ("name",)) for each in _name(table, row)
    )


def _name(table: str, values: Values | None) -> list[str]:
    """Return a row's name as names are compared there; none where there is no row."""
    if values is None:
        return []
    return [values[0] if table == "page" else folded_name(values[0])]


def _before(transaction: Transaction, entry: JournalEntry) -> Values | None:
    """Return what a row is given: what was before, but for the columns left untouched."""
    if (columns := _columns(transaction, entry)) is None:
        return entry.before
    values = tuple(now if before == after else before for now, before, after in columns)
    return None if entry.table == "mark" and values == UNMARKED else values


def _is_changed(transaction: Transaction, entry: JournalEntry) -> bool:
    """Tell whether a row is not as the change left it, in the columns that it touched."""
    if (columns := _columns(transaction, entry)) is None:
        return transaction.get(entry.table, entry.row) != entry.after
    return any(now != after for now, before, after in columns if before != after)


def _columns(
    transaction: Transaction, entry: JournalEntry
) -> Sequence[tuple[Any, Any, Any]] | None:
    """Return each column of a row as it is, was before the change, and became by it.

    None where there is no row now, before or after. Of a mark there always is one.
    """
    rows = [transaction.get(entry.table, entry.row), entry.before, entry.after]
    if entry.table == "mark":
        rows = [tuple(UNMARKED) if values is None else values for values in rows]
    now, before, after = rows
    if now is None or before is None or after is None:
        return None
    return list(zip(now, before, after, strict=True))


def _is_in_the_way(
    transaction: Transaction, entry: JournalEntry, names: Mapping[str, Counter[str]]
) -> bool:
    """Tell whether something was done since that putting a row back would spoil.

    Args:
        transaction: the change that undoing is.
        entry: what became of the row, and what it was.
        names: how many rows of a table have each name as they stand.
    """
    if _is_changed(transaction, entry):
        return True
    match entry.table:
        case "list_paper":
            return entry.before is not None and transaction.get("list", entry.row[:1]) is None
        case "list" if entry.before is None:
            filled = "SELECT 1 FROM list_paper WHERE list = ? LIMIT 1"
            return bool(transaction.select(filled, entry.row))
        case "list" | "filter" | "page" if entry.before is not None:
            wanted = _name(entry.table, entry.before)
            own = wanted == _name(entry.table, entry.after)  # it has that name itself
            if names[entry.table][wanted[0]] <= own:
                return False
            return entry.table == "page" or _has_twin(transaction, entry, entry.before[0])
        case _:
            return False


def _has_twin(transaction: Transaction, entry: JournalEntry, name: str) -> bool:
    """Tell whether another row has a name that keeps this one from coming back.

    Two from of old may have names that are compared as one: either comes back beside the other.
    """

    def is_newer(number: int) -> bool:
        changed = transaction.last_changed(entry.table, (number,))
        return changed > transaction.last_changed(entry.table, entry.row)

    return any(
        each.casefold() == name.casefold() or is_newer(number)
        for number, each in read(
            transaction, entry.table, ("id", "name"), "WHERE id <> ?", entry.row
        )
        if folded_name(each) == folded_name(name)
    )


def _change(
    transaction: Transaction,
    done: Sequence[JournalEntry],
    entries: Sequence[JournalEntry],
    word: str,
    what: str,
    *,
    elsewhere: str,
) -> Change:
    """Return what undoing or redoing altered.

    Args:
        transaction: the change that it is.
        done: the entries that were put back.
        entries: all there were.
        word: says of something that it was done.
        what: was undone or redone.
        elsewhere: says what others did since, which was passed over; empty for nothing.
    """
    # All rows are looked at again: what was changed elsewhere is to be seen now.
    change = as_they_stand(transaction, [(entry.table, entry.row) for entry in entries])
    if not done:
        said = f"Not {word.lower()}, for it was changed elsewhere: {what}"
        return change._replace(said=said)
    # What was undone is said first: the status line may have no room for the rest.
    rest = f" ({elsewhere})" if elsewhere else ""
    if len(done) < len(entries):
        word, rest = f"{word} in part", " (the rest was changed elsewhere)"
    papers = keys_of(done)
    about = papers.pop() if len(papers) == 1 else ""
    return change._replace(said=f"{word}: {what}{rest}", about=about)
