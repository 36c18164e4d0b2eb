"""Commands in running text: accents, escapes, fonts, quotation marks, and what is a sign."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from parsing.patterns import pattern
from tui.library.mathematics.formula import (
    Formula,
    NotKnownError,
    closing,
    set_formula,
    set_script,
)
from tui.library.mathematics.shown_text import Piece
from tui.library.mathematics.signs import (
    FONTS,
    OPERATORS,
    SIGNS,
    WORDS,
    with_mark,
)

LONGEST = 600
"""Characters of a formula, a quotation, or the argument of a command."""
_QUOTED = r"``(?!`)((?:\$[^$`]{1,200}\$|`(?!`)|[^`$]){1,600}?)''(?!')"
_HALF_QUOTED = r"(?<![\w`])`(?![\s`'])((?:[^`'\n]|'(?=\w)){1,200}?)(?<!\s)'(?![\w'])"
_MARK = r"(['\"`^~=.]|[vcuHrkdb](?=[ {]))[ ]?"
_ACCENT = (
    rf"\{{\\{_MARK}\{{?\\?([^\W\d_])\}}?\}}|\\{_MARK}\{{\\?([^\W\d_])\}}|\\(['\"`^~])([^\W\d_])"
)
_SWITCH = r"\{\\(?:em|it|bf|tt|sc|sf|rm|sl|itshape|bfseries|ttfamily|scshape)(?![A-Za-z])[ ]?"
_NAME = r"\\([A-Za-z]+)"


class Cursor(NamedTuple):
    """A sign in a text that may be LaTeX."""

    source: str
    at: int
    end: int
    """Where the text, or the group that is read, ends."""
    depth: int
    follows: bool
    """Whether what stands before it was LaTeX."""
    read: Callable[[str, int, int, int], list[Piece]]
    """Gives what is shown of a text from one position to another, at a depth."""

    @property
    def before(self) -> str:
        """Return the character before it."""
        return self.source[self.at - 1 : self.at] if self.at else ""

    def match(self, form: str) -> re.Match[str] | None:
        """Return a match that begins with it."""
        return pattern(form).match(self.source, self.at, self.end)

    def inside(self, start: int, end: int) -> list[Piece]:
        """Return what is shown of a stretch behind it."""
        return self.read(self.source, start, end, self.depth + 1)


Made = tuple[list[Piece], int] | None
"""Pieces, and where in the text they end; None where there is no LaTeX."""


def ending(pieces: list[Piece] | None, end: int) -> Made:
    """Return pieces and where they end; None where there are none."""
    return (pieces, end) if pieces else None


def quoted(place: Cursor) -> Made:
    """Read what stands between quotation marks of backquotes and apostrophes."""
    for form, marks in ((_QUOTED, "“”"), (_HALF_QUOTED, "‘’")):
        if found := place.match(form):
            start, end = found.span(1)
            first, last = Piece(marks[0], place.at, start), Piece(marks[1], end, found.end())
            return [first, *place.inside(start, end), last], found.end()
    return None


def dash(place: Cursor) -> Made:
    """Read a dash of two or three hyphens; what has two in more than one place is a name."""
    source, at = place.source, place.at
    if place.match("---"):
        return [Piece("—", at, at + 3)], at + 3
    word = source[source.rfind(" ", 0, at) + 1 : at + 2] + source[at + 2 :].partition(" ")[0]
    return ([Piece("–", at, at + 2)], at + 2) if word.count("--") == 1 else None


def group(place: Cursor) -> Made:
    r"""Read a group that only changes the font, ``{\em so}``, or an accent in braces."""
    if found := place.match(_SWITCH):
        close = closing(place.source, place.at, min(place.end, place.at + LONGEST))
        return None if close < 0 else (place.inside(found.end(), close), close + 1)
    found = place.match(r"\{\\([A-Za-z]{1,2})\}")
    letter = _letters(found[1], short=True) if found else ""
    if found and letter:
        return [Piece(letter, place.at, found.end())], found.end()
    return _accent(place)


def _accent(place: Cursor) -> Made:
    r"""A letter with an accent: one without braces stands in a word, as ``\'`` may be of code."""
    found = place.match(_ACCENT)
    if found is None:
        return None
    from parsing.formats.bibtex.latex import MARKS

    mark, letter = filter(None, found.groups())
    is_bare = found[5] is not None
    if is_bare and (not place.before.isalpha() or (mark == "'" and letter in "slmrd")):
        return None
    made = with_mark(letter, MARKS[mark])
    return ([Piece(made, place.at, found.end())], found.end()) if len(made) == 1 else None


def backslash(place: Cursor) -> Made:
    """Read an escape, an accent, or a command."""
    source, at = place.source, place.at
    sign, before = source[at + 1 : at + 2], place.before
    after = source[at + 2 : at + 3]
    if sign in {"%", "&", "_", "$", "#", "{", "}"}:
        return [Piece(sign, at, at + 2)], at + 2
    if sign in {" ", ","} and before.strip() and after.strip():
        return [Piece(" ", at, at + 2)], at + 2
    if sign in {"-", "@"} and before.isalpha() and after.isalpha():
        return [], at + 2
    return _accent(place) or _command(place)


def _command(place: Cursor) -> Made:
    """A command by its name, with its argument."""
    source, found = place.source, place.match(_NAME)
    if found is None:
        return None
    name, behind = found[1], found.end()
    inside_word = place.before.isalpha() and not place.follows
    if behind < place.end and source[behind] == "{":
        return _with_argument(place, name, behind)
    if inside_word or place.before in {"\\", "/", ":", "."}:
        return None
    word = WORDS.get(name) or _letters(name)
    if word:
        # Who defines such a word lets its last dot be the sentence's too.
        dot = word[-1] == "." == source[behind : behind + 1]
        return [Piece(word, place.at, behind + dot)], behind + dot
    if name in SIGNS or name in OPERATORS:
        return _mathematics(place, found)
    return None


def _with_argument(place: Cursor, name: str, behind: int) -> Made:
    source, at = place.source, place.at
    close = closing(source, behind, min(place.end, behind + LONGEST))
    if close < 0:
        return None
    start, last = behind + 1, close + 1
    match name:
        case "url" | "path" | "nolinkurl" | "texttt":
            # It stands by itself, whatever it was typed behind.
            apart = [Piece(" ", at, at)] if name != "texttt" and place.before.isalnum() else []
            return [*apart, *_escaped(source, start, close)], last
        case "textsuperscript" | "textsubscript":
            sign = "^" if name == "textsuperscript" else "_"
            return ending(set_script(source, start, close, sign), last)
        case "href" | "textcolor":
            text = closing(source, last, min(place.end, last + LONGEST))
            if not source.startswith("{", last) or text < 0:
                return None
            return place.inside(last + 1, text), text + 1
        case "ensuremath":
            return ending(set_formula(source, start, close), last)
        case "enquote":
            marks = Piece("“", at, start), Piece("”", close, last)
            return [marks[0], *place.inside(start, close), marks[1]], last
        case _ if name in FONTS:
            return place.inside(start, close), last
    word = WORDS.get(name) or SIGNS.get(name) or _letters(name, short=True)
    if start == close and word:
        return [Piece(word, at, last)], last
    found = place.match(_NAME)
    return None if found is None or place.before.isalpha() else _mathematics(place, found)


def _mathematics(place: Cursor, found: re.Match[str]) -> Made:
    """A command of mathematics that stands outside of a formula."""
    end = min(place.end, place.at + LONGEST)
    try:
        pieces, behind = Formula(place.source, end).command(place.at, end)
    except NotKnownError:
        return None
    if found[1] in SIGNS or found[1] in OPERATORS:
        # The blank behind it is one: in a text, nobody ends a command's name with it.
        pieces, behind = pieces[:1], found.end()
    return pieces, behind


def _letters(name: str, *, short: bool = False) -> str:
    """Return the letter or sign of a command of text; the short names are too much like paths."""
    from parsing.formats.bibtex.latex import LETTERS

    return LETTERS.get(name, "") if short or len(name) > 2 else ""


def _escaped(source: str, start: int, end: int) -> list[Piece]:
    """Code or an address, of which only the escapes are LaTeX."""
    found = pattern(r"\\([%&_$#{}])|[^\\]+|.").finditer(source, start, end)
    return [Piece(each[1] or each[0], *each.span()) for each in found]
