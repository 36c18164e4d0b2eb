"""Reader's screen: wires the panes to the desk, and messages to what they mean."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from tui.actions.commands import bindings
from tui.actions.context import Context
from tui.library.desk import Desk
from tui.messages import Background, Heard, QueryTyped
from tui.screens.command_screen import CommandScreen
from tui.screens.memory import Memory
from tui.screens.panes import ReaderPanes
from tui.screens.sync import Sync
from tui.widgets.filter_bar import FilterBar
from tui.widgets.line_view import LineView
from tui.widgets.paper_view import PaperView
from tui.widgets.rows import Rows
from tui.workers import Workers

QUIET = 0.05
"""Seconds after the first frame until the papers are indexed."""
MINUTE = 60.0
"""Seconds after which it is written down again where the person is."""


class Reader(CommandScreen, Screen[None]):
    """Lists and pages · papers · the paper.

    Args:
        desk: what is read, and where it is marked.
        workers: where changes are made.
        keys: the keys of each command, by its name.
    """

    BINDINGS = bindings()

    AUTO_FOCUS = ".begins"

    def __init__(self, desk: Desk, workers: Workers, keys: Mapping[str, str]) -> None:
        super().__init__()
        self.desk, self._workers = desk, workers
        self.panes = ReaderPanes(self, desk, keys, self.follow_cursor)
        self.context = Context(self, desk, self.panes, workers, keys=keys)
        self.memory = Memory(self.context, self.panes)
        self.sync = Sync(self.context, self.panes, self.memory)

    def compose(self) -> ComposeResult:
        """Yield the filter bar, the status line and the three panes."""
        widgets = self.panes.make()
        self.memory.come_back()
        self.panes.pane.add_class("begins")
        yield from widgets

    def on_mount(self) -> None:
        """Index the papers once they can be seen and all is quiet."""
        self.app.app_suspend_signal.subscribe(
            self, lambda _: self.memory.keep(at_once=True), immediate=True
        )
        self.set_timer(QUIET, self._settle)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Have no style applied a second time: each part had its own when it was mounted."""
        event.refresh_styles = False

    async def _settle(self) -> None:
        self.sync.index_papers()
        if self.desk.library.paths is not None:
            self._workers.watch(self.sync.look_out, self.post_message)
        self._workers.read(self.sync.find_drafts, self.post_message)
        self.set_interval(MINUTE, self.memory.keep)
        if self.desk.greets and not self.context.keyed_at:
            from tui.actions.program import welcome

            self.desk.remember(welcomed=True)
            self.memory.keep()
            await welcome(self.context)

    def leaving(self) -> None:
        """Note where the person is: the next start comes back to it."""
        self.sync.is_left = True
        self.memory.note()

    def take_key(self, event: events.Key) -> bool:
        """Look at a key before it is done; from then on the person is where the keys lead."""
        self.memory.stay()
        return super().take_key(event)

    @property
    def has_room(self) -> bool:
        """Tell whether the panes can be seen at all."""
        return self.panes.room.is_enough

    def on_resize(self, event: events.Resize) -> None:
        """Share the new room."""
        self.panes.share_room(event.size)

    @on(Background)
    async def hear(self, event: Heard) -> None:
        """Do what is meant by what another thread says."""
        event.stop()
        await self.sync.hear(event)

    # From the panes

    def follow_cursor(self, pane: Widget) -> None:
        """Show what the person put a pane's cursor on.

        Keys call this at once rather than by way of a message, so that all panes that change are
        painted together: a second painting would wait for the next frame.
        """
        if pane is self.panes.sidebar:
            source = self.panes.pointed
            if source is not None and source != self.desk.view.source:
                self.context.open_source(source)
        elif pane is self.panes.papers:
            self.context.stay()
            self.panes.show_paper()
            if self.desk.selection.in_run:
                from tui.actions.selecting import extend_run

                extend_run(self.context)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Follow a cursor that the mouse moved."""
        event.stop()
        self.memory.stay()
        self.context.say("")
        self.follow_cursor(event.rows)

    def on_line_view_edge_dragged(self, event: LineView.EdgeDragged) -> None:
        """Share the room as the mouse wants it."""
        event.stop()
        self.panes.put_edge(event.pane, event.column)

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open what was clicked twice."""
        event.stop()
        await self.context.do("open")

    async def on_paper_view_followed(self, event: PaperView.Followed) -> None:
        """Go where a part of the paper leads that was clicked."""
        from tui.actions.following import follow

        event.stop()
        await follow(self.context, event.goal)

    def action_copy_text(self) -> None:
        """Copy what is selected, as Textual does, and say so."""
        if not self.selections:
            raise SkipAction
        self.context.copy(self.get_selected_text() or "", "the selected text")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note that a click gave a pane the keys."""
        self.panes.note_focus(event.widget)

    async def on_query_typed(self, event: QueryTyped) -> None:
        """Filter by what stands in the bar."""
        event.stop()
        self.desk.ask(event.text)
        self.panes.show_found(self.context.anchor)
        # The bar asks to be painted right behind this message; let the panes ask first, so that
        # what was typed and what was found come in one frame.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Give the keys back to the papers."""
        event.stop()
        self.panes.focus("papers")
        if event.accepted:
            self.desk.history.add(self.panes.typed)
            self.follow_cursor(self.panes.papers)

    def on_filter_bar_stepped(self, event: FilterBar.Stepped) -> None:
        """Move the cursor among the papers found, while one can type on."""
        event.stop()
        papers = self.panes.papers
        (papers.page if event.pages else papers.step)(event.by)
        self.follow_cursor(papers)

    def on_filter_bar_offered(self, event: FilterBar.Offered) -> None:
        """Say what a word may go on as."""
        event.stop()
        self.context.report(event.words)

    async def on_filter_bar_asked(self, event: FilterBar.Asked) -> None:
        """Show what can be typed in the bar."""
        from tui.actions.filters import operators

        event.stop()
        await operators(self.context)
        self.panes.filter_bar.pass_on()  # it has not lost the keys of this screen
