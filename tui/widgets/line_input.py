"""A line to type in, whose pasted text comes through the same door as a page."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from parsing.text import clean_line

LONGEST = 1000
"""Characters that a line takes: twice the longest title there is, and no novel."""


class LineInput(Input):
    """Textual's input, one line high, with a still cursor and clean text."""

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text,
            placeholder=placeholder,
            id=id,
            compact=True,
            select_on_focus=False,
            max_length=LONGEST,
        )
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_line(event.text)[:LONGEST]
