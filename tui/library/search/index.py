"""An inverted index: for every word the papers whose title or abstract has it."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import lt
from types import MappingProxyType
from typing import Any

from parsing.paper import Paper
from tui.library.cancellation import Rest, no_rest
from tui.library.search.docset import DocId, DocSet, members, set_of
from tui.library.search.postings import Postings
from tui.library.search.term_dictionary import TermDictionary
from tui.library.search.tokenizer import indexed

REMEMBERED = 64
"""Answers that an index keeps: a query that grows asks for most of its words again."""


class Index:
    """Posting lists over the vocabulary of some papers.

    Documents are the papers' texts by number. A document whose paper is gone, or has another text
    by now, has None for a paper; it is in posting lists and in no answer.

    Args:
        vocabulary: the words of all papers.
        titles: which documents have a word in the title.
        abstracts: which have it in the abstract.
        digests: what tells each document's text from any other, 64 bits each.
        papers: the paper of each document.
        places: each paper's place among them all, by key: it breaks ties.
    """

    def __init__(
        self,
        vocabulary: TermDictionary,
        titles: Postings,
        abstracts: Postings,
        digests: array[int],
        *,
        papers: Sequence[Paper | None] = (),
        places: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.vocabulary, self.titles, self.abstracts = vocabulary, titles, abstracts
        self.digests, self.papers = digests, papers
        self.documents = {paper.key: DocId(number) for number, paper in enumerate(papers) if paper}
        """The document of each paper, by key."""
        self.alive = set_of(list(self.documents.values()), len(papers))
        """The set of the documents that have a paper."""
        self._all_alive = len(self.documents) == len(papers)
        ascii_only = [
            DocId(number)
            for number, paper in enumerate(papers)
            if paper and paper.title.isascii() and paper.abstract.isascii()
        ]
        self.plain = set_of(ascii_only, len(papers))
        """The set of the documents whose texts are all ASCII."""
        order = [places[key] for key in self.documents]
        in_order = all(map(lt, order, order[1:]))
        self._order = None if in_order else dict(zip(self.documents.values(), order, strict=True))
        self._kept: dict[Any, Any] = {}

    def text(self, document: DocId) -> Paper:
        """The paper of a document that has one."""
        paper = self.papers[document]
        assert paper is not None
        return paper

    def has_any(self, words_: Sequence[int]) -> bool:
        """Whether any paper has one of some words, by number."""
        if not words_ or self._all_alive:
            return bool(words_)
        documents = self.titles.having(words_) | self.abstracts.having(words_)
        return bool(documents & self.alive)

    def set_of_keys(self, keys: Iterable[str]) -> DocSet:
        """The set of some papers' documents; those that are not indexed are passed over."""
        get = self.documents.get
        found = [document for document in map(get, keys) if document is not None]
        return set_of(found, len(self.papers))

    def sorted(self, documents: DocSet) -> list[DocId]:
        """The documents of a set in the order of their papers."""
        return self.in_order(members(documents))

    def in_order(self, documents: list[DocId]) -> list[DocId]:
        """Documents, given in ascending order, in the order of their papers."""
        return documents if self._order is None else sorted(documents, key=self._order.__getitem__)

    def lately(self, asked: tuple[Any, ...]) -> Any:
        """An answer that was given lately, or None."""
        return self._kept.get(asked)

    def kept(self, asked: tuple[Any, ...], answer: Callable[[], Any]) -> Any:
        """An answer that was given lately, or else a new one."""
        found = self._kept.pop(asked) if asked in self._kept else answer()
        if len(self._kept) >= REMEMBERED:
            # The first is the one that was wanted longest ago.
            del self._kept[next(iter(self._kept))]
        self._kept[asked] = found
        return found


def text_digest(paper: Paper) -> int:
    """Tells a paper's text from any other: 64 bits of BLAKE2b."""
    text = f"{paper.title}\0{paper.abstract}".encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")


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
        self._places = {paper.key: place for place, paper in enumerate(papers)}
        self._before = before or _nothing()
        self._matched: list[Paper | None] = []
        self._digests = array("Q")
        self._waiting: list[tuple[int, Paper]] = []
        self._titles: defaultdict[str, array[int]] = defaultdict(_no_documents)
        self._abstracts: defaultdict[str, array[int]] = defaultdict(_no_documents)
        self._match(papers)

    def _match(self, papers: Sequence[Paper]) -> None:
        """Find the papers whose texts are indexed already."""
        before = self._before
        known = {digest: document for document, digest in enumerate(before.digests)}
        found: dict[int, Paper] = {}
        every: list[tuple[int, Paper]] = []
        for paper in papers:
            self._rest()
            digest = text_digest(paper)
            every.append((digest, paper))
            document = known.get(digest)
            if document is None or document in found:
                self._waiting.append((digest, paper))
            else:
                found[document] = paper
        if len(found) * 2 < len(before.digests):
            # More than half of it is of no use: a new one is smaller and in order.
            self._before, self._waiting, found = _nothing(), every, {}
        self._matched = [found.get(document) for document in range(len(self._before.digests))]
        self._digests = self._before.digests[:]
        self._waiting.reverse()

    @property
    def waiting(self) -> int:
        """How many papers are still to be read."""
        return len(self._waiting)

    def read(self, papers: int) -> None:
        """Read the words of some more papers."""
        titles, abstracts = self._titles, self._abstracts
        for _ in range(min(papers, len(self._waiting))):
            self._rest()
            digest, paper = self._waiting.pop()
            document = len(self._matched)
            self._matched.append(paper)
            self._digests.append(digest)
            for word in set(indexed(paper.title)):
                titles[word].append(document)
            for word in set(indexed(paper.abstract)):
                abstracts[word].append(document)

    def index(self) -> Index:
        """The index of what was read so far."""
        if self._titles or self._abstracts or len(self._matched) > len(self._before.digests):
            self._merge()
        before = self._before
        self._before = Index(
            before.vocabulary,
            before.titles,
            before.abstracts,
            before.digests,
            papers=list(self._matched),
            places=self._places,
        )
        return self._before

    def _merge(self) -> None:
        """Put what was read behind what was there before."""
        before = self._before
        known = {word: number for number, word in enumerate(before.vocabulary.words)}
        vocabulary = self._in_order({*known, *self._titles, *self._abstracts})
        numbers = list(map(known.get, vocabulary))
        titles, abstracts = (
            self._merged(old, new, vocabulary, numbers)
            for old, new in ((before.titles, self._titles), (before.abstracts, self._abstracts))
        )
        self._titles.clear()
        self._abstracts.clear()
        words_ = TermDictionary(vocabulary)
        self._before = Index(words_, titles, abstracts, self._digests[:])

    def _in_order(self, found: Iterable[str]) -> list[str]:
        """Words in alphabetical order; sorting all at once would be a long time without a rest."""
        beginnings: defaultdict[str, list[str]] = defaultdict(list)
        for word in found:
            beginnings[word[:2]].append(word)
        ordered: list[str] = []
        for beginning in sorted(beginnings):
            self._rest()
            ordered += sorted(beginnings[beginning])
        return ordered

    def _merged(
        self,
        old: Postings,
        new: dict[str, array[int]],
        vocabulary: Sequence[str],
        numbers: Sequence[int | None],
    ) -> Postings:
        """Posting lists with what was there before and what was read since."""
        merged = Postings(len(self._matched))
        nothing = _no_documents()
        for word, number in zip(vocabulary, numbers, strict=True):
            self._rest()
            documents = new.get(word, nothing)
            if number is None:
                merged.append(documents)
            else:
                merged.append_more(old, number, documents)
        return merged


def _nothing() -> Index:
    return Index(TermDictionary(), Postings(0), Postings(0), array("Q"))


def _no_documents() -> array[int]:
    return array("I")


def build_index(papers: Iterable[Paper]) -> Index:
    """Index papers, in an order that breaks ties in the ranking."""
    work = Indexer(list(papers))
    work.read(work.waiting)
    return work.index()
