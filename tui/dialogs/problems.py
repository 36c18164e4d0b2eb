"""What could not be read: of pages, with their lines, and of what else was to be opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size

from parsing.paper import Problem
from parsing.text import clean_line
from tui.dialogs.base import ROOMY, hints, title
from tui.dialogs.scrolled import Scrolled
from tui.library.phrases import plural
from tui.widgets.cells import fit, wrap
from tui.widgets.line_view import LineView
from tui.widgets.set_lines import SetLines

AROUND = 4
"""Lines of the box around them: its edges, the title and the keys; two are blank where it is roomy.
"""
BESIDE = 2
"""Cells before what is said of a page."""


class ProblemLines(SetLines[tuple[str, str]], LineView):
    """Problems, those of one page below its name.

    Args:
        sentences: what went wrong beside pages.
        problems: those of pages, page by page.
    """

    def __init__(self, sentences: Sequence[str], problems: Sequence[Problem]) -> None:
        super().__init__(classes="keys")
        self._sentences, self._problems = sentences, problems

    def set_lines(self, width: int) -> Iterator[tuple[str, str]]:
        """Yield the lines of each problem and their inks, wrapped."""

        def wrapped(text: str, before: int, ink: str) -> Iterator[tuple[str, str]]:
            text = clean_line(text)
            for start, end in wrap(text, max(1, width - before)):
                yield " " * before + text[start:end], ink

        for number, sentence in enumerate(self._sentences):
            yield from [("", "text")] * bool(number)
            yield from wrapped(sentence, 0, "text")
        pages = groupby(self._problems, key=lambda each: each.page)
        for number, (page, problems) in enumerate(pages, len(self._sentences)):
            yield from [("", "text")] * bool(number)
            yield from wrapped(page, 0, "heading")
            for each in problems:
                line = f"line {each.line}: " if each.line else ""
                yield from wrapped(line + each.seen, BESIDE, "text")
                yield from wrapped(each.done, 2 * BESIDE, "quiet")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many lines as there are, and room for: few problems make a small box."""
        wanted = super().get_content_height(container, viewport, width)
        return min(wanted, viewport.height - AROUND - 2 * (viewport.height >= ROOMY))

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line."""
        line = self.line(y, width)
        return [Segment(fit(line[0], width), self.ink(line[1]))] if line is not None else []


class Problems(Scrolled):
    """Shows all problems until a key closes it.

    Args:
        sentences: what went wrong beside pages.
        problems: those of pages, page by page.
    """

    DEFAULT_CSS = """
    Problems.-wide #box { height: auto; }
    Problems LineView { height: auto; }
    """

    def __init__(self, sentences: Sequence[str], problems: Sequence[Problem]) -> None:
        super().__init__()
        self._sentences, self._problems = sentences, problems

    def compose(self) -> ComposeResult:
        """Yield how many there are, each of them, and the keys."""
        count = len(self._sentences) + len(self._problems)
        with Vertical(id="box"):
            yield title(f"What could not be read: {plural(count, 'problem')}")
            yield ProblemLines(self._sentences, self._problems)
            yield hints("Esc back   ↓ ↑ scroll")
