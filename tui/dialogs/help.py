"""Help: every command with its keys, narrowed by what is typed after ``/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from parsing.text import clean_line
from tui.dialogs.base import hints, title
from tui.dialogs.scrolled import Scrolled
from tui.widgets.cells import fit, wrap
from tui.widgets.cells import width as cell_width
from tui.widgets.glyphs import NO_BREAK
from tui.widgets.line_input import LineInput
from tui.widgets.line_view import LineView
from tui.widgets.set_lines import SetLines

NOTES = (
    "What the screen shows as done is on disk.",
    "Where a menu has a line to type in, that narrows it; else j k move, and / opens the line.",
    'With layout = "ru" in settings.toml the letters of that layout count by their place.',
)


class KeyLine(NamedTuple):
    """A command in the help."""

    group: str
    keys: str
    """As people write them."""
    does: str

    @property
    def searched(self) -> str:
        """Return what it is found by: where one is says nothing of what a key does."""
        topic = "" if self.group.startswith("In ") else self.group
        return f"{self.keys} {self.does} {topic}".casefold()


LONGEST_KEYS = 12
"""Cells of keys that are shown of more in a narrow table."""


def _keys_width(width: int) -> int:
    """Return the cells for keys in a table of a width.

    In a narrow one most keys have no more; behind others what they do begins later.
    """
    return 17 if width >= 50 else 3


class KeyTable(SetLines[tuple[str, str, str]], LineView):
    """Commands in their groups, one a line.

    Args:
        commands: what is shown, group by group.
        notes: what else to say, a line each.
    """

    _narrowed = False

    def __init__(self, commands: Sequence[KeyLine], notes: tuple[str, ...]) -> None:
        super().__init__(classes="keys")
        self._all = self._commands = commands
        self._notes = [clean_line(note) for note in notes]

    def narrow(self, typed: str) -> None:
        """Show the commands alone that have all the words that were typed."""
        words = typed.casefold().split()
        self._commands = [
            each for each in self._all if all(word in each.searched for word in words)
        ]
        self._narrowed = bool(words)
        self.set_anew()
        self.redraw()
        self.scroll_lines(0)

    def set_lines(self, width: int) -> Iterator[tuple[str, str, str]]:
        """Yield the lines of each command: keys, words and ink, wrapped; then the notes."""
        group = ""
        for command in self._commands:
            if command.group != group:
                if group:
                    yield "", "", "text"
                group = command.group
                yield "", group, "heading"
            wide = _keys_width(width)
            keys = fit(command.keys, max(wide, LONGEST_KEYS)).ljust(wide) + " "
            # Room on the first line that the keys take from the words.
            taken = cell_width(keys) - wide - 1
            does = NO_BREAK * taken + command.does
            for start, end in wrap(does, width - wide - 2):
                yield keys, does[max(start, taken) : end], "text"
                keys = " " * (wide + 1)
        if not self._commands:
            yield "", "Nothing does that; : finds commands by other words.", "quiet"
        if self._narrowed:
            return
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
        return [Segment(" " + keys, self.ink("key")), Segment(does, self.ink(ink))]


class Keys(Scrolled):
    """Shows all keys, or what else has a name and is told in words, until a key closes it.

    Args:
        commands: what is shown, group by group.
        notes: what else to say, a line each.
        called: what stands over it.
    """

    BINDINGS = [Binding("slash", "search", show=False, priority=True)]
    AUTO_FOCUS = "KeyTable"
    DEFAULT_CSS = """
    Keys LineInput { display: none; }
    Keys.-searching LineInput { display: block; }
    """

    def __init__(
        self, commands: Sequence[KeyLine], notes: tuple[str, ...] = (), called: str = "Keys"
    ) -> None:
        super().__init__()
        self._commands, self._notes, self._called = commands, notes, called
        self._line = LineInput(placeholder="type words of what it does, or a key")

    def compose(self) -> ComposeResult:
        """Yield the title, the line to search with, the table, and the keys."""
        with Vertical(id="box"):
            yield title(self._called)
            yield self._line
            yield KeyTable(self._commands, self._notes)
            yield hints("Esc back   / search   ↓ ↑ scroll")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave letters to the line while it is typed in."""
        return action not in {"close", "search"} or self.focused is not self._line

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow to what was typed."""
        event.stop()
        self.query_one(KeyTable).narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from what was typed to what was found."""
        event.stop()
        self.set_focus(self.query_one(KeyTable))

    def action_search(self) -> None:
        """Open the line to type in."""
        self.open_line(self._line)

    def action_leave(self) -> None:
        """Give up what was searched for, or the help."""
        self.close_line(self._line, self.query_one(KeyTable))
