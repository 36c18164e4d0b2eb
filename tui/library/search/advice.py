"""Advice on a query: fields, states and values that are asked for and that there are not."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.phrases import nearest
from tui.library.search.paper_fields import FIELDS
from tui.library.search.query import tokens

LONGEST = 30
"""Letters of what was typed that are repeated."""


def advice(text: str) -> Iterator[str]:
    """Yield what is odd in a query, a sentence each; a value that is half typed is no fault yet."""
    for _, token in tokens(text):
        name, colon, typed = token.removeprefix("!").partition(":")
        if colon:
            yield from _of_field(name.lower(), typed.removeprefix("!"))


def _of_field(name: str, typed: str) -> Iterator[str]:
    field = FIELDS.get(name)
    said = "“" + typed[:LONGEST].strip('"') + "”"
    if field is None:
        # Titles have colons too, so nothing is said but of what looks like a field.
        if typed and (near := nearest(name, FIELDS)):
            yield f"no field {name}: did you mean {near}:?"
        return
    value = field.read(typed)
    if value:
        return
    if not field.states:
        yield f"{name}: takes {field.takes}" + ("" if value == "" else f", not {said}")
    elif value == "":
        begun = [state for state in field.states if state.startswith(typed.lower())]
        yield f"{name}: takes {', '.join(begun)}"
    elif near := nearest(typed.lower(), field.states):
        yield f"no {field.noun} {said}: did you mean {near}?"
    else:
        yield f"no {field.noun} {said}: {', '.join(field.states)}"
