"""Panes of the reader: what each shows, who has the keys, and how the room is shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from parsing.text import clean_line
from tui.actions.commands import BY_NAME, first_key, hints_of
from tui.library.desk import Desk
from tui.library.session import COMPACT
from tui.library.sources import Source, SourceKind
from tui.presenter.headings import divider, list_heading, paper_heading, sidebar_heading
from tui.presenter.paper import detail_of
from tui.presenter.rows import row_of
from tui.presenter.sidebar import sidebar_lines
from tui.presenter.status import empty_words, greeting_of, progress_of, status_of
from tui.screens.layout import Room
from tui.widgets.filter_bar import FilterBar
from tui.widgets.line_view import PLAIN
from tui.widgets.paper_list import PaperList
from tui.widgets.paper_view import PaperView
from tui.widgets.sidebar import Sidebar
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tui.actions.panes import Pane
    from tui.screens.labels import Labels


class ReaderPanes:
    """Filter bar, sidebar, list, paper and status line of one screen.

    Args:
        screen: what they stand on.
        desk: what they show.
        keys: the keys of each command, by its name, for the hints.
        follow: called when the person put a pane's cursor elsewhere.
    """

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        keys: Mapping[str, str],
        follow: Callable[[Widget], None],
    ) -> None:
        self._screen, self._desk, self._keys = screen, desk, keys
        self._follow = follow
        self.room = Room(screen, desk)
        self._pane: Widget | None = None
        self._holder: Widget | None = None
        """What was last given the keys: a pane or the filter bar."""
        self._reading_from = "papers"
        """The pane that had the keys before the paper was read alone."""
        self._written_from = ""
        """The pane that had the keys before the paper was written about in its place."""
        self._labels: Labels | None = None
        """Letters that are written on rows and panes, when they are."""
        self._row_of, self._detail_of = row_of, detail_of

    def make(self) -> tuple[Widget, ...]:
        """Make the widgets, with all there is to show.

        Everything is in place before the first layout, so that the first frame is the only one.
        """
        self.filter_bar = FilterBar(self._desk.suggest, self._desk.history.earlier, id="filter")
        self.sidebar = Sidebar(id="sidebar")
        self.room.one_pane = self._screen.app.has_class(PLAIN)
        if self.room.one_pane:
            from tui.presenter.plain import plain_detail_of, plain_row_of

            self._row_of, self._detail_of = plain_row_of, plain_detail_of
        self.papers = PaperList(lambda key: self._row_of(self._desk, key), id="papers")
        self.papers.compact = self._is_compact
        self.paper = PaperView(self._key("open"), self.show_status, id="paper")
        self.status = StatusLine((self._key("help"), BY_NAME["help"].hint), id="status")
        self.room.panes = (self.sidebar, self.papers, self.paper)
        self.show_sources()
        self.show_view()
        self.say(greeting_of(self._desk, self._key))
        self.share_room(self._screen.app.size, self.papers)
        self.hint(self.papers)
        return self.filter_bar, self.status, self.sidebar, self.papers, self.paper

    # Room and keys

    def share_room(self, size: Size, pane: Widget | None = None) -> None:
        """Give every pane its width; the one that has the keys is shown whatever the room."""
        shown = "reading" if self.paper.alone else str((pane or self.pane).id)
        if not self.room.share(size, shown):
            return
        self.sidebar.show_heading(sidebar_heading(self.room.layout.sidebar))
        has_room = self.room.is_enough
        self.filter_bar.display = has_room and not self.paper.alone
        self.status.display = has_room
        if has_room and self._screen.is_mounted and self._screen.focused is None:
            # What is hidden loses the keys; they go back to where they were.
            self._screen.set_focus(self._holder or self.pane)

    def put_edge(self, pane: Widget, column: int) -> None:
        """Put the left edge of a pane at a column, as near as may be, and remember it."""
        self.room.put_edge(pane, column)
        self.share_room(self._screen.size)

    @property
    def pane(self) -> Sidebar | PaperList | PaperView:
        """Return the pane that has the keys, or gets them back when the filter bar has done."""
        pane = self._pane
        return pane if isinstance(pane, Sidebar | PaperView) else self.papers

    @property
    def active(self) -> str:
        """Return the name of that pane."""
        return str(self.pane.id)

    def focus(self, name: str) -> None:
        """Give a pane or the filter bar the keys: at once, so that the next key finds it there."""
        widget = self._named(name)
        self.note_focus(widget)
        self._screen.set_focus(widget)

    def begin_in(self, name: str) -> None:
        """Give the sidebar or the paper the keys before anything is painted."""
        if name in {"sidebar", "paper"} and not self._screen.is_mounted:
            self._pane = self._named(name)
            self.share_room(self._screen.app.size)
            self.hint(self._pane)

    def note_focus(self, widget: Widget) -> None:
        """Hint at what the keys do, and share the room, for a pane that has them now."""
        self._holder = widget
        if self.paper.alone and widget is not self.paper:
            self._leave_reading()
        self.hint(widget)
        if widget in (self.sidebar, self.papers, self.paper):
            self._pane = widget
            self.share_room(self._screen.size, widget)

    def shows(self, name: str) -> bool:
        """Tell whether a pane is on the screen."""
        return bool(self._named(name).display)

    def _named(self, name: str) -> Widget:
        panes = (self.filter_bar, self.sidebar, self.papers, self.paper)
        return next(each for each in panes if each.id == name)

    def hint(self, widget: Widget | None = None) -> None:
        """Hint at the keys that one needs most in a pane, by default in the one that has them."""
        widget = widget or self._holder or self.papers
        if widget is self.filter_bar:
            self.status.hint(FilterBar.HINTS)
            return
        source = self._desk.view.source
        is_named = source.type.is_named or self._desk.saved_page(source) is not None
        pane = "reading" if self.paper.alone else str(widget.id)
        self.status.hint(hints_of(self._keys, pane, is_named=is_named))

    def _key(self, name: str) -> str:
        return first_key(self._keys, name)

    # Cursors

    @property
    def cursor(self) -> int:
        """Return the row of the view under the cursor."""
        return self.papers.cursor

    @property
    def pointed(self) -> Source | None:
        """Return the source under the sidebar's cursor."""
        return self.sidebar.source

    @property
    def section(self) -> str:
        """Return the section whose heading is under the sidebar's cursor, or nothing."""
        return self.sidebar.section

    def move(self, how: Callable[[Pane], None]) -> None:
        """Move in the active pane, and show what its cursor then stands on."""
        pane = self.pane
        how(pane)
        self._follow(pane)

    def move_to(self, row: int) -> None:
        """Put the papers' cursor on a row of the view, and show that paper."""
        self.papers.move_to(row)
        self._follow(self.papers)

    def label_rows(self) -> frozenset[str]:
        """Write letters on the rows and panes in sight, and return those of each."""
        from tui.screens.labels import Labels

        self._labels = Labels((self.papers, self.sidebar, self.paper))
        return self._labels.letters

    def jump_to(self, letters: str) -> None:
        """Go to what has these letters, if anything has, and take all letters away."""
        if self._labels is None:
            return
        labels, self._labels = self._labels, None
        if (rows := labels.jump(letters, self.focus)) is not None:
            self._follow(rows)

    def read_further(self) -> bool:
        """Scroll the paper on by a page; False at the end of its abstract."""
        if self.paper.percent == 100:
            return False
        self.paper.page(1)
        return True

    def unfold(self) -> None:
        """Show all of the paper's title and note, or fold them again."""
        self.paper.unfold()

    # What is shown

    @property
    def typed(self) -> str:
        """Return what stands in the filter bar; setting it asks for that."""
        return self.filter_bar.value

    @typed.setter
    def typed(self, text: str) -> None:
        self.filter_bar.put(text)

    @property
    def columns_beside(self) -> int:
        """Return the columns of the screen to the left of the paper's text."""
        # Who asks may have heard of a new size before the screen below.
        self.share_room(self._screen.app.size)
        layout = self.room.layout
        if not layout.paper:
            return 0
        return layout.sidebar + layout.papers or self.paper.margin(layout.paper - 1)

    def show_text(self, shown: bool) -> None:
        """Have the paper on the screen, in place of another pane if need be; or as it was."""
        self.share_room(self._screen.app.size)
        if shown and not self.paper.display:
            self._written_from = self.active
            self.focus("paper")
        elif not shown and self._written_from:
            self.focus(self._written_from)
            self._written_from = ""

    def lift_text(self, lines: int) -> None:
        """Leave lines above the last one of the screen free of the paper."""
        self.paper.styles.margin = (0, 0, lines, 0)

    def scroll_text(self, lines: int) -> None:
        """Scroll the paper down by some lines, up when negative."""
        self.paper.step(lines)

    def toggle_reading(self) -> None:
        """Show the paper alone, or come back from it, with its row in the middle of the list."""
        if self.paper.alone:
            self.focus(self._reading_from)
            if self.paper.alone:  # the keys were in the paper before
                self._leave_reading()
                self.note_focus(self.paper)
            return
        self._reading_from = self.active
        self.paper.show_alone(True)
        self.room.forget()
        self.focus("paper")
        self.show_status()

    def _leave_reading(self) -> None:
        self.paper.show_alone(False)
        self.room.forget()
        self.papers.center_cursor()
        self.show_status()

    def put_quietly(self, text: str) -> None:
        """Put a text in the filter bar for the view that is shown next."""
        self.filter_bar.put_quietly(text)

    def show_view(self, follow: str = "", at: int = 0) -> None:
        """Show the desk's view anew, the cursor on a paper if it is there, or else on a row."""
        desk = self._desk
        row = desk.position(follow) if follow else None
        self.papers.show(
            desk.view.keys,
            at if row is None else row,
            desk.view.found,
            empty_words(desk, self._key),
            divider(desk),
            boxes=desk.view.source.kind is SourceKind.LIST,
        )
        self.show_paper()
        self.show_status()

    def show_found(self, anchor: str) -> None:
        """Show what a query found, the cursor on a paper if that is near, or else on the best."""
        # The cursor stays on its paper while that answers the query and the best one is in sight
        # with it. Else the person is looking for another, and the best comes under the cursor.
        row = self._desk.position(anchor) if self._desk.answers(anchor) else None
        near = row is not None and row < self.papers.rows_in_sight
        self.show_view(anchor if near or not self._desk.view.query else "")
        if self._desk.view.query:
            self.papers.scroll_lines(0)

    def show_paper(self) -> None:
        """Show the paper under the cursor."""
        desk = self._desk
        paper = desk.paper(self.papers.cursor)
        self.paper.show_heading(paper_heading(desk, self.papers.cursor))
        detail = None if paper is None else self._detail_of(desk, paper.key)
        self.paper.show(detail, desk.view.found)
        if self.paper.alone:
            self.show_status()

    def show_status(self) -> None:
        """Tell what the view is, and how far what is done in the background."""
        alone, row, desk = self.paper.alone, self.papers.cursor, self._desk
        self.papers.show_heading(list_heading(desk))
        cells = self.room.layout.paper
        says = progress_of(desk, row, self.paper.percent, cells) if alone else status_of(desk)
        self.status.show(says)

    def show_sources(self) -> None:
        """Show the sidebar as the desk stands, with its cursor on the open source."""
        self.sidebar.show(sidebar_lines(self._desk, self._key), self._desk.view.source)
        self.hint()

    def repaint(self, keys: frozenset[str]) -> None:
        """Draw the rows of some papers anew, and the paper."""
        self.papers.redraw_papers(keys)
        self.show_paper()

    def say(self, words: str) -> None:
        """Tell what was done, until the next key."""
        self.status.say(clean_line(words))

    @property
    def _is_compact(self) -> bool:
        return self._desk.session.density == COMPACT

    def redraw(self) -> None:
        """Draw every pane anew, as the person wants them to look by now."""
        if self.papers.compact != self._is_compact:
            self.papers.compact = self._is_compact
            self.papers.resized()
        for pane in (self.sidebar, self.papers, self.paper):
            pane.redraw()
