"""A line to type in, whose pasted text comes through the same door as a page."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.timer import Timer
from textual.widgets import Input

from parsing.text import clean_line
from tui.widgets.killing import Killing

LONGEST = 1000
"""Characters that a line takes: twice the longest title there is, and no novel."""
PATIENCE = 1.0
"""Seconds after which a line that was not ended is typed in again, whoever forgot to say so."""


class LineInput(Killing, Input):
    """Textual's input, one line high, with a still cursor, clean text and the keys of readline.

    What is typed after Enter or Escape is meant for what comes then: over a slow line it comes at
    once. It is kept until the line has lost the keys, or until `go_on` says that it was not ended.
    """

    # The rest of readline's keys are Textual's own; Alt with b or f comes as ^← or ^→.
    BINDINGS = [
        Binding("ctrl+b", "cursor_left", show=False),
        Binding("ctrl+f", "cursor_right", show=False),
        Binding("alt+b", "cursor_left_word", show=False),
        Binding("alt+f", "cursor_right_word", show=False),
        Binding("ctrl+h", "delete_left", show=False),
        Binding("ctrl+w", "kill('left_to_blank')", show=False),
        Binding("alt+backspace,ctrl+backspace", "kill('left_word')", show=False),
        Binding("alt+d,ctrl+delete", "kill('right_word')", show=False),
        Binding("ctrl+u,super+backspace", "kill('left_all')", show=False),
        Binding("ctrl+k", "kill('right_all')", show=False),
        Binding("ctrl+y", "yank", show=False),
    ]

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text,
            placeholder=placeholder,
            id=id,
            select_on_focus=False,
            max_length=LONGEST,
        )
        # Asked for above, it would have all styles applied before the line is anywhere.
        self.set_reactive(Input.compact, True)
        self.set_class(True, "-textual-compact", update=False)
        self.cursor_blink = False
        self._ended = False
        self._typed_ahead: list[events.Key] = []
        self._waiting: Timer | None = None
        """Ends the waiting, whoever forgot to."""

    def put(self, text: str) -> None:
        """Have a text stand in the line, and go on behind it."""
        self.value = text[:LONGEST]
        self.cursor_position = len(self.value)

    async def _on_key(self, event: events.Key) -> None:
        if self._ended:
            self._typed_ahead.append(events.Key(event.key, event.character))
        elif event.key in {"enter", "escape"}:
            # Textual sends these around by way of the app; the next letters would be faster.
            self.end()
            if event.key == "escape":
                return  # whoever has bound it ends the line
            await self.action_submit()
        else:
            return  # Textual's own follows
        event.stop()
        event.prevent_default()

    def end(self) -> bool:
        """Keep what is typed from now on for what comes then; False when that is so already."""
        if self._ended:
            return False
        self._ended = True
        self._waiting = self.set_timer(PATIENCE, self.go_on)
        return True

    def go_on(self) -> None:
        """Take what was typed since: the line was not ended."""
        for key in self._take_typed_ahead():
            self._forward_event(key)

    def on_blur(self) -> None:
        """Pass on what was typed after Enter: the keys are another's now."""
        self.pass_on()

    def on_unmount(self) -> None:
        """Pass on what was typed after Enter: the keys are another's now."""
        self.pass_on()

    def pass_on(self) -> None:
        """Pass on what was typed since the line was ended."""
        for key in self._take_typed_ahead():
            self.app.post_message(key)

    def _take_typed_ahead(self) -> list[events.Key]:
        if self._waiting is not None:
            self._waiting.stop()
        keys, self._typed_ahead, self._ended = self._typed_ahead, [], False
        return keys

    @property
    def around(self) -> tuple[str, str]:
        """Return what stands before the cursor, and behind it."""
        return self.value[: self.cursor_position], self.value[self.cursor_position :]

    def put_in(self, text: str) -> None:
        """Type a text at the cursor."""
        self.replace(text, *self.selection)

    def action_delete_left_to_blank(self) -> None:
        """Delete the word before the cursor, whatever signs are in it."""
        before, _ = self.around
        self.delete(before.rstrip().rfind(" ") + 1, self.cursor_position)

    def action_paste(self) -> None:
        """Paste what was copied within the reader, which may have several lines."""
        self.replace(clean_line(self.app.clipboard)[:LONGEST], *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_line(event.text)[:LONGEST]
