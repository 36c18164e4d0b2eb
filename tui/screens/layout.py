"""Which panes are shown, and how wide, for the room there is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

SMALLEST = (40, 12)
"""Columns and rows below which the reader only says that it needs more."""
THREE_PANES = 120
TWO_PANES = 80
ONE_PANE = TWO_PANES - 1
"""The most columns in which there is one pane at a time."""
SIDEBAR = (22, 36)
"""Columns of the sidebar, at least and at most."""
LIST = 53
"""Columns of a list beside two other panes: 45 of them are the titles'."""
PAPER = 88
"""Columns of a paper that is set to its full measure: more would stay empty."""
LEAST = {"sidebar": 14, "papers": 30, "paper": 30}
"""Columns that a pane has at least, however a person shares the room."""
AS_EVER: Mapping[str, int] = MappingProxyType({})


class Layout(NamedTuple):
    """Width of each pane in columns; 0 where it is not shown."""

    sidebar: int
    papers: int
    paper: int


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
        return Layout(0, 0, 0)
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
    papers = max(LIST, left * 9 // 20, left - PAPER) if three else columns // 2
    papers = widths.get("papers" if three else "half", papers)
    papers = _between(LEAST["papers"], papers, left - LEAST["paper"])
    return Layout(sidebar, papers, left - papers)


def _sidebar(columns: int, widths: Mapping[str, int]) -> int:
    return widths.get("sidebar", _between(SIDEBAR[0], columns // 6, SIDEBAR[1]))


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))
