"""Small pieces of wording that the screen, the command line and the exports share."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """A count in words: ``1 paper``, ``2 papers``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
