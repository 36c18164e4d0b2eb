"""Plain mode, for whoever hears the screen or reads it in Braille, a line at a time.

The terminal's own cursor goes where the reader's is, over rows that are not painted anew: a screen
reader says what it comes to, and nothing else. Signs that are only drawn become blanks; what they
tell is said in words by `tui.presenter.plain`.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.widgets import glyphs

SIGNS = frozenset((glyphs.UNREAD, glyphs.READ, glyphs.STARRED, glyphs.CURSOR))

_DRAWN = re.compile("[\u2500-\u259f]")
"""Lines, boxes and blocks: https://www.unicode.org/charts/PDF/U2500.pdf and the next."""


class Undrawn(LineFilter):
    """Takes away what is only drawn, cell by cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Draw blanks instead."""
        return [
            segment if segment.text.isascii() else segment._replace(text=_undrawn(segment.text))
            for segment in segments
        ]


def _undrawn(text: str) -> str:
    return " " * len(text) if SIGNS.issuperset(text.split()) else _DRAWN.sub(" ", text)
