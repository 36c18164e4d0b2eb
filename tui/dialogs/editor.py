"""A text of several lines that is written or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from parsing.text import clean_block
from tui.dialogs.base import Dialog, hints, title
from tui.dialogs.confirm import Confirm
from tui.widgets.killing import Killing


class TextLines(Killing, TextArea):
    """Textual's editor with a still cursor and the keys of readline, but for ^z and ^r, which undo
    and redo; its pasted text comes through the same door.
    """

    BINDINGS = [
        Binding("ctrl+b", "cursor_left", show=False),
        Binding("ctrl+f", "cursor_right", show=False),
        Binding("ctrl+n", "cursor_down", show=False),
        Binding("ctrl+p", "cursor_up", show=False),
        Binding("alt+b", "cursor_word_left", show=False),
        Binding("alt+f", "cursor_word_right", show=False),
        Binding("ctrl+h", "delete_left", show=False),
        Binding("ctrl+w,alt+backspace", "kill('word_left')", show=False),
        Binding("alt+d", "kill('word_right')", show=False),
        Binding("ctrl+u", "kill('to_start_of_line')", show=False),
        Binding("ctrl+k", "kill('to_end_of_line_or_delete_line')", show=False),
        Binding("ctrl+y", "yank", show=False),
        Binding("ctrl+r", "redo", show=False),
    ]

    DEFAULT_CSS = """
    TextLines, TextLines:focus {
        height: 1fr;
        border: none;
        padding: 0;
        background: $panel;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, classes="keys", highlight_cursor_line=False)
        self.cursor_blink = False

    @property
    def around(self) -> tuple[str, str]:
        """Return what stands before the cursor, and behind it."""
        before = self.get_text_range((0, 0), self.cursor_location)
        return before, self.text[len(before) :]

    def put_in(self, text: str) -> None:
        """Type a text at the cursor."""
        self.insert(text, maintain_selection_offset=False)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_block(event.text)
        # The base class answers the same event by itself; it finds the clean text.


class TextBeside(Protocol):
    """The text on the screen below that is written about: it stays in sight and can be read on."""

    @property
    def columns_beside(self) -> int:
        """Return the columns of the screen that are free to its left."""

    def show_text(self, shown: bool) -> None:
        """Have it on the screen, in place of something else if need be; or as it was."""

    def lift_text(self, lines: int) -> None:
        """Leave lines above the last one of the screen free of it."""

    def scroll_text(self, lines: int) -> None:
        """Scroll it down by some lines, up when negative."""


LEAST_BESIDE = 36
"""Columns in which one can write beside a text; with fewer one writes below it."""


class Editor(Dialog[str | None]):
    """Asks for a text; None when the person thinks better of it.

    It stands beside the text that is written about, or else below it.

    Args:
        neighbour: that text.
        question: what is written.
        text: what stands there to begin with.
        wrong: what is wrong with a text, in words, or nothing.
    """

    BINDINGS = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
        Binding("ctrl+down,alt+down", "scroll_text(1)", show=False, priority=True),
        Binding("ctrl+up,alt+up", "scroll_text(-1)", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    Editor {
        align: left bottom;
        background: transparent;
        #box, &.-wide #box { width: 100%; height: 1fr; }
        #hints { dock: bottom; margin: 0; padding: 0 1; background: $panel; }
    }
    """

    def __init__(
        self, neighbour: TextBeside, question: str, text: str, wrong: Callable[[str], str]
    ) -> None:
        super().__init__()
        self._neighbour = neighbour
        self._question = question
        self._text = text
        self._lines = TextLines(text)
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """Yield the question, the lines, what is wrong with them, and the keys."""
        with Vertical(id="box"):
            yield title(self._question).add_class("line")
            yield self._lines
            yield Label("", id="note", classes="wrong", markup=False)
        keys = hints("^s save   Esc leave   ^↓ ^↑ scroll")
        keys.id = "hints"
        yield keys

    def on_mount(self) -> None:
        """Writing goes on where it ended; what is wrong takes room only when something is."""
        self._lines.move_cursor(self._lines.document.end)
        self.note("")
        self._share_room()

    def on_resize(self) -> None:
        """Find a place in the new room."""
        self._share_room()

    def on_unmount(self) -> None:
        """Give the text its room back."""
        self._neighbour.lift_text(0)
        self._neighbour.show_text(False)

    def _share_room(self) -> None:
        self._neighbour.show_text(True)
        size, box = self.app.size, self.query_one("#box")
        columns = self._neighbour.columns_beside
        is_beside = columns >= LEAST_BESIDE
        lines = size.height - 1 if is_beside else max(6, size.height * 2 // 5)
        box.styles.width, box.styles.height = columns if is_beside else size.width, lines
        self._neighbour.lift_text(0 if is_beside else lines)

    @property
    def typed(self) -> str:
        """What is written."""
        return self._lines.text

    @typed.setter
    def typed(self, text: str) -> None:
        self._lines.text = text
        self._lines.move_cursor(self._lines.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take back what was wrong: it is being mended."""
        event.stop()
        self.note("")

    def action_scroll_text(self, lines: int) -> None:
        """Read on in the text that is written about."""
        self._neighbour.scroll_text(lines)

    # These keys are done before what was typed before them has reached the lines, which have it in
    # their own queue: so what is asked for goes to the end of that.

    def action_save(self) -> None:
        """Answer with the text, unless something is wrong with it."""
        self._lines.call_later(self._save)

    def _save(self) -> None:
        if wrong := self._wrong(self.typed):
            self.note(wrong)
        else:
            self.dismiss(self.typed)

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not saved."""
        return self.typed != self._text

    def action_leave(self) -> None:
        """Leave it as it was; ask first when that would lose something."""
        self._lines.call_later(self._leave)

    async def _leave(self) -> None:
        if not self.unsaved:
            self.dismiss(None)
            return
        if not self.is_active:
            return  # it was asked already

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        await self.app.push_screen(Confirm("Leave without saving what you wrote?"), answered)
