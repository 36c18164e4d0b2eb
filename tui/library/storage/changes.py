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
from tui.library.storage.disk import Database
from tui.library.storage.pages import SavedPage
from tui.library.storage.step import Step, Values, key_of
from tui.library.storage.stored import block_of, line_of

NONE: Mapping[str, Any] = MappingProxyType({})
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


def set_marks(step: Step, papers: Sequence[Paper], half: Half, wanted: bool) -> Change:
    """Set one half of papers' marks, or take it away; what is so already keeps its time.

    The other half is read from the disk, not from memory: another reader may have set it.
    """
    step.keep(papers)
    before = {paper.key: Mark(*(step.get("mark", (paper.key,)) or ())) for paper in papers}
    marks: dict[str, Mark] = {}
    for key, mark in before.items():
        marks[key] = mark
        if mark.has(half) != wanted:
            marks[key] = now = mark.with_half(half, step.at if wanted else None)
            step.put("mark", (key,), None if now == UNMARKED else (now.read_at, now.starred_at))
    return Change(marks=marks)


def set_tag(step: Step, papers: Sequence[Paper], name: str) -> Change:
    """Tag papers; what has the tag already, whatever the case, keeps it as it is."""
    step.keep(papers)
    folded = folded_tag(name)
    # One tag is spelt one way: as it was when it was first used.
    for (spelt,) in step.select(
        "SELECT name FROM tag WHERE folded = ? ORDER BY tagged_at LIMIT 1", (folded,)
    ):
        name = spelt
    for paper in papers:
        if step.get("tag", (paper.key, folded)) is None:
            step.put("tag", (paper.key, folded), (name, step.at))
    return Change(tags=tags_on(step, [paper.key for paper in papers]))


def take_tag(step: Step, keys: Sequence[str], name: str) -> Change:
    """Take a tag from papers, whatever its case."""
    for key in keys:
        step.put("tag", (key, folded_tag(name)), None)
    return Change(tags=tags_on(step, keys))


def set_note(step: Step, paper: Paper, text: str, over: str | None = None) -> Change:
    """Write a paper's note; nothing takes it away, and the same again keeps its time.

    Args:
        step: the change that this is a part of.
        paper: what the note is on.
        text: the note.
        over: the note that it was written in place of; where another one stands there by now, it
            is written below that. None writes it in place of any.

    Raises:
        LibraryError: both together are too long.
    """
    step.keep([paper])
    before = step.get("note", (paper.key,))
    now, said = before[0] if before else "", ""
    if over is not None and now not in (over, text):
        text = note_text(both_notes(now, text))
        said = f"The note was changed elsewhere meanwhile; it has both now: {paper.title}"
    if before is None or now != text:
        step.put("note", (paper.key,), (text, step.at) if text else None)
    return Change(notes={paper.key: text}, said=said)


def tags_on(place: Database | Step, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The tags of some papers as they stand on disk, or within a change."""
    question = "SELECT name FROM tag WHERE key = ? ORDER BY folded"
    return {key: tuple(line_of(name) for (name,) in place.select(question, (key,))) for key in keys}


def pages_on(place: Database | Step) -> tuple[SavedPage, ...]:
    """The added pages as they stand on disk, or within a change."""
    rows = place.select("SELECT digest, name, file FROM page ORDER BY position, added_at")
    return tuple(SavedPage(digest, line_of(name), file) for digest, name, file in rows)


def owners_on(place: Database | Step, keys: Iterable[str]) -> list[Paper]:
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
        found += [
            (number, Paper(key, line_of(title), block_of(abstract)))
            for number, key, title, abstract in rows
        ]
    return [paper for _, paper in sorted(found)]


def as_they_stand(place: Database | Step, touched: Iterable[tuple[str, Values]]) -> Change:
    """The change that brings some rows into memory, whatever was done to them.

    Args:
        place: where they are read.
        touched: each row's table and its key columns.
    """
    rows: dict[str, dict[str, None]] = {}
    for table, row in touched:
        rows.setdefault(table, {})[row[0]] = None
    lists = lists_on(place) if rows.keys() & {"list", "list_paper"} else None
    marks, notes = "SELECT read_at, starred_at FROM mark", "SELECT text FROM note"
    return Change(
        marks={key: Mark(*_one(place, marks, key)) for key in rows.get("mark", ())},
        lists=lists,
        filters=filters_on(place) if "filter" in rows else None,
        tags=tags_on(place, rows.get("tag", ())),
        notes={
            key: "".join(map(block_of, _one(place, notes, key))) for key in rows.get("note", ())
        },
        pages=pages_on(place) if "page" in rows else None,
    )


def _one(place: Database | Step, question: str, key: str) -> Values:
    found = place.select(f"{question} WHERE key = ?", (key,))
    return found[0] if found else ()


def lists_on(place: Database | Step) -> tuple[ReadingList, ...]:
    """The reading lists as they stand on disk, or within a change."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for number, position, key in place.select("SELECT list, position, key FROM list_paper"):
        rows.setdefault(number, []).append((position, key))
    return tuple(
        ReadingList(number, line_of(name), tuple(_in_order(place, number, rows.get(number, ()))))
        for number, name in place.select("SELECT id, name FROM list ORDER BY position, id")
    )


def _in_order(place: Database | Step, number: int, rows: Collection[tuple[int, str]]) -> list[str]:
    """The keys of a list's papers by their positions.

    Two have one position when one of them came back to where it was, by undo, and another was put
    there meanwhile. What was in the list first comes first then, so that the order stays as it is.
    """
    if len({position for position, _ in rows}) < len(rows):
        found = place.select(
            "SELECT row, min(seq) FROM journal WHERE place = 'list_paper' GROUP BY row"
        )
        first = {key_of(row): seq for row, seq in found}
        order = {key: first.get((number, key), 0) for _, key in rows}
        return [key for _, key in sorted(rows, key=lambda row: (row[0], order[row[1]], row[1]))]
    return [key for _, key in sorted(rows)]


def filters_on(place: Database | Step) -> tuple[SavedFilter, ...]:
    """The saved filters as they stand on disk, or within a change."""
    rows = place.select("SELECT id, name, query FROM filter ORDER BY position, id")
    return tuple(SavedFilter(number, line_of(name), line_of(query)) for number, name, query in rows)


def next_place(step: Step, place: str) -> tuple[int, int]:
    """The id and the position of what comes after all others."""
    position = step.select(f"SELECT 1 + coalesce(max(position), 0) FROM {place}")[0][0]  # noqa: S608
    return next_id(step, place), position


def next_id(step: Step, place: str) -> int:
    """The id of the next row of a list or the like.

    That of what was deleted is never given again: the journal may bring that back. Nor is that of
    what is there, should the database have lost count: it would be written over.
    """
    number: int = step.select(
        "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0),"  # noqa: S608
        f" coalesce((SELECT max(id) FROM {place}), 0))",
        (place,),
    )[0][0]
    return number


def named_row(step: Step, place: str, number: int) -> Values:
    """A list's or a filter's row.

    Raises:
        LibraryError: it is gone.
    """
    row = step.get(place, (number,))
    if row is None:
        what = {"list": "reading list", "filter": "saved filter"}[place]
        raise LibraryError(f"That {what} is gone: it was deleted elsewhere.")
    return row


def keys_in(step: Step, number: int) -> dict[str, None]:
    """The keys of a list's papers, in its order."""
    rows = step.select("SELECT position, key FROM list_paper WHERE list = ?", (number,))
    return dict.fromkeys(_in_order(step, number, rows))


def append(step: Step, number: int, papers: Sequence[Paper]) -> None:
    """Put papers at the end of a list, but for those that it has."""
    step.keep(papers)
    there = keys_in(step, number)
    new = [key for key in dict.fromkeys(paper.key for paper in papers) if key not in there]
    last = step.select(
        "SELECT coalesce(max(position), 0) FROM list_paper WHERE list = ?", (number,)
    )[0][0]
    for place, key in enumerate(new, last + 1):
        step.put("list_paper", (number, key), (place,))
