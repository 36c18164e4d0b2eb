"""The line over a pane: what it shows, and whether it has the keys."""

from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.widgets import glyphs
from tui.widgets.cells import fit, width

TITLE = 3, 5
"""Share of a heading that is its title's, however much else is to be said."""


class Heading(NamedTuple):
    """Words that stand over a pane."""

    title: str
    says: tuple[str, ...] = ()
    """What is to be known of it; where room is short the last goes first."""
    aside: str = ""
    """Names what stands at the right edge of the pane below."""


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
        Segment(f" {title} ", ink("active heading" if has_keys else "heading")),
        Segment(says, ink("text" if has_keys else "quiet")),
        Segment(rule * (left + 1 - width(aside)), line),
        Segment(aside, ink("quiet")),
    ]


def _cells(says: tuple[str, ...]) -> int:
    return sum(width(each) + 3 for each in says)
