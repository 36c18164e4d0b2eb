"""The search: a query and an index give the papers, best first, and what matched in them.

Every word of the query is looked up in the term dictionary rather than in the papers (`expansion`),
and the papers come from the posting lists of the words so found. A paper's score is the sum over
the query's words of what each is worth where it stands (`scoring`). A title with all of several
words has `TOGETHER` of the best possible score on top. Papers with more of the query's words come
before papers with fewer, and the paper whose title is just what was typed before them all; of
equals those come first whose titles have the words side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import chain
from operator import and_, or_
from typing import NamedTuple

from parsing.paper import paper_key
from tui.library.search.compounds import together
from tui.library.search.docset import EMPTY, DocSet, members, only, set_of
from tui.library.search.filters import condition, is_spelt
from tui.library.search.highlight import MatchedTerm
from tui.library.search.index import Index
from tui.library.search.paper_fields import PaperFacts
from tui.library.search.query import Query, Term, TermKind
from tui.library.search.ranked_hits import RankedHits
from tui.library.search.scoring import FIELDS, TermQuery, TermScorer, look_up
from tui.library.search.tokenizer import side_by_side, words
from tui.library.search.topk import ScoreBand, TermScores, best_first
from tui.library.search.unspaced import is_unspaced

NO_FACTS = PaperFacts()
THOROUGH = 12
"""Words of a query up to which each is looked for inside other words and misspelt."""
TOGETHER = 0.15
"""What it counts that all words stand in one title, as a share of the best possible score."""

SIDE_BY_SIDE = 200
"""Titles with all words that are read to see which have them side by side: 1 ms at most. Where
there are more they stay in the papers' own order."""
_LEAST = 1
"""A score below any difference between two others."""


class Hits(NamedTuple):
    """The papers that a query finds, and how its words were found."""

    keys: RankedHits
    """Papers' keys, best first."""
    found: tuple[MatchedTerm, ...]
    complete: DocSet
    """The set of the documents that have every bare word of the query."""

    def answers(self, key: str) -> bool:
        """Whether a paper answers the whole query, not only some of its words."""
        return key in self.keys and bool(self.complete >> self.keys.document(key) & 1)


def search(
    index: Index, query: Query, facts: PaperFacts = NO_FACTS, within: DocSet | None = None
) -> Hits:
    """The papers that meet all conditions and have any of the bare words, best first.

    Equals come in the papers' own order.

    Args:
        index: of the papers.
        query: what is asked.
        facts: what the conditions may ask for beside the texts.
        within: the set of documents to look among, if not all.
    """
    asking = _Asking(index, query)
    factors = asking.bare_words(lenient=False)
    complete = reduce(and_, (each.documents for each in factors), index.alive)
    if factors and not complete:
        # A slip can be a word of its own, so what is known as it stands is looked up again.
        factors = asking.bare_words(lenient=True)
        complete = reduce(and_, (each.documents for each in factors), index.alive)
    documents = reduce(or_, (each.documents for each in factors), EMPTY) if factors else index.alive
    documents &= index.alive if within is None else index.alive & within
    if not query:
        documents = EMPTY
    for group in query.conditions:
        documents &= asking.group(group, facts)
    first = asking.title_itself() & documents & complete
    factors = [*factors, *asking.together(), *asking.further]
    ranked = best_first(documents & ~first, factors, index.in_order)
    groups = chain([index.sorted(first)], ranked)
    return Hits(RankedHits(index, documents, groups), asking.found, complete & documents)


def _counted(asked: Sequence[str]) -> int:
    """How many words there are that could be parts of others or misspelt."""
    return sum(not is_unspaced(word) for word in asked)


class _Asking:
    """Looks up the parts of one query, and notes what to mark in the papers found."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query
        looked_up = _counted(query.words)
        for group in query.conditions:
            looked_up += sum(map(_counted, (words(term.text) for term in group if is_spelt(term))))
        # Who pastes a whole abstract wants neither parts of its words nor other spellings.
        self._thorough = looked_up <= THOROUGH
        self._bare: list[TermScorer] = []
        self._conditions: list[MatchedTerm] = []
        self.further: list[TermScores] = []
        """What the conditions add to the scores."""

    @property
    def found(self) -> tuple[MatchedTerm, ...]:
        """What is to be marked, each once."""
        bare = (found for word in self._bare for found in word.found)
        return tuple(dict.fromkeys([*bare, *self._conditions]))

    def bare_words(self, *, lenient: bool) -> list[TermScores]:
        """A factor for each bare word."""
        asked = self._query.words
        self._bare = self._words(asked, "", lenient=lenient, half_typed=asked[-1:], counts=True)
        return [each.factor for each in self._bare]

    def together(self) -> list[TermScores]:
        """Factors for the titles that have all of several bare words; none for one word.

        One puts them before the others, and one, where scores are equal, the titles that have the
        words side by side before those that have them here and there.
        """
        titles = reduce(and_, (each.in_titles for each in self._bare), self._index.alive)
        if len(self._bare) < 2 or not titles:
            return []
        best = sum(each.factor.best for each in self._bare)
        factors = [TermScores([ScoreBand(round(TOGETHER * best), titles)], counts=False)]
        if near := self._side_by_side(titles):
            factors.append(TermScores([ScoreBand(_LEAST, near)], counts=False))
        return factors

    def _side_by_side(self, titles: DocSet) -> DocSet:
        """Of titles with all bare words those that have them side by side."""
        if titles.bit_count() > SIDE_BY_SIDE:
            return EMPTY
        index, asked = self._index, self._query.words
        near = [
            each for each in members(titles) if side_by_side(words(index.text(each).title), asked)
        ]
        return set_of(near, len(index.papers))

    def title_itself(self) -> DocSet:
        """The set of the one document whose title is what was typed, and not only has its words."""
        document = self._index.documents.get(paper_key(self._query.text))
        return EMPTY if document is None else only(document)

    def group(self, terms: Sequence[Term], facts: PaperFacts) -> DocSet:
        """The documents that meet any of some terms."""
        self._conditions += [
            MatchedTerm(term.text, exact=True)
            for term in terms
            if term.kind is not TermKind.WORD and not term.negated and term.field in FIELDS
        ]
        holding = (condition(term, self._index, facts, self._spelt) for term in terms)
        return reduce(or_, holding, EMPTY)

    def _spelt(self, term: Term) -> DocSet:
        """The documents that have all of a term's words, which count in the ranking too."""
        asked = words(term.text)
        found = self._words(asked, term.field, lenient=False, half_typed=asked, counts=False)
        for each in found:
            self._conditions += each.found
            self.further.append(each.factor)
        return reduce(and_, (each.factor.documents for each in found))

    def _words(
        self,
        asked: Sequence[str],
        field: str,
        *,
        lenient: bool,
        half_typed: Sequence[str],
        counts: bool,
    ) -> list[TermScorer]:
        """Look up words that were typed one behind the other."""
        joined = together(self._index, asked) if self._thorough else {}
        return [
            self._word(
                TermQuery(
                    word,
                    field,
                    counts=counts,
                    lenient=lenient,
                    half_typed=word in half_typed,
                    thorough=self._thorough,
                    joined=joined.get(place, ()),
                )
            )
            for place, word in enumerate(asked)
        ]

    def _word(self, asked: TermQuery) -> TermScorer:
        """Look up a word in a field, or in both."""
        if asked.lenient:
            strict = self._word(asked._replace(lenient=False))
            if strict.found[0].misspelt or not strict.factor.bands:
                # Where it is not known as it stands, misspellings were looked for already.
                return strict
        known: TermScorer = self._index.kept(asked, lambda: look_up(self._index, asked))
        return known
