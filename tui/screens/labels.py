"""Letters that are written on rows and panes, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

from tui.widgets.line_view import LineView
from tui.widgets.rows import Rows

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


class Target(NamedTuple):
    """Where letters lead: to a pane, and to a row of it where it has rows."""

    pane: LineView
    row: int | None = None


def labels_of(panes: Iterable[LineView]) -> Mapping[str, Target]:
    """Return letters for all that is in sight, one each, or two where there is more."""
    targets = [target for pane in panes if pane.display for target in _targets(pane)]
    most = 1 if len(targets) <= len(LETTERS) else 2
    letters = map("".join, product(LETTERS, repeat=most))
    return dict(zip(letters, targets, strict=False))


def write_labels(labels: Mapping[str, Target], panes: Iterable[LineView]) -> None:
    """Write letters over the beginnings of their rows; the others are taken away."""
    for pane in panes:
        pane.label_lines(
            {
                pane.top
                if target.row is None or not isinstance(pane, Rows)
                else pane.first_line(target.row): letters
                for letters, target in labels.items()
                if target.pane is pane
            }
        )


def _targets(pane: LineView) -> Iterable[Target]:
    if not isinstance(pane, Rows):
        return [Target(pane)]
    in_sight = range(pane.top, pane.top + pane.height_in_lines)
    rows = [row for row in pane.seen if pane.may_rest(row) and pane.first_line(row) in in_sight]
    return [Target(pane, row) for row in rows]
