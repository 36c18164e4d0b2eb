"""Help for who types a query: what there is, how a half-typed word may go on, and what is odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from tui.library.phrases import nearest
from tui.library.search.paper_fields import FIELDS, PaperFacts
from tui.library.search.query import parse_query, tokens
from tui.library.search.tokenizer import fold

MOST = 50
"""Words that are offered: nobody goes through more of them."""
LOOKED_AT = 100_000
"""Values that are looked at: a key is waiting."""
LONGEST = 30
"""Letters of what was typed that are repeated."""


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


class Suggestions(NamedTuple):
    """Words in place of the one that is typed, the likelier first."""

    start: int
    """Where in the text the word begins that they stand for."""
    words: tuple[str, ...] = ()


def suggestions(text: str, facts: PaperFacts) -> Suggestions:
    """Return what the last word of a query may go on as: fields, states, and the values there are.

    A value is offered as it must be typed: in quotation marks, or with a backslash before its
    blanks, where it would be read as something else without.

    Args:
        text: what stands before the cursor.
        facts: what there is to ask for.
    """
    start = _last_word(text)
    typed = text[start:]
    sign = "!" if typed.startswith("!") else ""
    name, colon, value = typed.removeprefix("!").partition(":")
    if not colon:
        return Suggestions(start, tuple(sign + word for word in _names(name.lower())))
    field = FIELDS.get(name.lower())
    if field is None:
        return Suggestions(start)
    before = f"{sign}{name}:" + "!" * value.startswith("!")
    begun = value.removeprefix("!").lstrip("'\"“”„«»").replace("\\ ", " ")
    if field.states:
        states = (before + each for each in field.states if each.startswith(begun.lower()))
        return Suggestions(start, tuple(states))
    # Authors' names come once a paper, so of a very large library not all of them are seen.
    found = _begun_so(islice(field.offers(facts), LOOKED_AT), begun)
    words = filter(None, (_typed_as(before, each) for each in found))
    return Suggestions(start, tuple(islice(words, MOST)))


def _last_word(text: str) -> int:
    """Return where the word begins that a text ends in: at its end behind a blank."""
    # A letter more makes the last word longer, or one more.
    start, _ = tokens(f"{text}x")[-1]
    return start


def _names(begun: str) -> Iterator[str]:
    """Yield the fields that begin so, then the states as one asks for them."""
    yield from (f"{name}:" for name in FIELDS if name.startswith(begun))
    for name, field in FIELDS.items():
        if begun:
            yield from (f"{name}:{each}" for each in field.states if each.startswith(begun))


def _begun_so(values: Iterable[str], begun: str) -> Iterator[str]:
    """Yield each value once: those that begin so, then those with a word that does."""
    wanted = fold(begun)
    folded = [(fold(value), value) for value in dict.fromkeys(values)]
    yield from sorted(value for key, value in folded if key.startswith(wanted))
    yield from sorted(
        value for key, value in folded if f" {wanted}" in key and not key.startswith(wanted)
    )


def _typed_as(before: str, value: str) -> str:
    """Return how a value is typed behind a field's name; nothing where it cannot be."""
    forms = (value, f'"{value}"', value.replace(" ", "\\ "))
    for form in forms:
        groups = parse_query(before + form).groups
        if len(groups) == 1 and groups[0][0].field and groups[0][0].text == value:
            return before + form
    return ""


def advice(text: str) -> Iterator[str]:
    """Yield what is odd in a query, a sentence each; a value that is half typed is no fault yet."""
    for _, token in tokens(text):
        name, colon, typed = token.removeprefix("!").partition(":")
        if colon and name[:1] not in {'"', "'", "\\"}:  # these are words as they stand
            yield from _of_field(name, typed.removeprefix("!"))


def _of_field(typed_name: str, typed: str) -> Iterator[str]:
    name = typed_name.lower()
    field = FIELDS.get(name)
    said = "“" + typed[:LONGEST].strip('"') + "”"
    if field is None:
        if not typed:
            return
        if near := nearest(name, FIELDS):
            yield f"no field {name}: did you mean {near}:?"
        # Titles and addresses have colons too.
        elif typed_name.isalpha() and typed_name.islower() and not typed.startswith("//"):
            yield f"no field {name}: {', '.join(FIELDS)}"
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
