"""The line over a pane: what it shows, and whether it has the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.widgets import glyphs
from tui.widgets.cells import fit, width, wrap

BESIDE = 3
"""Cells on either side of what stands below a heading."""
MOST_BELOW = 3
"""Lines below a heading at most, in a pane that has at least `ROOMY` ones."""
ROOMY = 20
TITLE = 3, 5
"""Share of a heading that is its title's, however much else is to be said."""


class Heading(NamedTuple):
    """Words that stand over a pane."""

    title: str
    says: tuple[str, ...] = ()
    """What is to be known of it; where room is short the last goes first."""
    aside: str = ""
    """Names what stands at the right edge of the pane below."""
    below: str = ""
    """What stands below it, on a few lines of its own."""


def heading_line(
    heading: Heading, cells: int, ink: Callable[[str], Style], *, has_keys: bool
) -> list[Segment]:
    """Draw a heading in a rule: a heavy one, and the title in reverse, over the pane with the keys.

    Args:
        heading: the words.
        cells: of the whole line.
        ink: gives the style that something is drawn with.
        has_keys: whether the keys go to the pane.
    """
    rule = glyphs.HEAVY_RULE if has_keys else glyphs.RULE
    line = ink("active rule" if has_keys else "rule")
    room = max(0, cells - 4)
    least, of = TITLE
    wanted = min(width(heading.title), room * least // of)
    told = heading.says
    while told and _cells(told) > room - wanted:
        told = told[:-1]
    title = fit(heading.title, room - _cells(told))
    says = "".join(f"· {each} " for each in told)
    left = room - width(title) - width(says)
    aside = f" {heading.aside} {rule}" if heading.aside else ""
    if width(aside) >= left:
        aside = ""
    return [
        Segment(rule, line),
        Segment(" "),
        Segment(title, ink("active heading" if has_keys else "heading")),
        Segment(" "),
        Segment(says, ink("text" if has_keys else "quiet")),
        Segment(rule * (left + 1 - width(aside)), line),
        Segment(aside, ink("quiet")),
    ]


@lru_cache(maxsize=4)
def lines_below(text: str, cells: int, height: int) -> Sequence[str]:
    """Return what stands below a heading, in a few lines, and in one where room is short.

    Args:
        text: what it says; cut short where that takes more.
        cells: of a line.
        height: of the pane, in lines.
    """
    most = MOST_BELOW if height >= ROOMY else 1
    room = max(1, cells - 2 * BESIDE)
    spans = wrap(text, room)
    lines = [text[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = fit(" ".join(text[spans[most - 1][0] :].split()), room)
    return tuple(" " * BESIDE + line for line in lines)


def _cells(says: tuple[str, ...]) -> int:
    return sum(width(each) + 3 for each in says)
