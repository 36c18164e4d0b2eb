"""The reader's other ways to papers: in another order, and by likeness."""

from __future__ import annotations

from tui.library.view import Sort, Source, SourceKind
from tui.screens.base import ReaderBase


class Finding(ReaderBase):
    """Sorts the view, and shows the papers that are like the one under the cursor."""

    async def action_sort(self) -> None:
        """Ask in which order to show the papers."""
        from tui.dialogs.pick import Choice, Pick

        now = self.desk.view.sort

        def answered(answer: Sort | None) -> None:
            if answer is not None:
                self.stay()
                self.desk.sort(answer)
                self.show_view(self._anchor)

        choices = [Choice(each.value, "now" if each is now else "", each) for each in Sort]
        await self.open(Pick("Show the papers", choices), answered)

    def action_similar(self) -> None:
        """Show the papers most like this one; Esc comes back."""
        paper = self.paper_meant()
        if paper is None:
            return
        if not self.desk.indexed:
            self.say("The words are still being read; try again in a moment.")
            return
        source = self.desk.view.source
        if source.kind is not SourceKind.SIMILAR:
            self._back_to.clear()
        self._back_to.append((source, paper.key, self.filter_bar.value))
        # What was typed is about other papers: likeness begins with all there are.
        self._ask_quietly("")
        self.open_source(Source(SourceKind.SIMILAR, paper.key))
        self.give_keys(self.papers)

    def leave_similar(self) -> bool:
        """Back to where `similar` was asked for; False when that is not where one is."""
        if self.desk.view.source.kind is not SourceKind.SIMILAR or not self._back_to:
            return False
        source, key, typed = self._back_to.pop()
        self._ask_quietly(typed)
        self.open_source(source, key)
        return True

    def _ask_quietly(self, typed: str) -> None:
        """Have a query stand in the bar for the view that is shown next."""
        self.filter_bar.put_quietly(typed)
        self.desk.ask(typed)
