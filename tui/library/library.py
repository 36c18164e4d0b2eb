"""A person's library: marks, reading lists, tags, notes and added pages, on disk and in memory.

A change goes to the database first and gives a `Change`; `Library.apply` then brings it into
memory. So what can be seen is always on disk, and the two may happen on two threads: changes are
made one after another on one thread, and memory belongs to the thread that reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec

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
    from tui.library.list_changes import ListChanges
    from tui.library.storage.history import Done
    from tui.library.storage.importing import Import
    from tui.library.storage.importing_lists import WrittenOn
    from tui.library.storage.news import Looked
    from tui.library.storage.transaction import Transaction

Given = ParamSpec("Given")


class Library:
    """The library in one home folder, or one in memory that keeps nothing.

    What cannot be done raises a `LibraryError` that says why, and alters nothing: the database
    cannot be read or written, a name or a text is empty, too long or taken, or what a change is of
    was deleted elsewhere.

    Args:
        paths: the home folder; None for one in memory.
        why: why nothing is kept, where that is known.
        reader: what the journal calls whoever changes it.
    """

    def __init__(self, paths: Locations | None, why: str = "", *, reader: str = "") -> None:
        self.paths = paths
        self._database = Database(None if paths is None else paths.database, reader)
        self._why = why or "this library is in memory only"
        try:
            self._opened = last_number(self._database, "journal", "seq")
            self.state = LibraryState(queries.contents(self._database))
            """What it has in memory, for the thread that reads it."""
        except BaseException:
            self._database.close()
            raise
        self._looked: Looked | None = None

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
    def aside(self) -> str:
        """What the journal calls this reader when it has the library open on another thread."""
        from tui.library.storage.transaction import ASIDE

        return ASIDE + self._database.reader

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

    def _change(
        self,
        action: str,
        mutate: Callable[Concatenate[Transaction, Given], Change],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Change:
        """Make one change, on disk when this returns; its action is what undo describes it by."""
        with self._database.change(action) as transaction:
            return mutate(transaction, *given, **named)

    # Other readers

    def news(self) -> Change | None:
        """Return what others did since the library was opened or this was last asked, if anything.

        It is cheap to ask. Like a change it is made where changes are made, and is then applied.
        """
        from tui.library.storage.news import Looked, news

        change, self._looked = news(self._database, self._looked or Looked(self._opened))
        return change

    # Undo

    def undo(self, *, asks: bool = False) -> Change:
        """Undo the latest change that is not undone; the change says in words what that was.

        With `asks` it asks instead of what was done before this start, or more than a day ago.
        """
        from tui.library.storage.transaction import UNDO
        from tui.library.storage.undo import undo

        return self._change(UNDO, undo, self._opened, asks=asks)

    def redo(self) -> Change:
        """Do again what was undone last, unless something else was done since."""
        from tui.library.storage.transaction import REDO
        from tui.library.storage.undo import redo

        return self._change(REDO, redo, self._opened)

    # What is done, in words

    def carry_out(self, make: Callable[[], Change], *, dry_run: bool = False) -> str:
        """Make a change, in memory at once; returns what it did in words, empty for nothing.

        Args:
            make: makes it, by one of the methods here.
            dry_run: only say what it would do.
        """
        from tui.library.storage.history import in_words

        change, words = in_words(self._database, make, keep=not dry_run)
        if not dry_run:
            self.apply(change)
        return change.said or words

    def done(self, most: int) -> list[Done]:
        """Return the latest changes, the very latest first."""
        from tui.library.storage.history import latest

        with self._database.past() as transaction:
            return latest(transaction, most, self._opened)

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
        action = setting if wanted else taking
        return self._change(action, mutations.set_marks, papers, half, wanted)

    def mark_on_disk(self, key: str) -> Mark:
        """Return a paper's mark as it stands on disk, which may be ahead of what is in memory."""
        return queries.as_they_stand(self._database, [("mark", (key,))]).marks[key]

    # Tags and notes

    def tag(self, papers: Sequence[Paper], *typed: str) -> Change:
        """Give papers tags, as one change; what has one, whatever the case, keeps it as it is."""
        names = [tag_name(each) for each in typed]
        return self._change("tag", mutations.change_tags, papers, names, ())

    def untag(self, papers: Sequence[Paper], *names: str) -> Change:
        """Take tags from papers, as one change."""
        return self._change("untag", mutations.change_tags, papers, (), names)

    def change_tags(
        self, papers: Sequence[Paper], give: Iterable[str], take: Iterable[str]
    ) -> Change:
        """Give papers some tags and take others from them, as one change."""
        names = [tag_name(each) for each in give]
        return self._change("change tags", mutations.change_tags, papers, names, take)

    def rename_tag(self, papers: Sequence[Paper], name: str, typed: str) -> Change:
        """Give papers another tag in place of one they have; one that is there joins it."""
        other = tag_name(typed)
        return self._change("rename tag", mutations.rename_tag, papers, name, other)

    def set_note(self, paper: Paper, typed: str, over: str | None = None) -> Change:
        """Write a paper's note in place of the one it has; an empty one takes it away.

        Args:
            paper: what the note is on.
            typed: the note.
            over: the note that was there when the writing began: one that came meanwhile is kept
                above this one. None asks for none of that.
        """
        text = note_text(typed)
        return self._change("note", mutations.set_note, paper, text, over)

    def add_facts(self, found: Sequence[tuple[Paper, Facts]]) -> Change:
        """Keep what sources beside the pages said of papers, as one change.

        Args:
            found: the papers with their facts; when they are written is their time.
        """
        return self._change("enrich", mutations.add_facts, found)

    # Reading lists

    @property
    def reading_lists(self) -> ListChanges:
        """What changes reading lists as wholes."""
        from tui.library.list_changes import ListChanges

        return ListChanges(self._database)

    def make_list(self, typed: str, papers: Sequence[Paper] = ()) -> Change:
        """Make a new list after the others, with some papers or none."""
        return self._change("make list", mutations.make_list, typed, papers)

    def rename_list(self, number: int, typed: str) -> Change:
        """Give a list another name."""
        return self._change("rename list", mutations.rename_list, number, typed)

    def delete_list(self, number: int) -> Change:
        """Take a list away; its papers and their marks stay."""
        return self._change("delete list", mutations.delete_list, number)

    def add_to_list(self, number: int, papers: Sequence[Paper]) -> Change:
        """Put papers at the end of a list; those it has already stay where they are."""
        return self._change("add to list", mutations.add_to_list, number, papers)

    def take_out(self, number: int, keys: Iterable[str]) -> Change:
        """Take papers out of a list."""
        return self._change("take out of list", mutations.take_out, number, keys)

    def move_in_list(self, number: int, key: str | Collection[str], by: int) -> Change:
        """Move papers down a list by some places (up when negative), at most to an end.

        Several are moved together, so that they stand one after another then.
        """
        keys = {key} if isinstance(key, str) else set(key)
        return self._change("move in list", mutations.move_in_list, number, keys, by)

    # Saved filters

    def save_filter(self, typed: str, query: str) -> Change:
        """Keep a query under a name, after the others."""
        return self._change("save filter", mutations.save_filter, typed, query)

    def rename_filter(self, number: int, typed: str) -> Change:
        """Give a saved filter another name."""
        return self._change("rename filter", mutations.rename_filter, number, typed)

    def delete_filter(self, number: int) -> Change:
        """Take a saved filter away."""
        return self._change("delete filter", mutations.delete_filter, number)

    # Pages

    def import_pages(
        self, pages: Sequence[NewPage], written: WrittenOn, *, dry_run: bool = False
    ) -> Import:
        """Add pages and what a person wrote on their papers elsewhere, as one change.

        Args:
            pages: what is added.
            written: every paper on them with what was written on it, and the reading lists.
            dry_run: only work out what would be written.
        """
        # Only who imports waits for it.
        from tui.library.storage.importing import import_pages, work_out

        by_digest = {page_digest(page.data): page for page in pages}
        if dry_run:
            return work_out(self._database, by_digest, written)
        if self.paths is None:
            raise LibraryError("This library is in memory only; nothing can be imported.")
        return import_pages(self._database, self.paths.pages, by_digest, written)

    def enter_pages(
        self, pages: Sequence[NewPage], *, in_place_of: Collection[SavedPage] = ()
    ) -> Change:
        """Copy pages into the library: see `tui.library.storage.entering`."""
        from tui.library.storage.entering import enter_pages

        if self.paths is None:
            raise LibraryError("This library is in memory only; no page can be added.")
        known = {page.digest for page in self.state.pages}
        return enter_pages(self._database, self.paths.pages, pages, known, in_place_of)

    def rename_page(self, page: SavedPage, typed: str) -> Change:
        """Call a page something else; a `LibraryError` says why that cannot be."""
        name = page_title(typed)
        return self._change("rename page", mutations.rename_page, page, name)

    def drop_page(self, page: SavedPage) -> Change:
        """Take a page out. Papers that anything hangs on are kept, and so is the page's file."""
        return self._change("remove page", mutations.drop_page, page)

    def add_page(
        self,
        name: str,
        data: bytes,
        format_name: str = "",
        *,
        in_place_of: Collection[SavedPage] = (),
    ) -> SavedPage | None:
        """Enter one page, in memory at once; None when the library has the same bytes already."""
        page = NewPage(name, data, format_name)
        change = self.enter_pages([page], in_place_of=in_place_of)
        self.apply(change)
        if change.pages is None:
            return None
        return next(page for page in self.state.pages if page.digest == page_digest(data))

    def remove_page(self, page: SavedPage) -> None:
        """Take a page out, in memory at once."""
        self.apply(self.drop_page(page))
