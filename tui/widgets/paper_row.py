"""A row of the list pane, as a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.widgets import glyphs
from tui.widgets.cells import Part


class Row(NamedTuple):
    """One paper in words, for the list."""

    title: str
    read: bool
    sign: str
    """That of the half of its mark which has one, such as the star."""
    about: tuple[Part, ...]
    """What is known of it, and what the person did with it, in the order of reading."""
    why: str = ""
    """Why it is in view, as the piece of a text not shown that was found: of its abstract, of its
    other titles or authors. It goes before all else."""
    selected: bool = False
    """Whether it is one of those that the next command is for."""
    done: bool | None = None
    """Whether it is done in the reading list that is open; None where none is."""


class TitleLine(NamedTuple):
    """Part of a title that stands on one line."""

    text: str
    start: int
    """Where in the title it begins."""


def signs_of(row: Row, ink: Callable[[str], Style], *, box: bool) -> list[Segment]:
    """Draw what stands between the cursor's bar and a title.

    Args:
        row: the paper.
        ink: gives the style that something is drawn with.
        box: whether a reading list is open, where a box says if the paper is done.
    """
    signs = [
        (glyphs.SELECTED if row.selected else " ", "key"),
        (glyphs.READ, "quiet") if row.read else (glyphs.UNREAD, "dot"),
        (" ", "quiet"),
    ]
    if box:
        done = {None: " ", True: glyphs.DONE, False: glyphs.TODO}[row.done]
        signs.append((done, "key" if row.done else "quiet"))
    signs.append((row.sign or " ", "star"))
    return [*(Segment(sign, ink(name)) for sign, name in signs), Segment(" ")]
