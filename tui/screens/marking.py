"""The reader's marks: read and unread, and stars."""

from __future__ import annotations

from tui.library.phrases import plural
from tui.screens.base import ReaderBase


class Marking(ReaderBase):
    """Marks the paper under the cursor, or all that are in view."""

    def action_toggle_read(self) -> None:
        """Mark the paper read, or unread when it is read."""
        if (paper := self.current) is not None:
            self.change(lambda: self.desk.library.toggle_read([paper]))

    def action_mark_unread(self) -> None:
        """Mark the paper unread."""
        if (paper := self.current) is not None:
            self.change(lambda: self.desk.library.set_read([paper], read=False))

    def action_star(self) -> None:
        """Star the paper, or take its star."""
        if (paper := self.current) is not None:
            self.change(lambda: self.desk.library.toggle_starred([paper]))

    def action_all_read(self) -> None:
        """Mark all papers in view read, when the person agrees."""
        if not self.desk.unread_in_view:
            self.say("No unread paper in this view.")
            return
        many = plural(self.desk.unread_in_view, "paper")
        papers = [self.desk.store.papers[key] for key in self.desk.view.keys]
        self.ask(
            f"Mark {many} in view as read?",
            lambda: self.mark_read(papers, f"{many} marked read"),
        )
