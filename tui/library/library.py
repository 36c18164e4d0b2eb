"""A person's library: marks, reading lists, tags, notes and added pages, on disk and in memory.

A change goes to the database first and gives a `Change`; `Library.apply` then brings it into
memory. So what can be seen is always on disk, and the two may happen on two threads: changes are
made one after another on one thread, and memory belongs to the thread that reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence

from parsing.paper import Paper
from parsing.sources import unused_name
from parsing.text import clean_line
from tui.library.errors import LibraryError
from tui.library.labels import note_text, tag_name
from tui.library.lists import filter_name, list_name, moved
from tui.library.locations import Locations
from tui.library.marks import Half, Mark
from tui.library.pages import SavedPage
from tui.library.state import LibraryState
from tui.library.storage.database import Database
from tui.library.storage.mutations import (
    MANY,
    Change,
    append,
    as_they_stand,
    filters_on,
    keys_in,
    lists_on,
    named_row,
    next_position,
    owners_on,
    pages_on,
    set_marks,
    set_note,
    set_tag,
    take_tag,
)
from tui.library.storage.page_files import holds, page_digest, page_file, page_files
from tui.library.storage.stored import last_number, read, read_raw, row_of
from tui.library.storage.transaction import REDO, UNDO


class Library(LibraryState):
    """The library in one home folder, or one in memory that keeps nothing.

    Raises:
        LibraryError: the database cannot be used; nothing was altered.
    """

    def __init__(self, paths: Locations | None, why: str = "") -> None:
        super().__init__()
        self.paths = paths
        self._database = Database(None if paths is None else paths.database)
        self._why = why or "this library is in memory only"
        try:
            self._load()
        except BaseException:
            self._database.close()
            raise

    def _load(self) -> None:
        self._opened = last_number(self._database, "journal", "seq")
        self._looked = (self._opened, -1)
        # What is numbered last costs nothing to look at; the rest is checked when it is read.
        last_number(self._database, "journal", "step")
        read_raw(self._database, "sqlite_sequence", ("name", "seq"))
        marks = read_raw(self._database, "mark", ("key", "read_at", "starred_at"))
        self._marks = {row[0]: Mark._make(row[1:]) for row in marks}
        self.lists = lists_on(self._database)
        self.filters = filters_on(self._database)
        self.pages = pages_on(self._database)
        for key, name in read(self._database, "tag", ("key", "name"), "ORDER BY key, folded"):
            self._tags[key] = (*self._tags.get(key, ()), name)
        self._notes = dict(read(self._database, "note", ("key", "text")))

    def close(self) -> None:
        """Close the database; the library can still be read."""
        self._database.close()

    @property
    def not_saving(self) -> str:
        """Why changes are not kept; empty when they are."""
        if self.paths is None:
            return self._why
        return self._database.read_only or self._database.refused

    @property
    def backup_problem(self) -> str:
        """Why there is no backup of today; empty when there is one, or nothing was changed."""
        return self._database.backup_problem

    def kept(self, known: Container[str]) -> list[Paper]:
        """The papers with a mark, a place in a list, a tag or a note that are not known already, in
        the order in which they were first given one."""
        missing = [
            number
            for number, key in self._database.select(
                "SELECT rowid, key FROM paper WHERE key IN (SELECT key FROM mark)"
                " OR key IN (SELECT key FROM list_paper) OR key IN (SELECT key FROM tag)"
                " OR key IN (SELECT key FROM note) ORDER BY rowid"
            )
            if key not in known
        ]
        papers: list[Paper] = []
        for start in range(0, len(missing), MANY):
            some = missing[start : start + MANY]
            marks = ", ".join("?" * len(some))
            papers += [
                Paper(key, title, abstract)
                for key, title, abstract in read(
                    self._database,
                    "paper",
                    ("key", "title", "abstract"),
                    f"WHERE rowid IN ({marks}) ORDER BY rowid",
                    some,
                )
            ]
        return papers

    def owners(self, keys: Collection[str]) -> list[Paper]:
        """Return the papers whose texts were ever kept under titles' keys, or further ones of them.

        Args:
            keys: of the titles.
        """
        return owners_on(self._database, keys)

    # Other readers

    def news(self) -> Change | None:
        """What others did to the library since it was opened or this was last asked; None: nothing.

        It is cheap to ask. Like a change it is made where changes are made, and is then taken.

        Raises:
            LibraryError: the library cannot be read.
        """
        last, known = self._looked
        # https://sqlite.org/pragma.html#pragma_data_version: another one for others' commits.
        version = self._database.select("PRAGMA data_version")[0][0]
        if version == known:
            return None
        try:
            self._database.require_known()
        except LibraryError as error:
            # Nothing was to be saved when this was found out.
            raise LibraryError(f"NOT SAVING: {self._database.refused}") from error
        theirs = read_raw(
            self._database,
            "journal",
            ("seq", "place", "row"),
            "WHERE seq > ? AND reader <> ? ORDER BY seq",
            (last, self._database.reader),
        )
        change = None
        if theirs:
            touched = [(paths, row_of(paths, row)) for _, paths, row in theirs]
            change = as_they_stand(self._database, touched)
        # What could not be read is news the next time.
        self._looked = (theirs[-1][0] if theirs else last, version)
        return change

    # Undo

    def undo(self) -> Change:
        """Undo the latest change that is not undone; the change says in words what that was."""
        from tui.library.storage.undo import undo

        with self._database.change(UNDO) as transaction:
            return undo(transaction, self._opened)

    def redo(self) -> Change:
        """Do again what was undone last, unless something else was done since."""
        from tui.library.storage.undo import redo

        with self._database.change(REDO) as transaction:
            return redo(transaction, self._opened)

    # Marks

    def set_read(self, papers: Sequence[Paper], read: bool) -> Change:
        """Mark papers read or unread; those that are so already keep their time."""
        with self._database.change("read" if read else "unread") as transaction:
            return set_marks(transaction, papers, Half.READ, read)

    def set_starred(self, papers: Sequence[Paper], starred: bool) -> Change:
        """Star papers or take their stars; those that are so already keep their time."""
        with self._database.change("star" if starred else "unstar") as transaction:
            return set_marks(transaction, papers, Half.STARRED, starred)

    def set_half(self, half: Half, papers: Sequence[Paper], wanted: bool) -> Change:
        """Set one half of papers' marks, or take it away."""
        return (self.set_read if half is Half.READ else self.set_starred)(papers, wanted)

    def mark_on_disk(self, key: str) -> Mark:
        """A paper's mark as it stands on disk, which may be ahead of what is in memory.

        Raises:
            LibraryError: the library cannot be read.
        """
        return as_they_stand(self._database, [("mark", (key,))]).marks[key]

    # Tags and notes

    def tag(self, papers: Sequence[Paper], typed: str) -> Change:
        """Give papers a tag; those that have it, whatever the case, keep it as it is.

        Raises:
            LibraryError: it is empty or too long, or has a comma.
        """
        name = tag_name(typed)
        with self._database.change("tag") as transaction:
            return set_tag(transaction, papers, name)

    def untag(self, papers: Sequence[Paper], name: str) -> Change:
        """Take a tag from papers."""
        with self._database.change("untag") as transaction:
            return take_tag(transaction, [paper.key for paper in papers], name)

    def set_note(self, paper: Paper, typed: str, over: str | None = None) -> Change:
        """Write a paper's note in place of the one it has; an empty one takes it away.

        Args:
            paper: what the note is on.
            typed: the note.
            over: the note that was there when the writing began: one that came meanwhile is kept
                above this one. None asks for none of that.

        Raises:
            LibraryError: it is too long.
        """
        text = note_text(typed)
        with self._database.change("note") as transaction:
            return set_note(transaction, paper, text, over)

    # Reading lists

    def make_list(self, typed: str, papers: Sequence[Paper] = ()) -> Change:
        """A new list after the others, with some papers or none.

        Raises:
            LibraryError: the name is empty, too long or taken.
        """
        with self._database.change("make list") as transaction:
            name = list_name(typed, lists_on(transaction))
            number, position = next_position(transaction, "list")
            transaction.write("list", (number,), (name, position))
            append(transaction, number, papers)
            return Change(lists=lists_on(transaction))

    def rename_list(self, number: int, typed: str) -> Change:
        """Give a list another name.

        Raises:
            LibraryError: the name is empty, too long or taken, or the list is gone.
        """
        with self._database.change("rename list") as transaction:
            name = list_name(typed, [each for each in lists_on(transaction) if each.id != number])
            _, position = named_row(transaction, "list", number)
            transaction.write("list", (number,), (name, position))
            return Change(lists=lists_on(transaction))

    def delete_list(self, number: int) -> Change:
        """Take a list away; its papers and their marks stay.

        Raises:
            LibraryError: the list is gone already.
        """
        with self._database.change("delete list") as transaction:
            named_row(transaction, "list", number)
            keys = keys_in(transaction, number)
            for key in keys:
                transaction.write("list_paper", (number, key), None)
            transaction.write("list", (number,), None)
            return Change(lists=lists_on(transaction))

    def add_to_list(self, number: int, papers: Sequence[Paper]) -> Change:
        """Put papers at the end of a list; those it has already stay where they are.

        Raises:
            LibraryError: the list is gone.
        """
        with self._database.change("add to list") as transaction:
            named_row(transaction, "list", number)
            append(transaction, number, papers)
            return Change(lists=lists_on(transaction))

    def take_out(self, number: int, keys: Iterable[str]) -> Change:
        """Take papers out of a list."""
        with self._database.change("take out of list") as transaction:
            there = keys_in(transaction, number)
            for key in keys:
                if key in there:
                    transaction.write("list_paper", (number, key), None)
            return Change(lists=lists_on(transaction))

    def move_in_list(self, number: int, key: str, by: int) -> Change:
        """Move a paper down a list by some places (up when negative), at most to an end."""
        with self._database.change("move in list") as transaction:
            there = keys_in(transaction, number)
            if key in there:
                for paths, each in enumerate(moved(tuple(there), key, by), 1):
                    transaction.write("list_paper", (number, each), (paths,))
            return Change(lists=lists_on(transaction))

    # Saved filters

    def save_filter(self, typed: str, query: str) -> Change:
        """Keep a query under a name, after the others.

        Raises:
            LibraryError: the name is empty, too long or taken.
        """
        with self._database.change("save filter") as transaction:
            name = filter_name(typed, filters_on(transaction))
            number, position = next_position(transaction, "filter")
            transaction.write("filter", (number,), (name, clean_line(query), position))
            return Change(filters=filters_on(transaction))

    def rename_filter(self, number: int, typed: str) -> Change:
        """Give a saved filter another name.

        Raises:
            LibraryError: the name is empty, too long or taken, or the filter is gone.
        """
        with self._database.change("rename filter") as transaction:
            name = filter_name(
                typed, [each for each in filters_on(transaction) if each.id != number]
            )
            _, query, position = named_row(transaction, "filter", number)
            transaction.write("filter", (number,), (name, query, position))
            return Change(filters=filters_on(transaction))

    def delete_filter(self, number: int) -> Change:
        """Take a saved filter away.

        Raises:
            LibraryError: the filter is gone already.
        """
        with self._database.change("delete filter") as transaction:
            named_row(transaction, "filter", number)
            transaction.write("filter", (number,), None)
            return Change(filters=filters_on(transaction))

    # Pages

    def add_page(self, name: str, data: bytes) -> SavedPage | None:
        """Copy a page into the library; None when it has the same bytes already.

        Unlike other changes it is in memory at once: pages are added where there is no screen.

        Raises:
            LibraryError: it could not be saved.
        """
        if self.paths is None:
            raise LibraryError("This library is in memory only; no page can be added.")
        digest = page_digest(data)
        known = any(page.digest == digest for page in self.pages)
        if known and holds(self.paths.pages / page_file(digest), digest):
            return None
        with page_files(self._database, self.paths.pages) as save:
            file = save(digest, data)
            with self._database.change("add page") as transaction:
                save(digest, data)
                if transaction.get("page", (digest,)) is None:
                    taken = {each for (each,) in read_raw(transaction, "page", ("name",))}
                    name = unused_name(name, taken)
                    position = last_number(transaction, "page", "position") + 1
                    transaction.write("page", (digest,), (name, file, position, transaction.at))
        self.pages = pages_on(self._database)
        return next(page for page in self.pages if page.digest == digest)

    def remove_page(self, page: SavedPage) -> None:
        """Take a page out. Papers that anything hangs on are kept, and so is the page's file."""
        with self._database.change("remove page") as transaction:
            transaction.write("page", (page.digest,), None)
        self.pages = pages_on(self._database)
