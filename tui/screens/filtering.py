"""The reader's saved filters."""

from __future__ import annotations

from tui.library.view import Source, SourceKind
from tui.screens.naming import Naming


class Filtering(Naming):
    """Saves what stands in the filter bar, and opens it again."""

    async def action_saved_filters(self) -> None:
        """Ask which saved filter to open."""
        from tui.dialogs.pick import Choice, Pick

        filters = self.desk.library.filters
        if not filters:
            self.say("There is no saved filter yet: type one after /, then F saves it.")
            return
        choices = [Choice(each.name, each.query, each.id) for each in filters]

        def answered(answer: int | None) -> None:
            if answer is not None:
                self.open_source(Source(SourceKind.FILTER, answer))

        await self.open(Pick("Which saved filter?", choices), answered)

    async def action_save_filter(self) -> None:
        """Ask for a name and keep what stands in the filter bar under it."""
        query = self.desk.view.query
        if not query:
            self.say("Type a filter after / first; F then keeps it under a name.")
            return
        library = self.desk.library
        await self.ask_name(
            f"Name for the filter {query.text.strip()}",
            "",
            self.filter_check(),
            lambda name: self.change(
                lambda: library.save_filter(name, query.text), f"Saved the filter “{name}”"
            ),
        )
