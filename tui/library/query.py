"""What is typed in the filter bar, parsed into a value."""

from __future__ import annotations

from typing import NamedTuple

from tui.library.words import words


class Query(NamedTuple):
    """The words that a paper should have, best all of them."""

    text: str = ""
    words: tuple[str, ...] = ()
    """Folded, each once, in the order typed."""

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.words)


NO_QUERY = Query()


def parse_query(text: str) -> Query:
    """Any text gives a query; one without a letter or digit asks for nothing."""
    return Query(text, tuple(dict.fromkeys(words(text))))
