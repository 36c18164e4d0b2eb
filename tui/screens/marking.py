"""The reader's marks: read and unread, and stars; and the way back from any change."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.changes import Change
from tui.library.phrases import plural
from tui.screens.base import ReaderBase


class Marking(ReaderBase):
    """Marks the paper under the cursor, or all that are in view; undoes what was done."""

    def action_toggle_read(self) -> None:
        """Mark the paper read, or unread when it is shown as read."""
        if (paper := self.current) is not None:
            # What is wanted goes by what the person sees, or has just asked for.
            read = not self.pending("read", paper.key, self.desk.library.mark(paper.key).read)
            said = f"{'Read' if read else 'Unread'}: {paper.title}"
            self.change_marks("read", [paper], read, said)

    def action_mark_unread(self) -> None:
        """Mark the paper unread."""
        if (paper := self.current) is not None:
            self.change_marks("read", [paper], wanted=False, said=f"Unread: {paper.title}")

    def action_star(self) -> None:
        """Star the paper, or take its star when it is shown as starred."""
        if (paper := self.current) is not None:
            mark = self.desk.library.mark(paper.key)
            starred = not self.pending("starred", paper.key, mark.starred)
            said = f"{'Starred' if starred else 'No star any more'}: {paper.title}"
            self.change_marks("starred", [paper], starred, said)

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
        # Marks that are on their way are what is undone: what comes next goes by what is on disk.
        self._pending.clear()
        self.change(work)
