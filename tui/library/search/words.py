"""Words: how texts and queries are cut into them, and what makes two of them the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# The marks that make one letter with the letter before them: a text is cut alike either way it is
# written, as "が" or as "か" and a mark.
MARKS = (
    r"\u0300-\u036f\u05b4\u05b7-\u05b9\u05bc\u05bf\u05c1\u05c2\u0653-\u0655\u093c\u09bc\u0a3c\u0b3c\u0bbe\u0bc6"
    r"\u0bc7\u0bca-\u0bcc\u0bd7\u0f90\u0f92\u0f93\u0f9c\u0f9d\u0fa1\u0fa2\u0fa6\u0fa7\u0fab\u0fac\u0fb5\u0fb7"
    r"\u0fb9\u102e\u1b35\u1b3a-\u1b43\u3099\u309a\U000110ba"
)
_WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
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
_LONE_GREEK = re.compile(r"(?<![α-ω])[α-ω](?![α-ω])")


def named(word: str) -> str:
    """A folded word with each Greek letter that stands by itself by its name, as in ``β1``."""
    return _LONE_GREEK.sub(lambda found: _GREEK[found.group()], word)


def fold(text: str) -> str:
    """Text without its case and accents, for comparing: ``Québec`` gives ``quebec``."""
    if text.isascii():
        return text.lower()
    # Some letters have a case only once they are taken apart, and some come apart only then. One
    # accent, the iota below, would become a letter.
    return _bare(_bare(text.translate(PLAIN)).casefold()).translate(PLAIN)


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


def words(text: str) -> list[str]:
    """The folded words of a text, in order: runs of letters and digits."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [folded for found in _WORD.findall(text) if (folded := named(fold(found)))]


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word's start and end in the text, and the word folded."""
    for found in _WORD.finditer(text):
        if folded := named(fold(found.group())):
            yield found.start(), found.end(), folded


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
    return any(
        all(any(word.startswith(each) for word in window) for each in asked) for window in windows
    )
