"""Signs of which terminals disagree how wide they are, as ones of which they do not.

A row with one sign that the terminal takes for wider or narrower is drawn beside its place, and
leaves cells behind in the scroll bar and the next pane. What is joined, coloured or made emoji by
a character of no width is therefore drawn without that, in as many cells as it was to take.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from parsing.patterns import pattern

_JOINERS = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_JOINED = rf"(?s).[{_JOINERS}\u20e3](?:(?<=\u200d).|[{_JOINERS}\u20e3])*"
_JOINER = re.compile(rf"[{_JOINERS}]")


def steady(text: str) -> str:
    """Return a text as wide as it was, in signs of which all terminals know the width."""
    if text.isascii() or not _JOINER.search(text):
        return text
    return _JOINER.sub("", pattern(_JOINED).sub(_first, text))


def _first(match: re.Match[str]) -> str:
    """Return the first sign of what was joined, and blanks for the rest of its cells."""
    joined = match[0]
    first = _JOINER.sub("", joined[0])
    return first + " " * (cell_len(joined) - cell_len(first))


class Steady(LineFilter):
    """Makes all that is drawn steady."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Draw what terminals agree on."""
        whole = "".join([text for text, _, _ in segments])
        if steady(whole) is whole:
            return segments
        return [Segment(steady(text), style, control) for text, style, control in segments]
