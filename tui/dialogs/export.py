"""What an export asks: the format, which papers, where to, and what of them; with a preview."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Label

from parsing.text import clean_line
from tui.dialogs.base import hints, title
from tui.dialogs.pick import Choice, Choices, Pick
from tui.widgets.cells import fit, width
from tui.widgets.line_view import LineView
from tui.widgets.rows import Rows, blank

T = TypeVar("T")

LOW = 8
"""Lines of the first entries below which those on which nothing stands are left out."""
TALL = 22
"""Rows of a screen in which first entries have enough lines to tell anything."""
SOON = 0.1
"""Seconds that the cursor stands on a format before the first entries in it are shown."""


class Option(NamedTuple):
    """Something that can be had in several ways."""

    name: str
    label: str
    values: Sequence[tuple[str, str]]
    """Each value, and what it is called."""


class ExportWish(NamedTuple, Generic[T]):
    """What a person wants exported, and how."""

    form: T
    options: Mapping[str, str]
    """The value of each option, by its name."""


class OptionRows(Rows, LineView):
    """A row an option, with the value that it has."""

    BINDINGS = [
        Binding("left,h", "change(-1)", show=False),
        Binding("right,l,space", "change(1)", show=False),
        Binding("enter", "screen.choose", show=False),
        Binding("j", "screen.step(1)", show=False),
        Binding("k", "screen.step(-1)", show=False),
    ]
    DEFAULT_CSS = "OptionRows { height: auto; background: $surface; }"
    LABEL = 11
    """Cells of the labels."""
    SHARE = 0.4
    """Of the screen's rows that they take at most."""

    def __init__(self, chosen: Mapping[str, str], changed: Callable[[], object]) -> None:
        super().__init__()
        self.options: Sequence[Option] = ()
        self._chosen = dict(chosen)
        self._changed = changed

    @property
    def values(self) -> dict[str, str]:
        """Return the value of each option, by its name."""
        return {each.name: each.values[self._at(each)][0] for each in self.options}

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these; what was chosen of an option stays with its name."""
        if options != self.options:
            is_longer = len(options) != len(self.options)
            self.options = options
            self.cursor = min(self.cursor, len(options) - 1)
            self.redraw()
            if is_longer:
                self.refresh(layout=True)

    def _at(self, option: Option) -> int:
        values = [value for value, _ in option.values]
        chosen = self._chosen.get(option.name)
        return values.index(chosen) if chosen in values else 0

    def action_change(self, step: int) -> None:
        """Take the next value, or the one before, round at the ends."""
        option = self.options[self.cursor]
        values = option.values
        self._chosen[option.name] = values[(self._at(option) + step) % len(values)][0]
        self.redraw_row(self.cursor)
        self._changed()

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.options)

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:  # noqa: ARG002
        """Draw an option and its value."""
        option = self.options[index]
        words = option.values[self._at(option)][1]
        if len(option.values) > 1:
            words = f"‹ {words} ›"
        room = max(1, width_ - self.LABEL - 3)
        text = fit(clean_line(words), room)
        return [
            self.bar(at_cursor and self.has_focus),
            blank(1),
            Segment(option.label.ljust(self.LABEL), self.ink("quiet")),
            Segment(text, self.ink("text")),
            blank(room - width(text) + 1),
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return a line an option, and no more than their share."""
        return min(self.count, max(2, int(viewport.height * self.SHARE)))


def _shown(line: str) -> str:
    """Return a line of a file as it may be shown, what it is indented by included."""
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + clean_line(line.expandtabs(4))


class FirstEntries(Widget):
    """The first entries of a file, as many lines of them as there is room for."""

    DEFAULT_CSS = """
    FirstEntries {
        height: 1fr;
        text-wrap: nowrap;
        background: $panel;
        padding: 0 1;
        margin-top: 1;
    }
    """
    text = ""

    def show(self, text: str) -> None:
        """Show a file that begins so."""
        self.text = text
        self.refresh()

    def on_resize(self) -> None:
        """Use the new room."""
        self.refresh()

    def render(self) -> Content:
        """Draw the lines, those on which nothing stands left out where there is little room."""
        columns, room = self.content_size
        lines = self.text.split("\n")
        if room < LOW:
            lines = [line for line in lines if line.strip()]
        return Content("\n".join(fit(_shown(line), columns) for line in lines[:room]))


class Export(Pick[T], Generic[T]):
    """Asks what to export, and how; None when the person thinks better of it.

    Args:
        question: gives what is asked, for the value of each option by its name.
        choices: the formats.
        now: the one under the cursor first.
        options: gives what can be chosen of a format.
        chosen: what was chosen of them before, by their names.
        preview: gives, for a wish, what makes its first entries; that is done on another thread.
    """

    BINDINGS = [Binding("tab,shift+tab", "other", show=False, priority=True)]

    DEFAULT_CSS = """
    Export {
        #box { height: 80%; min-height: 24; }
        Choices { margin-bottom: 1; }
        &.-low #box { height: auto; min-height: 0; }
        &.-low Choices { margin: 0; }
        &.-low FirstEntries { display: none; }
    }
    """

    def __init__(
        self,
        question: Callable[[Mapping[str, str]], str],
        choices: Sequence[Choice[T]],
        *,
        now: T | None,
        options: Callable[[T], Sequence[Option]],
        chosen: Mapping[str, str],
        preview: Callable[[ExportWish[T]], Callable[[], str]],
    ) -> None:
        super().__init__(question({}), choices, now=now, moved=self._moved_to)
        self._asks, self._options_of, self._preview = question, options, preview
        self._options = OptionRows(chosen, self._show_soon)
        self._shown: ExportWish[T] | None = None
        self._timer: Timer | None = None
        self.add_class("-wide")

    def compose(self) -> ComposeResult:
        """Yield what a choice has, then the options and the first entries."""
        with Vertical(id="box"):
            yield title(self._question).add_class("line")
            yield self._line
            choices = Choices(self._all)
            choices.SHARE = 0.3
            given = [each.gives for each in self._all]
            choices.cursor = given.index(self._now) if self._now in given else 0
            yield choices
            yield self._options
            yield FirstEntries()
            keys = "Enter export   Esc cancel   Tab options   ← → change   ↓ ↑ move"
            yield hints(keys)

    def on_mount(self) -> None:
        """Offer what the first format has."""
        super().on_mount()
        self.set_class(self.app.size.height < TALL, "-low")
        if (wish := self._wish) is not None:
            self._moved_to(wish.form)

    @property
    def _wish(self) -> ExportWish[T] | None:
        """What would be exported by now; nothing when no format is left."""
        choices: Choices[T] = self.query_one(Choices)
        if not choices.count:
            return None
        return ExportWish(choices.choices[choices.cursor].gives, self._options.values)

    def _narrow(self, typed: str) -> None:
        """Offer what is left; without any, first entries go at once, and come back with it."""
        super()._narrow(typed)
        if self._wish is None:
            self._shown = None
            self.query_one(FirstEntries).show("")
        elif self._shown is None:
            self._show_soon()

    def _moved_to(self, form: T) -> None:
        self._options.offer(self._options_of(form))
        self._show_soon()

    def _show_soon(self) -> None:
        """Ask for what is wanted by now; its first entries come when the cursor has stayed."""
        if (asked := self._asks(self.values)) != self._question:
            self._question = asked
            self.query_one(".title", Label).update(clean_line(asked))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SOON, self._show)

    async def _show(self) -> None:
        """Show the first entries in the room that is theirs from the first, if there is any."""
        entries, self._shown = self.query_one(FirstEntries), self._wish
        if (wish := self._shown) is None:
            entries.show("")
            return
        text = await asyncio.to_thread(self._preview(wish))
        if self._shown is wish and self.is_attached:
            entries.show(text)

    def on_resize(self) -> None:
        """Do without first entries where there is no room."""
        super().on_resize()
        self.set_class(self.app.size.height < TALL, "-low")

    @property
    def _has_options(self) -> bool:
        """Whether the options have the keys, be it that they have not heard of it yet."""
        return self.focused is self._options

    def action_other(self) -> None:
        """Go from the formats to the options, and back."""
        self.set_focus(self._line if self._has_options else self._options)

    def action_step(self, count: int) -> None:
        """Move the cursor of what has the keys."""
        if self._has_options:
            self._options.step(count)
        else:
            super().action_step(count)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Take the next value of an option that was clicked, or tell of another format."""
        if event.rows is self._options:
            event.stop()
            self._options.action_change(1)
        else:
            super().on_rows_moved(event)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Export in a format that was clicked twice."""
        event.stop()
        if event.rows is not self._options:
            self.action_choose()

    def action_choose(self) -> None:
        """Answer with the format under the cursor, if there is any left."""
        self._choose()

    @property
    def values(self) -> Mapping[str, str]:
        """Return the value of each option, by its name."""
        return self._options.values
