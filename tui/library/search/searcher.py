"""The search: a query and an index give the papers, best first, and what matched in them.

Every word of the query is looked up in the term dictionary rather than in the papers (`expansion`),
and the papers come from the posting lists of the words so found. A paper's score is the sum over
the query's words of

    how well the word matched x where it stands (title before abstract) x idf

with idf = ln(1 + N / n) for n of N papers that have the word in the best way it was found. A title
with all of several words has `TOGETHER` of the best possible score on top. Papers with more of the
query's words come before papers with fewer, and the paper whose title is just what was typed before
them all; of equals those come first whose titles have the words side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain
from math import log
from operator import and_
from typing import NamedTuple

from parsing.paper import paper_key
from tui.library.search.compounds import CompoundMatches, split_compound, together
from tui.library.search.docset import EMPTY, DocId, DocSet, members, only, union
from tui.library.search.expansion import (
    BEGINNING,
    WHOLE,
    Standing,
    TermQuery,
    as_it_begins,
    pair_matches,
    term_matches,
)
from tui.library.search.filters import condition
from tui.library.search.highlight import MatchedTerm
from tui.library.search.index import Index
from tui.library.search.paper_fields import PaperFacts
from tui.library.search.terms import Query, TermKind
from tui.library.search.texts import TEXTS, TITLES
from tui.library.search.tokenizer import is_unspaced, words
from tui.library.search.topk import RankedHits, ScoreBand, TermScores, best_first

NO_FACTS = PaperFacts()
THOROUGH = 12
"""Words of a query up to which each is looked for inside other words and misspelt: who pastes a
whole abstract wants neither."""
TOGETHER = 0.15
"""Share of the best possible score that is added when all words stand in one title."""
SIDE_BY_SIDE = 200
"""Titles with all words that are read to see which have them side by side: 1 ms at most. Where
there are more they stay in the papers' own order."""
JOINED = 0.97
"""Share that is counted of a word written together or apart, beside one written as typed. It comes
behind that, and in an abstract it still counts more than a beginning in a title."""
WEIGHT_PARTS, IDF_PARTS = 10_000, 1 << 20
"""Weights and idf are whole numbers of such parts: what is equally good has equal scores."""
_LEAST = 1
"""A score below any difference between two others."""


class TermScorer(NamedTuple):
    """A word of the query, looked up."""

    matched: tuple[MatchedTerm, ...]
    """Words to be marked where it was found."""
    scores: TermScores
    in_titles: DocSet
    """Documents that have it in the title."""
    slips: tuple[ScoreBand, ...] = ()
    """Of a word that is known, documents with words alone of which it may be a slip: they do not
    have it, so they come behind those that do."""


class Hits(NamedTuple):
    """Papers that a query finds, and how its words were found."""

    keys: RankedHits
    """Papers' keys, best first."""
    matched: tuple[MatchedTerm, ...]
    """Words to be marked, each once."""
    complete: DocSet
    """Those of the documents that have every bare word of the query."""

    def answers(self, key: str) -> bool:
        """Tell whether a paper answers the whole query, not only some of its words."""
        return self.keys.is_in(self.complete, key)


def search(
    index: Index, query: Query, facts: PaperFacts = NO_FACTS, within: DocSet | None = None
) -> Hits:
    """Return the papers that meet all conditions and have any of the bare words, best first.

    Equals come in the papers' own order.

    Args:
        index: of the papers.
        query: what is asked.
        facts: what the conditions may ask for beside the texts.
        within: the documents to look among, if not all.
    """
    typed, conditions = query.words, query.conditions
    every = chain(typed, *(term.words for group in conditions for term in group))
    thorough = sum(not is_unspaced(word) for word in every) <= THOROUGH
    template = TermQuery("", index.texts, thorough=thorough)
    bare = _look_up_all(index, typed, template)
    if bare and not _with_all(index, bare):
        # A slip can be a word of its own, so what is known as it stands is looked up again. Who
        # has the word itself comes first none the less.
        bare = _look_up_all(index, typed, template._replace(lenient=True))
    terms = [each.scores for each in bare]
    terms += (TermScores(each.slips, counts=False) for each in bare if each.slips)
    documents = union(each.documents for each in terms) if bare else index.alive
    documents &= index.alive if within is None else index.alive & within
    if not query:
        documents = EMPTY
    terms += _together(index, bare, typed)
    matched = [match for each in bare for match in each.matched]
    for group in conditions:
        holding = EMPTY
        matched += (
            MatchedTerm(term.text, exact=True)
            for term in group
            if term.texts and term.kind is not TermKind.WORD and not term.negated
        )
        for term in group:
            if not term.words:
                holding |= condition(term, index, facts)
                continue
            any_spelling = template._replace(
                texts=index.present(term.texts), counts=False, half_typed=True
            )
            spelt = _look_up_all(index, term.words, any_spelling)
            holding |= _with_all(index, spelt)
            terms += (each.scores for each in spelt)
            matched += chain.from_iterable(each.matched for each in spelt)
        documents &= holding
    complete = _with_all(index, bare) & documents
    same_title = index.documents.get(paper_key(query.text))
    first = EMPTY if same_title is None else only(same_title) & complete
    ranked = best_first(documents & ~first, terms, index.in_order)
    keys = RankedHits(index, documents, chain([index.sorted(first)], ranked))
    return Hits(keys, tuple(dict.fromkeys(matched)), complete)


def _look_up_all(index: Index, typed: Sequence[str], template: TermQuery) -> list[TermScorer]:
    """Look up words that were typed one behind the other; the last may always go on."""
    joined = together(index, typed) if template.thorough else {}
    queries = (
        template._replace(
            word=word,
            half_typed=template.half_typed or word == typed[-1],
            joined=joined.get(position, ()),
        )
        for position, word in enumerate(typed)
    )
    return [_look_up(index, query) for query in queries]


def _look_up(index: Index, query: TermQuery) -> TermScorer:
    if query.lenient:
        strict = _look_up(index, query._replace(lenient=False))
        if strict.matched[0].misspelt or not strict.scores.bands:
            # Where it is not known as it stands, misspellings were looked for already.
            return strict
        return index.answer(query, lambda: _with_slips(strict, _score(index, query)))
    return index.answer(query, lambda: _score(index, query))


def _with_slips(strict: TermScorer, lenient: TermScorer) -> TermScorer:
    """Return how a word that is known stands in documents, and where it may have been meant."""
    slips = (
        ScoreBand(score, documents & ~strict.scores.documents)
        for score, documents in lenient.scores.bands
    )
    return strict._replace(
        matched=lenient.matched, slips=tuple(each for each in slips if each.documents)
    )


def _score(index: Index, query: TermQuery) -> TermScorer:
    """Return the documents that have a word of the query in any way, and what it is worth there."""
    if is_unspaced(query.word):
        standings, marked = pair_matches(index, query.word, query.texts)
        matched = list(map(MatchedTerm, marked))
    else:
        apart = split_compound(index, query.word) if query.thorough else CompoundMatches()
        matches = term_matches(index, query, known=any(apart.whole.values()))
        standings = [
            Standing(weight, index.having(numbers, query.texts))
            for weight, numbers in matches.term_matches
        ]
        whole = {text: docs for text, docs in apart.whole.items() if text in query.texts}
        standings.append(Standing(WHOLE, whole, JOINED))
        if "title" in query.texts:
            standings.append(Standing(BEGINNING, {"title": apart.begun}, JOINED))
        matched = [MatchedTerm(query.word, matches.misspelt, written=apart.written)]
    for one in query.joined:
        standings += [
            Standing(weight, index.having(numbers, query.texts), JOINED)
            for weight, numbers in as_it_begins(index.terms, one)
        ]
    matched += map(MatchedTerm, query.joined)
    scores = TermScores(_bands(standings, index.alive), counts=query.counts)
    in_titles = union(each.documents.get(title, EMPTY) for each in standings for title in TITLES)
    return TermScorer(tuple(matched), scores, in_titles & index.alive)


def _bands(standings: Sequence[Standing], alive: DocSet) -> list[ScoreBand]:
    """Documents with a word, by how and where they have it, the best first."""
    sets: list[tuple[float, DocSet]] = []
    by_weight: dict[float, DocSet] = {}
    for weight, texts, share in standings:
        for text, documents in texts.items():
            if documents := documents & alive:
                sets.append((weight * share * TEXTS[text].weight, documents))
                by_weight[weight] = by_weight.get(weight, EMPTY) | documents
    best = by_weight[max(by_weight)].bit_count() if by_weight else 1
    idf = round(IDF_PARTS * log(1 + alive.bit_count() / best))
    bands: list[ScoreBand] = []
    known = EMPTY
    for weight, documents in sorted(sets, key=lambda each: -each[0]):
        if new := documents & ~known:
            bands.append(ScoreBand(round(weight * WEIGHT_PARTS) * idf, new))
            known |= new
    return bands


def _with_all(index: Index, scorers: Iterable[TermScorer]) -> DocSet:
    """Documents that have all of some words."""
    return reduce(and_, (each.scores.documents for each in scorers), index.alive)


def _together(index: Index, bare: Sequence[TermScorer], typed: Sequence[str]) -> list[TermScores]:
    """Scores for titles that have all of several bare words; none for one word.

    A share of the best score puts such titles before the others, and the least one, where scores
    are equal, those that have the words side by side before those that have them here and there.
    """
    titles = reduce(and_, (each.in_titles for each in bare), index.alive)
    if len(bare) < 2 or not titles:
        return []
    near = EMPTY
    if titles.bit_count() <= SIDE_BY_SIDE:
        near = index.set_of([n for n in members(titles) if _has_near(index, n, typed)])
    best = sum(each.scores.best for each in bare)
    bands = [ScoreBand(round(TOGETHER * best), titles)], [ScoreBand(_LEAST, near)]
    return [TermScores(each, counts=False) for each in bands if each[0].documents]


def _has_near(index: Index, document: DocId, typed: Sequence[str]) -> bool:
    """Whether any title of a paper has words side by side."""
    paper = index.text(document)
    titles = (
        title for text in index.present(TITLES) for title in TEXTS[text].of(paper).split("\n")
    )
    return any(_side_by_side(words(title), typed) for title in titles)


def _side_by_side(spelt: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether as many neighbouring words as were typed, in any order, begin with all of them."""
    count = len(typed)
    windows = (spelt[first : first + count] for first in range(len(spelt) - count + 1))
    return any(
        all(any(_begins(word, each) for word in window) for each in typed) for window in windows
    )


def _begins(word: str, typed: str) -> bool:
    """Whether a word begins with what was typed, or has it in it where there are no blanks."""
    return typed in word if is_unspaced(typed) else word.startswith(typed)
