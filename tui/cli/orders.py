"""Orders in which papers can be printed: those that the reader shows them in."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence

from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.phrases import nearest
from tui.library.sources import ALL
from tui.library.view import Sort

ORDERS = {each.name.lower().replace("_", "-"): each for each in Sort}
"""Each order by what it is called on the command line."""


def add_sort(parser: ArgumentParser) -> None:
    """Declare the option of commands that print papers in an order: ``sort``."""
    known = "published, votes, title, author, added, marked, length …"
    parser.add_argument("--sort", metavar="ORDER", help=known)


def in_order(desk: Desk, keys: Sequence[str], typed: str | None) -> Sequence[str]:
    """Return papers in an order; what is in view is another afterwards.

    Args:
        desk: has them.
        keys: of the papers.
        typed: what the order is called; without one they stay as they are.

    Raises:
        LibraryError: there is no such order.
    """
    if typed is None or ORDERS.get(typed) is Sort.BEST:
        return keys
    if typed not in ORDERS:
        near = nearest(typed, ORDERS)
        meant = f"did you mean {near}? " if near else ""
        there = ", ".join(f"{name} ({each.words})" for name, each in ORDERS.items())
        raise LibraryError(f"{typed}: no such order; {meant}there are {there}")
    wanted = frozenset(keys)
    desk.ask("")
    desk.choose(ALL)
    desk.sort(ORDERS[typed])
    return [key for key in desk.view.keys if key in wanted]
