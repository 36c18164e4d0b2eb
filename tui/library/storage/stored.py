"""Text that a database holds: a restored one may be anybody's, so it comes through the door too."""

from __future__ import annotations

from parsing.text import clean_block, clean_line
from tui.library.errors import Damaged


def line_of(value: object) -> str:
    """One line that is safe to show.

    Raises:
        Damaged: it is no text.
    """
    return clean_line(_text(value))


def block_of(value: object) -> str:
    """The same for several lines."""
    return clean_block(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Damaged(
            "The library is damaged: there is something else where a text should be. It was left"
            " as it is; `carrel restore` lists backups."
        )
    return value
