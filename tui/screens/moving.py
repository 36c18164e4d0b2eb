"""The reader's ways: from row to row, from pane to pane, on through what is unread."""

from __future__ import annotations

from collections.abc import Callable

from tui.screens.base import Pane
from tui.screens.finding import Finding
from tui.widgets.rows import Rows

LAST = "That was the last unread paper in this view."


class Moving(Finding):
    """Moves the cursor or the text of the pane that has the keys, and the keys between panes."""

    def _move_cursor(self, how: Callable[[Pane], None]) -> None:
        pane = self.pane
        how(pane)
        self.follow_cursor(pane)

    def action_down(self) -> None:
        """Down one, or as many as were typed."""
        self._move_cursor(lambda pane: pane.step(self._times or 1))

    def action_up(self) -> None:
        """Up one, or as many as were typed."""
        self._move_cursor(lambda pane: pane.step(-(self._times or 1)))

    def action_top(self) -> None:
        """To the first row or line."""
        self._move_cursor(lambda pane: pane.to_top())

    def action_bottom(self) -> None:
        """To the last row or line, or to the one whose number was typed."""
        number = self._times

        def move(pane: Pane) -> None:
            if number and isinstance(pane, Rows):
                pane.move_to_nth(number)
            else:
                pane.to_bottom()

        self._move_cursor(move)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._move_cursor(lambda pane: pane.page(0.5))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._move_cursor(lambda pane: pane.page(-0.5))

    def action_page_down(self) -> None:
        """A page down."""
        self._move_cursor(lambda pane: pane.page(1))

    def action_page_up(self) -> None:
        """A page up."""
        self._move_cursor(lambda pane: pane.page(-1))

    def action_next_unread(self) -> None:
        """To the next unread paper; in the paper's own pane that opens it."""
        self._to_unread(1)

    def action_previous_unread(self) -> None:
        """To the previous unread paper; in the paper's own pane that opens it."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        position: int | None = self.papers.cursor
        for _ in range(min(self._times or 1, max(1, self.desk.unread_in_view))):
            position = self.desk.unread_from(position or 0, step, self.to_be_read)
            if position is None:
                self.say("No unread paper in this view.")
                return
        self.papers.move_to(position or 0)
        self.follow_cursor(self.papers)
        if self.pane is self.paper:
            self._mark_opened()

    def action_open(self) -> None:
        """From the sidebar to the papers, from the papers into the paper."""
        if self.pane is self.sidebar:
            if self.sidebar.source is not None:
                # Choosing a source again brings what changed since: what was read leaves Unread.
                paper = self.current
                self.open_source(self.sidebar.source, paper.key if paper else "")
            self.give_keys(self.papers)
        elif self.current is not None and self.pane is self.papers:
            self.stay()
            self.give_keys(self.paper)
            self._mark_opened()

    def _mark_opened(self) -> None:
        """A paper that is opened is read."""
        if (paper := self.current) is not None:
            self.mark_read([paper])

    def action_back(self) -> None:
        """To the pane on the left."""
        self.give_keys(self.papers if self.pane is self.paper else self.sidebar)

    def action_leave(self) -> None:
        """From the paper back to the papers, from what was found back to all; from there, out."""
        if self.pane is self.paper:
            self.give_keys(self.papers)
        elif self.filter_bar.value:
            self.filter_bar.value = ""
        elif not self.leave_similar():
            self.app.exit()

    def action_quit(self) -> None:
        """Out."""
        self.app.exit()

    def action_escape(self) -> None:
        """Back from the paper or the sidebar; from the papers, clear the filter."""
        if self.pane is not self.papers:
            self.give_keys(self.papers)
        elif self.filter_bar.value:
            self.filter_bar.value = ""
        else:
            self.leave_similar()

    def action_read_on(self) -> None:
        """On through the abstract; at its end the paper is read, and the next unread comes."""
        paper = self.current
        if paper is None:
            return
        if not self.paper.display:
            self.action_open()
        elif not self.paper.at_end:
            self.paper.page(1)
        else:
            position = self.desk.unread_from(
                self.papers.cursor, 1, lambda key: key == paper.key or self.to_be_read(key)
            )
            # What is said comes again with the mark: it would end what was said before.
            said = LAST if position is None else ""
            self.mark_read([paper], said)
            if position is None:
                self.say(said)
            else:
                self.papers.move_to(position)
                self.follow_cursor(self.papers)
