"""A row of the list pane, as a value."""

from __future__ import annotations

from typing import NamedTuple

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
