"""The command palette: Textual's own, whose line takes only what can stand on one."""

from __future__ import annotations

from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import Input

from parsing.text import clean_line
from tui.widgets.line_input import LONGEST


class Palette(CommandPalette):
    """Finds a command by its name."""

    # Textual cannot lay a choice out in no columns at all.
    DEFAULT_CSS = "Palette > Vertical { min-width: 12; }"

    BINDINGS = [Binding("ctrl+v", "paste", show=False, priority=True)]

    def action_paste(self) -> None:
        """Paste what was copied within the reader, which may have several lines."""
        line = self.query_one(Input)
        line.replace(clean_line(self.app.clipboard)[:LONGEST], *line.selection)
