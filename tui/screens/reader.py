"""Reader's screen: wires the panes to the desk, and messages to what they mean."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from tui.actions.commands import bindings
from tui.actions.context import Context
from tui.library.desk import Desk
from tui.messages import (
    Broken,
    Brought,
    DraftsFound,
    Fetched,
    Fetching,
    Indexed,
    LinkFailed,
    News,
    NotRead,
    NotSaved,
    PagesRead,
    PdfCame,
    PdfComing,
    QueryTyped,
    Saved,
    Working,
)
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

    AUTO_FOCUS = "#papers"

    def __init__(self, desk: Desk, workers: Workers, keys: Mapping[str, str]) -> None:
        super().__init__()
        self.desk, self._workers = desk, workers
        self.panes = ReaderPanes(self, desk, keys, self.follow_cursor)
        self.context = Context(self, desk, self.panes, workers, keys=keys)
        self.sync = Sync(self.context, self.panes)
        self.memory = Memory(self.context, self.panes)

    def compose(self) -> ComposeResult:
        """Yield the filter bar, the status line and the three panes."""
        widgets = self.panes.make()
        self.memory.come_back()
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
        self.memory.note()

    def take_key(self, event: events.Key) -> bool:
        """Look at a key before it is done; from then on the person is where the keys lead."""
        self.memory.stay()
        return super().take_key(event)

    @property
    def has_room(self) -> bool:
        """Tell whether the panes can be seen at all."""
        return self.panes.has_room

    def on_resize(self, event: events.Resize) -> None:
        """Share the new room."""
        self.panes.share_room(event.size)

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
        self._show_found()
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

    def on_filter_bar_moved(self, event: FilterBar.Moved) -> None:
        """Move the cursor among the papers found, while one can type on."""
        event.stop()
        papers = self.panes.papers
        (papers.page if event.pages else papers.step)(event.by)
        self.follow_cursor(papers)

    def on_filter_bar_offered(self, event: FilterBar.Offered) -> None:
        """Say what a word may go on as."""
        event.stop()
        self.context.say(event.words)
        self.context.answered = False  # the next key ends it

    async def on_filter_bar_asked(self, event: FilterBar.Asked) -> None:
        """Show what can be typed in the bar."""
        from tui.actions.filters import operators

        event.stop()
        await operators(self.context)
        self.panes.filter_bar.pass_on()  # it has not lost the keys of this screen

    def _show_found(self) -> None:
        # The cursor stays on its paper while that answers the query and the best one is in sight
        # with it. Else the person is looking for another, and the best comes under the cursor.
        anchor, papers = self.context.anchor, self.panes.papers
        row = self.desk.position(anchor) if self.desk.answers(anchor) else None
        near = row is not None and row < papers.rows_in_sight
        has_query = bool(self.desk.view.query)
        self.panes.show_view(anchor if near or not has_query else "")
        if has_query:
            papers.scroll_lines(0)

    # From the workers

    def on_working(self, event: Working) -> None:
        """Say how far the work in the background is; when it is done, tidy up."""
        event.stop()
        self.desk.working = event.words
        self.panes.show_status()
        if not event.words and not gc.isenabled():
            # What was made stays until the end: it need not be searched for garbage again.
            gc.freeze()
            gc.enable()

    def on_indexed(self, event: Indexed) -> None:
        """Answer queries from now on, one that waits too, and count saved filters."""
        event.stop()
        if not self.desk.store.has_texts_of(event.store):
            return  # pages came or went meanwhile: their words are being read
        shown = self.desk.view
        self.desk.use_index(event.index)
        self.panes.show_sources()
        if self.desk.view is not shown and not self.memory.come_back():
            self._show_found()

    async def on_saved(self, event: Saved) -> None:
        """Repaint what a change on disk has altered, or ask before it is made."""
        event.stop()
        self.sync.saved(event)
        if event.change.asks:
            from tui.actions.undo import ask_undo

            await ask_undo(self.context, event.change.asks)

    def on_not_saved(self, event: NotSaved) -> None:
        """Say why a change could not be made."""
        event.stop()
        self.sync.not_saved(event)

    def on_not_read(self, event: NotRead) -> None:
        """Say why something could not be read."""
        event.stop()
        self.sync.not_read(event)

    def on_news(self, event: News) -> None:
        """Show what other readers did."""
        event.stop()
        self.sync.news(event)

    def on_pages_read(self, event: PagesRead) -> None:
        """Show the pages that were awaited."""
        event.stop()
        self.sync.pages_read(event)
        self.memory.come_back()

    def on_brought(self, event: Brought) -> None:
        """Show papers that the library keeps."""
        event.stop()
        self.sync.brought(event)
        self.memory.come_back()

    def on_broken(self, event: Broken) -> None:
        """Stop, as for any fault: nothing that was asked for may vanish unseen."""
        raise event.error

    def on_drafts_found(self, event: DraftsFound) -> None:
        """Offer what was being typed when other readers ended."""
        from tui.actions.offering import Offering

        event.stop()
        Offering(self.context, event.drafts)

    def on_fetching(self, event: Fetching) -> None:
        """Say how far papers are fetched, while that is wanted."""
        if event.fetch is self.context.fetching:
            self.desk.fetching = event.words
            self.panes.show_status()

    def on_fetched(self, event: Fetched) -> None:
        """Say what came of a fetch, and show its pages at once."""
        from tui.actions.fetching import fetched

        fetched(self.context, event)
        self._workers.read(self.sync.look_out, self.post_message)

    def on_pdf_coming(self, event: PdfComing) -> None:
        """Say how far a PDF is."""
        from tui.actions.pdf import pdf_coming

        event.stop()
        pdf_coming(self.context, event)

    def on_pdf_came(self, event: PdfCame) -> None:
        """Open a PDF, or say why there is none."""
        from tui.actions.pdf import pdf_came

        pdf_came(self.context, event)

    def on_link_failed(self, event: LinkFailed) -> None:
        """Leave the person with the address."""
        from tui.actions.links import link_failed

        event.stop()
        link_failed(self.context, event)
