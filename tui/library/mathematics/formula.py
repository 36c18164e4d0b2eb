"""Formulas: LaTeX's mathematics as one line of Unicode, or not at all.

What Unicode has no script for stands behind its sign, in parentheses where it is more than a name:
``x_{t,i}`` is shown as ``x_(t,i)``. A formula with any command that is not known is not set: its
source says more than a part of it would.
"""

from __future__ import annotations

from string import ascii_letters

from parsing.patterns import pattern
from tui.library.mathematics.shown_text import Piece
from tui.library.mathematics.signs import (
    ACCENTS,
    BLACKBOARD,
    FONTS,
    NOT_DRAWN,
    OPERATORS,
    SIGNS,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    with_mark,
)

NO_BREAK = "\u00a0"
"""A blank at which no line is broken."""
UNBROKEN = 24
"""Characters of a formula that stays on one line, ``O(n log n)``; a longer one may be broken."""
DEEPEST = 12
"""Groups within groups that are followed."""
_COMMAND = r"\\([A-Za-z]+|[^A-Za-z])\*?"
_SPACES = frozenset({",", ";", ":", ">", " ", "quad", "qquad", "enspace", "thinspace"})
_ESCAPED = {sign: sign for sign in "{}%$#_&"} | {"|": "‖"}
_SCRIPTS = frozenset(SUPERSCRIPTS.values()) | frozenset(SUBSCRIPTS.values())
_OPENING, _CLOSING = frozenset(" ([{⟨⌈⌊"), frozenset(")]}⟩⌉⌋,;")
_OVERLINED = {letter: letter + "\u0305" for letter in ascii_letters}
_ROOTS = {"": "√", "[2]": "√", "[3]": "∛", "[4]": "∜"}


class NotKnownError(Exception):
    """A formula has what cannot be shown."""


def set_formula(source: str, start: int, end: int) -> list[Piece] | None:
    """Return a stretch of a text as a formula; None where it cannot be shown faithfully.

    Args:
        source: the text.
        start: where the formula begins, behind its dollar.
        end: where it ends.
    """
    try:
        pieces = Formula(source, end).row(start, end)
    except NotKnownError:
        return None
    while pieces and pieces[-1].chars.isspace():
        pieces.pop()
    while pieces and pieces[0].chars.isspace():
        del pieces[0]
    if sum(len(piece.chars) for piece in pieces) <= UNBROKEN:
        blank = {" ": NO_BREAK}
        pieces = [_drawn(piece, blank) for piece in pieces]
    return pieces or None


def set_script(source: str, start: int, end: int, sign: str) -> list[Piece] | None:
    """Return a stretch of a text as a superscript or subscript; None where Unicode lacks one."""
    pieces = set_formula(source, start, end)
    return pieces and _raised(pieces, SUPERSCRIPTS if sign == "^" else SUBSCRIPTS)


def _raised(pieces: list[Piece], letters: dict[str, str]) -> list[Piece] | None:
    """The same as small letters, above or below the line; None where there are none."""
    if any(char not in letters for piece in pieces for char in piece.chars):
        return None
    return [
        piece._replace(chars="".join(map(letters.__getitem__, piece.chars))) for piece in pieces
    ]


class Formula:
    """Reader of a formula.

    Args:
        source: the text that it stands in.
        end: where it ends; nothing behind that is looked at.
    """

    def __init__(self, source: str, end: int) -> None:
        self._source, self._end = source, end
        self._depth = 0

    def row(self, at: int, end: int) -> list[Piece]:
        """Return what stands between two positions.

        Raises:
            NotKnownError: not all of it can be shown.
        """
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotKnownError
        source, shown = self._source, list[Piece]()
        while at < end:
            char = source[at]
            if char in " \n~\xa0":
                if not (shown and shown[-1].chars[-1] in _OPENING):
                    shown.append(Piece(" ", at, at + 1))
                at += 1
            elif char in "^_":
                pieces, behind = self._argument(at + 1, end)
                shown += self._script(char, at, pieces, behind)
                at = behind
            elif char == "\\":
                before = shown[-1].chars[-1:] if shown else ""
                pieces, at = self.command(at, end, before)
                shown += pieces
            elif char == "{":
                pieces, at = self._argument(at, end)
                shown += pieces
            elif char in '}$&#`"':
                raise NotKnownError
            else:
                is_prime = char == "'" and not source[at + 1 : at + 2].isalpha()
                shown.append(Piece("′" if is_prime else char, at, at + 1))
                at += 1
            if len(shown) > 1 and shown[-1].chars[:1] in _CLOSING and shown[-2].chars == " ":
                del shown[-2]
        self._depth -= 1
        return shown

    def command(self, at: int, end: int, before: str = "") -> tuple[list[Piece], int]:
        """Return what a command draws with its arguments, and where these end.

        Args:
            at: where its backslash stands.
            end: where the formula or the group ends.
            before: the character shown before it, if there is any.

        Raises:
            NotKnownError: it is not known, or not with such arguments.
        """
        found = pattern(_COMMAND).match(self._source, at, end)
        if found is None:
            raise NotKnownError
        name, behind = found[1], found.end()
        if name in _SPACES:
            return [Piece(" ", at, behind)], behind
        if name in _ESCAPED:
            return [Piece(_ESCAPED[name], at, behind)], behind
        if name in SIGNS:
            # A blank that only ends the name is none: `x\in X`, but `x \in X`.
            after = self._source[behind : behind + 2]
            beside = before not in {"", " "} and not SIGNS[name].isalpha()
            ends = after[:1] == " " and (beside or (before != " " and after[1:].isalnum()))
            return [Piece(SIGNS[name], at, behind)], behind + ends
        if name in NOT_DRAWN or name in {"!", "-", "/"}:
            # A delimiter that is a dot is none.
            skipped = name in {"left", "right"} and self._source[behind : behind + 1] == "."
            return [], self._blanks(behind + skipped, end)
        if name in OPERATORS:
            return self._operator(name, at, behind, end, before), self._blanks(behind, end)
        return self._with_arguments(name, at, behind, end, before)

    def _with_arguments(
        self, name: str, at: int, behind: int, end: int, before: str
    ) -> tuple[list[Piece], int]:
        if name == "sqrt":
            degree = pattern(r"\[\d\]|").match(self._source, behind, end)
            sign = _ROOTS.get(degree[0]) if degree else None
            if degree is None or sign is None:
                raise NotKnownError
            argument, last = self._argument(degree.end(), end)
            return [Piece(sign, at, degree.end()), *_enclosed(argument)], last
        argument, last = self._argument(behind, end)
        if name in FONTS:
            return argument, last
        if name == "mathbb":
            return [_drawn(piece, BLACKBOARD) for piece in argument], last
        if name == "overline" and len(argument) > 1:
            return [_drawn(piece, _OVERLINED) for piece in argument], last
        if name in ACCENTS:
            if len(argument) != 1 or not argument[0].chars.isalpha() or len(argument[0].chars) > 1:
                raise NotKnownError
            letter = with_mark(argument[0].chars, ACCENTS[name])
            return [Piece(letter, at, last)], last
        if name == "not" and len(argument) == 1:
            sign = with_mark(argument[0].chars, "\u0338")
            if len(sign) == 1:
                return [Piece(sign, at, last)], last
        if name in {"frac", "dfrac", "tfrac"}:
            below, last = self._argument(last, end)
            middle = argument[-1].end if argument else behind
            slash = Piece("/", middle, middle)
            fraction = [*_enclosed(argument), slash, *_enclosed(below)]
            beside = pattern(r"[\w({]|\\(?!right|[,;:!]|q?quad)").match(self._source, last, end)
            if beside or before.isalnum() or before == ")":
                fraction = [Piece("(", at, at), *fraction, Piece(")", last, last)]
            return fraction, last
        if name == "pmod":
            return [Piece(" (mod ", at, behind), *argument, Piece(")", last, last)], last
        raise NotKnownError

    def _operator(self, name: str, at: int, behind: int, end: int, before: str) -> list[Piece]:
        name = {"bmod": "mod"}.get(name, name)
        last = self._blanks(behind, end)
        after = self._source[last : last + 1] if last < end else ""
        shown = [Piece(name, at, behind)]
        if before.isalnum() or before in {")", "]", "⟩", "|"}:
            shown.insert(0, Piece(" ", at, at))
        if (
            after.isalnum()
            or after == "\\"
            or (after and after not in "^_([{|)],.;:" and last > behind)
        ):
            shown.append(Piece(" ", behind, last))
        return shown

    def _blanks(self, at: int, end: int) -> int:
        while at < end and self._source[at] in " ~\n":
            at += 1
        return at

    def _argument(self, at: int, end: int) -> tuple[list[Piece], int]:
        """What a command or a script takes: a group, a command, or one character."""
        at = self._blanks(at, end)
        if at >= end:
            raise NotKnownError
        char = self._source[at]
        if char == "\\":
            return self.command(at, end)
        if char != "{":
            if not (char.isalnum() or char in "*+-'=<>"):
                raise NotKnownError
            return [Piece("′" if char == "'" else char, at, at + 1)], at + 1
        close = closing(self._source, at, end)
        if close < 0:
            raise NotKnownError
        return self.row(at + 1, close), close + 1

    def _script(self, sign: str, at: int, pieces: list[Piece], behind: int) -> list[Piece]:
        raised = _raised(pieces, SUPERSCRIPTS if sign == "^" else SUBSCRIPTS)
        if raised is not None:
            return raised
        chars = "".join(piece.chars for piece in pieces)
        after = self._source[behind : behind + 1] if behind < self._end else ""
        is_name = chars.isalnum() and not after.isalnum() and _SCRIPTS.isdisjoint(chars)
        shown = Piece(sign, at, at + 1)
        if is_name or len(chars) == 1:
            return [shown, *pieces]
        return [shown, Piece("(", at, at), *pieces, Piece(")", behind, behind)]


def closing(source: str, at: int, end: int) -> int:
    """Return where the brace is closed that is opened at a position; -1 where it is not."""
    depth = 0
    for brace in pattern(r"\\.|[{}]").finditer(source, at, end):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    return -1


def _enclosed(pieces: list[Piece]) -> list[Piece]:
    """Pieces in parentheses, unless they are one name or number."""
    chars = "".join(piece.chars for piece in pieces)
    if not pieces or chars.isalnum():
        return pieces
    start, end = pieces[0].start, pieces[-1].end
    return [Piece("(", start, start), *pieces, Piece(")", end, end)]


def _drawn(piece: Piece, letters: dict[str, str]) -> Piece:
    return piece._replace(chars="".join(letters.get(char, char) for char in piece.chars))
