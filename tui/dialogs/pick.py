"""A choice from some things, narrowed by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Size
from textual.widgets import Input

from parsing.text import clean_line
from tui.dialogs.base import Dialog, hints, title
from tui.fuzzy import narrowed
from tui.library.errors import LibraryError
from tui.library.names import folded_name
from tui.widgets.cells import fit, width
from tui.widgets.line_input import LineInput
from tui.widgets.line_view import LineView
from tui.widgets.rows import Rows, blank

T = TypeVar("T")

LEAST_NOTE = 10
"""Cells of a note that is cut: of fewer nobody learns what the name could not say in them."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to choose: what it is called, a note beside it, and what choosing it gives."""

    text: str
    note: str
    gives: T


class Choices(Rows, LineView, Generic[T]):
    """Rows of what is left to choose from."""

    DEFAULT_CSS = "Choices { height: auto; background: $surface; }"
    SHARE = 0.4
    """Of the screen's rows that the choices take at most."""

    def __init__(self, choices: Sequence[Choice[T]]) -> None:
        super().__init__()
        self.choices = choices
        self._at_first = len(choices)
        self.nothing = ""
        """Why none is left, in words."""

    @property
    def count(self) -> int:
        """Return how many are left."""
        return len(self.choices)

    @property
    def has_keys(self) -> bool:
        """Return true: the line above is typed in, and the arrows move here."""
        return True

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:  # noqa: ARG002
        """Draw a choice and its note."""
        choice = self.choices[index]
        # The name has what it needs, but for a share that tells what the note is about.
        both = max(1, width_ - 4)
        least = min(width(choice.note), both // 4)
        note = fit(choice.note, max(least, both - width(choice.text)))
        if note != choice.note and width(note) < LEAST_NOTE:
            note = ""
        room = max(1, both - width(note))
        if self._is_table(both):
            room = self._widest + 1
            note = fit(choice.note, both - room)
        text = fit(choice.text, room)
        return [
            self.bar(at_cursor),
            blank(1),
            Segment(text, self.ink("text")),
            blank(room - width(text) + 1),
            Segment(note, self.ink("quiet")),
        ]

    def _is_table(self, cells: int) -> bool:
        """Tell whether notes stand below each other, as some would reach the names else."""
        names = self._widest
        notes = max((width(each.note) for each in self.choices), default=0)
        return names * 3 <= cells * 2 and names + notes + 1 > cells

    @property
    def _widest(self) -> int:
        return max((width(each.text) for each in self.choices), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line a choice, those that are narrowed away too, and no more than their share.

        So what one types in stays where it is.
        """
        most = max(1, int(viewport.height * self.SHARE))
        wanted = super().get_content_height(container, viewport, width)
        return min(most, max(wanted, self._at_first))

    def lines_for(self, width: int) -> int:
        """Return a line a choice; one line says so when there is nothing."""
        return super().lines_for(width) or 1

    def make_empty(self, line: int, width: int) -> list[Segment]:
        """Draw why nothing is left."""
        words = fit(f"  {clean_line(self.nothing)}", width)
        return [] if line else [Segment(words, self.ink("quiet"))]

    def show(self, choices: Sequence[Choice[T]], nothing: str) -> None:
        """Offer these instead, the first under the cursor; or say why there is nothing."""
        self.choices, self.nothing = choices, nothing
        self.cursor = 0
        self.redraw()
        self.refresh(layout=True)


class Pick(Dialog[T | None], Generic[T]):
    """Asks which; None when the person thinks better of it.

    Args:
        question: what is chosen.
        choices: what there is.
        new: makes a choice of a name that was typed and is not there, or raises a `LibraryError`
            that says what is wrong with it; None when only what is there can be chosen.
        now: what the cursor stands on first.
        moved: is told what the cursor stands on, whenever that is another.
    """

    BINDINGS = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down,ctrl+n,tab", "step(1)", show=False, priority=True),
        Binding("up,ctrl+p,shift+tab", "step(-1)", show=False, priority=True),
    ]
    LINE = LineInput
    KEYS = "Enter choose   Esc cancel   ↓ ↑ move"
    """What the keys do, in the last line."""

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice[T]],
        new: Callable[[str], Choice[T]] | None = None,
        *,
        now: T | None = None,
        moved: Callable[[T], object] | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._now, self._moved = now, moved
        self._all = tuple(choices)
        self._new = new
        self._line = self.LINE(placeholder=self._invitation)

    def compose(self) -> ComposeResult:
        """Yield the question, the line to type in, and what is left."""
        with Vertical(id="box"):
            yield title(self._question).add_class("line")
            yield self._line
            choices = self.make_choices()
            given = [each.gives for each in self._all]
            choices.cursor = given.index(self._now) if self._now in given else 0
            yield choices
            yield hints(self.KEYS)

    def make_choices(self) -> Choices[T]:
        """Return the rows of what there is."""
        return Choices(self._all)

    @property
    def rows(self) -> Choices[T]:
        """The rows of what is left."""
        return self.query_one(Choices)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self._line.value

    @typed.setter
    def typed(self, text: str) -> None:
        self._line.put(text)

    @property
    def _invitation(self) -> str:
        if self._new is None:
            return "type to narrow"
        return "type to narrow, or a new name" if self._all else "type a name for a new one"

    def _narrow(self, typed: str) -> None:
        """Offer what has the words that were typed, and to make what is not there."""
        typed = typed.strip()
        remaining = [self._all[n] for n in narrowed([each.text for each in self._all], typed)]
        taken = {folded_name(each.text) for each in self._all}
        nothing = "nothing by that name" if typed else ""
        if self._new is not None and typed and folded_name(typed) not in taken:
            try:
                remaining.append(self._new(typed))
            except LibraryError as error:
                nothing = str(error)
        self.query_one(Choices).show(remaining, nothing)
        self._tell_moved()

    def _tell_moved(self) -> None:
        choices: Choices[T] = self.query_one(Choices)
        if self._moved is None or not choices.count:
            return
        now = choices.choices[choices.cursor].gives
        if now != self._now:
            self._now = now
            self._moved(now)

    def on_resize(self) -> None:
        """Work out the choices' share of the new room."""
        self.query_one(Choices).refresh(layout=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow to what was typed."""
        event.stop()
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what the cursor is on."""
        event.stop()
        self._choose()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Tell what a click put the cursor on."""
        event.stop()
        self._tell_moved()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Choose what was clicked twice."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        choices: Choices[T] = self.query_one(Choices)
        if choices.count:
            self.dismiss(choices.choices[choices.cursor].gives)
        else:
            self._line.go_on()

    def action_step(self, count: int) -> None:
        """Move the cursor."""
        self.query_one(Choices).step(count)
        self._tell_moved()
