"""Words: how texts and queries are cut into them, and what makes words and letters the same.

Scripts that are written without blanks between words, or with endings grown onto them, are found by
their letters, two and two: each letter with the one behind it is indexed like a word, and the last
letter of a run by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from parsing.patterns import pattern

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
UNSPACED = (
    r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf"
    r"\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    r"\u1100-\u115f\u1780-\u17b3\u17d7\u17dc\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"
    r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uaa60-\uaa76\uaa7a\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d"
    r"\U00020000-\U000323af"
)
"""Letters of Thai, Lao, Myanmar, Khmer, Chinese, Japanese and Korean, for a class of a
pattern."""
_JOINERS = r"\u200b-\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Characters not seen between letters: where a line may break, and which shape is meant."""
UNSPACED_MARKS = (
    r"\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e"
    r"\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    r"\u1160-\u11ff\u17b4-\u17d3\u17dd\u302a-\u302f\u3099\u309a\uaa7b-\uaa7d\ud7b0-\ud7ff\uff9e\uff9f"
)
"""Their marks: vowels and tones over, under and behind a letter, and the parts of a syllable."""
_RUN = f"[{UNSPACED}][{UNSPACED}{UNSPACED_MARKS}{_JOINERS}]*"
_ASCII_WORD = re.compile(r"[a-z0-9]+")
# The others are made when they are first needed: together they take ten milliseconds.
_ANY_WORD = rf"{_RUN}|(?:[^\W_{UNSPACED}]|[{MARKS}])+"
_LETTER = f"(?s).[{UNSPACED_MARKS}{_JOINERS}]*"
_JOINER = f"[{_JOINERS}]"
_LEADING_MARKS = f"^[{UNSPACED_MARKS}]+"
_UNSPACED_LETTER = rf"[{UNSPACED}\u0e4d\u0ecd]"
"""A letter of such a script, or what is left of one: two vowels come apart into a mark and a
letter."""
_NOT_ASCII = r"[^\x00-\x7f]"

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
_LONE_GREEK = r"[α-ωΑ-Ω](?<![α-ωΑ-Ω]{2})(?![α-ωΑ-Ω])"


# Words


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order: runs of letters and digits.

    Letters of a script that is written without blanks and others beside them are two words.
    """
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [folded for word in pattern(_ANY_WORD).findall(text) if (folded := _folded(word))]


def word_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each word's start and end in the text, and the word folded."""
    if text.isascii():
        for match in _ASCII_WORD.finditer(text.lower()):
            yield match.start(), match.end(), match.group()
        return
    for match in pattern(_ANY_WORD).finditer(text):
        if folded := _folded(match.group()):
            yield match.start(), match.end(), folded


def _folded(word: str) -> str:
    return fold(without_joiners(word)) if is_unspaced(word) else named(fold(word))


def indexed(text: str) -> list[str]:
    """Return what a text is found by: its words, but pairs of letters for those without blanks."""
    spelt = words(text)
    if text.isascii():
        return spelt
    return [each for word in spelt for each in (pairs(word) if is_unspaced(word) else (word,))]


def runs(
    spelt: Sequence[str], letters: str, *, begun: bool = False
) -> Iterator[tuple[int, int, int]]:
    """Yield where two or three neighbouring words spell one: ``for all`` spells ``forall``.

    Args:
        spelt: the folded words of a text, in order.
        letters: the folded word.
        begun: whether the last of them may go on behind the letters.

    Yields:
        The positions of the first and the last of the words, and how many letters of the last one
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
    """Tell whether a word may be one of three that spell another.

    One letter may not, only a number: with single letters any word comes apart.
    """
    return len(piece) > 1 or piece.isdigit()


# Scripts without blanks


def is_unspaced(word: str) -> bool:
    """Tell whether a word is of such a script; none has letters of other scripts too."""
    return not word.isascii() and pattern(_UNSPACED_LETTER).match(word) is not None


def without_joiners(word: str) -> str:
    """Return a word without what is not seen between its letters."""
    return pattern(_JOINER).sub("", word)


def without_leading_marks(word: str) -> str:
    """Return a folded word without the mark that a vowel begins with when it comes apart."""
    return pattern(_LEADING_MARKS).sub("", word)


def letters(word: str) -> list[str]:
    """Return the letters of a word, each with its marks."""
    return pattern(_LETTER).findall(word)


def pairs(word: str) -> list[str]:
    """Return what a folded word is looked up by: each letter with the next one, and the last."""
    each = letters(word)
    return list(map("".join, zip(each, [*each[1:], ""], strict=True)))


# Letters


def named(text: str) -> str:
    """Return a text that has no accents with each Greek letter by itself (``β1``) by its name."""
    return pattern(_LONE_GREEK).sub(lambda letter: _GREEK[letter.group()], text)


def fold(text: str) -> str:
    """Return text without its case and accents, for comparing: ``Québec`` gives ``quebec``."""
    if text.isascii():
        return text.lower()
    # Some letters have a case only once they are taken apart, and some come apart only then. One
    # accent, the iota below, would become a letter.
    return _decomposed(_decomposed(text.translate(PLAIN)).casefold()).translate(PLAIN)


_NO_ACCENTS = frozenset({0, 103, 118})
"""Combining classes of what tells words apart; two of them are vowels of Thai and Lao."""


def _decomposed(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if unicodedata.combining(each) in _NO_ACCENTS)


def preparation(wanted: str) -> Callable[[str], str]:
    """Return what makes texts alike before they are compared with what is wanted, letter by letter.

    Case counts when it has a capital, accents when it has one: "smart" for each by itself.
    """
    accented = not wanted.isascii() and without_accents(wanted) != wanted
    bare = composed if accented else without_accents
    return bare if case_counts(wanted) else lambda text: bare(text).lower()


def case_counts(wanted: str) -> bool:
    """Tell whether texts must have the case of what is wanted."""
    return wanted != wanted.lower() or not any(map(str.isalpha, wanted))


def composed(text: str) -> str:
    """Return letters and their accents as one character where there is one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_accents(text: str) -> str:
    """Return letters without accents and in their plain form: ``ﬁ`` as two, ``ø`` as ``o``.

    A Greek letter by itself is written by its name.
    """
    if text.isascii():
        return text
    return named(pattern(_NOT_ASCII).sub(lambda letter: _bare(letter.group()), composed(text)))


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
