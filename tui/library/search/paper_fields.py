"""What a query may ask for beside the texts of papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

Matches = Callable[[str], bool]
"""Whether a text has what is looked for."""


class PaperFields(NamedTuple):
    """What is known of papers beside their texts; each gives the keys of some of them."""

    pages: Callable[[Matches], Iterable[str]] = lambda _: ()
    """Those on a page whose name or label matches."""
    lists: Callable[[Matches], Iterable[str]] = lambda _: ()
    """Those in a reading list whose name matches."""
    tags: Callable[[Matches], Iterable[str]] = lambda _: ()
    """Those with a tag that matches."""
    notes: Callable[[Matches], Iterable[str]] = lambda _: ()
    """Those with a note that matches."""
    state: Callable[[str], Iterable[str]] = lambda _: ()
    """Those in a state: ``read``, ``starred`` and what else ``is:`` knows."""
