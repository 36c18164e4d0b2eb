"""The yardstick: an empty Textual app that echoes what is typed.

With an Input and a Static, a key comes in two bursts: the Input after about 4 ms, and the Static
after about 33 ms, because its update makes Textual lay out the screen anew. Most of the 33 ms is
waiting: it takes about 4.5 ms of processor time, and 2.6 with an Input alone, which echoes a key in
about 4 ms (Textual 8.2.8). The budgets are set against the first; both are measured, so that a
ratio below 1 fools nobody.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static

READY = "an empty desk"
"""On the screen once the first frame is there."""


class BareApp(App[None]):
    """An Input, and unless `alone` a Static that repeats what the Input holds."""

    def __init__(self, *, alone: bool = False) -> None:
        super().__init__()
        self.alone = alone

    def compose(self) -> ComposeResult:
        """Still cursor, so that no blink falls between two keys."""
        field = Input(placeholder=READY if self.alone else "")
        field.cursor_blink = False
        yield field
        if not self.alone:
            yield Static(READY, markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo what was typed; the first change is the empty value, before anybody typed."""
        if event.value and not self.alone:
            self.query_one(Static).update(event.value)


if __name__ == "__main__":
    BareApp(alone="--alone" in sys.argv).run()
