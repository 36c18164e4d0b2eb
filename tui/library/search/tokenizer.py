"""Words: how texts and queries are cut into them, and what makes two of them the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tui.library.search.unspaced import RUN, UNSPACED, is_unspaced, pairs, without_joiners

# Ranges of marks, for a class of a pattern: they belong to the letter before them, and `\w` knows
# few of them. In between may be letters of the same scripts.
MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    r"\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0898-\u08e1"
    r"\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83"
    r"\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6"
    r"\u135d-\u135f\u1712-\u1734\u1752-\u1773\u180b-\u180d\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1abd"
    r"\u1abf-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1dff\u20d0-\u20dc\u20e1"
    r"\u20e5-\u20f0\u2cef-\u2cf1\u2d7f-\u2dff\ua66f\ua674-\ua67d\ua69e-\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5"
    r"\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953\ua980-\ua9c0\uaa29-\uaa4d\uaab0-\uaac1\uaaeb-\uaaef\uaaf5\uaaf6"
    r"\uabe3-\uabea\uabec\uabed\ufb1e\ufe20-\ufe2f\U00011000-\U00011046\U00011070-\U000110ba"
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")

_PLAIN = (
    "øo đd łl ħh ŧt ıi ðd ĸq ŋn ŀl ŉn ƀb ɓb ƈc ɖd ɗd ǝe əe ɛe ƒf ɠg ǥg ɨi ɪi ƙk ƚl ɫl ɬl ɭl "
    "ɱm ƞn ɲn ɳn ɵo ɔo ƥp ʠq ɼr ɽr ɾr ɍr ʂs ƭt ʈt ⱦt ʉu ʊu ʋv ƴy ɏy ƶz ȥz ʐz ȷj ɉj ȼc ⱥa ɇe ᵽp "
    "ꝑp æae œoe þth ßss ƕhv ꜳaa ꜵao ꜷau ꜽay ꝏoo ỻll"
)
PLAIN = {ord(each[0]): each[1:] for each in _PLAIN.split()}
"""Letters that Unicode does not take apart, as they are written without their signs: those of
CLDR's transform Latin-ASCII that stand in words."""
PLAIN |= {
    ord(upper): small.title()
    for letter, small in list(PLAIN.items())
    if len(upper := chr(letter).upper()) == 1 and not upper.isascii() and ord(upper) not in PLAIN
}
PLAIN[ord("ẞ")] = "SS"
_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma
    tau upsilon phi chi psi omega
"""
_GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _NAMES.split(), strict=True))
_GREEK["ς"] = "sigma"
_GREEK |= {letter.upper(): name.title() for letter, name in _GREEK.items()}
_LONE_GREEK = re.compile(r"[α-ωΑ-Ω](?<![α-ωΑ-Ω]{2})(?![α-ωΑ-Ω])")


def named(text: str) -> str:
    """A text without accents, with each Greek letter that stands by itself by its name: ``β1``."""
    return _LONE_GREEK.sub(lambda found: _GREEK[found.group()], text)


def fold(text: str) -> str:
    """Text without its case and accents, for comparing: ``Québec`` gives ``quebec``."""
    if text.isascii():
        return text.lower()
    # Some letters have a case only once they are taken apart, and some come apart only then. One
    # accent, the iota below, would become a letter.
    return _bare(_bare(text.translate(PLAIN)).casefold()).translate(PLAIN)


_NO_ACCENTS = frozenset({0, 103, 118})
"""Combining classes of what tells words apart; two of them are vowels of Thai and Lao."""


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if unicodedata.combining(each) in _NO_ACCENTS)


def words(text: str) -> list[str]:
    """The folded words of a text, in order: runs of letters and digits.

    Letters of a script that is written without blanks and others beside them are two words.
    """
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [folded for found in _any_word().findall(text) if (folded := _folded(found))]


@cache
def _any_word() -> re.Pattern[str]:
    # Made when first needed: it takes 6 ms, for which a start need not wait.
    return re.compile(rf"{RUN}|(?:[^\W_{UNSPACED}]|[{MARKS}])+")


def indexed(text: str) -> list[str]:
    """What a text is found by: its words, and the pairs of letters of those without blanks."""
    found = words(text)
    if text.isascii():
        return found
    return [each for word in found for each in (pairs(word) if is_unspaced(word) else (word,))]


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word's start and end in the text, and the word folded."""
    if text.isascii():
        for found in _ASCII_WORD.finditer(text.lower()):
            yield found.start(), found.end(), found.group()
        return
    for found in _any_word().finditer(text):
        if folded := _folded(found.group()):
            yield found.start(), found.end(), folded


def _folded(word: str) -> str:
    return fold(without_joiners(word)) if is_unspaced(word) else named(fold(word))


def runs(
    spelt: Sequence[str], letters: str, *, begun: bool = False
) -> Iterator[tuple[int, int, int]]:
    """Where two or three neighbouring words spell one: ``once for all`` spells ``onceforall``.

    Args:
        spelt: the folded words of a text, in order.
        letters: the folded word.
        begun: whether the last of them may go on behind the letters.

    Yields:
        The places of the first and the last of the words, and how many letters of the last one
        belong to it.
    """
    for first, piece in enumerate(spelt):
        if not letters.startswith(piece):
            continue
        rest = letters[len(piece) :]
        for last, word in enumerate(spelt[first + 1 : first + 3], first + 1):
            if rest and (word.startswith(rest) if begun else word == rest):
                if last == first + 1 or all(map(one_of_three, (*spelt[first:last], rest))):
                    yield first, last, len(rest)
                break
            if not rest.startswith(word):
                break
            rest = rest[len(word) :]


def one_of_three(piece: str) -> bool:
    """Whether a word may be one of three that spell another.

    One letter may not, only a number: with single letters any word comes apart.
    """
    return len(piece) > 1 or piece.isdigit()


def side_by_side(spelt: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether as many words of a text as were asked for, side by side, begin with all of them.

    Args:
        spelt: the folded words of the text, in order.
        asked: folded words; their order does not matter.
    """
    count = len(asked)
    windows = (spelt[first : first + count] for first in range(len(spelt) - count + 1))
    return any(all(any(map(_begins(each), window)) for each in asked) for window in windows)


def _begins(asked: str) -> Callable[[str], bool]:
    """Whether a word of a text begins with one, or has it in it where there are no blanks."""
    if is_unspaced(asked):
        return lambda word: asked in word
    return lambda word: word.startswith(asked)
