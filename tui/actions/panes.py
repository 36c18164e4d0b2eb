"""Panes as commands know them: by what they promise, not as widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tui.library.sources import Source


class Pane(Protocol):
    """A pane whose cursor or text the keys move."""

    def step(self, count: int) -> None:
        """Move down by so many rows or lines, up when negative."""

    def page(self, share: float) -> None:
        """Move down by a share of what is in sight, up when negative."""

    def scroll_rows(self, count: int) -> None:
        """Scroll down by so many rows or lines, up when negative; the cursor stays in sight."""

    def to_top(self) -> None:
        """Move to the first row or line."""

    def to_bottom(self) -> None:
        """Move to the last row or line."""

    def to_nth(self, number: int) -> None:
        """Move to a row by its number, from 1."""


class Panes(Protocol):
    """Panes on a screen, by the names ``sidebar``, ``papers``, ``paper`` and ``filter``."""

    typed: str
    """What stands in the filter bar; setting it asks for that."""

    @property
    def active(self) -> str:
        """Return the name of the pane that has the keys, or gets them back from the filter bar."""

    @property
    def cursor(self) -> int:
        """Return the row of the view under the cursor."""

    @property
    def pointed(self) -> Source | None:
        """Return the source under the sidebar's cursor."""

    @property
    def section(self) -> str:
        """Return the section whose heading is under the sidebar's cursor, or nothing."""

    def focus(self, name: str) -> None:
        """Give a pane the keys: at once, so that the next key finds it there."""

    def shows(self, name: str) -> bool:
        """Tell whether a pane is on the screen."""

    def move(self, how: Callable[[Pane], None]) -> None:
        """Move in the active pane, and show what its cursor then stands on."""

    def move_to(self, row: int) -> None:
        """Put the papers' cursor on a row of the view, and show that paper."""

    def read_further(self) -> bool:
        """Scroll the paper on by a page; False at the end of its abstract."""

    def unfold(self) -> None:
        """Show all of the paper's title and note, or fold them again."""

    @property
    def columns_beside(self) -> int:
        """Return the columns of the screen to the left of the paper's text."""

    def show_text(self, shown: bool) -> None:
        """Have the paper on the screen, in place of another pane if need be; or as it was."""

    def lift_text(self, lines: int) -> None:
        """Leave lines above the last one of the screen free of the paper."""

    def scroll_text(self, lines: int) -> None:
        """Scroll the paper down by some lines, up when negative."""

    def toggle_reading(self) -> None:
        """Show the paper alone, or come back from it, with its row in the middle of the list."""

    def put_quietly(self, text: str) -> None:
        """Put a text in the filter bar for the view that is shown next."""

    def label_rows(self) -> frozenset[str]:
        """Write letters on the rows and panes in sight, and return those of each."""

    def jump_to(self, letters: str) -> None:
        """Go to what has these letters, if anything has, and take all letters away."""

    def show_view(self, follow: str = "", at: int = 0) -> None:
        """Show the desk's view anew, the cursor on a paper if it is there, or else on a row."""

    def show_sources(self) -> None:
        """Show the sidebar as the desk stands, with its cursor on the open source."""

    def show_status(self) -> None:
        """Tell what the view is, and how far what is done in the background."""

    def say(self, words: str) -> None:
        """Tell what was done, until the next key."""

    def repaint(self, keys: frozenset[str]) -> None:
        """Draw the rows of some papers anew, and the paper."""

    def redraw(self) -> None:
        """Draw the whole screen anew."""
