"""What a person gives a name to: reading lists and saved filters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.library.errors import complaint
from tui.library.lists import ReadingList, SavedFilter, filter_name, list_name
from tui.library.view import SourceKind
from tui.screens.base import ReaderBase


class Naming(ReaderBase):
    """Asks for names, and gives others."""

    @property
    def filter_in_view(self) -> SavedFilter | None:
        """The saved filter that is open, if one is."""
        source = self.desk.view.source
        return (
            self.desk.library.filter_of(int(source.of))
            if source.kind is SourceKind.FILTER
            else None
        )

    async def action_rename_list(self) -> None:
        """Ask for another name of the list or the saved filter in view."""
        library = self.desk.library
        if (old := self.list_in_view) is not None:
            number, check = old.id, self.list_check(old)
            rename = library.rename_list
        elif (saved := self.filter_in_view) is not None:
            number, check = saved.id, self.filter_check(saved)
            rename = library.rename_filter
        else:
            self.say("This view has no name of yours to change.")
            return
        name = self.desk.name(self.desk.view.source)
        await self.ask_name(
            f"Another name for “{name}”",
            name,
            check,
            lambda new: self.change(lambda: rename(number, new), f"“{name}” is “{new}” now"),
        )

    async def ask_name(
        self, question: str, start: str, check: Callable[[str], str], then: Callable[[str], None]
    ) -> None:
        """Ask for a name until the check takes it, and do something with one that is another.

        Args:
            question: what is asked.
            start: the name there is.
            check: gives the name that was typed, tidied, or raises a `LibraryError`.
            then: takes the name.
        """
        from tui.dialogs.prompt import Prompt

        def answered(typed: str | None) -> None:
            if typed is not None and check(typed) != start:
                then(check(typed))

        await self.open(Prompt(question, start, partial(complaint, check)), answered)

    def list_check(self, own: ReadingList | None = None) -> Callable[[str], str]:
        """Checks names of reading lists; a list's own name is free to itself."""
        others = [each for each in self.desk.library.lists if each != own]
        return lambda typed: list_name(typed, others)

    def filter_check(self, own: SavedFilter | None = None) -> Callable[[str], str]:
        """Checks names of saved filters; a filter's own name is free to itself."""
        others = [each for each in self.desk.library.filters if each != own]
        return lambda typed: filter_name(typed, others)
