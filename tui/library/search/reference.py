"""The filter language in a table, for a person: made of what declares it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.library.search.paper_fields import FIELDS


class Operator(NamedTuple):
    """Something that can be typed in a query."""

    typed: str
    """As an example."""
    finds: str
    begins: str
    """What one types of it whatever one looks for."""


SIGNS = (
    Operator("two words", "papers with these, however spelt; with both first", ""),
    Operator("'exact", "just these letters", "'"),
    Operator("'whole'", "just these letters, not within a longer word", "'"),
    Operator('"a phrase"', "these words side by side", '"'),
    Operator("^start", "titles or abstracts that begin so", "^"),
    Operator("end$", "titles or abstracts that end so", ""),
    Operator("!not", "papers without it; before a field too", "!"),
    Operator("this | that", "either", ""),
)
"""Signs of `query`, which has their grammar."""


def operators() -> Iterator[Operator]:
    """Yield all that the filter understands: signs, then fields with what they take."""
    yield from SIGNS
    for name, field in FIELDS.items():
        yield Operator(f"{name}:", ", ".join(field.states) or field.takes, f"{name}:")
