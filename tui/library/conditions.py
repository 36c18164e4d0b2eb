"""Which documents meet a query's conditions: everything in it but the bare words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from tui.library.bits import members, set_of
from tui.library.facts import Facts, Matches
from tui.library.index import Index
from tui.library.postings import Postings
from tui.library.query import Kind, Term
from tui.library.words import words

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def condition(term: Term, index: Index, facts: Facts, spelt: Callable[[Term], int]) -> int:
    """The set of the documents that meet a term.

    Args:
        term: what must hold, or must not when it is negated.
        index: of the papers.
        facts: of the papers.
        spelt: gives the set of the documents that have a term's words, however spelt.
    """
    holding = _positive(term, index, facts, spelt)
    return index.alive & ~holding if term.negated else holding


def _positive(term: Term, index: Index, facts: Facts, spelt: Callable[[Term], int]) -> int:
    match term.field:
        case "is" if term.text == "unread":
            return index.alive & ~index.set_of_keys(facts.state("read"))
        case "is":
            return index.set_of_keys(facts.state(term.text))
        case "page":
            return index.set_of_keys(facts.pages(text_matcher(term)))
        case "list":
            return index.set_of_keys(facts.lists(text_matcher(term)))
        case "tag":
            return index.set_of_keys(facts.tags(text_matcher(term)))
        case "note":
            return index.set_of_keys(facts.notes(text_matcher(term)))
    if is_spelt(term):
        return spelt(term)
    found: int = index.kept(("text", term._replace(negated=False)), lambda: _in_texts(term, index))
    return found


def is_spelt(term: Term) -> bool:
    """Whether a term asks for words, however spelt, rather than for letters or facts."""
    return (
        term.field in {"", "title", "abs"}
        and term.kind is Kind.WORD
        and not term.negated
        and bool(words(term.text))
    )


def _in_texts(term: Term, index: Index) -> int:
    """The documents that have a term's letters in the title, in the abstract, or in either."""
    found = 0
    if term.field in {"", "title"}:
        found |= _in_field(term, index, index.titles, lambda number: index.text(number).title)
    if term.field in {"", "abs"}:
        found |= _in_field(term, index, index.abstracts, lambda number: index.text(number).abstract)
    return found


def _in_field(term: Term, index: Index, postings: Postings, text_of: Callable[[int], str]) -> int:
    """The documents whose text matches: the words tell which ones may, and most of the time do."""
    possible, sure = index.alive, 0
    runs = words(term.text)
    for run in runs:
        begun = index.vocabulary.beginning(run)
        if len(run) == 1:
            # Nearly every text has the letter; those where it begins a word need no reading.
            if run == term.text and term.kind not in {Kind.END, Kind.EQUAL, Kind.START}:
                sure = postings.having(begun) & index.plain
            continue
        having = postings.having(begun)
        if term.kind is not Kind.START or run is not runs[0] or not term.text[0].isalnum():
            having |= postings.having(index.vocabulary.inside(run, begun))
        possible &= having
        if run == term.text and term.kind in {Kind.WORD, Kind.EXACT}:
            # One run of small letters and digits: the words say it all.
            sure = possible & index.plain
    matches = text_matcher(term)
    doubtful = (number for number in members(possible & ~sure) if matches(text_of(number)))
    return sure | set_of(list(doubtful), len(index.papers))


def text_matcher(term: Term) -> Matches:
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
    if wanted != wanted.lower() or not any(map(str.isalpha, wanted)):
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
    return _NOT_ASCII.sub(lambda found: _bare(found.group()), composed(text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    # What is put together of letters, as in Hangul, is no letter with an accent.
    return apart[0] if all(map(unicodedata.combining, apart[1:])) else letter
