"""Running text: the LaTeX in it as Unicode, all else to the letter.

Between dollars stands a formula, by the rule of Pandoc (extension ``tex_math_dollars``), where it
looks like one: prices do not. Outside of formulas only what nothing else is written like is LaTeX.
Code in backquotes, web addresses and file paths are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from parsing.patterns import pattern
from tui.library.mathematics.commands import (
    LONGEST,
    Cursor,
    Made,
    backslash,
    dash,
    ending,
    group,
    quoted,
)
from tui.library.mathematics.formula import set_formula, set_script
from tui.library.mathematics.shown_text import Piece

DEEPEST = 6
"""Arguments and quotations within others that are looked into."""
_SIGN = (
    # Each begins with the sign itself: so the search is quick.
    r"[\\$^`]|\{(?=\\)|_(?=\{|2(?![\w{]))"
    r"|-(?<=[\w$)}]-)--?(?=[\w$(\\])|-(?<= -)--?(?= )"
)
_ADDRESS = (
    r"(?:https?://|www\.|(?<![\w.])[\w-]+(?:\.[\w-]+)+/|(?<![\w/])(?:(?:~|\.{1,2})/|/[\w.-]+/)"
    r"|(?<![\w/])[\w.-]+/[\w.-]+/|(?<!\w)[A-Za-z]:\\)[^\s{}'`\"<>]*"
)
"""What begins like a web address or a file's path."""
_CODE = r"(?<![`\w])(`{1,3})(?!`)[^`\n]{1,200}(?<=[^\s`(])\1(?![`\w])"
_DOLLARS = r"(\$\$?)((?:\\.|[^$\\]){1,600}?)\1"
_BRACKETS = r"\\(?:\((.{1,600}?)\\\)|\[(.{1,600}?)\\\])"
_EXPONENT = r"\^(?:\{([^{}\\]{1,40})\}|(-?\d{1,4}|[A-Za-z])(?!\.?[\w^]))"
_INDEX = r"_\{([^{}\\]{1,40})\}"
_GAS = r"(?<![A-Za-z0-9])(?:CO|NO|SO|H)$"
_NUMBERED = r"[_^]\{[\d+-]{1,6}\}"
"""A script that nothing else is written like, whatever it belongs to: ``HC_{3}N``."""
_BASE = (
    r"(?:(?P<sign>[)\]])|(?<![\w^\\.])(?P<number>(?:[\d.]{1,9}[x×])?\d{1,9}(?:\.\d{1,9})?)"
    r"|(?<![\w^\\])(?P<letter>[^\W\d_]))$"
)
_PRICE = r"\d(?:(?![\d.,{}]*(?:[A-Za-z]|\\%)?$)[^=<>+*/|(]*$|.*[A-Za-z]{3})"
_PHRASE = r"(?<![\\A-Za-z])[A-Za-z]{2,}[,.;:]? +(?!log\b|ln\b|mod\b)[A-Za-z]{2,}"
_STRONG = r"\\[A-Za-z{|,]|\^|(?<![A-Za-z0-9])[A-Za-z]_|^_|^[<>=]|^[+*%|-]+$"


def set_prose(text: str) -> list[Piece]:
    """Return the pieces of a text as it is shown."""
    return _pieces(text, 0, len(text), 0)


def _pieces(source: str, start: int, end: int, depth: int) -> list[Piece]:
    """What is shown of a stretch of a text."""
    shown: list[Piece] = []
    if depth > DEEPEST:
        return [Piece(source[start:end], start, end)]
    at = done = start
    while found := pattern(_SIGN).search(source, at, end):
        at = found.start()
        if behind := _left_alone(source, at, end):
            at = behind
            continue
        made = _READERS[found[0][0]](Cursor(source, at, end, depth, at == done > start, _pieces))
        if made is None:
            at = _behind(source, at, end)
            continue
        pieces, behind = made
        if done < at:
            shown.append(Piece(source[done:at], done, at))
        shown += pieces
        at = done = behind
    if done < end:
        shown.append(Piece(source[done:end], done, end))
    return shown


def _left_alone(source: str, at: int, end: int) -> int:
    """Where the code, address or path ends that a sign stands in; 0 where it stands in none."""
    if source[at] == "`" and (code := pattern(_CODE).match(source, at, end)):
        return code.end()
    # A word's beginning and end, but not without bounds: some texts have no blank.
    first, last = max(0, at - LONGEST), min(end, at + LONGEST)
    begin = max(first, source.rfind(" ", first, at) + 1, source.rfind("\n", first, at) + 1)
    stop = next((each.start() for each in pattern(r"\s").finditer(source, at, last)), last)
    if "/" in source[begin:stop] or ":\\" in source[begin:stop]:
        for address in pattern(_ADDRESS).finditer(source, begin, stop):
            if address.start() <= at < address.end():
                return address.end()
    return 0


def _behind(source: str, at: int, end: int) -> int:
    """Where to look on behind a sign that is none of LaTeX."""
    if source[at] == "\\":
        # Two of them begin no command, nor what stands behind them.
        return pattern(r"\\{2,}\w*|\\").match(source, at, end).end()  # type: ignore[union-attr]
    return at + 1


# Formulas


def formulas(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a text a formula stands between single dollars, these included."""
    at = 0
    while (at := text.find("$", at)) >= 0:
        if behind := _left_alone(text, at, len(text)):
            at = behind
            continue
        before = text[at - 1 : at] if at else ""
        found = pattern(_DOLLARS).match(text, at) if before != "\\" else None
        if found is None or not _is_formula(found, before):
            at += 1
            continue
        if found[1] == "$":
            yield found.span()
        at = found.end()


def _dollars(place: Cursor) -> Made:
    found = place.match(_DOLLARS)
    if found is None or not _is_formula(found, place.before):
        return None
    return ending(set_formula(place.source, *found.span(2)), found.end())


def _is_formula(found: re.Match[str], before: str) -> bool:
    """Whether a formula stands between dollars, rather than prose between two prices."""
    content = found[2]
    after = found.string[found.end() : found.end() + 1]
    if pattern(_PHRASE).search(pattern(r"\{[^{}]*\}").sub("{}", content)):
        return False
    if pattern(_STRONG).search(content):
        return True
    spaced = content[0].isspace() or content[-1].isspace()
    attached = before.isalnum() or (after.isalnum() and len(content) > 1) or after.isdigit()
    return not (spaced or attached or pattern(_PRICE).match(content))


def _backslash(place: Cursor) -> Made:
    found = place.match(_BRACKETS)
    if found is None:
        return backslash(place)
    number = 1 if found[1] else 2
    content = found[number].strip()
    if len(content) == 1 and not content.isalpha():
        return None
    if len(content) > 1 and not pattern(rf"{_STRONG}|[=<>]").search(content):
        return None
    return ending(set_formula(place.source, *found.span(number)), found.end())


def _caret(place: Cursor) -> Made:
    """An exponent: of a single letter, a number, or what stands in brackets."""
    found = place.match(_EXPONENT)
    base = _base(place)
    if found is None or not base or (base == "letter" and found[2] and found[2].isalpha()):
        return None
    return _scripted(place, found, 1 if found[1] else 2, "^")


def _index(place: Cursor) -> Made:
    if place.source.startswith("2", place.at + 1):
        # Of subscripts without braces that of a few gases.
        gas = pattern(_GAS).search(place.source[max(0, place.at - 3) : place.at])
        return gas and ([Piece("₂", place.at, place.at + 2)], place.at + 2)
    found = place.match(_INDEX)
    if found is None or not _base(place):
        return None
    return _scripted(place, found, 1, "_")


def _scripted(place: Cursor, found: re.Match[str], number: int, sign: str) -> Made:
    return ending(set_script(place.source, *found.span(number), sign), found.end())


def _base(place: Cursor) -> str:
    """What kind of base stands before a script outside of formulas; nothing where none does."""
    if place.follows or (place.before.isalnum() and place.match(_NUMBERED)):
        return "sign"
    found = pattern(_BASE).search(place.source[max(0, place.at - 24) : place.at])
    return (found and found.lastgroup) or ""


_READERS: dict[str, Callable[[Cursor], Made]] = {
    "{": group,
    "\\": _backslash,
    "$": _dollars,
    "^": _caret,
    "`": quoted,
    "_": _index,
    "-": dash,
}
"""What reads each sign."""
