"""The reader's dealings with reading lists."""

from __future__ import annotations

from parsing.paper import Paper
from tui.library.lists import list_name
from tui.library.phrases import plural
from tui.screens.naming import Naming

NO_LIST = "This view is not a reading list."


class Collecting(Naming):
    """Makes, fills, orders and deletes reading lists."""

    async def action_new_list(self) -> None:
        """Ask for a name and make an empty list."""

        def make(name: str) -> None:
            library = self.desk.library
            self.change(lambda: library.make_list(name), f"Made the reading list “{name}”")

        await self.ask_name("Name of the new reading list", "", self.list_check(), make)

    # Papers in lists

    async def action_add_to_list(self) -> None:
        """Ask which list the paper goes to; a name that is not there makes a new one."""
        from tui.dialogs.pick import Choice, Pick

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
