"""A person's library: marks, reading lists, tags, notes and added pages, on disk and in memory.

A change goes to the database first and gives a `Change`; `Library.apply` then brings it into
memory. So what can be seen is always on disk, and the two may happen on two threads: changes are
made one after another on one thread, and memory belongs to the thread that reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Sequence
from typing import TYPE_CHECKING

from parsing.paper import Paper
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.facts import Facts
from tui.library.labels import note_text, tag_name
from tui.library.lists import NewPage, SavedPage, page_title
from tui.library.locations import Locations
from tui.library.marks import Half, Mark
from tui.library.state import Applied, LibraryState
from tui.library.storage import mutations, queries
from tui.library.storage.database import Database
from tui.library.storage.page_files import page_digest
from tui.library.storage.stored import last_number

if TYPE_CHECKING:
    from tui.library.storage.history import Done
    from tui.library.storage.importing import Import, Written
    from tui.library.storage.transaction import Transaction


class Library:
    """The library in one home folder, or one in memory that keeps nothing.

    Raises:
        LibraryError: the database cannot be used; nothing was altered.
    """

    def __init__(self, paths: Locations | None, why: str = "") -> None:
        self.paths = paths
        self._database = Database(None if paths is None else paths.database)
        self._why = why or "this library is in memory only"
        try:
            self._opened = last_number(self._database, "journal", "seq")
            self.state = LibraryState(queries.contents(self._database))
            """What it has in memory, for the thread that reads it."""
        except BaseException:
            self._database.close()
            raise
        self._looked = (self._opened, -1)

    def close(self) -> None:
        """Close the database; the library can still be read."""
        self._database.close()

    def apply(self, change: Change) -> Applied:
        """Bring a change that is on disk into memory."""
        return self.state.apply(change)

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
        """Return the papers with a mark, a place in a list, a tag or a note.

        Args:
            known: keys of those that are not wanted.

        Returns:
            The others, in the order in which they were first given one.
        """
        return queries.kept_papers(self._database, known)

    def owners(self, keys: Collection[str]) -> list[Paper]:
        """Return the papers whose texts were ever kept under titles' keys, or further ones of them.

        Args:
            keys: of the titles.
        """
        return queries.owners_on(self._database, keys)

    # Other readers

    def news(self) -> Change | None:
        """Return what others did since the library was opened or this was last asked, if anything.

        It is cheap to ask. Like a change it is made where changes are made, and is then applied.

        Raises:
            LibraryError: the library cannot be read.
        """
        last, known = self._looked
        commits = queries.commits_of_others(self._database)
        if commits == known:
            return None
        try:
            self._database.require_known()
        except LibraryError as error:
            # Nothing was to be saved when this was found out.
            raise LibraryError(f"NOT SAVING: {self._database.refused}") from error
        theirs = queries.done_by_others(self._database, self._database.reader, last)
        change = None
        if theirs:
            touched = [(table, row) for _, table, row in theirs]
            change = queries.as_they_stand(self._database, touched)
        # What could not be read is news the next time.
        self._looked = (theirs[-1][0] if theirs else last, commits)
        return change

    # Undo

    def undo(self, *, asks: bool = False) -> Change:
        """Undo the latest change that is not undone; the change says in words what that was.

        With `asks` it asks instead of what was done before this start, or more than a day ago.
        """
        from tui.library.storage.transaction import UNDO
        from tui.library.storage.undo import undo

        with self._database.change(UNDO) as transaction:
            return undo(transaction, self._opened, asks=asks)

    def redo(self) -> Change:
        """Do again what was undone last, unless something else was done since."""
        from tui.library.storage.transaction import REDO
        from tui.library.storage.undo import redo

        with self._database.change(REDO) as transaction:
            return redo(transaction, self._opened)

    # What is done, in words

    def carry_out(self, make: Callable[[], Change], *, dry_run: bool = False) -> str:
        """Make a change, in memory at once; returns what it did in words, empty for nothing.

        Args:
            make: makes it, by one of the methods here.
            dry_run: only say what it would do.
        """
        from tui.library.storage.history import words_of

        words = ""

        def hear(transaction: Transaction) -> bool:
            nonlocal words
            words = words_of(transaction)
            return not dry_run

        self._database.hears = hear
        try:
            change = make()
        finally:
            self._database.hears = None
        if not dry_run:
            self.apply(change)
        return change.said or words

    def done(self, most: int) -> list[Done]:
        """Return the latest changes, the very latest first.

        Raises:
            LibraryError: the library cannot be read.
        """
        from tui.library.storage.history import latest

        with self._database.past() as transaction:
            return latest(transaction, most)

    # Marks

    def set_read(self, papers: Sequence[Paper], read: bool) -> Change:
        """Mark papers read or unread; those that are so already keep their time."""
        return self.set_half(Half.READ, papers, read)

    def set_starred(self, papers: Sequence[Paper], starred: bool) -> Change:
        """Star papers or take their stars; those that are so already keep their time."""
        return self.set_half(Half.STARRED, papers, starred)

    def set_half(self, half: Half, papers: Sequence[Paper], wanted: bool) -> Change:
        """Set one half of papers' marks, or take it away."""
        setting, taking = half.type.actions
        with self._database.change(setting if wanted else taking) as transaction:
            return mutations.set_marks(transaction, papers, half, wanted)

    def mark_on_disk(self, key: str) -> Mark:
        """Return a paper's mark as it stands on disk, which may be ahead of what is in memory.

        Raises:
            LibraryError: the library cannot be read.
        """
        return queries.as_they_stand(self._database, [("mark", (key,))]).marks[key]

    # Tags and notes

    def tag(self, papers: Sequence[Paper], *typed: str) -> Change:
        """Give papers tags, as one change; what has one, whatever the case, keeps it as it is.

        Raises:
            LibraryError: one is empty or too long, or has a comma.
        """
        names = [tag_name(each) for each in typed]
        with self._database.change("tag") as transaction:
            changes = [mutations.set_tag(transaction, papers, name) for name in names]
            return changes[-1]

    def untag(self, papers: Sequence[Paper], name: str) -> Change:
        """Take a tag from papers."""
        with self._database.change("untag") as transaction:
            return mutations.take_tag(transaction, [paper.key for paper in papers], name)

    def rename_tag(self, papers: Sequence[Paper], name: str, typed: str) -> Change:
        """Give papers another tag in place of one they have; one that is there becomes one with it.

        Raises:
            LibraryError: it is empty or too long, or has a comma.
        """
        other = tag_name(typed)
        with self._database.change("rename tag") as transaction:
            return mutations.rename_tag(transaction, papers, name, other)

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
            return mutations.set_note(transaction, paper, text, over)

    def add_facts(self, found: Sequence[tuple[Paper, Facts]]) -> Change:
        """Keep what sources beside the pages said of papers, as one change.

        Args:
            found: the papers with their facts; when they are written is their time.
        """
        with self._database.change("enrich") as transaction:
            return mutations.add_facts(transaction, found)

    # Reading lists

    def make_list(self, typed: str, papers: Sequence[Paper] = ()) -> Change:
        """Make a new list after the others, with some papers or none.

        Raises:
            LibraryError: the name is empty, too long or taken.
        """
        with self._database.change("make list") as transaction:
            return mutations.make_list(transaction, typed, papers)

    def rename_list(self, number: int, typed: str) -> Change:
        """Give a list another name.

        Raises:
            LibraryError: the name is empty, too long or taken, or the list is gone.
        """
        with self._database.change("rename list") as transaction:
            return mutations.rename_list(transaction, number, typed)

    def delete_list(self, number: int) -> Change:
        """Take a list away; its papers and their marks stay.

        Raises:
            LibraryError: the list is gone already.
        """
        with self._database.change("delete list") as transaction:
            return mutations.delete_list(transaction, number)

    def add_to_list(self, number: int, papers: Sequence[Paper]) -> Change:
        """Put papers at the end of a list; those it has already stay where they are.

        Raises:
            LibraryError: the list is gone.
        """
        with self._database.change("add to list") as transaction:
            return mutations.add_to_list(transaction, number, papers)

    def take_out(self, number: int, keys: Iterable[str]) -> Change:
        """Take papers out of a list."""
        with self._database.change("take out of list") as transaction:
            return mutations.take_out(transaction, number, keys)

    def move_in_list(self, number: int, key: str | Collection[str], by: int) -> Change:
        """Move papers down a list by some places (up when negative), at most to an end.

        Several are moved together, so that they stand one after another then.
        """
        keys = {key} if isinstance(key, str) else set(key)
        with self._database.change("move in list") as transaction:
            return mutations.move_in_list(transaction, number, keys, by)

    # Saved filters

    def save_filter(self, typed: str, query: str) -> Change:
        """Keep a query under a name, after the others.

        Raises:
            LibraryError: the name is empty, too long or taken.
        """
        with self._database.change("save filter") as transaction:
            return mutations.save_filter(transaction, typed, query)

    def rename_filter(self, number: int, typed: str) -> Change:
        """Give a saved filter another name.

        Raises:
            LibraryError: the name is empty, too long or taken, or the filter is gone.
        """
        with self._database.change("rename filter") as transaction:
            return mutations.rename_filter(transaction, number, typed)

    def delete_filter(self, number: int) -> Change:
        """Take a saved filter away.

        Raises:
            LibraryError: the filter is gone already.
        """
        with self._database.change("delete filter") as transaction:
            return mutations.delete_filter(transaction, number)

    # Pages

    def import_pages(
        self, pages: Sequence[NewPage], written: Sequence[Written], *, dry_run: bool = False
    ) -> Import:
        """Add pages and what a person wrote on their papers elsewhere, as one change.

        Like an added page it is in memory at once.

        Args:
            pages: what is added.
            written: every paper on them, in order, with what was written on it.
            dry_run: only work out what would be written.

        Raises:
            LibraryError: it could not be saved; nothing was altered.
        """
        # Only who imports waits for it.
        from tui.library.storage.importing import import_pages, work_out

        by_digest = {page_digest(page.data): page for page in pages}
        if dry_run:
            return work_out(self._database, by_digest, written)
        if self.paths is None:
            raise LibraryError("This library is in memory only; nothing can be imported.")
        work = import_pages(self._database, self.paths.pages, by_digest, written)
        touched = [(table, key) for table, key, _ in work.rows]
        self.apply(queries.as_they_stand(self._database, touched))
        return work

    def enter_pages(
        self, pages: Sequence[NewPage], *, in_place_of: Collection[SavedPage] = ()
    ) -> Change:
        """Copy pages into the library: see `tui.library.storage.entering`.

        Raises:
            LibraryError: they could not be saved.
        """
        from tui.library.storage.entering import enter_pages

        if self.paths is None:
            raise LibraryError("This library is in memory only; no page can be added.")
        known = {page.digest for page in self.state.pages}
        return enter_pages(self._database, self.paths.pages, pages, known, in_place_of)

    def rename_page(self, page: SavedPage, typed: str) -> Change:
        """Call a page something else; a `LibraryError` says why that cannot be."""
        name = page_title(typed)
        with self._database.change("rename page") as transaction:
            mutations.rename_page(transaction, page, name)
        return Change(pages=queries.pages_on(self._database))

    def drop_page(self, page: SavedPage) -> Change:
        """Take a page out. Papers that anything hangs on are kept, and so is the page's file."""
        with self._database.change("remove page") as transaction:
            transaction.write("page", (page.digest,), None)
        return Change(pages=queries.pages_on(self._database))

    def add_page(
        self,
        name: str,
        data: bytes,
        format_name: str = "",
        *,
        in_place_of: Collection[SavedPage] = (),
    ) -> SavedPage | None:
        """Enter one page, in memory at once; None when the library has the same bytes already.

        Raises:
            LibraryError: it could not be saved.
        """
        page = NewPage(name, data, format_name)
        change = self.enter_pages([page], in_place_of=in_place_of)
        self.apply(change)
        if change.pages is None:
            return None
        return next(page for page in self.state.pages if page.digest == page_digest(data))

    def remove_page(self, page: SavedPage) -> None:
        """Take a page out, in memory at once."""
        self.apply(self.drop_page(page))
