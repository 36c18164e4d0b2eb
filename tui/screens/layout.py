"""Which panes are shown, and how wide, for the room there is."""

from __future__ import annotations

from typing import NamedTuple

SMALLEST = (40, 12)
"""Columns and rows below which the reader only says that it needs more."""
THREE_PANES = 110
TWO_PANES = 80
ONE_PANE = TWO_PANES - 1
"""The most columns in which there is one pane at a time."""
SIDEBAR = 26
WIDEST_LIST = 78


class Layout(NamedTuple):
    """Width of each pane in columns; 0 where it is not shown."""

    sidebar: int
    papers: int
    paper: int


def layout_for(columns: int, rows: int, pane: str) -> Layout:
    """Share the columns among the panes.

    Args:
        columns: of the terminal.
        rows: of the terminal.
        pane: the pane that has the keys, which is always shown: ``sidebar``, ``papers`` or
            ``paper``; or ``reading``, where the paper has all the room.
    """
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return Layout(0, 0, 0)
    if pane == "reading":
        return Layout(0, 0, columns)
    if columns < TWO_PANES:
        return Layout(*(columns if pane == each else 0 for each in Layout._fields))
    if columns < THREE_PANES:
        if pane == "sidebar":
            return Layout(SIDEBAR, columns - SIDEBAR, 0)
        return Layout(0, columns // 2, columns - columns // 2)
    left = columns - SIDEBAR
    papers = min(WIDEST_LIST, left * 9 // 20)
    return Layout(SIDEBAR, papers, left - papers)
