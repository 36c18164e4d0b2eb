"""The inverted index: for every word the papers which have it in one of their texts."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import lt
from types import MappingProxyType
from typing import Any, TypeVar

from parsing.digest import blake2b
from parsing.paper import Paper
from tui.library.cancellation import Rest, no_rest
from tui.library.search.docset import EMPTY, DocId, DocSet, members, set_of, union
from tui.library.search.postings import Postings
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.texts import TEXTS
from tui.library.search.tokenizer import indexed

REMEMBERED = 64
"""Answers that an index keeps: a query that grows asks for most of its words again."""
Answer = TypeVar("Answer")


class Index:
    """Posting lists over the words of some papers.

    Documents are the papers' texts by number. A document whose paper is gone, or has another text
    by now, has None for a paper; it is in posting lists and in no answer.

    Args:
        terms: the words of all papers.
        postings: which documents have a word, for each of `TEXTS`.
        digests: what tells each document's texts from any other, 64 bits each.
        papers: the paper of each document.
        positions: each paper's position among them all, by key: it breaks ties.
    """

    def __init__(
        self,
        terms: TermDictionary,
        postings: Mapping[str, Postings],
        digests: array[int],
        papers: Sequence[Paper | None] = (),
        positions: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.terms, self.postings = terms, postings
        self.digests, self.papers = digests, papers
        self.documents = {paper.key: DocId(n) for n, paper in enumerate(papers) if paper}
        """Document of each paper, by key."""
        self.alive = self.set_of(list(self.documents.values()))
        """Documents that have a paper."""
        self._all_alive = len(self.documents) == len(papers)
        there = list(filter(None, papers))
        self.texts = tuple(
            name
            for name, text in TEXTS.items()
            if (postings[name].has_any if text.derived else any(map(text.of, there)))
        )
        """Those of `TEXTS` that any paper has."""
        self.plain = {text: self._plain(text) for text in self.texts}
        """For each text the documents in which it is all ASCII."""
        order = [positions[key] for key in self.documents]
        in_order = all(map(lt, order, order[1:]))
        self._order = None if in_order else dict(zip(self.documents.values(), order, strict=True))
        self._answers: dict[Hashable, Any] = {}

    def text(self, document: DocId) -> Paper:
        """Return the paper of a document that has one."""
        paper = self.papers[document]
        assert paper is not None
        return paper

    def _plain(self, text: str) -> DocSet:
        of = TEXTS[text].of
        if TEXTS[text].derived:
            return EMPTY  # to make them all only to tell that would take too long
        return self.set_of(
            [n for n, paper in enumerate(self.papers) if paper and of(paper).isascii()]
        )

    def having(self, words: Sequence[int], texts: Iterable[str]) -> dict[str, DocSet]:
        """Return, for each of some texts, the documents that have any of some words there."""
        return {text: self.postings[text].having(words) for text in texts}

    def having_text(self, text: str) -> DocSet:
        """Return the documents that have any word in a text."""
        every = range(len(self.terms.words))
        return self.answer(("text", text), lambda: self.postings[text].having(every))

    def present(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return those of some texts that any paper has."""
        return tuple(text for text in texts if text in self.texts)

    def has_any(self, words: Sequence[int]) -> bool:
        """Tell whether any paper has one of some words, by number."""
        if not words or self._all_alive:
            return bool(words)
        return bool(union(self.having(words, self.texts).values()) & self.alive)

    def set_of(self, documents: Iterable[int]) -> DocSet:
        """Return the set of some documents."""
        return set_of(documents, len(self.papers))

    def set_of_keys(self, keys: Iterable[str]) -> DocSet:
        """Return the set of some papers' documents; those not indexed are passed over."""
        documents = map(self.documents.get, keys)
        return self.set_of([document for document in documents if document is not None])

    def sorted(self, documents: DocSet) -> list[DocId]:
        """Return the documents of a set in the order of their papers."""
        return self.in_order(members(documents))

    def in_order(self, documents: list[DocId]) -> list[DocId]:
        """Return documents, given in ascending order, in the order of their papers."""
        return documents if self._order is None else sorted(documents, key=self._order.__getitem__)

    def answered(self, question: Hashable) -> Any:
        """Return an answer that was given lately, or None."""
        return self._answers.get(question)

    def answer(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return an answer that was given lately, or else a new one."""
        answers = self._answers
        answer: Answer = answers.pop(question) if question in answers else find()
        if len(answers) >= REMEMBERED:
            # The first is the one that was wanted longest ago.
            del answers[next(iter(answers))]
        answers[question] = answer
        return answer


class Indexer:
    """An index in the making: papers are added to what was indexed before.

    Args:
        papers: all that shall be found, each once, in an order that breaks ties in the ranking.
        before: an older index; what it has of these papers need not be read again.
        rest: called between papers and words.
    """

    def __init__(
        self, papers: Sequence[Paper], before: Index | None = None, rest: Rest = no_rest
    ) -> None:
        self._rest = rest
        self._positions = {paper.key: position for position, paper in enumerate(papers)}
        self._before = before or _nothing()
        self._waiting: list[tuple[int, Paper]] = []
        self._new: dict[str, defaultdict[str, array[int]]] = {
            text: defaultdict(_no_documents) for text in TEXTS
        }
        self._match(papers)

    def _match(self, papers: Sequence[Paper]) -> None:
        """Find the papers whose texts are indexed already."""
        known = {digest: document for document, digest in enumerate(self._before.digests)}
        known_as: dict[int, Paper] = {}
        every: list[tuple[int, Paper]] = []
        for paper in papers:
            self._rest()
            digest = text_digest(paper)
            every.append((digest, paper))
            document = known.get(digest)
            if document is None or document in known_as:
                self._waiting.append((digest, paper))
            else:
                known_as[document] = paper
        if len(known_as) * 2 < len(known):
            # More than half of it is of no use: a new one is smaller and in order.
            self._before, self._waiting, known_as = _nothing(), every, {}
        self._digests = self._before.digests[:]
        self._matched = [known_as.get(document) for document in range(len(self._digests))]
        self._waiting.reverse()

    @property
    def waiting(self) -> int:
        """How many papers are still to be read."""
        return len(self._waiting)

    def read(self, papers: int) -> None:
        """Read the words of some more papers."""
        for _ in range(min(papers, len(self._waiting))):
            self._rest()
            digest, paper = self._waiting.pop()
            document = len(self._matched)
            self._matched.append(paper)
            self._digests.append(digest)
            for text, lists in self._new.items():
                for word in set(indexed(TEXTS[text].of(paper))):
                    lists[word].append(document)

    def index(self) -> Index:
        """Return the index of what was read so far."""
        before = self._before
        terms, postings = before.terms, before.postings
        if len(self._matched) > len(before.digests):
            terms, postings = self._merged(before)
        papers, digests = list(self._matched), self._digests[:]
        self._before = Index(terms, postings, digests, papers, self._positions)
        return self._before

    def _merged(self, before: Index) -> tuple[TermDictionary, dict[str, Postings]]:
        """Words and posting lists of what was there before, and of what was read since."""
        known = {word: number for number, word in enumerate(before.terms.words)}
        words = self._in_order(known.keys() | set().union(*self._new.values()))
        size, merged = len(self._matched), dict[str, Postings]()
        nothing = _no_documents()
        for text, new in self._new.items():
            old = before.postings[text]
            if not (new or old.has_any):
                merged[text] = Postings.without(len(words), size)
                continue
            postings = merged[text] = Postings(size)
            for word in words:
                self._rest()
                number, documents = known.get(word), new.get(word, nothing)
                if number is None:
                    postings.add_word(documents)
                else:
                    postings.add_grown(old, number, documents)
            new.clear()
        return TermDictionary(words), merged

    def _in_order(self, words: Iterable[str]) -> list[str]:
        """Words in alphabetical order; sorting all at once would be a long time without a rest."""
        beginnings: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            beginnings[word[:2]].append(word)
        ordered: list[str] = []
        for beginning in sorted(beginnings):
            self._rest()
            ordered += sorted(beginnings[beginning])
        return ordered


_GIVEN = tuple(text.of for text in TEXTS.values() if not text.derived)


def text_digest(paper: Paper) -> int:
    """Return what tells a paper's texts from any other: 64 bits of BLAKE2b."""
    texts = "\0".join([of(paper) for of in _GIVEN]).encode("utf-8", "replace")
    return int.from_bytes(blake2b(texts, digest_size=8).digest(), "little")


def build_index(papers: Iterable[Paper]) -> Index:
    """Return an index of papers, given in an order that breaks ties in the ranking."""
    work = Indexer(list(papers))
    work.read(work.waiting)
    return work.index()


def _nothing() -> Index:
    return Index(TermDictionary(), {text: Postings(0) for text in TEXTS}, array("Q"))


def _no_documents() -> array[int]:
    return array("I")
