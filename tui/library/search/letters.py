"""Whether a text has just these letters, with smart case and smart accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from tui.library.search.paper_fields import Matches
from tui.library.search.query import Term, TermKind
from tui.library.search.tokenizer import MARKS, PLAIN, named
from tui.library.search.unspaced import UNSPACED_MARKS, is_unspaced

_COMMON = " -,.:;()'"
"""Signs that most texts have."""
_MARK = re.compile(f"[{MARKS}]")
_UNSPACED_MARK = re.compile(f"[{UNSPACED_MARKS}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def text_matcher(term: Term) -> Matches:
    """Whether a text has what a term looks for, letter by letter.

    Case counts when the term has a capital, accents when it has one: "smart" for each by itself.
    """
    prepare = preparation(term.text)
    wanted = prepare(term.text)
    match term.kind:
        case TermKind.START:
            return lambda text: prepare(text).startswith(wanted)
        case TermKind.END:
            return lambda text: prepare(text).endswith(wanted)
        case TermKind.EQUAL:
            return lambda text: prepare(text) == wanted
        case TermKind.WHOLE:
            stands = whole(wanted)
            return lambda text: stands(prepare(text))
        case _:
            return lambda text: wanted in prepare(text)


def plain_matcher(term: Term) -> Matches:
    """The same for a term and texts that are all ASCII, in a fraction of the time.

    Of a text that must begin or end with the letters no more is looked at, and a text that lacks a
    sign which few have is not made small. A whole abstract takes 1 to 2 µs otherwise.
    """
    wanted, length = term.text, len(term.text)
    sensitive = _case_counts(wanted)
    ready: Callable[[str], str] = str if sensitive else str.lower
    small = ready(wanted)
    match term.kind:
        case TermKind.START:
            return lambda text: ready(text[:length]) == small
        case TermKind.END:
            return lambda text: ready(text[-length:]) == small
        case TermKind.EQUAL:
            return lambda text: len(text) == length and ready(text) == small
        case TermKind.WHOLE:
            stands = whole(small)
            return lambda text: stands(ready(text))
    sign = next((char for char in wanted if not char.isalnum() and char not in _COMMON), "")
    if sensitive:
        return lambda text: sign in text and wanted in text
    return lambda text: sign in text and small in text.lower()


def whole(wanted: str) -> Matches:
    """Whether a text has what is wanted where neither side of it goes on as a word.

    Where there are no blanks any two letters may be of two words.
    """
    begins, ends = _is_spaced(wanted[:1]), _is_spaced(wanted[-1:])

    def stands(text: str) -> bool:
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            before, behind = text[max(0, at - 1) : at], text[end : end + 1]
            goes_on = _goes_on(behind) if ends else _UNSPACED_MARK.match(behind)
            if not goes_on and not (begins and _goes_on(before)):
                return True
            at = text.find(wanted, at + 1)
        return False

    return stands


def _goes_on(letter: str) -> bool:
    """Whether a word goes on with a letter."""
    return _is_spaced(letter) or (not letter.isascii() and _MARK.match(letter) is not None)


def _is_spaced(letter: str) -> bool:
    return letter.isalnum() and not is_unspaced(letter)


def _case_counts(wanted: str) -> bool:
    return wanted != wanted.lower() or not any(map(str.isalpha, wanted))


def preparation(wanted: str) -> Callable[[str], str]:
    """How texts are made alike before they are compared with what is wanted."""
    if _case_counts(wanted):
        return composed if _accented(wanted) else without_accents
    if _accented(wanted):
        return lambda text: composed(text).lower()
    return lambda text: without_accents(text).lower()


def composed(text: str) -> str:
    """Letters and their accents as one character where there is one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _accented(text: str) -> bool:
    return not text.isascii() and without_accents(text) != text


def without_accents(text: str) -> str:
    """Letters without their accents and in their plain form: ``ﬁ`` as two, ``ø`` as ``o``.

    A Greek letter by itself is written by its name.
    """
    if text.isascii():
        return text
    return named(_NOT_ASCII.sub(lambda found: _bare(found.group()), composed(text)))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    letter = letter.translate(PLAIN)
    apart = unicodedata.normalize("NFD", letter)
    if not letter.isalpha() or unicodedata.name(apart[0], "").startswith("HANGUL"):
        # What is put together of letters is no letter with an accent, and a number is a sign.
        return apart[0] if all(map(unicodedata.combining, apart[1:])) else letter
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(each for each in apart if not unicodedata.combining(each)).translate(PLAIN)
    # A few signs that count as letters stand for words with blanks between them.
    return bare if bare.isalpha() else letter
