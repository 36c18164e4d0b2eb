"""Which documents meet a query's conditions: everything in it but the bare words."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.names import seen
from tui.library.search.index import Index
from tui.library.search.letters import text_matcher
from tui.library.search.literal import in_texts, key_of
from tui.library.search.paper_fields import Matches, PaperFields
from tui.library.search.query import Term, TermKind
from tui.library.search.tokenizer import words


def condition(term: Term, index: Index, facts: PaperFields, spelt: Callable[[Term], int]) -> int:
    """The set of the documents that meet a term.

    Args:
        term: what must hold, or must not when it is negated.
        index: of the papers.
        facts: of the papers.
        spelt: gives the set of the documents that have a term's words, however spelt.
    """
    holding = _positive(term, index, facts, spelt)
    return index.alive & ~holding if term.negated else holding


def _positive(term: Term, index: Index, facts: PaperFields, spelt: Callable[[Term], int]) -> int:
    match term.field:
        case "is" if term.text == "unread":
            return index.alive & ~index.set_of_keys(facts.state("read"))
        case "is":
            return index.set_of_keys(facts.state(term.text))
        case "page":
            return index.set_of_keys(facts.pages(_name_matcher(term)))
        case "list":
            return index.set_of_keys(facts.lists(_name_matcher(term)))
        case "tag":
            return index.set_of_keys(facts.tags(_name_matcher(term)))
        case "note":
            return index.set_of_keys(facts.notes(text_matcher(term)))
    if is_spelt(term):
        return spelt(term)
    found: int = index.kept(key_of(term), lambda: in_texts(term, index))
    return found


def _name_matcher(term: Term) -> Matches:
    """Whether a name has what a term looks for, whatever is in either that is not drawn."""
    matches = text_matcher(term._replace(text=seen(term.text) or term.text))
    return lambda name: matches(seen(name))


def is_spelt(term: Term) -> bool:
    """Whether a term asks for words, however spelt, rather than for letters or facts."""
    return (
        term.field in {"", "title", "abs"}
        and term.kind is TermKind.WORD
        and not term.negated
        and bool(words(term.text))
    )
