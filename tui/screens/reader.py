"""The reader's screen: wires the panes to the desk, and keys to changes."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widget import Widget

from tui.background import Background
from tui.commands import COMMANDS, bindings, shown_key
from tui.library.desk import Desk
from tui.messages import Asked, Indexed, NotSaved, Saved
from tui.screens.arrangement import SMALLEST, Arrangement, arrange
from tui.screens.collecting import Collecting
from tui.screens.exporting import Exporting
from tui.widgets.filter_bar import FilterBar
from tui.widgets.line_view import LineView
from tui.widgets.paper_list import PaperList
from tui.widgets.paper_view import PaperView
from tui.widgets.rows import Rows
from tui.widgets.sidebar import Sidebar
from tui.widgets.status_line import StatusLine
from tui.wording import (
    detail_of,
    empty_words,
    greeting_of,
    plural,
    row_of,
    sidebar_lines,
    status_of,
)

QUIET = 0.05
"""Seconds after the first frame until the papers are indexed."""


class Reader(Collecting, Exporting):
    """Lists and pages · papers · the paper.

    Args:
        desk: what is read, and where it is marked.
        background: where changes are made.
        keys: the keys of each command, by its name.
    """

    BINDINGS = bindings()

    AUTO_FOCUS = "#papers"

    def __init__(self, desk: Desk, background: Background, keys: dict[str, str]) -> None:
        super().__init__(desk, background)
        self._keys = keys
        self._typed = ""
        """Digits typed so far, for the next command."""
        self._pane: Widget | None = None
        self._arrangement: Arrangement | None = None

    def compose(self) -> ComposeResult:
        """The filter bar, the three panes and the status line, with all there is to show.

        Everything is in place before the first layout, so that the first frame is the only one.
        """
        hints = [
            (shown_key(self._keys[command.name].split(",")[0]), command.hint)
            for command in COMMANDS
            if command.hint
        ]
        self.filter_bar = FilterBar(id="filter")
        self.sidebar = Sidebar(id="sidebar")
        self.papers = PaperList(lambda key: row_of(self.desk, key), id="papers")
        self.paper = PaperView(id="paper")
        self.status = StatusLine(hints, id="status")
        self.sidebar.show(sidebar_lines(self.desk), self.desk.view.source)
        self.show_view()
        self.status.say(greeting_of(self.desk))
        self._arrange(self.app.size, self.papers)
        yield from (self.filter_bar, self.status, self.sidebar, self.papers, self.paper)

    def on_mount(self) -> None:
        """Index the papers once they can be seen and all is quiet."""
        self.set_timer(QUIET, self._settle)

    def _settle(self) -> None:
        # What a start has made stays until the end: it need not be searched for garbage again.
        gc.freeze()
        gc.enable()
        self._background.index(list(self.desk.store.papers.values()), self.post_message)

    def _arrange(self, size: Size, pane: Widget) -> None:
        """Give every pane its width; the one that has the keys is shown whatever the room."""
        arrangement = arrange(size.width, size.height, str(pane.id))
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        panes = (self.sidebar, self.papers, self.paper)
        for each, columns in zip(panes, arrangement, strict=True):
            each.display = columns > 0
            if columns:
                each.styles.width = columns
        room = any(arrangement)
        self.filter_bar.display = self.status.display = room
        if self.is_mounted:
            self.query("#no-room").remove()
        if not room:
            from textual.widgets import Label

            columns, rows = SMALLEST
            words = f"carrel wants {columns} × {rows} cells or more"
            self.call_later(self.mount, Label(words, id="no-room", markup=False))

    def on_resize(self, event: events.Resize) -> None:
        """Share the new room."""
        self._arrange(event.size, self.pane)

    # What is shown

    def show_view(self, follow: str = "", at: int = 0) -> None:
        """Show the desk's view anew, the cursor on a paper if it is there, or else at a place."""
        place = self.desk.position(follow) if follow else None
        view = self.desk.view
        cursor = at if place is None else place
        self.papers.show(view.keys, cursor, view.found, empty_words(self.desk))
        self._show_paper()
        self.status.show(status_of(self.desk))

    def _show_paper(self) -> None:
        paper = self.current
        detail = None if paper is None else detail_of(self.desk, paper.key)
        self.paper.show(detail, self.desk.view.found)

    @property
    def pane(self) -> Sidebar | PaperList | PaperView:
        """The pane that has the keys, or gets them back when the filter bar has done."""
        pane = self._pane
        return pane if isinstance(pane, Sidebar | PaperView) else self.papers

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The mouse moved a cursor."""
        event.stop()
        self._follow_cursor(event.rows)

    def _follow_cursor(self, pane: Widget) -> None:
        """Show what the person put a pane's cursor on.

        Keys call this at once rather than by way of a message, so that all panes that change are
        painted together: a second painting would wait for the next frame.
        """
        if pane is self.sidebar:
            source = self.sidebar.source
            if source is not None and source != self.desk.view.source:
                self._anchor = ""
                self.desk.choose(source)
                self.show_view()
        elif pane is self.papers:
            self.stay()
            self._show_paper()

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A double click opens."""
        event.stop()
        self.action_open()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is no room for all panes, the one with the keys is shown."""
        if isinstance(event.widget, LineView):
            self._pane = event.widget
            self._arrange(self.size, event.widget)

    async def on_asked(self, event: Asked) -> None:
        """Filter by what stands in the bar."""
        event.stop()
        self.desk.ask(event.text)
        self._show_found()
        # The bar asks to be painted right behind this message; let the panes ask first, so that
        # what was typed and what was found come in one frame.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """The keys belong to the papers again."""
        event.stop()
        self.papers.focus()
        if event.accepted:
            self.papers.step(event.step)
            self._follow_cursor(self.papers)

    def on_indexed(self, event: Indexed) -> None:
        """From now on queries are answered; one may be waiting."""
        event.stop()
        self.desk.use_index(event.index)
        if self.desk.view.query:
            self._show_found()

    def _show_found(self) -> None:
        # The cursor stays on its paper while that answers the query. Where it has only some of
        # the words, the person is looking for another, and the best comes under the cursor.
        self.show_view(self._anchor if self.desk.answers(self._anchor) else "")

    # Changes

    def on_saved(self, event: Saved) -> None:
        """Repaint what a change on disk has altered."""
        event.stop()
        shown, source = self.desk.view.keys, self.desk.view.source
        follow = event.moved or (self.current.key if self.current else "")
        place = self.papers.cursor
        repaint = self.desk.take(event.change)
        if self.desk.view.keys is shown:
            self._repaint(repaint)
        elif self.desk.view.source == source and self.desk.position(follow) is None:
            # The paper under the cursor went; the next one takes its place.
            self.show_view(at=place)
        else:
            self.show_view(follow)
        self.sidebar.show(sidebar_lines(self.desk), self.desk.view.source)
        self.status.show(status_of(self.desk))
        if event.said:
            self.say(event.said)

    def _repaint(self, keys: Iterable[str]) -> None:
        for key in keys:
            place = self.desk.position(key)
            if place is not None:
                self.papers.redraw_row(place)
        self._show_paper()

    def on_not_saved(self, event: NotSaved) -> None:
        """Say why, and leave everything as it is."""
        event.stop()
        self.say(event.reason)
        self.app.bell()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Digits are kept for the command that follows; a key also ends what was said."""
        if isinstance(self.focused, LineView) or self.focused is None:
            digit = event.character or ""
            if digit.isdecimal() and digit.isascii() and (self._typed or digit != "0"):
                self._typed = (self._typed + digit)[:6]
                self.say(self._typed)
                event.stop()
                event.prevent_default()
                return
        self._times, self._typed = int(self._typed or 0), ""
        self.say("")

    def action_down(self) -> None:
        """Down one, or as many as were typed."""
        self.pane.step(self._times or 1)
        self._follow_cursor(self.pane)

    def action_up(self) -> None:
        """Up one, or as many as were typed."""
        self.pane.step(-(self._times or 1))
        self._follow_cursor(self.pane)

    def action_top(self) -> None:
        """To the first row or line."""
        self.pane.to_top()
        self._follow_cursor(self.pane)

    def action_bottom(self) -> None:
        """To the last row or line, or to the one whose number was typed."""
        if self._times and isinstance(self.pane, Rows):
            self.pane.move_to(self._times - 1)
        else:
            self.pane.to_bottom()
        self._follow_cursor(self.pane)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.pane.page(0.5)
        self._follow_cursor(self.pane)

    def action_half_up(self) -> None:
        """Half a page up."""
        self.pane.page(-0.5)
        self._follow_cursor(self.pane)

    def action_page_down(self) -> None:
        """A page down."""
        self.pane.page(1)
        self._follow_cursor(self.pane)

    def action_page_up(self) -> None:
        """A page up."""
        self.pane.page(-1)
        self._follow_cursor(self.pane)

    def action_next_unread(self) -> None:
        """To the next unread paper; in the paper's own pane that opens it."""
        self._to_unread(1)

    def action_previous_unread(self) -> None:
        """To the previous unread paper; in the paper's own pane that opens it."""
        self._to_unread(-1)

    def _to_unread(self, step: int) -> None:
        for _ in range(self._times or 1):
            place = self.desk.unread_from(self.papers.cursor, step)
            if place is None:
                self.say("No unread paper in this view.")
                return
            self.papers.move_to(place)
        self._follow_cursor(self.papers)
        if self.pane is self.paper:
            self._mark_opened()

    def action_open(self) -> None:
        """From the sidebar to the papers, from the papers into the paper."""
        if self.pane is self.sidebar:
            if self.sidebar.source is not None:
                # Choosing a source again brings what changed since: what was read leaves Unread.
                self.stay()
                self.desk.choose(self.sidebar.source)
                self.show_view(self._anchor)
            self.papers.focus()
        elif self.current is not None and self.pane is self.papers:
            self.stay()
            self.paper.focus()
            self._mark_opened()

    def _mark_opened(self) -> None:
        """A paper that is opened is read."""
        if (paper := self.current) is not None:
            self.mark_read([paper])

    def action_back(self) -> None:
        """To the pane on the left."""
        (self.papers if self.pane is self.paper else self.sidebar).focus()

    def action_leave(self) -> None:
        """From the paper back to the papers; from there, out."""
        if self.pane is self.paper:
            self.papers.focus()
        else:
            self.app.exit()

    def action_quit(self) -> None:
        """Out."""
        self.app.exit()

    def action_escape(self) -> None:
        """Back from the paper or the sidebar; from the papers, clear the filter."""
        if self.pane is not self.papers:
            self.papers.focus()
        elif self.filter_bar.value:
            self.filter_bar.value = ""

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
            self.mark_read([paper])
            # The mark may not be on disk yet, so this paper is passed over by its place.
            here = self.papers.cursor
            place = self.desk.unread_from(here, 1)
            if place is None or place == here:
                self.say("That was the last unread paper in this view.")
            else:
                self.papers.move_to(place)
                self._follow_cursor(self.papers)

    def action_filter(self) -> None:
        """Type in the filter bar."""
        self.filter_bar.focus()

    def action_help(self) -> None:
        """All keys."""
        from tui.screens.keys import Keys

        place = self.desk.library.place
        notes = (f"Your library is in {place.home}",) if place else ()
        self.app.push_screen(Keys(self._keys, notes))

    def action_palette(self) -> None:
        """Find a command by its name."""
        self.app.action_command_palette()

    # Marks

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
