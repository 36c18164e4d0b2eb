"""Undo and redo: the journal read back.

A step is undone by giving each of its rows, the last one first, what the journal says it was
before, to the byte. That is a step of its own, so the journal only grows and tells everything that
ever happened. The table ``undone`` says which steps are undone and by which step; a step is done
again by undoing the one that undid it.

The history is one line: undo takes the latest step that is not undone, redo the one that was undone
last, and a new change makes an end of redoing. Order is that of sequence numbers, never of clocks.

Several readers may have a library open. Each undoes what it did itself and what was there when it
was opened, not what another one does meanwhile. Yet that one may have changed the same rows. Only
what is still as the step left it is put back, be it half a mark, and what is said tells of the
rest: nobody's later change is overwritten, no list gets a name that was given since, and none loses
papers that were added since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tui.library.names import folded_name
from tui.library.phrases import plural
from tui.library.storage.changes import Change, as_they_stand
from tui.library.storage.step import REDO, UNDO, Entry, Step
from tui.library.storage.stored import Values, checked, read
from tui.library.storage.telling import told

_OWN = f"action NOT IN ('{UNDO}', '{REDO}')"
_SEEN = "(reader = ? OR seq <= ?)"
_PASSED_OVER = f"""
    SELECT DISTINCT step FROM journal WHERE {_OWN} AND reader <> ? AND seq > ? AND step > ?
    AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.step = journal.step)
    ORDER BY step DESC
"""  # noqa: S608 - nothing but names
_LATEST = f"""
    SELECT step FROM journal WHERE {_OWN} AND {_SEEN}
    AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.step = journal.step)
    ORDER BY seq DESC LIMIT 1
"""  # noqa: S608 - nothing but names
_LAST_UNDONE = f"""
    SELECT step, by FROM undone
    WHERE by > coalesce(
        (SELECT step FROM journal WHERE {_OWN} AND {_SEEN} ORDER BY seq DESC LIMIT 1), 0)
    AND EXISTS (SELECT 1 FROM journal WHERE journal.step = undone.by AND {_SEEN})
    ORDER BY by DESC LIMIT 1
"""  # noqa: S608 - nothing but names
_TOGETHER = frozenset({"move in list"})
"""Actions whose rows make sense only together: they are put back all or not at all."""

_NAMED = frozenset({"list", "filter", "page"})
"""Tables of which two rows shall not have one name."""

_NO_MARK: Values = (None, None)
"""The halves of a mark that is not there."""


def undo(step: Step, opened: int) -> Change:
    """Undo the latest step that this reader made or found, and that is not undone.

    Args:
        step: the change that undoing is.
        opened: the journal's last sequence number when this reader opened the library.
    """
    found = step.select(_LATEST, (step.reader, opened))
    number = checked("journal", ("step",), found)[0][0] if found else 0
    elsewhere = _done_elsewhere(step, opened, number)
    if not found:
        kept = f" Done elsewhere since, and kept: {elsewhere}" if elsewhere else ""
        return Change(said=f"Nothing to undo.{kept}")
    entries = step.entries(number)
    done = _put_back(step, entries, together=entries[0].action in _TOGETHER)
    # A step that others have changed altogether is passed over: the next undo goes on before it.
    step.set_undone(number, step.number if done else None)
    return _change(step, done, entries, "Undone", told(step, entries), elsewhere=elsewhere)


def _done_elsewhere(step: Step, opened: int, number: int) -> str:
    """Return what others did after a step, which undoing it passes over; empty for nothing."""
    rows = step.select(_PASSED_OVER, (step.reader, opened, number))
    others = [each for (each,) in checked("journal", ("step",), rows)]
    if not others:
        return ""
    more = f" and {plural(len(others) - 1, 'other change')}" if len(others) > 1 else ""
    return told(step, step.entries(others[0])) + more


def redo(step: Step, opened: int) -> Change:
    """Do again the step that this reader, or one before it, undid last.

    Args:
        step: the change that redoing is.
        opened: the journal's last sequence number when this reader opened the library.
    """
    found = step.select(_LAST_UNDONE, (step.reader, opened) * 2)
    if not found:
        return Change(said="Nothing to redo.")
    number, by = checked("undone", ("step", "by"), found)[0]
    first, entries = step.entries(number), step.entries(by)
    done = _put_back(step, entries, together=first[0].action in _TOGETHER)
    if done:
        step.set_redone(number)
    else:
        step.set_undone(number, None)
    # What could not be undone then is not what is done again now.
    undone = {(entry.place, entry.row) for entry in entries}
    return _change(step, done, entries, "Redone", told(step, first, undone))


def _put_back(step: Step, entries: Sequence[Entry], *, together: bool) -> list[Entry]:
    """Give rows what they were before; gives the entries for which that was possible."""
    names = {place: _names(step, place) for place in {each.place for each in entries} & _NAMED}
    if together and any(_is_in_the_way(step, entry, names) for entry in entries):
        return []
    done: list[Entry] = []
    for entry in reversed(entries):
        if not _is_in_the_way(step, entry, names):
            step.put(entry.place, entry.row, _before(step, entry))
            done.append(entry)
            if (given := names.get(entry.place)) is not None:
                given.subtract(_name(entry.place, entry.after))
                given.update(_name(entry.place, entry.before))
    return done


def _names(step: Step, place: str) -> Counter[str]:
    """How many rows of a table have each name: asked once, not for each row that is put back."""
    return Counter(each for row in read(step, place, ("name",)) for each in _name(place, row))


def _name(place: str, values: Values | None) -> list[str]:
    """A row's name as names are compared there; none where there is no row."""
    if values is None:
        return []
    return [values[0] if place == "page" else folded_name(values[0])]


def _before(step: Step, entry: Entry) -> Values | None:
    """What a row is given: as it was before, but for the half of a mark that was not touched."""
    if entry.place != "mark":
        return entry.before
    present = _halves(step.get("mark", entry.row))
    change = zip(present, _halves(entry.before), _halves(entry.after), strict=True)
    halves = tuple(now if before == after else before for now, before, after in change)
    return None if halves == _NO_MARK else halves


def _halves(values: Values | None) -> Values:
    return _NO_MARK if values is None else values


def _is_changed(step: Step, entry: Entry) -> bool:
    """Whether a row is another one than the step left; for a mark, the half that it touched."""
    present = step.get(entry.place, entry.row)
    if entry.place != "mark":
        return present != entry.after
    change = zip(_halves(present), _halves(entry.before), _halves(entry.after), strict=True)
    return any(now != after for now, before, after in change if before != after)


def _is_in_the_way(step: Step, entry: Entry, names: Mapping[str, Counter[str]]) -> bool:
    """Whether something was done since that putting a row back would spoil.

    Args:
        step: the change that undoing is.
        entry: what became of the row, and what it was.
        names: how many rows of a table have each name as they stand.
    """
    if _is_changed(step, entry):
        return True
    match entry.place:
        case "list_paper":
            return entry.before is not None and step.get("list", entry.row[:1]) is None
        case "list" if entry.before is None:
            filled = "SELECT 1 FROM list_paper WHERE list = ? LIMIT 1"
            return bool(step.select(filled, entry.row))
        case "list" | "filter" | "page" if entry.before is not None:
            wanted = _name(entry.place, entry.before)
            own = wanted == _name(entry.place, entry.after)  # it has that name itself
            if names[entry.place][wanted[0]] <= own:
                return False
            return entry.place == "page" or _has_twin(step, entry, entry.before[0])
        case _:
            return False


def _has_twin(step: Step, entry: Entry, name: str) -> bool:
    """Whether another row has a name that keeps this one from coming back.

    Two from of old may have names that are compared as one: either comes back beside the other.
    """

    def is_newer(number: int) -> bool:
        changed = step.last_changed(entry.place, (number,))
        return changed > step.last_changed(entry.place, entry.row)

    return any(
        each.casefold() == name.casefold() or is_newer(number)
        for number, each in read(step, entry.place, ("id", "name"), "WHERE id <> ?", entry.row)
        if folded_name(each) == folded_name(name)
    )


def _change(
    step: Step,
    done: Sequence[Entry],
    entries: Sequence[Entry],
    word: str,
    what: str,
    *,
    elsewhere: str = "",
) -> Change:
    """What undoing or redoing altered.

    Args:
        step: the change that it is.
        done: the entries that were put back.
        entries: all there were.
        word: says of something that it was done.
        what: was undone or redone.
        elsewhere: what others did since, which was passed over.
    """
    # All rows are looked at again: what was changed elsewhere is to be seen now.
    change = as_they_stand(step, [(entry.place, entry.row) for entry in entries])
    if not done:
        said = f"Not {word.lower()}, for it was changed elsewhere: {what}"
        return change._replace(said=said)
    if len(done) < len(entries):
        word += " in part (the rest was changed elsewhere)"
    elif elsewhere:
        word += f" (done elsewhere since, and kept: {elsewhere})"
    papers = {entry.row[-1] for entry in done if entry.place == "list_paper"}
    papers |= {entry.row[0] for entry in done if entry.place in {"mark", "tag", "note"}}
    about = papers.pop() if len(papers) == 1 else ""
    return change._replace(said=f"{word}: {what}", about=about)
