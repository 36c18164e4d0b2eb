"""Changes of reading lists as wholes, each one transaction that undo takes back by its words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parsing.paper import Paper
from tui.library.change import Change
from tui.library.due import day_meant
from tui.library.errors import LibraryError
from tui.library.lists import GONE, description_text
from tui.library.storage import list_mutations
from tui.library.storage.database import Database
from tui.library.storage.moments import today
from tui.library.storage.queries import lists_on


class ListChanges:
    """Changes of the lists in a library; each gives what it did, as those of `Library` do.

    Args:
        database: where the lists are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_done(self, number: int, keys: Collection[str], wanted: bool) -> Change:
        """Mark papers done in a list, or to do there; that is apart from read."""
        with self._database.change("done in list" if wanted else "to do in list") as transaction:
            return list_mutations.set_done(transaction, number, keys, wanted)

    def toggle_done(self, number: int, keys: Collection[str]) -> tuple[Change, bool]:
        """Mark papers done in a list, or to do there when all of them are done; gives which.

        It goes by the disk, which may be ahead of what is in memory.
        """
        there = next((each for each in lists_on(self._database) if each.id == number), GONE)
        wanted = not there.done >= set(keys)
        return self.set_done(number, keys, wanted), wanted

    def describe(self, number: int, typed: str) -> Change:
        """Say what a list is for; nothing takes that away.

        Raises:
            LibraryError: it is too long, or the list is gone.
        """
        text = description_text(typed)
        with self._database.change("describe list") as transaction:
            return list_mutations.describe_list(transaction, number, text)

    def set_due(self, number: int, typed: str) -> Change:
        """Say by which day a list is due, as people say it; nothing takes that away.

        Raises:
            LibraryError: it is no day, or the list is gone.
        """
        due = day_meant(typed, today())
        with self._database.change("set due date") as transaction:
            return list_mutations.set_due(transaction, number, due)

    def move(self, number: int, by: int) -> Change:
        """Move a list down among the lists by some places, up when negative."""
        with self._database.change("move list") as transaction:
            return list_mutations.move_list(transaction, number, by)

    def change_lists(
        self,
        papers: Sequence[Paper],
        into: Collection[int] = (),
        out_of: Collection[int] = (),
        new: Collection[str] = (),
    ) -> Change:
        """Put papers into lists and take them out of others, as one change.

        Args:
            papers: that are meant.
            into: the lists that they are put at the end of, unless they are there.
            out_of: the lists that they are taken out of.
            new: names of lists that are made with them.

        Raises:
            LibraryError: a list is gone, or a name is empty, too long or taken.
        """
        # One kind of change is told of by its own words.
        kinds = [("add to list", into), ("take out of list", out_of), ("make list", new)]
        asked = [action for action, lists in kinds if lists]
        action = asked[0] if len(asked) == 1 and len(new) < 2 else "change lists"
        with self._database.change(action) as transaction:
            return list_mutations.change_lists(transaction, papers, into, out_of, new)

    def move_papers(self, number: int, target: int | str, keys: Collection[str]) -> Change:
        """Move papers to the end of another list, by its id, or of a new one, by its name.

        Raises:
            LibraryError: the other list is gone or the same, or its name is empty, too long or
                taken.
        """
        if number == target:
            raise LibraryError("These papers are in that list already.")
        with self._database.change("move to list") as transaction:
            return list_mutations.move_papers(transaction, number, target, keys)

    def merge(self, number: int, into: int) -> Change:
        """Move all papers of a list to the end of another, and take the empty one away.

        What is done in either is done then.

        Raises:
            LibraryError: either list is gone, or both are one.
        """
        if number == into:
            raise LibraryError("A list cannot be merged with itself.")
        with self._database.change("merge lists") as transaction:
            return list_mutations.merge_lists(transaction, number, into)

    def split_done(self, number: int, typed: str) -> Change:
        """Move what is done in a list to a new one.

        Raises:
            LibraryError: the name is empty, too long or taken, or the list is gone.
        """
        with self._database.change("split list") as transaction:
            return list_mutations.split_done(transaction, number, typed)
