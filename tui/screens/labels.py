"""Letters that are written on rows and panes, and where each leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import NamedTuple

from tui.widgets.line_view import LineView
from tui.widgets.rows import Rows

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


class LabelTarget(NamedTuple):
    """Where letters lead: to a pane, and to a row of it where it has rows."""

    pane: LineView
    row: int | None = None


class Labels:
    """Letters for all that is in sight, written over the beginnings of its lines.

    Args:
        panes: what is labelled, as far as it is shown.
    """

    def __init__(self, panes: Iterable[LineView]) -> None:
        self._panes = tuple(panes)
        targets = [target for pane in self._panes if pane.display for target in _targets(pane)]
        most = 1 if len(targets) <= len(LETTERS) else 2
        letters = map("".join, product(LETTERS, repeat=most))
        self._targets = dict(zip(letters, targets, strict=False))
        self._write(self._targets)

    @property
    def letters(self) -> frozenset[str]:
        """Return the letters of each row and pane."""
        return frozenset(self._targets)

    def jump(self, letters: str, focus: Callable[[str], None]) -> Rows | None:
        """Take all letters away, and go where some of them lead, if anywhere.

        Args:
            letters: those that were typed.
            focus: gives a pane the keys, by its name.

        Returns:
            The rows among which the cursor was moved, if it was.
        """
        self._write({})
        target = self._targets.get(letters)
        if target is None:
            return None
        focus(str(target.pane.id))
        if target.row is None or not isinstance(target.pane, Rows):
            return None
        target.pane.move_to(target.row)
        return target.pane

    def _write(self, targets: Mapping[str, LabelTarget]) -> None:
        for pane in self._panes:
            pane.show_labels(
                {
                    target.row or 0: letters
                    for letters, target in targets.items()
                    if target.pane is pane
                }
            )


def _targets(pane: LineView) -> Iterable[LabelTarget]:
    if not isinstance(pane, Rows):
        return [LabelTarget(pane)]
    in_sight = pane.in_sight
    rows = [row for row in pane.seen if pane.may_rest(row) and pane.first_line(row) in in_sight]
    return [LabelTarget(pane, row) for row in rows]
