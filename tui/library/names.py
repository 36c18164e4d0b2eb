"""How the names that a person gives are compared: of lists, saved filters and tags."""

from __future__ import annotations

import unicodedata

from parsing.patterns import pattern
from tui.library.errors import LibraryError

_UNSEEN = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What Unicode calls default-ignorable: nothing is drawn for it."""
_BLANK_CELL = "\u2800"
"""The blank of braille: no blank to Unicode, but nothing that is seen."""


def folded_name(name: str) -> str:
    """Return a name as names are compared: two that cannot be told apart by eye are one.

    Neither case nor the way that a letter is composed counts, nor what is not drawn, nor how many
    blanks there are. It is for comparing alone: what is shown keeps its characters.
    """
    if name.isascii():
        return " ".join(name.lower().split())
    # What is not drawn may part a letter from its accent, and casefolding takes letters apart.
    drawn = unicodedata.normalize("NFKC", seen(name)).casefold()
    folded = " ".join(seen(unicodedata.normalize("NFKC", drawn)).split())
    # Names of nothing visible, which older versions took, are not all one.
    return folded or name.casefold()


def require_seen(name: str) -> None:
    """Refuse a name in which nothing is drawn.

    Raises:
        LibraryError: it is of such characters alone.
    """
    if not any(each.isprintable() and not each.isspace() for each in seen(name)):
        raise LibraryError("A name needs a letter that can be seen.")


def seen(name: str) -> str:
    """Return a name without what is not drawn."""
    return pattern(_UNSEEN).sub("", name).replace(_BLANK_CELL, " ")
