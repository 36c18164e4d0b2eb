"""Scripts that are written without blanks between words, or with endings grown onto them.

A text in one of them is found by its letters, two and two: each letter with the one behind it is
indexed like a word, and the last letter of a run by itself.
"""

from __future__ import annotations

import re
from functools import cache

UNSPACED = (
    r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf"
    r"\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    r"\u1100-\u115f\u1780-\u17b3\u17d7\u17dc\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c"
    r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uaa60-\uaa76\uaa7a\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d"
    r"\U00020000-\U000323af"
)
"""The letters of Thai, Lao, Myanmar, Khmer, Chinese, Japanese and Korean, for a class of a
pattern."""
_JOINERS = r"\u200b-\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What is not seen between letters: where a line may break, and which shape is meant."""
UNSPACED_MARKS = (
    r"\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e"
    r"\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    r"\u1160-\u11ff\u17b4-\u17d3\u17dd\u302a-\u302f\u3099\u309a\uaa7b-\uaa7d\ud7b0-\ud7ff\uff9e\uff9f"
)
"""Their marks: vowels and tones over, under and behind a letter, and the parts of a syllable."""
RUN = f"[{UNSPACED}][{UNSPACED}{UNSPACED_MARKS}{_JOINERS}]*"
"""A pattern of letters that stand without a blank."""
_LETTER = re.compile(f".[{UNSPACED_MARKS}{_JOINERS}]*", re.DOTALL)
_JOINER = re.compile(f"[{_JOINERS}]")
_LEADING = re.compile(f"^[{UNSPACED_MARKS}]+")


def is_unspaced(word: str) -> bool:
    """Whether a word is of such a script; none has letters of other scripts too."""
    return not word.isascii() and _beginning().match(word) is not None


@cache
def _beginning() -> re.Pattern[str]:
    # Two vowels come apart into a mark and a letter. Made when first needed: it takes 2 ms.
    return re.compile(rf"[{UNSPACED}\u0e4d\u0ecd]")


def without_joiners(word: str) -> str:
    """A word without what is not seen between its letters."""
    return _JOINER.sub("", word)


def without_leading_marks(word: str) -> str:
    """Return a folded word without the mark that a vowel begins with when it comes apart."""
    return _LEADING.sub("", word)


def letters(word: str) -> list[str]:
    """The letters of a word, each with its marks."""
    return _LETTER.findall(word)


def pairs(word: str) -> list[str]:
    """What a folded word is looked up by: each letter with the one behind it, and the last one."""
    each = letters(word)
    return list(map("".join, zip(each, [*each[1:], ""], strict=True)))
