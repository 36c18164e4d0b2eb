"""What every part of the reader's screen stands on: the panes, what they show, and changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import isawaitable
from typing import TypeVar

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from parsing.paper import Paper
from parsing.text import clean_line
from tui.commands import BY_NAME, HINTS, OF_WHAT_IS_NAMED, shown_key
from tui.library.desk import Desk
from tui.library.lists import ReadingList
from tui.library.marks import Half
from tui.library.storage.mutations import Change
from tui.library.view import Source, SourceKind
from tui.messages import Request
from tui.presenter import detail_of, empty_words, greeting_of, row_of, sidebar_lines, status_of
from tui.screens.in_flight import InFlight
from tui.screens.layout import SMALLEST, Layout, layout_for
from tui.widgets.filter_bar import FilterBar
from tui.widgets.paper_list import PaperList
from tui.widgets.paper_view import PaperView
from tui.widgets.sidebar import Sidebar
from tui.widgets.status_line import StatusLine
from tui.workers import Workers

Answer = TypeVar("Answer")
Pane = Sidebar | PaperList | PaperView
"""What the keys can belong to, but for the filter bar and the dialogs."""


class ReaderBase(Screen[None]):
    """The desk in three panes, the paper under the cursor, and how a change is made.

    Args:
        desk: what is read, and where it is marked.
        background: where changes are made.
        keys: the keys of each command, by its name.
    """

    def __init__(self, desk: Desk, background: Workers, keys: dict[str, str]) -> None:
        super().__init__()
        self.desk = desk
        self._threads = background
        self._keys = keys
        self._pane: Widget | None = None
        self._holder: Widget | None = None
        """What was last given the keys: a pane or the filter bar."""
        self._layout: Layout | None = None
        self._no_room: Widget | None = None
        self._anchor = ""
        """The paper that the person put the cursor on: it is kept under the cursor."""
        self._answered = True
        """Whether the last key has had its say; if not, what was said before is over."""
        self._times = 0
        """The number typed before the command being done, or 0."""
        self.in_flight = InFlight()
        self._back_to: list[tuple[Source, str, str]] = []
        """Where similar papers were asked for: each view, the paper, and what stood in the bar."""

    def compose(self) -> ComposeResult:
        """The filter bar, the three panes and the status line, with all there is to show.

        Everything is in place before the first layout, so that the first frame is the only one.
        """
        self.filter_bar = FilterBar(id="filter")
        self.sidebar = Sidebar(id="sidebar")
        self.papers = PaperList(lambda key: row_of(self.desk, key), id="papers")
        self.paper = PaperView(id="paper")
        self.status = StatusLine(self._hint("help"), id="status")
        self.show_sources()
        self.show_view()
        self.say(greeting_of(self.desk))
        self.share_room(self.app.size, self.papers)
        self.hint_at(self.papers)
        yield from (self.filter_bar, self.status, self.sidebar, self.papers, self.paper)

    def share_room(self, size: Size, pane: Widget) -> None:
        """Give every pane its width; the one that has the keys is shown whatever the room."""
        layout = layout_for(size.width, size.height, str(pane.id))
        if layout == self._layout:
            return
        self._layout = layout
        panes = (self.sidebar, self.papers, self.paper)
        for each, columns in zip(panes, layout, strict=True):
            each.display = columns > 0
            if columns:
                each.styles.width = columns
        room = any(layout)
        self.filter_bar.display = self.status.display = room
        self._say_no_room(not room)
        if room and self.is_mounted and self.focused is None:
            # What is hidden loses the keys; they go back to where they were.
            self.set_focus(self._holder or self.pane)

    def _say_no_room(self, wanted: bool) -> None:
        if wanted and self._no_room is None:
            from textual.widgets import Label

            columns, rows = SMALLEST
            words = f"carrel wants {columns} × {rows} cells or more"
            self._no_room = Label(words, id="no-room", markup=False)
            self.call_later(self.mount, self._no_room)
        if self._no_room is not None:
            self._no_room.display = wanted

    @property
    def has_room(self) -> bool:
        """Whether the panes can be seen at all."""
        return self._layout is None or any(self._layout)

    def give_keys(self, widget: Widget) -> None:
        """Give a pane or the filter bar the keys: at once, so that the next key finds it there."""
        self._holder = widget
        self.hint_at(widget)
        if isinstance(widget, Pane):
            self._pane = widget
            self.share_room(self.size, widget)
        self.set_focus(widget)

    def hint_at(self, widget: Widget) -> None:
        """Tell the keys that one needs most where the keys belong to."""
        names = HINTS.get(str(widget.id), ())
        if widget is self.sidebar and self.desk.view.source.kind not in {
            SourceKind.LIST,
            SourceKind.FILTER,
        }:
            names = tuple(name for name in names if name not in OF_WHAT_IS_NAMED)
        own = tuple(self._hint(name) for name in names if self._keys[name])
        hints = FilterBar.HINTS if widget is self.filter_bar else own
        self.status.hint(hints)

    def _hint(self, name: str) -> tuple[str, str]:
        return shown_key(self._keys[name].split(",")[0]), BY_NAME[name].hint

    async def open(self, dialog: Screen[Answer], then: Callable[[Answer | None], object]) -> None:
        """Open a dialog; keys typed meanwhile find it there. ``then`` takes its answer."""

        async def answered(answer: Answer | None) -> None:
            result = then(answer)
            if isawaitable(result):
                await result

        await self.app.push_screen(dialog, answered)

    # What is shown

    def show_view(self, follow: str = "", at: int = 0) -> None:
        """Show the desk's view anew, the cursor on a paper if it is there, or else at a place."""
        position = self.desk.position(follow) if follow else None
        view = self.desk.view
        cursor = at if position is None else position
        self.papers.show(view.keys, cursor, view.found, empty_words(self.desk))
        self._show_paper()
        self.status.show(status_of(self.desk))

    def _show_paper(self) -> None:
        paper = self.current
        detail = None if paper is None else detail_of(self.desk, paper.key)
        self.paper.show(detail, self.desk.view.found)

    @property
    def pane(self) -> Pane:
        """The pane that has the keys, or gets them back when the filter bar has done."""
        pane = self._pane
        return pane if isinstance(pane, Sidebar | PaperView) else self.papers

    def follow_cursor(self, pane: Widget) -> None:
        """Show what the person put a pane's cursor on.

        Keys call this at once rather than by way of a message, so that all panes that change are
        painted together: a second painting would wait for the next frame.
        """
        if pane is self.sidebar:
            source = self.sidebar.source
            if source is not None and source != self.desk.view.source:
                self.open_source(source)
        elif pane is self.papers:
            self.stay()
            self._show_paper()

    # What is meant

    @property
    def current(self) -> Paper | None:
        """The paper under the cursor."""
        return self.desk.paper(self.papers.cursor)

    def paper_meant(self) -> Paper | None:
        """The paper under the cursor; says so when there is none."""
        if self.current is None:
            self.say("There is no paper under the cursor.")
        return self.current

    @property
    def list_in_view(self) -> ReadingList | None:
        """The reading list that is open, if one is."""
        source = self.desk.view.source
        return self.desk.library.list_of(int(source.of)) if source.kind is SourceKind.LIST else None

    def stay(self) -> None:
        """The paper under the cursor is the one that the person means from now on."""
        if (paper := self.current) is not None:
            self._anchor = paper.key

    def say(self, words: str) -> None:
        """Tell what was done, until the next key."""
        self._answered = True
        self.status.say(clean_line(words))

    def copy(self, text: str, what: str) -> None:
        """Copy a text, and say what is known of how that went."""
        from tui.copying import Copying
        from tui.terminal.clipboard import size_of

        def told(program: str) -> None:
            size, is_kept = size_of(text)
            if program:
                self.say(f"Copied {what} with {program}")
            elif is_kept:
                self.say(f"Handed to the terminal's clipboard, {size}: {what}")
            else:
                key = shown_key(self._keys["export"].split(",")[0])
                self.say(
                    f"Handed to the terminal, {size}; many keep at most 100 kB. {key} writes a file"
                )

        assert isinstance(self.app, Copying)
        self.app.copy(text, told)

    def still_reading(self) -> bool:
        """Say so when pages are still being read: what is in view may not be all there is."""
        if self.desk.pending_pages is None:
            return False
        self.say("The pages are still being read; try again in a moment.")
        return True

    async def ask(
        self, question: str, then: Callable[[], object], otherwise: Callable[[], object] = str
    ) -> None:
        """Do something when the person says yes, and perhaps something else when not."""
        # Dialogs are imported when one opens: the first frame need not wait for them.
        from tui.dialogs.confirm import Confirm

        await self.open(Confirm(question), lambda yes: then() if yes else otherwise())

    def change(self, work: Callable[[], Change], said: str = "", moved: str = "") -> None:
        """Make a change in the background; it is shown when it is on disk.

        Args:
            work: makes it.
            said: what to tell the person then.
            moved: the key of the paper that the cursor shall follow, if not the one it is on.
        """
        self.request(work, Request(said, moved))

    def request(self, work: Callable[[], Change], request: Request) -> None:
        """Make a change in the background, of which more is known than what to say."""
        self.stay()
        self.in_flight.ask(request)
        # What is said of it comes with the change, in one painting.
        self._answered = True
        self._threads.write(work, self.post_message, request)

    def change_marks(self, half: Half, papers: Sequence[Paper], wanted: bool, said: str) -> None:
        """Set one half of papers' marks, or take it away."""
        library = self.desk.library
        halves = {(half, paper.key): wanted for paper in papers}
        self.request(lambda: library.set_half(half, papers, wanted), Request(said, halves=halves))

    def to_be_read(self, key: str) -> bool:
        """Whether a paper is on its way to be read."""
        return self.in_flight.will_be(Half.READ, key, now=False)

    def open_source(self, source: Source, follow: str = "") -> None:
        """Show a source's papers, with the sidebar's cursor on it."""
        self._anchor = follow
        self.desk.choose(source)
        self.show_sources()
        self.show_view(follow)
        self.hint_at(self._holder or self.papers)

    def show_sources(self) -> None:
        """Show the sidebar as the desk stands, with its cursor on the open source."""
        self.sidebar.show(sidebar_lines(self.desk), self.desk.view.source)

    def mark_read(self, papers: Sequence[Paper], said: str = "") -> None:
        """Mark papers read, those of them that are not."""
        unread = [each for each in papers if not self.desk.library.mark(each.key).read]
        if unread:
            self.change_marks(Half.READ, unread, wanted=True, said=said)
