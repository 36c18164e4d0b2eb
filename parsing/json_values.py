"""JSON of strangers: loaded without ever raising, and taken apart without trusting its shape."""

from __future__ import annotations

import json
from typing import NamedTuple

from parsing.paper import Problem

LARGEST_COUNT = 10**9
"""A number of votes, stars or comments beyond this is nonsense."""
MOST_HOLDERS, MOST_COMMAS = 4_000_000, 8_000_000
"""Objects and arrays of a text, and commas, that are read: small as text, they are large in memory.

That is more than 64 MiB of papers have: OpenAlex gives an array for each word of an abstract.
"""
_TOLD = 20
"""Broken lines that are told one by one."""


class Value(NamedTuple):
    """One JSON value of a text, and its 1-based line, 0 where that is not known."""

    value: object
    line: int = 0


def load_values(text: str, name: str) -> tuple[list[Value], list[Problem]]:
    """Return what a JSON text holds: one value, or one a line (NDJSON, JSON Lines).

    Args:
        text: of any kind.
        name: of the page, for problems.

    Returns:
        The values, and what could not be read. Broken JSON gives no value and one problem; a broken
        line of several leaves the others.
    """
    text = text.lstrip("\ufeff")
    if not is_bounded(text):
        return [], [Problem(name, 0, "JSON of too many values", "nothing taken; split it")]
    try:
        return [Value(json.loads(text))], []
    except RecursionError:
        return [], [Problem(name, 0, "JSON that is nested too deeply", "nothing taken")]
    except ValueError as error:
        if not _goes_on_in_lines(error):
            return [], [_problem(name, error, 0, "nothing taken")]
    return _load_lines(text, name)


def is_bounded(text: str) -> bool:
    """Tell whether there is no more in a JSON text than can be read."""
    holders = text.count("{") + text.count("[")
    return holders <= MOST_HOLDERS and text.count(",") <= MOST_COMMAS


def _load_lines(text: str, name: str) -> tuple[list[Value], list[Problem]]:
    values, problems = [], []
    # Not splitlines: a line separator of Unicode may stand inside a string of JSON.
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        try:
            values.append(Value(json.loads(line), number))
        except RecursionError:
            problems.append(Problem(name, number, "JSON that is nested too deeply", "left out"))
        except ValueError as error:
            problems.append(_problem(name, error, number, "left out"))
    if not values:
        return [], problems[:1]
    if len(problems) > _TOLD:
        rest = len(problems) - _TOLD
        problems[_TOLD:] = [Problem(name, 0, f"{rest} more broken lines of JSON", "left out")]
    return values, problems


def _goes_on_in_lines(error: ValueError) -> bool:
    return isinstance(error, json.JSONDecodeError) and error.msg == "Extra data"


def _problem(name: str, error: ValueError, line: int, done: str) -> Problem:
    if isinstance(error, json.JSONDecodeError):
        where = f"broken JSON ({error.msg.lower()}, column {error.colno})"
        return Problem(name, line or error.lineno, where, done)
    return Problem(name, line, "JSON with a number that is too long", done)


def dict_of(value: object) -> dict[str, object]:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[object]:
    """Return a JSON array, an empty one for anything else."""
    return value if isinstance(value, list) else []


def dicts_of(value: object) -> list[dict[str, object]]:
    """Return the objects in a JSON array; what is none is left out."""
    return [each for each in list_of(value) if isinstance(each, dict)]


def text_of(value: object) -> str:
    """Return a JSON string, an empty one for anything else."""
    return value if isinstance(value, str) else ""


def number_text_of(value: object) -> str:
    """Return a JSON string, or a whole number as one; empty for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_COUNT:
        return str(value)
    return text_of(value)


def texts_of(value: object) -> tuple[str, ...]:
    """Return the strings in a JSON array; what is none is left out."""
    return tuple(each for each in list_of(value) if isinstance(each, str))


def count_of(value: object) -> int | None:
    """Return a JSON number that counts something, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < LARGEST_COUNT else None
