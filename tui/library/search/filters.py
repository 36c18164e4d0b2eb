"""Conditions: which documents meet a part of a query that is no bare word.

A condition asks for what is known of papers (`paper_fields`), or for a text's very letters. Case
counts when a term has a capital, accents when it has one: "smart" for each by itself.

As little as possible is read. The words tell which documents may have a term: where it has a sign
between its letters, a text with the term has the end of a word there and the beginning of another.
While a term is typed, only what had its beginning can have it. What then may have it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, assert_never

from parsing.patterns import pattern
from tui.library.names import seen
from tui.library.search.docset import EMPTY, DocSet, members
from tui.library.search.expansion import having_pairs
from tui.library.search.index import Index
from tui.library.search.paper_fields import FIELDS, AllBut, Matches, PaperFacts
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.terms import Term, TermKind
from tui.library.search.texts import TEXTS
from tui.library.search.tokenizer import (
    MARKS,
    UNSPACED_MARKS,
    case_counts,
    fold,
    is_unspaced,
    preparation,
    without_leading_marks,
    words,
)

MOST_DERIVED = 2_000
"""Derived texts that are made for one term, 0.1 s; where more may have it, as a sign in a very
large library, the texts that they are made of must do."""
_COMMON = " -,.:;()'"
"""Signs that most texts have."""
_MARK = f"[{MARKS}]"
_UNSPACED_MARK = f"[{UNSPACED_MARKS}]"
_AT_START = {TermKind.START, TermKind.EQUAL, TermKind.WHOLE}
_AT_END = {TermKind.END, TermKind.EQUAL, TermKind.WHOLE}


def condition(term: Term, index: Index, facts: PaperFacts) -> DocSet:
    """Return the documents that meet a term which is not looked up by words, however spelt.

    Args:
        term: what must hold, or must not when it is negated.
        index: of the papers.
        facts: what is known of the papers.
    """
    if term.texts:
        holding = index.answer(_question(term), lambda: _in_texts(term, index))
    else:
        field = FIELDS[term.field]
        matches = (_name_matcher if field.names else text_matcher)(term)
        papers = field.papers(facts, term.text, matches)
        if isinstance(papers, AllBut):
            holding = index.alive & ~index.set_of_keys(papers.keys)
        else:
            holding = index.set_of_keys(papers)
    return index.alive & ~holding if term.negated else holding


# One text


def text_matcher(term: Term) -> Matches:
    """Return what tells whether a text has what a term looks for, letter by letter."""
    prepare = preparation(term.text)
    wanted = prepare(term.text)
    match term.kind:
        case TermKind.START:
            return lambda text: prepare(text).startswith(wanted)
        case TermKind.END:
            return lambda text: prepare(text).endswith(wanted)
        case TermKind.EQUAL:
            return lambda text: prepare(text) == wanted
        case TermKind.WHOLE:
            stands = _stands_by_itself(wanted)
            return lambda text: stands(prepare(text))
        case TermKind.WORD | TermKind.EXACT:
            return lambda text: wanted in prepare(text)
        case _:
            assert_never(term.kind)


def _name_matcher(term: Term) -> Matches:
    """Return what tells it of a name, whatever is in either that is not drawn."""
    matches = text_matcher(term._replace(text=seen(term.text) or term.text))
    return lambda name: matches(seen(name))


def plain_matcher(term: Term) -> Matches:
    """Return what tells it of a term and texts that are all ASCII, in a fraction of the time.

    Of a text that must begin or end with the letters no more is looked at, and a text that lacks a
    sign which few have is not made small. A whole abstract takes 1 to 2 µs otherwise.
    """
    length, sensitive = len(term.text), case_counts(term.text)
    ready: Callable[[str], str] = str if sensitive else str.lower
    wanted = ready(term.text)
    match term.kind:
        case TermKind.START:
            return lambda text: ready(text[:length]) == wanted
        case TermKind.END:
            return lambda text: ready(text[-length:]) == wanted
        case TermKind.EQUAL:
            return lambda text: len(text) == length and ready(text) == wanted
        case TermKind.WHOLE:
            stands = _stands_by_itself(wanted)
            return lambda text: stands(ready(text))
        case TermKind.WORD | TermKind.EXACT:
            signs = (char for char in wanted if not char.isalnum() and char not in _COMMON)
            sign = next(signs, "")
            if sensitive:
                return lambda text: wanted in text
            return lambda text: sign in text and wanted in text.lower()
        case _:
            assert_never(term.kind)


def _stands_by_itself(wanted: str) -> Matches:
    """Tells whether a text has what is wanted where neither side of it goes on as a word.

    Where there are no blanks any two letters may be of two words.
    """
    begins, ends = _is_spaced(wanted[:1]), _is_spaced(wanted[-1:])

    def stands(text: str) -> bool:
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            before, behind = text[max(0, at - 1) : at], text[end : end + 1]
            goes_on = _goes_on(behind) if ends else pattern(_UNSPACED_MARK).match(behind)
            if not goes_on and not (begins and _goes_on(before)):
                return True
            at = text.find(wanted, at + 1)
        return False

    return stands


def _goes_on(letter: str) -> bool:
    """Whether a word goes on with a letter."""
    return _is_spaced(letter) or (not letter.isascii() and pattern(_MARK).match(letter) is not None)


def _is_spaced(letter: str) -> bool:
    return letter.isalnum() and not is_unspaced(letter)


# All texts


def _in_texts(term: Term, index: Index) -> DocSet:
    """Documents that have a term's letters in any of its texts."""
    possible, holding = _still_possible(term, index), EMPTY
    for text in index.present(term.texts):
        holding |= _in_text(term, index, text, possible & ~holding)
    return holding


def _question(term: Term) -> tuple[str, Term]:
    """Key that the index keeps the answer to a term under."""
    return ("text", term._replace(negated=False))


def _still_possible(term: Term, index: Index) -> DocSet:
    """Documents that may have a term, as far as shorter terms tell that were asked lately."""
    if term.kind is TermKind.END or not term.text.isascii():
        # A letter may become another one with what is typed behind it.
        return index.alive
    # What is whole may have begun inside a word while it was typed.
    begun = {TermKind.EQUAL: TermKind.START, TermKind.WHOLE: TermKind.EXACT}
    shorter = term._replace(kind=begun.get(term.kind, term.kind))
    for length in range(len(term.text) - 1, 0, -1):
        # With a capital typed behind it fewer texts have it, and never more.
        answer: DocSet | None = index.answered(_question(shorter._replace(text=term.text[:length])))
        if answer is not None:
            return answer
    return index.alive


def _in_text(term: Term, index: Index, text: str, possible: DocSet) -> DocSet:
    """Documents whose text matches: the words tell which ones may, and most of the time do."""
    possible &= _having_its_words(term, index, text)
    if TEXTS[text].derived:
        # To make one takes fifty times what it takes to read it.
        possible &= index.having_text(text)
        if possible.bit_count() > MOST_DERIVED:
            return EMPTY
    sure = EMPTY
    begins = term.kind in {TermKind.WORD, TermKind.EXACT} and term.text.isascii()
    if begins and [term.text] == words(term.text):
        # One run of small letters and digits: the words say it all.
        sure = index.plain[text]
        if len(term.text) == 1:
            sure &= index.postings[text].having(index.terms.beginning(term.text))
    matches = text_matcher(term)
    quickly = plain_matcher(term) if term.text.isascii() else matches
    of: Callable[[Any], str] = TEXTS[text].of
    if TEXTS[text].lines:
        matches, quickly = _of_any_line(matches), _of_any_line(quickly)
    papers, unsure = index.papers, possible & ~sure
    plain = unsure & index.plain[text]
    having = [each for each in members(plain) if quickly(of(papers[each]))]
    having += [each for each in members(unsure & ~plain) if matches(of(papers[each]))]
    return possible & sure | index.set_of(having)


def _of_any_line(matches: Matches) -> Matches:
    return lambda text: any(map(matches, text.split("\n")))


def _having_its_words(term: Term, index: Index, text: str) -> DocSet:
    """Documents with words that have what the runs of letters in a term need."""
    runs = words(term.text)
    possible = index.alive
    if not term.text.isascii() and any("α" <= each <= "ω" for each in fold(term.text)):
        return possible  # one that stands by itself is a word by its name, and others are not
    for number, run in enumerate(runs):
        if is_unspaced(run):
            # The mark it begins with belongs to whatever letter stands before it in a text.
            if letters := without_leading_marks(run):
                possible &= having_pairs(index, letters, text)
            continue
        starts = number > 0 or term.kind in _AT_START or not term.text[0].isalnum()
        ends = number < len(runs) - 1 or term.kind in _AT_END or not term.text[-1].isalnum()
        if not term.text.isascii():
            # A mark that is no letter by itself may belong to the letter before the run.
            starts = number == 0 and term.kind is TermKind.START and term.text[0].isalnum()
            ends = False
        if len(run) > 1 or (starts and (ends or run.isdigit())):
            # But for those, nearly every text has a letter.
            numbers = _words_with(index.terms, run, starts, ends)
            possible &= index.postings[text].having(numbers)
    return possible


def _words_with(terms: TermDictionary, run: str, starts: bool, ends: bool) -> Sequence[int]:
    """Words that have a run of letters, at their start and at their end if they must."""
    begun = terms.beginning(run)
    if starts:
        return terms.whole(run) if ends else begun
    having = [*begun, *terms.inside(run, begun)]
    return [n for n in having if terms.words[n].endswith(run)] if ends else having
