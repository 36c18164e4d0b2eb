"""A choice of several names at once: the tags or lists that some papers have, or shall have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message

from tui.dialogs.pick import Choice, Choices, Pick
from tui.library.names import folded_name
from tui.widgets import glyphs
from tui.widgets.line_input import LineInput
from tui.widgets.rows import blank


class Share(Enum):
    """How many of the papers meant have a name, and the sign for it."""

    NONE = glyphs.TODO
    SOME = glyphs.SOME
    ALL = glyphs.DONE


class Picked(NamedTuple):
    """Names that were picked."""

    give: tuple[str, ...]
    """Those that all papers shall have; some may be new."""
    take: tuple[str, ...] = ()
    """Those that none shall have any more."""
    at_once: bool = False
    """Whether Enter chose what stood under the cursor, and nothing was ticked."""


class NameChoice(NamedTuple):
    """A name that there is, a note beside it, and how many of the papers meant have it."""

    name: str
    note: str
    share: Share


class TickingLine(LineInput):
    """A line in which Tab ticks, and a blank does so while nothing is typed.

    The line itself tells them apart: it alone knows what was typed before, however fast.
    """

    class Ticked(Message):
        """Tab or Space asks for a tick; what is typed then waits until `go_on`."""

    async def _on_key(self, event: events.Key) -> None:
        ticks = event.key == "tab" or (event.key == "space" and not self.value)
        if ticks and self.end():
            event.stop()
            event.prevent_default()
            self.post_message(self.Ticked())


class TickedChoices(Choices[Picked]):
    """Rows of names, each with a sign for the papers that will have it."""

    def __init__(self, choices: Sequence[Choice[Picked]], share: Callable[[str], Share]) -> None:
        super().__init__(choices)
        self._share = share

    def make_row(self, index: int, line: int, width_: int, *, at_cursor: bool) -> list[Segment]:
        """Draw the sign, the name and its note."""
        shares = {self._share(name) for name in self.choices[index].gives.give}
        share = shares.pop() if len(shares) == 1 else Share.NONE
        sign = Segment(share.value, self.ink("quiet" if share is Share.NONE else "key"))
        bar, *row = super().make_row(index, line, width_ - 2, at_cursor=at_cursor)
        return [bar, blank(1), sign, *row]


class PickNames(Pick[Picked]):
    """Asks which names some papers shall have; None when the person thinks better of it.

    Tab ticks a name or takes the tick away, and so does Space while nothing is typed. Enter is
    done; where nothing is ticked it chooses what is under the cursor.

    Args:
        question: what is chosen.
        names: those there are.
        new: gives the names that were typed, with what the row says of them, or raises a
            `LibraryError` that says what is wrong with them.
    """

    BINDINGS = [
        Binding("tab,space", "tick", show=False),
    ]
    LINE = TickingLine
    KEYS = "Enter done   Esc cancel   Tab, Space tick"

    def __init__(
        self,
        question: str,
        names: Sequence[NameChoice],
        new: Callable[[str], tuple[str, tuple[str, ...]]],
    ) -> None:
        self._shares: Mapping[str, Share] = {each.name: each.share for each in names}
        self._wanted: dict[str, bool] = {}
        self._has_ticked = False

        def choice(typed: str) -> Choice[Picked]:
            says, given = new(typed)
            return Choice(says, "", Picked(given, at_once=True))

        choices = [Choice(e.name, e.note, Picked((e.name,), at_once=True)) for e in names]
        super().__init__(question, choices, choice)

    def make_choices(self) -> Choices[Picked]:
        """Return the rows."""
        return TickedChoices(self._all, self._share)

    def _share(self, name: str) -> Share:
        """Return how many of the papers will have a name."""
        if name in self._wanted:
            return Share.ALL if self._wanted[name] else Share.NONE
        return self._shares.get(name, Share.NONE)

    def on_ticking_line_ticked(self, event: TickingLine.Ticked) -> None:
        """Tick, now that the names are narrowed to what was typed before."""
        event.stop()
        self.action_tick()
        self._line.go_on()

    def action_tick(self) -> None:
        """Tick what is under the cursor, or take its tick away; what was typed has done then."""
        choices = self.rows
        if not choices.count:
            return
        known = {folded_name(each.text): each.text for each in self._all}
        choice = choices.choices[choices.cursor]
        is_new = choice not in self._all
        for name in choice.gives.give:
            own = known.get(folded_name(name))
            if own is None:
                self._all = (*self._all, Choice(name, "new", Picked((name,), at_once=True)))
            self._tick(own or name, sure=is_new)
        if self._line.value:
            self._line.put("")
        choices.redraw()

    def _tick(self, name: str, *, sure: bool) -> None:
        """Tick a name, or take its tick away; one that was typed is wanted for sure."""
        self._has_ticked = True
        self._wanted[name] = sure or self._share(name) is not Share.ALL
        if self._share(name) is self._shares.get(name, Share.NONE):
            del self._wanted[name]  # as it was

    def _choose(self) -> None:
        """Be done with what is ticked; where nothing is, choose what the cursor is on."""
        if not self._has_ticked:
            super()._choose()
            return
        if self._line.value.strip() and self.rows.count:
            self.action_tick()
        give = tuple(name for name, wanted in self._wanted.items() if wanted)
        take = tuple(name for name, wanted in self._wanted.items() if not wanted)
        self.dismiss(Picked(give, take) if self._wanted else None)
