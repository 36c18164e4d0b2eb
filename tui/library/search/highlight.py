"""Where a text matches a query: what the panes mark in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from parsing.patterns import pattern
from tui.library.mathematics.shown_text import ShownText
from tui.library.search.tokenizer import (
    UNSPACED_MARKS,
    fold,
    is_unspaced,
    letters,
    preparation,
    runs,
    without_joiners,
    word_spans,
)

SHORTEST_PART = 3
"""Characters from which a word of the query may stand inside another word."""
SEARCHED = 10_000
"""Characters of a text in which a snippet is looked for."""
_GREEK = r"\u0370-\u03ff\u1f00-\u1fff"
_LETTER = (
    rf"(?s)([{_GREEK}][{_GREEK}\u0300-\u036f]+)"
    rf"|[^{UNSPACED_MARKS}][{UNSPACED_MARKS}]*|[{UNSPACED_MARKS}]+"
)
"""A letter and its accents, or several Greek ones: only one by itself has a name."""
WINDOW = 60
"""Characters within which matches are seen together."""
LEAD_IN = 16
"""Characters before the first of them that tell what it is about."""


class Spelling(Enum):
    """How texts write a word of the query, as far as it was found."""

    TOGETHER = "together"
    APART = "apart"
    """As several words one behind the other, too."""
    APART_OR_BEGUN = "apart or begun"
    """Also so that the last of them goes on."""


class MatchedTerm(NamedTuple):
    """One word of the query and the words of the dictionary that answer it."""

    word: str
    misspelt: frozenset[str] = frozenset()
    """Words that answer it as a misspelling; the other ways can be seen from the word."""
    exact: bool = False
    """Whether it is not a word but a text that is found as it stands."""
    written: Spelling = Spelling.TOGETHER
    """Whether it was found in pieces."""


def snippet(text: str, terms: tuple[MatchedTerm, ...]) -> str:
    """Return the stretch of a text with the most matches, from a little before them to its end.

    Empty when nothing matches.
    """
    if len(text) > SEARCHED:
        text = text[:SEARCHED]
    spans = list(match_spans(text, terms))
    if not spans:
        return ""
    last = most = start = 0
    # The spans are in order, so the window moves over them once.
    for first, (begin, _) in enumerate(spans):
        last = max(last, first)
        while last < len(spans) and spans[last][1] <= begin + WINDOW:
            last += 1
        close_by = len({text[slice(*span)].casefold() for span in spans[first:last]})
        if close_by > most:
            most, start = close_by, begin
    if start <= LEAD_IN:
        return text
    # From the beginning of a word on, unless there is no blank for long.
    blank = text.find(" ", start - LEAD_IN, start)
    return "…" + text[blank + 1 if blank >= 0 else start :]


def match_spans(text: str, terms: tuple[MatchedTerm, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a text matches: start and end of each match, ascending and apart.

    A beginning or a part is marked as far as it was typed, a misspelling as the whole word. In what
    is shown of LaTeX also that is marked which matches in its source.
    """
    if not terms:
        return
    spans = _matches(text.replace("\u00a0", " "), terms)
    if isinstance(text, ShownText):
        spans += text.from_source(_matches(text.source[:SEARCHED], terms))
    done = 0
    # Of those that begin at one position the longest comes first.
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > done:
            yield max(start, done), end
            done = end


def _matches(text: str, terms: tuple[MatchedTerm, ...]) -> list[tuple[int, int]]:
    """Where a text matches, in any order, and one match over another."""
    spelt = [each for each in terms if not each.exact]
    spans = list(_word_matches(text, spelt)) if spelt else []
    if apart := [each for each in spelt if each.written is not Spelling.TOGETHER]:
        spans += _apart_matches(text, apart)
    spans += (span for each in terms if each.exact for span in _exact_matches(text, each.word))
    return spans


def _word_matches(text: str, terms: Sequence[MatchedTerm]) -> Iterator[tuple[int, int]]:
    unspaced = [each.word for each in terms if is_unspaced(each.word)]
    for start, end, word in word_spans(text):
        if is_unspaced(word):
            if standing := [each for each in unspaced if each in word]:
                yield from _unspaced_matches(text[start:end], start, standing)
            continue
        best: tuple[int, int] | None = None
        for each in terms:
            if word == each.word or word in each.misspelt:
                best = (start, end)
                break
            at = word.find(each.word)
            if at < 0 or (at and len(each.word) < SHORTEST_PART):
                continue
            stop = _end_of(start, end, word, at + len(each.word))
            begin = start + at if len(word) == end - start else start
            if best is None or stop - begin > best[1] - best[0]:
                best = (begin, stop)
        if best is not None:
            yield best


def _apart_matches(text: str, terms: Sequence[MatchedTerm]) -> Iterator[tuple[int, int]]:
    """Where words stand in pieces: from the first piece to the end of the last."""
    spans = list(word_spans(text))
    folded = [word for _, _, word in spans]
    for each in terms:
        begun = each.written is Spelling.APART_OR_BEGUN
        for first, last, length in runs(folded, each.word, begun=begun):
            yield spans[first][0], _end_of(*spans[last], length)


def _end_of(start: int, end: int, word: str, letters: int) -> int:
    """Where the first letters of a word end in the text."""
    # Folding may have made the word longer or shorter than it stands in the text.
    return start + letters if len(word) == end - start else end


def _unspaced_matches(run: str, start: int, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words stand in letters without a blank between them, from a start on."""
    folded, starts = "", list[int]()
    for letter in letters(run):
        made = fold(without_joiners(letter))
        folded += made
        starts += [start] * len(made)
        start += len(letter)
    starts.append(start)
    for word in words:
        yield from _occurrences(word, folded, starts)


def _exact_matches(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    prepare = preparation(wanted)
    prepared, wanted = prepare(text), prepare(wanted)
    starts: list[int] | range = range(len(text) + 1)
    if not text.isascii():
        # Letters may have become others in number: each by itself tells where it stands.
        prepared, starts = "", []
        for letter in pattern(_LETTER).finditer(text):
            start, made = letter.start(), prepare(letter.group())
            even = letter[1] and len(made) == len(letter.group())
            prepared += made
            starts += range(start, letter.end()) if even else [start] * len(made)
        starts.append(len(text))
    if wanted:
        yield from _occurrences(wanted, prepared, starts)


def _occurrences(word: str, made: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text.

    Args:
        word: what is looked for.
        made: what was made of the text for comparing.
        starts: where in the text each character of that comes from, and where the text ends.
    """
    at = made.find(word)
    while at >= 0:
        behind = at + len(word)
        # A letter that became several, or has marks in the text, is marked whole.
        while behind < len(made) and starts[behind] == starts[behind - 1]:
            behind += 1
        yield starts[at], starts[behind]
        at = made.find(word, behind)
