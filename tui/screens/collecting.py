"""The reader's dealings with what a person names: reading lists and saved filters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from parsing.paper import Paper
from tui.library.errors import complaint
from tui.library.lists import ReadingList, SavedFilter, filter_name, list_name
from tui.library.phrases import plural
from tui.library.view import Kind, Source
from tui.screens.base import ReaderBase

NO_LIST = "This view is not a reading list."


class Collecting(ReaderBase):
    """Making, naming, filling, ordering and deleting reading lists; saving filters."""

    @property
    def filter_in_view(self) -> SavedFilter | None:
        """The saved filter that is open, if one is."""
        source = self.desk.view.source
        return self.desk.library.filter_of(int(source.of)) if source.kind is Kind.FILTER else None

    # Names

    async def action_new_list(self) -> None:
        """Ask for a name and make an empty list."""

        def make(name: str) -> None:
            library = self.desk.library
            self.change(lambda: library.make_list(name), f"Made the reading list “{name}”")

        await self._ask_name("Name of the new reading list", "", self._list_name(), make)

    async def action_rename_list(self) -> None:
        """Ask for another name of the list or the saved filter in view."""
        library = self.desk.library
        if (old := self.list_in_view) is not None:
            number, check = old.id, self._list_name(old)
            rename = library.rename_list
        elif (saved := self.filter_in_view) is not None:
            number, check = saved.id, self._filter_name(saved)
            rename = library.rename_filter
        else:
            self.say("This view has no name of yours to change.")
            return
        name = self.desk.name(self.desk.view.source)
        await self._ask_name(
            f"Another name for “{name}”",
            name,
            check,
            lambda new: self.change(lambda: rename(number, new), f"“{name}” is “{new}” now"),
        )

    async def _ask_name(
        self, question: str, start: str, check: Callable[[str], str], then: Callable[[str], None]
    ) -> None:
        from tui.screens.prompt import Prompt

        def answered(typed: str | None) -> None:
            if typed is not None and check(typed) != start:
                then(check(typed))

        await self.open(Prompt(question, start, partial(complaint, check)), answered)

    def _list_name(self, own: ReadingList | None = None) -> Callable[[str], str]:
        others = [each for each in self.desk.library.lists if each != own]
        return lambda typed: list_name(typed, others)

    def _filter_name(self, own: SavedFilter | None = None) -> Callable[[str], str]:
        others = [each for each in self.desk.library.filters if each != own]
        return lambda typed: filter_name(typed, others)

    # Papers in lists

    async def action_add_to_list(self) -> None:
        """Ask which list the paper goes to; a name that is not there makes a new one."""
        from tui.screens.pick import Choice, Pick

        paper = self.paper_meant()
        if paper is None:
            return

        library = self.desk.library

        def answered(answer: int | str | None) -> None:
            if isinstance(answer, str):
                self.change(
                    lambda: library.make_list(answer, [paper]), f"Added to the new list “{answer}”"
                )
            elif answer is not None:
                self._add(paper, answer)

        def new(typed: str) -> Choice[int | str]:
            name = list_name(typed, library.lists)
            return Choice(f"New list “{name}”", "", name)

        choices: list[Choice[int | str]] = [
            Choice(
                each.name,
                "has it" if paper.key in each.keys else plural(len(each.keys), "paper"),
                each.id,
            )
            for each in library.lists
        ]
        await self.open(Pick("Add to which reading list?", choices, new), answered)

    def _add(self, paper: Paper, number: int) -> None:
        library = self.desk.library
        chosen = library.list_of(number)
        if chosen is None:
            return
        if paper.key in chosen.keys:
            self.say(f"It is in “{chosen.name}” already.")
            return
        self.change(lambda: library.add_to_list(chosen.id, [paper]), f"Added to “{chosen.name}”")

    async def action_take_out(self) -> None:
        """Take the paper out of the list in view; in the sidebar, delete the list or filter."""
        reading_list, saved, library = self.list_in_view, self.filter_in_view, self.desk.library
        if self.pane is self.sidebar and saved is not None:
            await self.ask(
                f"Delete the saved filter “{saved.name}”?",
                lambda: self.change(
                    lambda: library.delete_filter(saved.id), f"Deleted the filter “{saved.name}”"
                ),
            )
        elif reading_list is None:
            self.say(NO_LIST)
        elif self.pane is self.sidebar:
            number, name = reading_list.id, reading_list.name
            await self.ask(
                f"Delete the reading list “{name}” ({plural(len(reading_list.keys), 'paper')})?"
                " Papers and marks stay.",
                lambda: self.change(
                    lambda: library.delete_list(number), f"Deleted the list “{name}”"
                ),
            )
        elif (paper := self.current) is not None:
            number, name = reading_list.id, reading_list.name
            self.change(
                lambda: library.take_out(number, [paper.key]),
                f"Taken out of “{name}”: {paper.title}",
            )

    def action_move_down(self) -> None:
        """Move the paper down in the list in view."""
        self._move_paper(self._times or 1)

    def action_move_up(self) -> None:
        """Move the paper up in the list in view."""
        self._move_paper(-(self._times or 1))

    def _move_paper(self, by: int) -> None:
        reading_list, paper = self.list_in_view, self.current
        if reading_list is None:
            self.say(NO_LIST)
        elif self.still_reading():
            return
        elif not self.desk.in_own_order:
            self.say("Papers are moved in the list's own order: clear the filter and the sort.")
        elif paper is not None:
            number = reading_list.id
            self.change(
                lambda: self.desk.library.move_in_list(number, paper.key, by), moved=paper.key
            )

    # Saved filters

    async def action_saved_filters(self) -> None:
        """Ask which saved filter to open."""
        from tui.screens.pick import Choice, Pick

        filters = self.desk.library.filters
        if not filters:
            self.say("There is no saved filter yet: type one after /, then F saves it.")
            return
        choices = [Choice(each.name, each.query, each.id) for each in filters]

        def answered(answer: int | None) -> None:
            if answer is not None:
                self.open_source(Source(Kind.FILTER, answer))

        await self.open(Pick("Which saved filter?", choices), answered)

    async def action_save_filter(self) -> None:
        """Ask for a name and keep what stands in the filter bar under it."""
        query = self.desk.view.query
        if not query:
            self.say("Type a filter after / first; F then keeps it under a name.")
            return
        library = self.desk.library
        await self._ask_name(
            f"Name for the filter {query.text.strip()}",
            "",
            self._filter_name(),
            lambda name: self.change(
                lambda: library.save_filter(name, query.text), f"Saved the filter “{name}”"
            ),
        )
