"""The reader's marks: read and unread, and stars; and the way back from any change."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.marks import Half
from tui.library.phrases import plural
from tui.library.storage.mutations import Change
from tui.messages import Request
from tui.screens.base import ReaderBase


class Marking(ReaderBase):
    """Marks the paper under the cursor, or all that are in view; undoes what was done."""

    def action_toggle_read(self) -> None:
        """Mark the paper read, or unread when it is shown as read."""
        self._toggle(Half.READ, "Read", "Unread")

    def action_mark_unread(self) -> None:
        """Mark the paper unread."""
        if (paper := self.current) is not None:
            self.change_marks(Half.READ, [paper], wanted=False, said=f"Unread: {paper.title}")

    def action_star(self) -> None:
        """Star the paper, or take its star when it is shown as starred."""
        self._toggle(Half.STARRED, "Starred", "No star any more")

    def _toggle(self, half: Half, set_: str, taken: str) -> None:
        """Set a half of the mark of the paper under the cursor, or take it away.

        Args:
            half: which.
            set_: what to say when it is set.
            taken: what to say when it is taken away.
        """
        paper, library = self.current, self.desk.library
        if paper is None:
            return

        def said(wanted: bool) -> str:
            return f"{set_ if wanted else taken}: {paper.title}"

        if not self.in_flight.unforeseen:
            # What is wanted goes by what the person sees, or has just asked for.
            now = library.mark(paper.key).has(half)
            wanted = not self.in_flight.will_be(half, paper.key, now)
            self.change_marks(half, [paper], wanted, said(wanted))
            return

        def toggle() -> Change:
            """Decide by what is there once all that was asked for before is done."""
            wanted = not library.mark_on_disk(paper.key).has(half)
            return library.set_half(half, [paper], wanted)._replace(said=said(wanted))

        self.request(toggle, Request(unforeseen=True))

    async def action_all_read(self) -> None:
        """Mark all papers in view read, when the person agrees."""
        if self.still_reading():
            return
        if not self.desk.unread_in_view:
            self.say("No unread paper in this view.")
            return
        papers = [self.desk.store.papers[key] for key in self.desk.view.keys]

        def mark() -> None:
            # The view may be another by now; these are the papers that were asked about.
            many = sum(1 for paper in papers if not self.desk.library.mark(paper.key).read)
            self.mark_read(papers, f"{plural(many, 'paper')} marked read")

        many = plural(self.desk.unread_in_view, "paper")
        await self.ask(f"Mark {many} in view as read?", mark)

    # Undo

    def action_undo(self) -> None:
        """Undo the last change, of whatever kind; what it was is said when that is done."""
        self._change_back(self.desk.library.undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._change_back(self.desk.library.redo)

    def _change_back(self, work: Callable[[], Change]) -> None:
        self.request(work, Request(unforeseen=True))
