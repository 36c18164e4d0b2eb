"""Web addresses in full, one of them under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.library.links import Offer, cut_left
from tui.widgets import glyphs
from tui.widgets.cells import paint, wrap
from tui.widgets.line_view import LineView
from tui.widgets.rows import blank
from tui.widgets.set_lines import SetLines


class _Line(NamedTuple):
    of: int
    """Whose line it is."""
    text: str
    ink: str
    name: str = ""
    start: int = 0
    host: tuple[int, int] = (0, 0)
    whole: bool = False
    """Whether it is a part of the address, rather than of what is said of it."""


KNOWN = 60
"""Characters of a host that an answer may be given to before the question was painted."""
NARROW = 40
"""Cells of a line in which a number has no blank before it, that arXiv's addresses are whole."""
HOST_LINES = 5
"""Lines that a host takes at most; of a longer one the beginning is left out.

Its last two labels fit at the smallest size, and all of it at 80 columns.
"""


class AddressList(SetLines[_Line], LineView):
    """Addresses over as many lines as they take, one of them under the cursor.

    Args:
        offers: the addresses, at least one.
        cursor: which is under the cursor first.
    """

    DEFAULT_CSS = "AddressList { height: auto; max-height: 50vh; background: $surface; }"

    def __init__(self, offers: Sequence[Offer], cursor: int = 0) -> None:
        super().__init__(classes="keys")
        self.offers = offers
        self.cursor = min(cursor, len(offers) - 1)
        self._seen: dict[tuple[int, int], int] = {}
        """By the width and the address: the line after the last one of it that was in sight."""

    @property
    def offer(self) -> Offer:
        """Return the address under the cursor."""
        return self.offers[self.cursor]

    # Drawing

    def set_lines(self, width: int) -> Iterator[_Line]:
        """Yield the addresses, each with what is to be said of it."""
        for index, offer in enumerate(self.offers):
            yield from self._set_offer(index, offer, width)

    def _set_offer(self, index: int, offer: Offer, width: int) -> Iterator[_Line]:
        number_width = self._number_width(width)
        indent = 1 + number_width
        room = max(1, width - indent)
        said = (offer.what,) if offer.what else ()
        notes = ((note, "said") for note in (*said, *offer.notes))
        for words, ink in (*_leads(offer, room), *notes):
            for start, end in wrap(words, room):
                yield _Line(index, words[start:end], ink)
        for start, end in wrap(offer.text, room):
            number = f"{index + 1} ".rjust(number_width) if not start else ""
            ink = "link" if offer.address else "quiet"
            yield _Line(index, offer.text[start:end], ink, number, start, _host_span(offer), True)

    def _number_width(self, width: int) -> int:
        """Cells of a number and the blanks around it, where there is something to choose."""
        count = len(self.offers)
        if count < 2:
            return 0
        return len(f"{count} ") if width < NARROW else 3

    def make_line(self, y: int, width: int) -> list[Segment]:
        """Draw a line of an address, its host brighter, or of what is said of it."""
        line = self.line(y, width)
        if line is None:
            return []
        here, several = line.of == self.cursor, len(self.offers) > 1
        segments = [Segment(glyphs.CURSOR, self.ink("bar")) if here and several else blank(1)]
        if several:
            name = line.name or " " * self._number_width(width)
            segments.append(Segment(name, self.ink("quiet")))
        ink = self.ink(line.ink)
        return segments + paint(line.text, ink, [line.host], self.ink("match"), line.start)

    def behind(self, y: int) -> Style | None:
        """Return the cursor's colour, where there is something to choose."""
        chosen = len(self.offers) > 1 and self._set[y : y + 1]
        return self.ink("cursor") if chosen and chosen[0].of == self.cursor else None

    # What was in sight

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the pane, and remember what came into sight."""
        bottom = self.top + self.screen.find_widget(self).visible_region.height
        for index in {line.of for line in self._set[self.top : bottom]}:
            at = (self.content_width, index)
            self._seen[at] = max(bottom, self._seen.get(at, 0))
        return super().render_lines(crop)

    @property
    def unseen(self) -> int:
        """Return how many lines that tell where the address leads were not yet in sight."""
        if not self._seen and self.offer.address is not None:
            # Typed in one go with the key that asked: only what is short and plain is sure to be
            # what the person knew.
            return int(bool(self.offer.notes) or len(self.offer.address.host) > KNOWN)
        first, last = self._span(self.cursor)
        vital = next(y for y in range(first, last) if self._set[y].whole) + 1
        return max(0, vital - self._seen.get((self.content_width, self.cursor), 0))

    # Moving

    def step(self, count: int) -> None:
        """Move to the next address; first on through this one, when not all of it is seen."""
        first, last = self._span(self.cursor)
        hidden = last - (self.top + self.height_in_lines) if count > 0 else self.top - first
        if hidden > 0:
            self.scroll_lines(self.top + (1 if count > 0 else -1))
        else:
            self.move_to(self.cursor + count)

    def move_to(self, index: int) -> None:
        """Put the cursor on an address and bring as much of it into sight as there is room for."""
        old, self.cursor = self.cursor, max(0, min(index, len(self.offers) - 1))
        for each in {old, self.cursor}:
            first, last = self._span(each)
            self.redraw_lines(first, last - first)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll no further than needed; the beginning of an address counts more than its end."""
        first, last = self._span(self.cursor)
        self.scroll_lines(min(first, max(self.top, last - self.height_in_lines)))

    def resized(self) -> None:
        """Keep the cursor in sight."""
        self.show_cursor()

    def _span(self, index: int) -> tuple[int, int]:
        """Return the first line of an address, and the one after its last."""
        self.lines_for(self.content_width)
        own = [y for y, line in enumerate(self._set) if line.of == index]
        return own[0], own[-1] + 1


def _host_span(offer: Offer) -> tuple[int, int]:
    address = offer.address
    return (address.at, address.at + len(address.host)) if address else (0, 0)


def _leads(offer: Offer, room: int) -> list[tuple[str, str]]:
    """Return where an address leads, when that is not seen in the first line of it."""
    address = offer.address
    if address is None:
        return []
    host = address.host + address.port
    if not offer.named and address.at + len(host) <= room:
        return []
    words = f"It leads to {host}."
    if len(wrap(words, room)) > HOST_LINES:
        # The words may stand alone in the first line.
        words = f"It leads to {cut_left(host, room * (HOST_LINES - 1) - 1)}."
    return [(words, "said")]
