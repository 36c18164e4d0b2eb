"""The ranking: a query and an index give the papers, best first, and what matched in them.

Every word of the query is looked up in the vocabulary rather than in the papers (`spelling`), and
the papers come from the posting lists of the words so found. A paper's score is the sum over the
query's words of

    how well the word matched x where it stands (title before abstract) x idf

with idf = ln(1 + N / n) for n of N papers that have the word in the best way it was found. Papers
with more of the query's words come before papers with fewer, and the paper whose title is just what
was typed before them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from tui.library.conditions import Facts, Holds, condition
from tui.library.index import Index
from tui.library.matching import Found
from tui.library.query import Kind, Query, Term
from tui.library.spelling import Ways, ways
from tui.library.words import words

NOTHING_KNOWN = Facts()
TITLES, ABSTRACTS = "titles", "abstracts"
_FIELDS = {"": (TITLES, ABSTRACTS), "title": (TITLES,), "abs": (ABSTRACTS,)}
"""The posting lists that a field's words are looked up in."""
_SHARES = {TITLES: 1.0, ABSTRACTS: 0.6}
"""What a word counts where it stands."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Papers' keys, best first, and how the query's words were found."""

    keys: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    complete: frozenset[str] = frozenset()
    """Keys of the papers that have every bare word of the query."""


def search(index: Index, query: Query, facts: Facts = NOTHING_KNOWN) -> Hits:
    """The papers that meet all conditions and have any of the bare words, best first.

    Equals come in the index's order.
    """
    ranking = _Ranking(index, query)
    ranking.count_words(lenient=False)
    if not ranking.any_complete:
        # A slip can be a word of its own, so what is known as it stands is looked up again.
        ranking.count_words(lenient=True)
    documents = list(ranking.matched) if query.words else list(range(len(index.papers)))
    if query.conditions:
        holds = ranking.conditions(facts)
        documents = [each for each in documents if holds(index.papers[each])]
    if not query:
        documents = []
    documents.sort(key=ranking.place)
    keys = tuple(index.papers[each].key for each in documents)
    # Papers with all words come first, so they are a beginning of the order.
    complete = sum(1 for each in documents if ranking.is_complete(each))
    return Hits(keys, tuple(ranking.found), frozenset(keys[:complete]))


class _Ranking:
    """What is known of each document while a query is answered."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query
        self._asked = query.words
        self._typed = words(query.text)
        self.found: list[Found] = []
        self.matched: dict[int, int] = {}
        self._scores: dict[int, float] = {}

    def count_words(self, *, lenient: bool) -> None:
        """Score the documents for the bare words, from the beginning."""
        self.found.clear()
        self.matched.clear()
        self._scores.clear()
        for word in self._asked:
            last = word == self._asked[-1]
            answers = ways(self._index, word, lenient=lenient, half_typed=last)
            self.found.append(Found(word, answers.misspelt))
            for document, score in self._word_scores(answers, (TITLES, ABSTRACTS)).items():
                self._scores[document] = self._scores.get(document, 0.0) + score
                self.matched[document] = self.matched.get(document, 0) + 1

    @property
    def any_complete(self) -> bool:
        """Whether some document has every bare word; so it is when there are none."""
        return not self._asked or any(map(self.is_complete, self.matched))

    def is_complete(self, document: int) -> bool:
        """Whether a document has every bare word."""
        return self.matched.get(document, 0) == len(self._asked)

    def place(self, document: int) -> tuple[int, bool, float, int]:
        """Sorts documents, the best first."""
        return (
            -self.matched.get(document, 0),
            not self._is_title(document),
            -self._scores.get(document, 0.0),
            document,
        )

    def _is_title(self, document: int) -> bool:
        """Whether what was typed is the title, and not only its words."""
        title = self._index.papers[document].title
        return (
            self.is_complete(document)
            # Most titles need not be cut into words to see that they are not this one.
            and abs(len(title) - len(self._query.text)) < 20
            and words(title) == self._typed
        )

    def conditions(self, facts: Facts) -> Holds:
        """Whether a paper meets every condition of the query; notes what to mark in it."""
        groups: list[list[Holds]] = []
        for group in self._query.conditions:
            groups.append([condition(term, facts, self._spelt) for term in group])
            self.found += [
                Found(term.text, exact=True)
                for term in group
                if term.kind is not Kind.WORD and not term.negated and term.field in _FIELDS
            ]
        return lambda paper: all(any(holds(paper) for holds in group) for group in groups)

    def _spelt(self, term: Term) -> frozenset[str]:
        """The keys of the papers with all of a term's words, which count in the ranking too."""
        fields = _FIELDS[term.field]
        having: set[int] | None = None
        for word in words(term.text):
            answers = ways(self._index, word, half_typed=True)
            self.found.append(Found(word, answers.misspelt))
            scores = self._word_scores(answers, fields)
            for document, score in scores.items():
                self._scores[document] = self._scores.get(document, 0.0) + score
            having = set(scores) if having is None else having & scores.keys()
        return frozenset(self._index.papers[document].key for document in having or ())

    def _word_scores(self, answers: Ways, fields: tuple[str, ...]) -> dict[int, float]:
        """Each document's score for one word of the query."""
        if not answers.weights:
            return {}
        best_way = max(answers.weights.values())
        weights: dict[int, float] = {}
        with_best: set[int] = set()
        for number, weight in answers.weights.items():
            for field in fields:
                worth = weight * _SHARES[field]
                postings: list[int] = getattr(self._index, field)[number]
                for document in postings:
                    if worth > weights.get(document, 0.0):
                        weights[document] = worth
                if weight == best_way:
                    with_best.update(postings)
        idf = log(1 + len(self._index.papers) / max(1, len(with_best)))
        return {document: weight * idf for document, weight in weights.items()}
