"""The card of the first start: what a page is, where papers come from, and five keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from tui.dialogs.base import Dialog, hints, title

ROOMY = 18
"""Rows of a terminal that has room for blank lines too."""


class Welcome(Dialog[None]):
    """Shows the card until any key or click, which does nothing else.

    Args:
        words: sentences, a paragraph each.
        keys: keys as people write them, and what each does.
    """

    DEFAULT_CSS = """
    Welcome Label.-apart { margin-bottom: 1; }
    """

    def __init__(self, words: Sequence[str], keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words, self._keys = words, keys

    def compose(self) -> ComposeResult:
        """Yield the sentences, then a line a key."""
        is_roomy = self.app.size.height >= ROOMY
        apart = "-apart" if is_roomy else ""
        wide = max(len(key) for key, _ in self._keys)
        lines = [
            Content.assemble((f"{key:<{wide}}", "bold $primary"), f"  {does}")
            for key, does in self._keys
        ]
        with Vertical(id="box"):
            yield title("Welcome to carrel").set_class(is_roomy, "-apart")
            for each in self._words:
                yield Label(each, classes=apart, markup=False)
            yield Label(Content("\n").join(lines))
            if is_roomy:
                yield hints("Any key begins")

    def on_key(self, event: events.Key) -> None:
        """Begin."""
        event.stop()
        self.dismiss(None)

    def on_click(self) -> None:
        """Begin."""
        self.dismiss(None)
