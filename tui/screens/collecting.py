"""The reader's dealings with reading lists."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.errors import LibraryError
from tui.library.lists import list_name
from tui.library.phrases import plural
from tui.screens.base import ReaderBase

NO_LIST = "This view is not a reading list."


class Collecting(ReaderBase):
    """Making, naming, filling, ordering and deleting reading lists."""

    def action_new_list(self) -> None:
        """Ask for a name and make an empty list."""
        from tui.screens.prompt import Prompt

        def make(name: str | None) -> None:
            if name is not None:
                self.change(
                    lambda: self.desk.library.make_list(name), f"Made the reading list “{name}”"
                )

        self.app.push_screen(Prompt("Name of the new reading list", wrong=self._wrong_name()), make)

    def action_rename_list(self) -> None:
        """Ask for another name of the list in view."""
        from tui.screens.prompt import Prompt

        reading_list = self.list_in_view
        if reading_list is None:
            self.say(NO_LIST)
            return
        number, old = reading_list.id, reading_list.name

        def rename(name: str | None) -> None:
            if name is not None and name != old:
                self.change(
                    lambda: self.desk.library.rename_list(number, name),
                    f"“{old}” is “{name}” now",
                )

        self.app.push_screen(
            Prompt(f"Another name for “{old}”", old, self._wrong_name(apart_from=number)), rename
        )

    def _wrong_name(self, apart_from: int = 0) -> Callable[[str], str]:
        def wrong(name: str) -> str:
            others = [each for each in self.desk.library.lists if each.id != apart_from]
            try:
                list_name(name, others)
            except LibraryError as error:
                return str(error)
            return ""

        return wrong

    def action_add_to_list(self) -> None:
        """Ask which list the paper goes to; a name that is not there makes a new one."""
        from tui.screens.pick import Choice, Pick

        paper = self.current
        if paper is None:
            return
        library = self.desk.library

        def add(answer: str | None) -> None:
            if answer is None:
                return
            if answer.startswith("+"):
                name = answer[1:]
                self.change(
                    lambda: library.make_list(name, [paper]), f"Added to the new list “{name}”"
                )
                return
            chosen = library.list_of(int(answer))
            if chosen is None:
                return
            if paper.key in chosen.keys:
                self.say(f"It is in “{chosen.name}” already.")
                return
            self.change(
                lambda: library.add_to_list(chosen.id, [paper]), f"Added to “{chosen.name}”"
            )

        choices = [
            Choice(
                each.name,
                "has it" if paper.key in each.keys else plural(len(each.keys), "paper"),
                str(each.id),
            )
            for each in library.lists
        ]
        self.app.push_screen(Pick("Add to which reading list?", choices, new="New list “{}”"), add)

    def action_take_out(self) -> None:
        """Take the paper out of the list in view; in the sidebar, delete the list itself."""
        reading_list = self.list_in_view
        if reading_list is None:
            self.say(NO_LIST)
        elif self.sidebar.has_focus:
            number, name = reading_list.id, reading_list.name
            holds = plural(len(reading_list.keys), "paper")
            self.ask(
                f"Delete the reading list “{name}” ({holds})? Papers and marks stay.",
                lambda: self.change(
                    lambda: self.desk.library.delete_list(number), f"Deleted the list “{name}”"
                ),
            )
        elif (paper := self.current) is not None:
            number, name = reading_list.id, reading_list.name
            self.change(
                lambda: self.desk.library.take_out(number, [paper.key]), f"Taken out of “{name}”"
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
        elif self.desk.view.query:
            self.say("Clear the filter to move papers: it shows the best first.")
        elif paper is not None:
            number = reading_list.id
            self.change(
                lambda: self.desk.library.move_in_list(number, paper.key, by), moved=paper.key
            )
