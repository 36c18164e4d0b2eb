r"""LaTeX in a bibliography's values, to text: accents, signs and fonts; formulas stay as they are.

Formulas are kept between their dollars, as listings and arXiv print them. What is common (accents,
escapes, fonts) is done here, at a hundredth of the price; the rest by pylatexenc.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.patterns import pattern
from parsing.prose import one_line

if TYPE_CHECKING:
    import re

MARKS = dict(
    zip("'\"`^~=.vcuHrkdbt", "\u0301\u0308\u0300\u0302\u0303\u0304\u0307\u030c\u0327\u0306\u030b"
        "\u030a\u0328\u0323\u0331\u0361", strict=True)
)  # fmt: skip
LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "S": "§",
    "P": "¶", "dots": "…", "ldots": "…", "textendash": "–", "textemdash": "—", "slash": "/",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textdollar": "$", "textregistered": "®", "texttrademark": "™", "textdegree": "°",
    "lbrace": "{", "rbrace": "}", "TeX": "TeX", "LaTeX": "LaTeX",
}  # fmt: skip
_ESCAPED = {"&", "%", "$", "#", "_", "{", "}", "@"}
_PLAINLY_ESCAPED = {"&", "%", "#", "_"}
"""Signs that are themselves without their backslash: all that most abstracts have of LaTeX."""
_MARKED = r"(?P<mark>['\"`^~=.]|[vcuHrkdbt](?![A-Za-z]))[ \t]*"
_ACCENT = (
    # A command that takes the letter after it, with or without braces around either.
    rf"{_MARKED}(?:\{{[ ]?(?:\\(?P<dotless>[ij])|(?P<inner>[^\W\d_]))[ ]?\}}"
    rf"|\\(?P<idot>[ij])(?![A-Za-z])(?:\{{\}}|[ ])?|(?P<letter>[^\W\d_]))"
)
_ACCENTS = (rf"\$[^$]{{1,1000}}\$|\{{\\{_ACCENT}\}}", rf"\$[^$]{{1,1000}}\$|\\{_ACCENT}")
_RULES = (
    # The signs that anything begins with come first: between them the search is quick.
    r"[\\$~{}%s](?:(?<=\\)(?:"
    rf"{_ACCENT}"
    r"|(?P<sign>[&%%$#_{}@\\ ,;:!/-])"
    r"|(?P<font>(?:emph|text(?:it|bf|tt|sc|rm|sf|up|sl|md|normal|sub|super)?|mbox|hbox|url|path"
    r"|enquote|uppercase|lowercase|MakeUppercase|MakeLowercase|noopsort|protect|relax|em|it|bf|tt"
    r"|sc|rm|sf|sl|bibstring|MakeTextUppercase)(?![A-Za-z])[ ]*)"
    r"|(?P<name>[A-Za-z]+)(?P<after>[ ]*\{\}|[ ]+)?"
    r"|(?P<lone>))"
    r"|(?<=\$)(?P<formula>(?!\$)[^$]{1,1000}\$)"
    r"|(?<=-)(?<!--)(?P<dash>--?)(?!-)"
    r"|(?<=[{}~])(?P<other>))"
)
_SIGNS, _SIGNS_AND_DASHES = (_RULES % "", _RULES % "-")
"""Hyphens are many in prose, and each would be looked at."""
_TRIVIAL = r"\$([<>|]|[\^_](?:\{[^{}$]*\}|[A-Za-z0-9]))\$"
_LONGEST = 20_000
"""Characters that pylatexenc is given: what it takes grows faster than the length."""
_DEEPEST = 30
_SHORT = 40
"""Characters of a value that is likely to come again."""


_NESTED = (
    r"\{?\\(?P<outer>['\"`^~=.]|[vcuHrkdbt](?=\{))[ \t]*\{[ ]?\{?"
    r"\\(?P<inner>['\"`^~=.]|[vcuHrkdbt](?=\{))\{?(?P<letter>[^\W\d_])\}?\}?[ ]?\}\}?"
)
"""A letter with two accents, one command around the other, as Vietnamese has many."""


def _with_two_accents(found: re.Match[str]) -> str:
    marks = MARKS[found["inner"]] + MARKS[found["outer"]]
    return unicodedata.normalize("NFC", found["letter"] + marks)


def latex_to_text(value: str) -> str:
    """Return the text on one line that a value of a bibliography is, without braces."""
    return _short_text(value) if len(value) <= _SHORT else _text(value)


def _text(value: str) -> str:
    if "\\" in value and "$" not in value:
        parts = value.split("\\")
        if all(part[:1] in _PLAINLY_ESCAPED for part in parts[1:]):
            value = "".join(parts)
    if "\\" in value or "$" in value:
        if value.count("\\") > 1:
            value = pattern(_NESTED).sub(_with_two_accents, value)
        value = _converted(value)
    else:
        value = value.replace("{", "").replace("}", "").replace("~", " ")
        if "--" in value:
            value = value.replace("---", "—").replace("--", "–")
    if "``" in value:
        value = value.replace("``", "“").replace("''", "”")
    return one_line(value)


_short_text = lru_cache(maxsize=4096)(_text)
"""Journals, years and keywords are those of many entries."""


def accents_to_text(text: str) -> str:
    r"""Return a text of which only the accents were LaTeX: ``Schr\"odinger``; formulas stay."""
    if "\\" not in text:
        return text

    def rewrite(found: re.Match[str]) -> str:
        mark = found["mark"]
        letter = found["dotless"] or found["inner"] or found["idot"] or found["letter"]
        return unicodedata.normalize("NFC", letter + MARKS[mark]) if mark else found[0]

    for form in _ACCENTS:
        text = pattern(form).sub(rewrite, text)
    return text


def latex_to_block(value: str) -> str:
    """Return the same with its paragraphs, which blank lines part, each on a line."""
    if "\\par" in value:
        value = pattern(r"\\par(?![A-Za-z])\s*").sub("\n\n", value)
    if "\n" not in value:
        return latex_to_text(value)
    paragraphs = map(latex_to_text, pattern(r"\n[ \t\r]*\n").split(value))
    return "\n".join(filter(None, paragraphs))


def _converted(value: str) -> str:
    unknown = False

    def rewrite(found: re.Match[str]) -> str:
        nonlocal unknown
        match found.lastgroup:
            case "dotless" | "inner" | "idot" | "letter":
                letter = found["dotless"] or found["inner"] or found["idot"] or found["letter"]
                return unicodedata.normalize("NFC", letter + MARKS[found["mark"]])
            case "sign":
                sign = found["sign"]
                return sign if sign in _ESCAPED else " " if sign in "\\ ,;:" else ""
            case "name" | "after":
                letter = LETTERS.get(found["name"], "")
                unknown = unknown or not letter
                return letter
            case "lone" | "font":
                return ""
            case "formula":
                return pattern(_TRIVIAL).sub(r"\1", found[0])
            case "dash":
                return "–" if len(found[0]) == 2 else "—"
            case _:
                return " " if found[0] == "~" else "" if found[0] in "{}" else found[0]

    rules = _SIGNS_AND_DASHES if "--" in value else _SIGNS
    text = pattern(rules).sub(rewrite, value)
    return _by_pylatexenc(value, text) if unknown else text


def _by_pylatexenc(value: str, otherwise: str) -> str:
    """What pylatexenc makes of a value, or the other text where it must not be asked."""
    if len(value) > _LONGEST or _depth(value) > _DEEPEST:
        return otherwise
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexWalkerError

    try:
        text: str = LatexNodes2Text(math_mode="verbatim").latex_to_text(
            value, tolerant_parsing=True
        )
    except (LatexWalkerError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return otherwise
    return pattern(_TRIVIAL).sub(r"\1", text)


def _depth(value: str) -> int:
    deepest = depth = 0
    for brace in pattern(r"[{}\[\]]").findall(value):
        depth += 1 if brace in "{[" else -1
        deepest = max(deepest, depth)
    return deepest
