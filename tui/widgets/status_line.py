"""Status line: what the view is, what was just done, and a few keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.theme import inks
from tui.widgets.cells import fit, width, wrap

Hint = tuple[str, str]
"""A key as people write it, and a word for what it does."""
MOST = 4
"""Lines that are taken at most for what is said."""


class StatusLine(Widget):
    """Words on the left, the keys one needs most on the right where there is room.

    That is one line, or as many as need be to read what is said whole: the others lie over what is
    above, which stays where it is.

    Args:
        always: the last hint, which stands there whatever the others are: its key and its word.
    """

    ALLOW_SELECT = False
    _hints: Sequence[Hint] = ()
    _view = _said = ""
    _height = 1

    def __init__(self, always: Hint, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._always = always

    @property
    def words(self) -> str:
        """Return what stands on the left now."""
        return self._said or self._view

    def show(self, view: str) -> None:
        """Tell what the view is."""
        if view != self._view:
            self._view = view
            self._redraw()

    def say(self, said: str) -> None:
        """Tell what was done, in place of the view until it is told nothing again."""
        if said != self._said:
            self._said = said
            self._redraw()

    def hint(self, hints: Sequence[Hint]) -> None:
        """Hint at other keys, the most useful ones first: the others go where room is short."""
        if hints != self._hints:
            self._hints = hints
            self._redraw()

    def _redraw(self) -> None:
        if self.is_mounted:
            self._use_room()
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Have as many lines as what is said needs in the new room."""
        event.stop()
        self._use_room()

    def _use_room(self) -> None:
        if not self.size:
            return  # it is hidden
        lines = max(1, len(self._lines()))
        if lines != self._height:
            self._height = self.styles.height = lines

    def _lines(self) -> list[str]:
        """Return what stands on the left, line by line: the last line has room for a key."""
        text, room = self.words, max(1, self.size.width - width(self._always[0]) - 4)
        if width(text) <= room:
            return [text]
        spans = wrap(text, room)
        lines = [text[start:end] for start, end in spans[:MOST]]
        if len(spans) > MOST:
            lines[-1] = fit(text[spans[MOST - 1][0] :], room)
        return lines

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        cells = self.size.width
        ink = inks(self.app.theme)
        lines = self._lines()
        words = lines[y] if y < len(lines) else ""
        segments = [Segment(" "), Segment(words, ink["said" if self._said else "text"])]
        if y < len(lines) - 1:
            strip = Strip(segments)
            return strip.crop_extend(0, cells, self.rich_style).apply_style(self.rich_style)
        # What tells all keys stands there however much is said: if need be, the key alone.
        key, word = self._always
        room = cells - width(words) - width(key) - 4
        always = (key, word if room > width(word) else "")
        room -= width(word) + 1
        fitting: list[Hint] = []
        for hint in self._hints:
            room -= width(hint[0]) + width(hint[1]) + 3
            if room < 0:
                break
            fitting.append(hint)
        hints = [
            segment
            for key, word in (*fitting, always)
            for segment in (
                Segment("  "),
                Segment(key, ink["key"]),
                Segment(word and f" {word}", ink["quiet"]),
            )
        ]
        used = 1 + width(words) + sum(width(segment.text) for segment in hints) + 1
        strip = Strip([*segments, Segment(" " * max(0, cells - used)), *hints, Segment(" ")])
        return strip.crop_extend(0, cells, self.rich_style).apply_style(self.rich_style)
