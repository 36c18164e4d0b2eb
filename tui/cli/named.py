"""Finding what a person named on the command line among things that have names."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

from parsing.text import clean_line

Thing = TypeVar("Thing")


def find_named(things: Iterable[Thing], name_of: Callable[[Thing], str], typed: str) -> list[Thing]:
    """Return the things of a name as it was typed: the very name, or else those shown like it.

    A file's name need not be text, nor can every terminal show every letter: whoever copies a name
    from what was shown, or completes that of the file, means the same thing.

    Args:
        things: what may be meant.
        name_of: gives the name that a thing has.
        typed: the argument, as Python has it from the system.

    Returns:
        None or one, or several where no more is known than what they are shown as.
    """
    named = [(name_of(each), each) for each in things]
    if exact := [each for name, each in named if name == typed]:
        return exact
    bytes_ = typed.encode(errors="surrogateescape")
    wanted = {clean_line(typed), clean_line(bytes_.decode(errors="replace"))}
    return [each for name, each in named if wanted & {clean_line(name), _shown(name)}]


def none_or_many(noun: str, number: int) -> str:
    """Return words that begin a complaint of a name which does not mean one thing alone."""
    return f"{number} {noun}s are shown as" if number else f"no {noun} is called"


def _shown(name: str) -> str:
    """A name as standard output shows it, in whatever letters it has."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return clean_line(name).encode(encoding, "replace").decode(encoding, "replace")
