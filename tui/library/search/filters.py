"""Which documents meet a query's conditions: everything in it but the bare words."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.search.docset import DocSet
from tui.library.search.index import Index
from tui.library.search.letters import text_matcher
from tui.library.search.literal import in_texts, key_of
from tui.library.search.paper_fields import FIELDS, AllBut, PaperFacts
from tui.library.search.query import Term, TermKind
from tui.library.search.tokenizer import words


def condition(
    term: Term, index: Index, facts: PaperFacts, spelt: Callable[[Term], DocSet]
) -> DocSet:
    """The set of the documents that meet a term.

    Args:
        term: what must hold, or must not when it is negated.
        index: of the papers.
        facts: what is known of the papers.
        spelt: gives the set of the documents that have a term's words, however spelt.
    """
    holding = _positive(term, index, facts, spelt)
    return index.alive & ~holding if term.negated else holding


def _positive(
    term: Term, index: Index, facts: PaperFacts, spelt: Callable[[Term], DocSet]
) -> DocSet:
    if term.field and (papers := FIELDS[term.field].papers):
        found = papers(facts, term.text, text_matcher(term))
        if isinstance(found, AllBut):
            return index.alive & ~index.set_of_keys(found.keys)
        return index.set_of_keys(found)
    if is_spelt(term):
        return spelt(term)
    holding: DocSet = index.kept(key_of(term), lambda: in_texts(term, index))
    return holding


def is_spelt(term: Term) -> bool:
    """Whether a term asks for words, however spelt, rather than for letters or facts."""
    return (
        (not term.field or FIELDS[term.field].papers is None)
        and term.kind is TermKind.WORD
        and not term.negated
        and bool(words(term.text))
    )
