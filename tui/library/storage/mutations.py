"""Changes: what one does within a step of the database, and what it tells of itself afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from parsing.paper import FAMILY, Paper
from tui.library.errors import LibraryError
from tui.library.labels import both_notes, folded_tag, note_text
from tui.library.lists import ReadingList, SavedFilter
from tui.library.marks import UNMARKED, Half, Mark
from tui.library.names import folded_name
from tui.library.pages import SavedPage
from tui.library.storage.stored import Asked, Values, cleaned, last_number, read, read_raw, row_of
from tui.library.storage.transaction import Transaction

NONE: Mapping[str, Any] = MappingProxyType({})
NONE_ENTERED: Mapping[Values, int] = MappingProxyType({})
MANY = 500
"""Papers that are asked for at once: well below what SQLite takes."""


class Change(NamedTuple):
    """A change that is on disk: what it did, for memory, counts and the rows to repaint."""

    marks: Mapping[str, Mark] = NONE
    """The marks it set, by key."""
    lists: tuple[ReadingList, ...] | None = None
    """All reading lists after it, when it touched any."""
    filters: tuple[SavedFilter, ...] | None = None
    """All saved filters after it, when it touched any."""
    tags: Mapping[str, tuple[str, ...]] = NONE
    """All tags of each paper whose tags it touched, by key."""
    notes: Mapping[str, str] = NONE
    """The notes it wrote, by key; empty where it took one away."""
    pages: tuple[SavedPage, ...] | None = None
    """All pages after it, when it touched any."""
    said: str = ""
    """What it did, in words, where only the disk could tell."""
    about: str = ""
    """The key of the paper that was undone or redone something of, when it was one."""


def set_marks(
    transaction: Transaction, papers: Sequence[Paper], half: Half, wanted: bool
) -> Change:
    """Set one half of papers' marks, or take it away; what is so already keeps its time.

    The other half is read from the disk, not from memory: another reader may have set it.
    """
    transaction.keep(papers)
    before = {paper.key: Mark(*(transaction.get("mark", (paper.key,)) or ())) for paper in papers}
    marks: dict[str, Mark] = {}
    for key, mark in before.items():
        marks[key] = mark
        if mark.has(half) != wanted:
            marks[key] = now = mark.with_half(half, transaction.at if wanted else None)
            transaction.write(
                "mark", (key,), None if now == UNMARKED else (now.read_at, now.starred_at)
            )
    return Change(marks=marks)


def set_tag(transaction: Transaction, papers: Sequence[Paper], name: str) -> Change:
    """Tag papers; what has the tag already, as names are compared, keeps it as it is."""
    transaction.keep(papers)
    name = _as_first_spelt(transaction, name)
    alike = folded_name(name)
    tagged = tags_on(transaction, [paper.key for paper in papers])
    for key, tags in tagged.items():
        if alike not in map(folded_name, tags):
            transaction.write("tag", (key, folded_tag(name)), (name, transaction.at))
    return Change(tags=tags_on(transaction, tagged))


def _as_first_spelt(transaction: Transaction, name: str) -> str:
    """One tag is spelt one way: as it was when it was first used."""
    more = "WHERE folded = ? ORDER BY tagged_at LIMIT 1"
    for (spelt,) in read_raw(transaction, "tag", ("name",), more, (folded_tag(name),)):
        return str(spelt)
    alike = folded_name(name)
    every = read_raw(transaction, "tag", ("name",), "GROUP BY name ORDER BY min(tagged_at)")
    return next((str(each) for (each,) in every if folded_name(str(each)) == alike), name)


def take_tag(transaction: Transaction, keys: Sequence[str], name: str) -> Change:
    """Take a tag from papers: as it is spelt where a paper has it so, else as names are compared.

    A paper may have two from of old that are compared as one: they are taken one at a time.
    """
    alike = folded_name(name)
    for key, tags in tags_on(transaction, keys).items():
        filed = {folded_tag(each) for each in tags if folded_name(each) == alike}
        for each in filed & {folded_tag(name)} or filed:
            transaction.write("tag", (key, each), None)
    return Change(tags=tags_on(transaction, keys))


def set_note(transaction: Transaction, paper: Paper, text: str, over: str | None = None) -> Change:
    """Write a paper's note; nothing takes it away, and the same again keeps its time.

    Args:
        transaction: the change that this is a part of.
        paper: what the note is on.
        text: the note.
        over: the note that it was written in place of; where another one stands there by now, it
            is written below that. None writes it in place of any.

    Raises:
        LibraryError: both together are too long.
    """
    transaction.keep([paper])
    before = transaction.get("note", (paper.key,))
    now, said = before[0] if before else "", ""
    if over is not None and now not in (over, text):
        text = note_text(both_notes(now, text))
        said = f"The note was changed elsewhere meanwhile; it has both now: {paper.title}"
    if before is None or now != text:
        transaction.write("note", (paper.key,), (text, transaction.at) if text else None)
    return Change(notes={paper.key: text}, said=said)


def tags_on(place: Asked, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The tags of some papers as they stand on disk, or within a change."""
    more = "WHERE key = ? ORDER BY folded"
    return {
        key: tuple(name for (name,) in read(place, "tag", ("name",), more, (key,))) for key in keys
    }


def pages_on(place: Asked) -> tuple[SavedPage, ...]:
    """The added pages as they stand on disk, or within a change."""
    names = ("digest", "name", "file", "position", "added_at")
    rows = read(place, "page", names, "ORDER BY position, added_at")
    return tuple(SavedPage(digest, name, file) for digest, name, file, *_ in rows)


def owners_on(place: Asked, keys: Iterable[str]) -> list[Paper]:
    """Return the papers whose texts were ever kept under titles' keys, or further ones of them.

    A few others may be among them. They come in the order in which they were first kept.

    Args:
        place: where they are read.
        keys: of the titles, as `parsing.paper_key` gives them.
    """
    if not place.select("SELECT 1 FROM paper LIMIT 1"):
        return []
    families = iter({key[:FAMILY] for key in keys})
    found: list[tuple[int, Paper]] = []
    while some := tuple(islice(families, MANY)):
        begun = ", ".join(["(?)"] * len(some))
        # Keys are in order in their index: those of a family lie side by side, and before its `g`.
        rows = place.select(
            f"WITH family (begun) AS (VALUES {begun})"  # noqa: S608
            " SELECT paper.rowid, key, title, abstract FROM family CROSS JOIN paper"
            " ON key >= begun AND key < begun || 'g'",
            some,
        )
        papers = cleaned("paper", ("key", "title", "abstract"), [row[1:] for row in rows])
        found += [(row[0], Paper(*paper)) for row, paper in zip(rows, papers, strict=True)]
    return [paper for _, paper in sorted(found)]


def as_they_stand(place: Asked, touched: Iterable[tuple[str, Values]]) -> Change:
    """The change that brings some rows into memory, whatever was done to them.

    Args:
        place: where they are read.
        touched: each row's table and its key columns.
    """
    rows: dict[str, dict[str, None]] = {}
    for table, row in touched:
        rows.setdefault(table, {})[row[0]] = None
    lists = lists_on(place) if rows.keys() & {"list", "list_paper"} else None
    return Change(
        marks={
            key: Mark(*_one(place, "mark", ("read_at", "starred_at"), key))
            for key in rows.get("mark", ())
        },
        lists=lists,
        filters=filters_on(place) if "filter" in rows else None,
        tags=tags_on(place, rows.get("tag", ())),
        notes={key: "".join(_one(place, "note", ("text",), key)) for key in rows.get("note", ())},
        pages=pages_on(place) if "page" in rows else None,
    )


def _one(place: Asked, table: str, names: Sequence[str], key: str) -> Values:
    found = read(place, table, names, "WHERE key = ?", (key,))
    return found[0] if found else ()


def lists_on(place: Asked) -> tuple[ReadingList, ...]:
    """The reading lists as they stand on disk, or within a change."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for number, position, key in read(place, "list_paper", ("list", "position", "key")):
        rows.setdefault(number, []).append((position, key))
    first = _entered(place, any(map(_is_ambiguous, rows.values())))
    return tuple(
        ReadingList(number, name, tuple(_in_order(number, rows.get(number, ()), first)))
        for number, name, _ in read(
            place, "list", ("id", "name", "position"), "ORDER BY position, id"
        )
    )


def _is_ambiguous(rows: Collection[tuple[int, str]]) -> bool:
    """Whether positions alone do not order a list's papers."""
    return len({position for position, _ in rows}) < len(rows)


def _entered(place: Asked, wanted: bool) -> Mapping[Values, int]:
    """When each paper was first put in each list, where that is wanted: the journal's numbers."""
    if not wanted:
        return NONE_ENTERED
    found = place.select(
        "SELECT row, min(seq) FROM journal WHERE place = 'list_paper' GROUP BY row"
    )
    return {row_of("list_paper", row): seq for row, seq in found}


def _in_order(
    number: int, rows: Collection[tuple[int, str]], first: Mapping[Values, int]
) -> list[str]:
    """The keys of a list's papers by their positions.

    Two have one position when one of them came back to where it was, by undo, and another was put
    there meanwhile. What was in the list first comes first then, so that the order stays as it is.
    """
    if _is_ambiguous(rows):
        order = {key: first.get((number, key), 0) for _, key in rows}
        return [key for _, key in sorted(rows, key=lambda row: (row[0], order[row[1]], row[1]))]
    return [key for _, key in sorted(rows)]


def filters_on(place: Asked) -> tuple[SavedFilter, ...]:
    """The saved filters as they stand on disk, or within a change."""
    names = ("id", "name", "query", "position")
    rows = read(place, "filter", names, "ORDER BY position, id")
    return tuple(SavedFilter(number, name, query) for number, name, query, _ in rows)


def next_position(transaction: Transaction, place: str) -> tuple[int, int]:
    """The id and the position of what comes after all others."""
    return next_id(transaction, place), last_number(transaction, place, "position") + 1


def next_id(transaction: Transaction, place: str) -> int:
    """The id of the next row of a list or the like.

    That of what was deleted is never given again: the journal may bring that back. Nor is that of
    what is there, should the database have lost count: it would be written over.
    """
    given = last_number(transaction, "sqlite_sequence", "seq", "WHERE name = ?", (place,))
    return 1 + max(given, last_number(transaction, place, "id"))


def named_row(transaction: Transaction, place: str, number: int) -> Values:
    """A list's or a filter's row.

    Raises:
        LibraryError: it is gone.
    """
    row = transaction.get(place, (number,))
    if row is None:
        what = {"list": "reading list", "filter": "saved filter"}[place]
        raise LibraryError(f"That {what} is gone: it was deleted elsewhere.")
    return row


def keys_in(transaction: Transaction, number: int) -> dict[str, None]:
    """The keys of a list's papers, in its order."""
    names = ("position", "key")
    rows = read(transaction, "list_paper", names, "WHERE list = ?", (number,))
    return dict.fromkeys(_in_order(number, rows, _entered(transaction, _is_ambiguous(rows))))


def append(transaction: Transaction, number: int, papers: Sequence[Paper]) -> None:
    """Put papers at the end of a list, but for those that it has."""
    transaction.keep(papers)
    there = keys_in(transaction, number)
    new = [key for key in dict.fromkeys(paper.key for paper in papers) if key not in there]
    last = last_number(transaction, "list_paper", "position", "WHERE list = ?", (number,))
    for place, key in enumerate(new, last + 1):
        transaction.write("list_paper", (number, key), (place,))
