"""Words: how texts and queries are cut into them, and what makes two of them the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Text without its case and accents, for comparing: ``Québec`` gives ``quebec``."""
    if text.isascii():
        return text.lower()
    # Some letters have a case only once they are taken apart, and some come apart only then.
    cased = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", cased)
    return "".join(each for each in apart if not unicodedata.combining(each))


def words(text: str) -> list[str]:
    """The folded words of a text, in order: runs of letters and digits."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [folded for found in _WORD.findall(text) if (folded := fold(found))]


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word's start and end in the text, and the word folded."""
    for found in _WORD.finditer(text):
        if folded := fold(found.group()):
            yield found.start(), found.end(), folded
