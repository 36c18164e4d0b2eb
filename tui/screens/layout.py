"""Which panes are shown, and how wide, for the room there is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from tui.library.desk import Desk

SMALLEST = (40, 12)
"""Columns and rows below which the reader only says that it needs more."""
THREE_PANES = 120
TWO_PANES = 80
ONE_PANE = TWO_PANES - 1
"""The most columns in which there is one pane at a time."""
SIDEBAR = (22, 36)
"""Columns of the sidebar, at least and at most."""
LIST = 54
"""Columns of a list beside two other panes: 45 of them are the titles'."""
PAPER = 88
"""Columns of a paper that is set to its full measure: more would stay empty."""
NARROW_PAPER = 36
"""Columns of a paper beside a list that has fewer than it wants."""
LEAST = {"sidebar": 14, "papers": 30, "paper": 30}
"""Columns that a pane has at least, however a person shares the room."""
AS_EVER: Mapping[str, int] = MappingProxyType({})


class Layout(NamedTuple):
    """Width of each pane in columns; 0 where it is not shown."""

    sidebar: int
    papers: int
    paper: int


NO_ROOM = Layout(0, 0, 0)


class Room:
    """Room of a screen, as its panes share it.

    Args:
        screen: what the panes stand on.
        desk: remembers how wide a person wants them.
    """

    def __init__(self, screen: Screen[None], desk: Desk) -> None:
        self._screen, self._desk = screen, desk
        self.panes: tuple[Widget, ...] = ()
        """Sidebar, papers and paper."""
        self.one_pane = False
        """Whether they are shown one at a time, whatever the room."""
        self.layout = NO_ROOM
        self._shared = False
        self._no_room: Widget | None = None

    @property
    def is_enough(self) -> bool:
        """Whether the panes can be seen at all, as far as is known."""
        return not self._shared or any(self.layout)

    def share(self, size: Size, shown: str) -> bool:
        """Give every pane its width; False when all have it already.

        Args:
            size: of the screen.
            shown: what is shown in any case: see `layout_for`.
        """
        columns = min(size.width, ONE_PANE) if self.one_pane else size.width
        layout = layout_for(columns, size.height, shown, self._desk.session.widths)
        if self.one_pane:
            layout = Layout(*(size.width if width else 0 for width in layout))
        if self._shared and layout == self.layout:
            return False
        self.layout, self._shared = layout, True
        for pane, width in zip(self.panes, layout, strict=True):
            pane.display = width > 0
            if width:
                pane.styles.width = width
        self._say_no_room(not any(layout))
        return True

    def forget(self) -> None:
        """Share the room anew the next time, whatever it is then."""
        self._shared = False

    def put_edge(self, pane: Widget, column: int) -> None:
        """Remember that the left edge of a pane shall be at a column."""
        sidebar, papers, _ = self.panes
        if pane is papers:
            name, left = str(sidebar.id), 0
        else:
            name, left = "papers" if self.layout.sidebar else "half", self.layout.sidebar
        self._desk.remember(widths={**self._desk.session.widths, name: column - left})

    def _say_no_room(self, wanted: bool) -> None:
        if wanted and self._no_room is None:
            from textual.widgets import Label

            columns, rows = SMALLEST
            words = f"carrel wants {columns} × {rows} cells or more"
            self._no_room = Label(words, id="no-room", markup=False)
            self._screen.call_later(self._screen.mount, self._no_room)
        if self._no_room is not None:
            self._no_room.display = wanted


def layout_for(columns: int, rows: int, pane: str, widths: Mapping[str, int] = AS_EVER) -> Layout:
    """Share the columns among the panes.

    Args:
        columns: of the terminal.
        rows: of the terminal.
        pane: the pane that has the keys, which is always shown: ``sidebar``, ``papers`` or
            ``paper``; or ``reading``, where the paper has all the room.
        widths: the columns of what the person made wider or narrower: ``sidebar``, ``papers``, or
            ``half`` for the papers where there are two panes.
    """
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return NO_ROOM
    if pane == "reading":
        return Layout(0, 0, columns)
    if columns < TWO_PANES:
        return Layout(*(columns if pane == each else 0 for each in Layout._fields))
    three = columns >= THREE_PANES
    sidebar = 0
    if three or pane == "sidebar":
        others = LEAST["papers"] + three * LEAST["paper"]
        sidebar = _between(LEAST["sidebar"], _sidebar(columns, widths), columns - others)
    left = columns - sidebar
    if not three and sidebar:
        return Layout(sidebar, left, 0)
    if three:
        papers = max(LIST, left * 9 // 20, left - PAPER)
    else:
        papers = max(columns // 2, min(LIST, columns - NARROW_PAPER))
    papers = widths.get("papers" if three else "half", papers)
    papers = _between(LEAST["papers"], papers, left - LEAST["paper"])
    return Layout(sidebar, papers, left - papers)


def _sidebar(columns: int, widths: Mapping[str, int]) -> int:
    return widths.get("sidebar", _between(SIDEBAR[0], columns // 6, SIDEBAR[1]))


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))
