"""Base of all dialogs: a calm box over the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Label

from parsing.text import clean_line
from tui.widgets.cells import fit, width
from tui.widgets.line_input import LineInput
from tui.widgets.line_view import PLAIN

Answer = TypeVar("Answer")

LONGEST_TITLE = 60
"""Cells of a title in a question, which leaves room for the answer on the smallest screen."""

ROOMY = 24
"""Rows of a screen in which a dialog has a blank line."""


def quoted(title: str) -> str:
    """Return a paper's title in quotes, as long as a question may have it."""
    return f"“{fit(title, LONGEST_TITLE)}”"


def title(words: str) -> Label:
    """Return what a dialog asks or says, as its first line."""
    return Label(clean_line(words), classes="title", markup=False)


def hints(words: str) -> Label:
    """Return the last line of a dialog: keys, a word of what each does, and three blanks between.

    Args:
        words: as they are read, such as ``Enter choose   Esc cancel``; where there is little room
            `Hints` shows fewer.
    """
    return Hints(words)


class Hints(Label):
    """Keys and a word of what each does, as many as there is room for, none of them cut.

    Args:
        words: as they are read.
    """

    def __init__(self, words: str) -> None:
        super().__init__(classes="hints quiet")
        self._hinted = words.split("   ")

    def render(self) -> Content:
        """Draw them: closer where room is short, then Esc alone, which says what it does."""
        hinted, between = self._hinted, "   "
        if width(between.join(hinted)) > self.size.width:
            between = "  "
        if width(between.join(hinted)) > self.size.width:
            hinted = ["Esc" if each.startswith("Esc ") else each for each in hinted]
        while len(hinted) > 1 and width(between.join(hinted)) > self.size.width:
            hinted = hinted[:-1]
        parts = (each.rpartition(" ") if each != "Esc" else (each, "", "") for each in hinted)
        return Content(between).join(
            Content.assemble((key, "bold $primary"), f"{blank}{does}") for key, blank, does in parts
        )


MOVES = {
    "j,down,tab,ctrl+n": "step(1)",
    "k,up,shift+tab,ctrl+p": "step(-1)",
    "g,home": "move_to(0)",
    "G,end": "move_to(-1)",
}
"""How one moves in rows where nothing is typed: keys, and the action of each."""


def row_bindings(keys: Mapping[str, str]) -> list[BindingType]:
    """Return the bindings of a dialog of rows: its own keys, and those that move.

    Args:
        keys: its own, separated by commas, and the action of each.
    """
    return first_bindings({**keys, **MOVES})


def first_bindings(keys: Mapping[str, str]) -> list[BindingType]:
    """Return bindings that come before those of whatever has the keys.

    Args:
        keys: separated by commas, and the action of each.
    """
    # With priority a key is done before the next one is looked at: what is typed in one go after
    # the answer is the reader's.
    return [Binding(each, action, show=False, priority=True) for each, action in keys.items()]


class Dialog(ModalScreen[Answer]):
    """A box in the middle of the screen, as large as its content and never larger than the screen.

    Its content goes into a container with the id ``box``.
    """

    @property
    def unsaved(self) -> bool:
        """Tell whether leaving would lose something that took time to write."""
        return False

    @property
    def typed(self) -> str:
        """What is typed in it; setting it has that stand there instead."""
        return ""

    @typed.setter
    def typed(self, text: str) -> None:
        raise NotImplementedError

    def head(self, words: str) -> None:
        """Say something of the whole in the upper edge, where it takes no room."""
        self.query_one("#box").border_title = clean_line(words)

    @property
    def is_searching(self) -> bool:
        """Tell whether a line to type in is open that is hidden until it is wanted."""
        return self.has_class("-searching")

    def open_line(self, line: LineInput) -> None:
        """Open such a line."""
        self.add_class("-searching")
        self.set_focus(line)

    def close_line(self, line: LineInput, back_to: Widget | None) -> None:
        """Empty and close such a line, or the dialog where it is not open.

        Args:
            line: that is closed.
            back_to: has the keys then.
        """
        if not self.is_searching:
            self.dismiss(None)
            return
        self.remove_class("-searching")
        line.put("")
        self.set_focus(back_to)

    AUTO_FOCUS = "#box Input, #box .keys"

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $veil;
        #box {
            width: 64;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $primary;
        }
        Label { width: 100%; }
        Input { border: none; height: 1; padding: 0; background: $panel; }
        &.-wide #box { width: 84; }
        &.-aside { align: right middle; background: transparent; }
        &.-aside #box { width: 46; }
        &.-plain {
            align: left top;
            background: $background;
            #box { width: 100%; border: blank $primary; }
        }
        .hints, .line { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-roomy .hints { margin-top: 1; }
        .title { text-style: bold; }
        .quiet { color: $quiet; }
        .wrong { color: $wrong; }
    }
    """

    def on_mount(self) -> None:
        """Stand alone on the screen where a screen reader reads it."""
        self.set_class(self.app.has_class(PLAIN), PLAIN)
        self._use_room()

    def on_resize(self) -> None:
        """Have a blank line where there is room for it."""
        self._use_room()

    def _use_room(self) -> None:
        self.set_class(self.app.size.height >= ROOMY, "-roomy")

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close it with an answer, once: Textual's own would close whatever lies on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def note(self, words: str, *, is_wrong: bool = True) -> None:
        """Say what is wrong with the answer, or understood of it, in the label ``#note``."""
        note = self.query_one("#note", Label)
        note.set_class(is_wrong, "wrong")
        if words:
            note.update(clean_line(words))
        note.display = bool(words)
