"""PDFs that are wanted of several papers: they are opened one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from parsing.paper import Paper
from tui.library.phrases import plural


class Wanted:
    """Papers whose PDFs are opened one after another, and what came of those before."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.waiting = deque(papers)
        self.opened = 0
        self.without: list[str] = []
        """Why there is none, for each that could not be opened."""

    @property
    def words(self) -> str:
        """Return what came of all, for a person."""
        said = f"Opened {plural(self.opened, 'PDF')}"
        if not self.without:
            return said
        more = f" (and {len(self.without) - 1} more)" if len(self.without) > 1 else ""
        return f"{said}; not all: {self.without[0]}{more}"
