"""Help: every command with its keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from parsing.text import clean_line
from tui.dialogs.base import Dialog
from tui.widgets.cells import fit, wrap
from tui.widgets.set_lines import SetLines

NOTES = (
    "A number before a move repeats it: 5j, 12n.",
    "What the screen shows as done is on disk.",
    'With layout = "ru" in settings.toml the letters of that layout count by their place.',
)


class KeyLine(NamedTuple):
    """A command in the help."""

    group: str
    keys: str
    """As people write them."""
    does: str


class KeyTable(SetLines[tuple[str, str, str]]):
    """Commands in their groups, one a line.

    Args:
        commands: what is shown, group by group.
        notes: what else to say, a line each.
    """

    DEFAULT_CSS = "KeyTable { height: auto; max-height: 100%; background: $surface; }"

    def __init__(self, commands: Sequence[KeyLine], notes: tuple[str, ...]) -> None:
        super().__init__(classes="keys")
        self._commands = commands
        self._notes = [clean_line(note) for note in notes]

    def set_lines(self, width: int) -> Iterator[tuple[str, str, str]]:
        """Yield a line a command: its keys, words and ink; then the notes, wrapped."""
        group = ""
        for command in self._commands:
            if command.group != group:
                if group:
                    yield "", "", "text"
                group = command.group
                yield "", group, "heading"
            yield command.keys, command.does, "text"
        yield "", "", "text"
        for note in self._notes:
            for start, end in wrap(note, width):
                yield "", note[start:end], "text"

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a command's keys and what it does."""
        line = self.line(y, width)
        if line is None:
            return []
        keys, does, ink = line
        if not keys:
            return [Segment(fit(does, width), self.ink(ink))]
        wide = 16 if width >= 50 else 12
        shown = fit(keys, wide).ljust(wide + 1)
        return [
            Segment(" " + shown, self.ink("key")),
            Segment(fit(does, max(0, width - len(shown) - 1)), self.ink(ink)),
        ]


class Keys(Dialog[None]):
    """Shows all keys until a key closes it.

    Args:
        commands: what is shown, group by group.
        notes: what else to say, a line each.
    """

    # With priority a key is done before the next one is looked at, which is not meant for it.
    BINDINGS = [
        Binding("escape,q,question_mark,enter", "dismiss(None)", show=False, priority=True),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,ctrl+d,ctrl+f", "scroll(10)", show=False),
        Binding("pageup,ctrl+u,ctrl+b", "scroll(-10)", show=False),
        Binding("g,home", "scroll(-1000)", show=False),
        Binding("G,end", "scroll(1000)", show=False),
    ]

    def __init__(self, commands: Sequence[KeyLine], notes: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._commands = commands
        self.add_class("-wide")
        self._notes = (*NOTES, *notes)

    def compose(self) -> ComposeResult:
        """Yield the table in a box."""
        with Vertical(id="box") as box:
            box.border_title, box.border_subtitle = "Keys", "j k scroll · Esc back"
            yield KeyTable(self._commands, self._notes)

    def action_scroll(self, lines: int) -> None:
        """Scroll the table."""
        table = self.query_one(KeyTable)
        table.scroll_lines(table.top + lines)
