"""A line as bash has it: its words up to the cursor, and how a word of ours stands in it."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPECIAL = re.compile(r"[^\w@%+=:,./#-]")
"""What a backslash is put before where there is no quotation mark."""


class TypedLine(NamedTuple):
    """The words of a line up to the cursor, and what bash replaces of the last one."""

    words: list[str]
    """Those behind the command's name, unquoted; the last is the one under the cursor."""
    quote: str
    """The quotation mark that is open there; empty for none."""
    kept: int
    """Characters of the last word that bash leaves standing: it takes ``is:un`` for two words."""


def read_line(breaks: str, command: str, text: str) -> TypedLine:
    """Return what stands in a line up to the cursor.

    Args:
        breaks: ``$COMP_WORDBREAKS``: the characters that bash ends words at.
        command: the command's name, as it is typed.
        text: the line, as far as the cursor.
    """
    words, quote = _split(text)
    if command in words[:-1]:
        words = words[words.index(command) + 1 :]
    last = words[-1]
    ends = [last.rfind(each) for each in ":=" if each in breaks]
    return TypedLine(words, quote, 0 if quote else max(ends, default=-1) + 1)


def as_bash_has_it(word: str, line: TypedLine) -> str | None:
    """Return what bash puts in the place of what is typed; None where that cannot be written."""
    rest = word[line.kept :]
    if line.quote == "'":
        return None if "'" in rest else rest
    if line.quote:
        return re.sub(r'([\\"$`])', r"\\\1", rest)
    return _SPECIAL.sub(r"\\\g<0>", rest)


def _split(text: str) -> tuple[list[str], str]:
    """Split a line at its blanks as a shell does; gives the mark too that is open at its end."""
    words, word, quote, given = list[str](), "", "", False
    each = iter(text)
    for char in each:
        if char == "\\" and quote != "'":
            after = next(each, "")
            # Within quotation marks a backslash stands for itself before most.
            word += after if not quote or after in '\\"$`' else char + after
        elif quote:
            quote = "" if char == quote else quote
            word += char if quote else ""
        elif char in "'\"":
            quote, given = char, True
        elif char.isspace():
            if word or given:
                words.append(word)
            word, given = "", False
        else:
            word += char
    return [*words, word], quote
