"""An inverted index: for every word the papers whose title or abstract has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsing.paper import Paper
from tui.library.words import words

if TYPE_CHECKING:
    from tui.library.spelling import Ways


class Overtaken(Exception):  # noqa: N818 - not an error: the work is no longer wanted
    """The index is no longer wanted: its building was given up."""


@dataclass(frozen=True, slots=True)
class Index:
    """Posting lists over the vocabulary of some papers."""

    papers: list[Paper] = field(default_factory=list)
    """The paper of each document number."""
    vocabulary: list[str] = field(default_factory=list)
    """Every folded word, by word number."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each word."""
    titles: list[list[int]] = field(default_factory=list)
    """By word number, the documents with the word in the title, ascending."""
    abstracts: list[list[int]] = field(default_factory=list)
    """By word number, the documents with the word in the abstract, ascending."""
    answers: dict[tuple[str, bool, bool], Ways] = field(default_factory=dict, compare=False)
    """What was looked up lately: a query that grows asks for most of its words again."""


def build_index(papers: Iterable[Paper], wanted: Callable[[], bool] = lambda: True) -> Index:
    """Index papers, in an order that breaks ties in the ranking.

    Args:
        papers: the papers, each once.
        wanted: asked between papers; building stops when it says no.

    Raises:
        Overtaken: it was no longer wanted.
    """
    index = Index()
    numbers, vocabulary = index.numbers, index.vocabulary
    for document, paper in enumerate(papers):
        if not wanted():
            raise Overtaken
        index.papers.append(paper)
        for text, postings in ((paper.title, index.titles), (paper.abstract, index.abstracts)):
            for word in dict.fromkeys(words(text)):
                number = numbers.get(word)
                if number is None:
                    number = numbers[word] = len(vocabulary)
                    vocabulary.append(word)
                    index.titles.append([])
                    index.abstracts.append([])
                postings[number].append(document)
    return index
