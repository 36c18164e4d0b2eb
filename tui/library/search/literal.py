"""Exact texts: which documents have just these letters, read as little as possible.

The words tell which documents may have them: where a term has a sign between its letters, a text
with the term has the end of a word there and the beginning of another. While a term is typed, only
what had its beginning can have it. What then may have it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from tui.library.search.docset import EMPTY, DocSet, members, set_of
from tui.library.search.index import Index
from tui.library.search.letter_pairs import having_pairs
from tui.library.search.letters import plain_matcher, text_matcher
from tui.library.search.postings import Postings
from tui.library.search.query import Term, TermKind
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.tokenizer import fold, words
from tui.library.search.unspaced import is_unspaced, without_leading_marks

_AT_START = {TermKind.START, TermKind.EQUAL, TermKind.WHOLE}
_AT_END = {TermKind.END, TermKind.EQUAL, TermKind.WHOLE}


def in_texts(term: Term, index: Index) -> DocSet:
    """The set of the documents that have a term's letters in the title or in the abstract.

    Args:
        term: of any kind; `Term.field` says in which of the two, or is empty for both.
        index: of the documents.
    """
    possible, found = _still_possible(term, index), EMPTY
    if term.field in {"", "title"}:
        found = _in_field(term, index, "title", possible)
    if term.field in {"", "abs"}:
        found |= _in_field(term, index, "abstract", possible & ~found)
    return found


def _still_possible(term: Term, index: Index) -> DocSet:
    """The documents that may have a term, as far as shorter terms tell that were asked lately."""
    if term.kind is TermKind.END or not term.text.isascii():
        # A letter may become another one with what is typed behind it.
        return index.alive
    # What is whole may have begun inside a word while it was typed.
    begun = {TermKind.EQUAL: TermKind.START, TermKind.WHOLE: TermKind.EXACT}
    shorter = term._replace(kind=begun.get(term.kind, term.kind))
    for length in range(len(term.text) - 1, 0, -1):
        # With a capital typed behind it fewer texts have it, and never more.
        found: DocSet | None = index.lately(key_of(shorter._replace(text=term.text[:length])))
        if found is not None:
            return found
    return index.alive


def key_of(term: Term) -> tuple[str, Term]:
    """What the documents that have a term are kept under."""
    return ("text", term._replace(negated=False))


def _in_field(term: Term, index: Index, field: str, possible: DocSet) -> DocSet:
    """The documents whose text matches: the words tell which ones may, and most of the time do."""
    postings = index.titles if field == "title" else index.abstracts
    possible &= _having_its_words(term, index, postings)
    sure = EMPTY
    begins = term.kind in {TermKind.WORD, TermKind.EXACT} and term.text.isascii()
    if begins and [term.text] == words(term.text):
        # One run of small letters and digits: the words say it all.
        begun = index.vocabulary.beginning(term.text)
        sure = index.plain & (possible if len(term.text) > 1 else postings.having(begun))
    return possible & sure | _read(term, index, field, possible & ~sure)


def _read(term: Term, index: Index, field: str, possible: DocSet) -> DocSet:
    """Of some documents those whose text matches."""
    matches = text_matcher(term)
    quickly = plain_matcher(term) if term.text.isascii() else matches
    text = attrgetter(field)
    papers = index.papers
    found = [each for each in members(possible & index.plain) if quickly(text(papers[each]))]
    found += [each for each in members(possible & ~index.plain) if matches(text(papers[each]))]
    return set_of(found, len(papers))


def _having_its_words(term: Term, index: Index, postings: Postings) -> DocSet:
    """The documents with words that have what the runs of letters in a term need."""
    runs = words(term.text)
    possible = index.alive
    if not term.text.isascii() and any("α" <= each <= "ω" for each in fold(term.text)):
        return possible  # one that stands by itself is a word by its name, and others are not
    for place, run in enumerate(runs):
        if is_unspaced(run):
            # The mark it begins with belongs to whatever letter stands before it in a text.
            if letters := without_leading_marks(run):
                possible &= having_pairs(index, letters, postings)
            continue
        starts = place > 0 or term.kind in _AT_START or not term.text[0].isalnum()
        ends = place < len(runs) - 1 or term.kind in _AT_END or not term.text[-1].isalnum()
        if not term.text.isascii():
            # A mark that is no letter by itself may belong to the letter before the run.
            starts = (
                starts and place == 0 and term.kind is TermKind.START and term.text[0].isalnum()
            )
            ends = False
        if len(run) > 1 or (starts and (ends or run.isdigit())):
            # But for those, nearly every text has a letter.
            possible &= postings.having(_words_with(index.vocabulary, run, starts, ends))
    return possible


def _words_with(vocabulary: TermDictionary, run: str, starts: bool, ends: bool) -> Sequence[int]:
    """The words that have a run of letters, at their start and at their end if they must."""
    begun = vocabulary.beginning(run)
    if starts and ends:
        return begun[:1] if begun and vocabulary.words[begun.start] == run else begun[:0]
    if starts:
        return begun
    found = [*begun, *vocabulary.inside(run, begun)]
    if not ends:
        return found
    return [number for number in found if vocabulary.words[number].endswith(run)]
