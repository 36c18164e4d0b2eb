"""Whether a paper meets a query's conditions: everything in it but the bare words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from parsing.paper import Paper
from tui.library.query import Kind, Term
from tui.library.words import words

Holds = Callable[[Paper], bool]


class Facts(NamedTuple):
    """What is known of a paper beside its text, by key; a state is a word that ``is:`` knows."""

    pages: Callable[[str], Iterable[str]] = lambda _: ()
    """Names and labels of the pages that a paper stands on."""
    lists: Callable[[str], Iterable[str]] = lambda _: ()
    state: Callable[[str, str], bool] = lambda _key, _state: False
    tags: Callable[[str], Iterable[str]] = lambda _: ()
    note: Callable[[str], Iterable[str]] = lambda _: ()
    """A paper's note, if it has one."""


def condition(term: Term, facts: Facts, spelt: Callable[[Term], frozenset[str]]) -> Holds:
    """The test that a term makes of a paper.

    Args:
        term: what must hold, or must not when it is negated.
        facts: of the papers.
        spelt: gives the keys of the papers that have a term's words, however spelt.
    """
    holds = _positive(term, facts, spelt)
    return (lambda paper: not holds(paper)) if term.negated else holds


def _positive(term: Term, facts: Facts, spelt: Callable[[Term], frozenset[str]]) -> Holds:
    if term.field == "is":
        return lambda paper: facts.state(paper.key, term.text)
    named = {
        "page": facts.pages,
        "list": facts.lists,
        "tag": facts.tags,
        "note": facts.note,
    }.get(term.field)
    matches = text_matcher(term)
    if named is not None:
        return lambda paper: any(map(matches, named(paper.key)))
    if term.kind is Kind.WORD and not term.negated and words(term.text):
        found = spelt(term)
        return lambda paper: paper.key in found
    if term.field == "title":
        return lambda paper: matches(paper.title)
    if term.field == "abs":
        return lambda paper: matches(paper.abstract)
    return lambda paper: matches(paper.title) or matches(paper.abstract)


def text_matcher(term: Term) -> Callable[[str], bool]:
    """Whether a text has what a term looks for, letter by letter.

    Case counts when the term has a capital, accents when it has one: "smart" for each by itself.
    """
    prepare = preparation(term.text)
    wanted = prepare(term.text)
    match term.kind:
        case Kind.START:
            return lambda text: prepare(text).startswith(wanted)
        case Kind.END:
            return lambda text: prepare(text).endswith(wanted)
        case Kind.EQUAL:
            return lambda text: prepare(text) == wanted
        case _:
            return lambda text: wanted in prepare(text)


def preparation(wanted: str) -> Callable[[str], str]:
    """How texts are made alike before they are compared with what is wanted."""
    if wanted != wanted.lower():
        return composed if _accented(wanted) else without_accents
    if _accented(wanted):
        return lambda text: composed(text).lower()
    return lambda text: without_accents(text).lower()


def composed(text: str) -> str:
    """Letters and their accents as one character where there is one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _accented(text: str) -> bool:
    return not text.isascii() and without_accents(text) != text


def without_accents(text: str) -> str:
    """Letters without their accents, each still one character."""
    if text.isascii():
        return text
    return "".join(
        unicodedata.normalize("NFD", each)[0] if ord(each) > 127 else each
        for each in composed(text)
    )
