"""Importing what people wrote in other tools: worked out from what stands, then told or written.

What is there is kept: a note stands above the imported one, a list of the same name is added to,
a mark keeps its time. So the same again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from parsing.paper import Paper
from parsing.sources import unused_name
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.labels import both_notes, folded_tag, note_text, tag_name
from tui.library.lists import NewPage, SavedPage
from tui.library.marks import Half, moment_in
from tui.library.names import folded_name
from tui.library.phrases import plural
from tui.library.storage.database import Database
from tui.library.storage.importing_lists import FilledList, PlannedLists, Written, WrittenOn
from tui.library.storage.mutations import next_position
from tui.library.storage.page_files import change_with_pages, page_file
from tui.library.storage.queries import as_they_stand, marks_on, notes_on, tags_on
from tui.library.storage.stored import Queryable, Values, read_raw
from tui.library.storage.tables import ROWS

LONGEST = 60
"""Characters of a title or a name that is told of."""
MOST_TOLD = 20
"""Names and notes that are left out and told one by one."""


class Import(NamedTuple):
    """What an import will write, or wrote."""

    many: int = 0
    """Papers on the pages."""
    rows: tuple[tuple[str, Values, Values | None], ...] = ()
    """The rows that will be others: table, key and values."""
    counted: tuple[str, ...] = ()
    """What those are, in words: ``12 new lists``."""
    left_out: tuple[str, ...] = ()
    """What cannot be, a sentence each."""
    change: Change = Change()
    """What it did, once it is written."""

    @property
    def words(self) -> str:
        """What is imported: ``681 papers: 12 new lists, 34 tags on 210 papers``."""
        return f"{plural(self.many, 'paper')}: {', '.join(self.counted)}"


NewPages = Mapping[str, NewPage]
"""Pages by their digest."""


def import_pages(
    database: Database,
    folder: Path,
    pages: NewPages,
    written: WrittenOn,
) -> Import:
    """Add pages and what was written on their papers, as one change that can be undone.

    Args:
        database: what they are added to.
        folder: the folder of the added pages.
        pages: what is added.
        written: what was written on them.

    Raises:
        LibraryError: it could not be written; nothing was altered.
    """
    files = {digest: page.data for digest, page in pages.items()}
    with change_with_pages(database, folder, "import", files) as transaction:
        work = work_out(transaction, pages, written, transaction.at)
        transaction.keep(_hung_on(work, written.papers))
        for row in work.rows:
            transaction.write(*row)
    touched = [(table, key) for table, key, _ in work.rows]
    return work._replace(change=as_they_stand(database, touched))


def work_out(database: Queryable, pages: NewPages, written_on: WrittenOn, at: int = 0) -> Import:
    """Work out what importing writes; nothing is written.

    Args:
        database: the database, or the change that it will be a part of.
        pages: what is added.
        written_on: what was written on them.
        at: the time that new tags and notes get, and marks of which none is said, in milliseconds
            since 1970 UTC; nothing is later.
    """
    by_key: dict[str, list[Written]] = {}
    for each in written_on.papers:
        by_key.setdefault(each.paper.key, []).append(each)
    ordered = [each for several in by_key.values() for each in several]
    planned = _Planned(database, ordered, at)
    planned.add_pages(pages, written_on.in_place_of)
    planned.add_lists(written_on.lists)
    planned.add_tags()
    planned.add_notes(written_on.earlier_notes)
    planned.add_marks()
    return Import(len(by_key), tuple(planned.rows), tuple(planned.counted), planned.left_out)


def _hung_on(work: Import, written: Iterable[Written]) -> list[Paper]:
    """Return the papers that something of an import will hang on, in order."""
    keys = {row[paper] for table, row, _ in work.rows if (paper := ROWS[table].paper) is not None}
    return list({paper.key: paper for paper, _ in written if paper.key in keys}.values())


def _both(now: str, note: str, earlier: str) -> str:
    """Return a note with the imported one: in the place of what it was before, else below.

    Args:
        now: what stands here.
        note: what comes.
        earlier: what came the last time.
    """
    if not now or not note or note.startswith(now):
        return note or now
    was = note_text(earlier)
    before, found, behind = f"\n\n{now}\n\n".partition(f"\n\n{was}\n\n")
    if was and found:
        return f"{before}\n\n{note}\n\n{behind}".strip("\n")
    return both_notes(now, note)


class _Planned:
    """What was worked out so far."""

    def __init__(self, database: Queryable, written: Sequence[Written], at: int) -> None:
        self._database, self._written = database, written
        self.rows: list[tuple[str, Values, Values | None]] = []
        self.counted: list[str] = []
        self._at = at
        self._told: dict[str, None] = {}

    @property
    def left_out(self) -> tuple[str, ...]:
        told = list(self._told)
        if more := len(told[MOST_TOLD:]):
            told[MOST_TOLD:] = [f"{more:,} more names and notes that cannot be are left out"]
        return tuple(told)

    def _tell(self, what: str, called: str, error: LibraryError) -> None:
        short = called if len(called) <= LONGEST else f"{called[:LONGEST].rstrip()}…"
        self._told[f"{what} “{short}” is left out: {str(error).rstrip('.')}"] = None

    def _count(self, number: int, noun: str, more: str = "") -> None:
        if number:
            self.counted.append(plural(number, noun) + more)

    def add_pages(self, pages: NewPages, in_place_of: Sequence[SavedPage]) -> None:
        rows = read_raw(self._database, "page", ("digest", "name"))
        gone = {old.name: old.called for old in in_place_of}
        titles = [old.called for old in in_place_of if old.called]
        self.rows += [("page", (old.digest,), None) for old in in_place_of]
        known, names = (
            {digest for digest, _ in rows},
            {name for _, name in rows if name not in gone},
        )
        new = [(digest, page) for digest, page in pages.items() if digest not in known]
        for position, (digest, page) in enumerate(new, next_position(self._database, "page")):
            name, file = unused_name(page.name, names), page_file(digest)
            called = gone.get(name) or (titles[0] if len(new) == 1 and titles else "")
            row = (name, file, position, self._at, page.format, called)
            self.rows.append(("page", (digest,), row))
        places = f" in the place of {len(gone):,}" if gone else ""
        self._count(len(new), "new page", places)

    def add_lists(self, lists: Iterable[FilledList]) -> None:
        planned = PlannedLists(self._database, self._at, self._tell)
        planned.plan(self._written, lists)
        self.rows += planned.rows
        self.counted += planned.counted

    def add_tags(self) -> None:
        # One tag is spelt one way: as it was first.
        latest_first = "GROUP BY name ORDER BY min(tagged_at) DESC"
        rows = read_raw(self._database, "tag", ("name",), latest_first)
        spelt = {folded_name(name): str(name) for (name,) in rows}
        tagged = tags_on(self._database, {paper.key for paper, each in self._written if each.tags})
        there = {key: set(map(folded_name, tags)) for key, tags in tagged.items()}
        tags: set[str] = set()
        papers: set[str] = set()
        for paper, wrote in self._written:
            for typed in wrote.tags:
                try:
                    tidy = tag_name(typed)
                except LibraryError as error:
                    self._tell("the tag", typed, error)
                    continue
                alike = folded_name(tidy)
                if alike in there[paper.key]:
                    continue
                there[paper.key].add(alike)
                name = spelt.setdefault(alike, tidy)
                self.rows.append(("tag", (paper.key, folded_tag(name)), (name, self._at)))
                tags.add(alike)
                papers.add(paper.key)
        self._count(len(tags), "tag", f" on {plural(len(papers), 'paper')}")

    def add_notes(self, earlier: Mapping[str, str]) -> None:
        there = notes_on(self._database, {paper.key for paper, each in self._written if each.note})
        notes: dict[str, str] = {}
        for paper, wrote in self._written:
            now = notes.get(paper.key, there.get(paper.key, ""))
            try:
                note = note_text(wrote.note)
                both = note_text(_both(now, note, earlier.get(paper.key, "")))
            except LibraryError as error:
                self._tell("the note on", paper.title, error)
                continue
            if both and both != now:
                notes[paper.key] = both
        self.rows += [("note", (key,), (text, self._at)) for key, text in notes.items()]
        self._count(len(notes), "note")

    def add_marks(self) -> None:
        marked = {paper.key: None for paper, each in self._written if each.read or each.starred}
        there = marks_on(self._database, marked)
        marks, counts = dict(there), dict.fromkeys(Half, 0)
        for (key, *_), wrote in self._written:
            halves = (
                (Half.READ, wrote.read, wrote.read_at),
                (Half.STARRED, wrote.starred, wrote.starred_at),
            )
            for half, wanted, since in halves:
                if wanted and not marks[key].has(half):
                    at = min(moment_in(since) or self._at, self._at)
                    marks[key] = marks[key].with_half(half, at)
                    counts[half] += 1
        self.rows += [
            ("mark", (key,), tuple(mark)) for key, mark in marks.items() if mark != there[key]
        ]
        for half, words in ((Half.READ, "marked read"), (Half.STARRED, "starred")):
            if counts[half]:
                self.counted.append(f"{counts[half]:,} {words}")
