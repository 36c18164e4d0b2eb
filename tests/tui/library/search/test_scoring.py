"""Scores: what a query finds is what scoring every paper by the documented formula gives."""

from __future__ import annotations

from math import log
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from parsing.paper import Paper, paper_key
from tests.tui.library.made import paper
from tui.library.search.index import build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search

WORDS = [
    "form", "formal", "former", "transform", "transformer", "fork", "from",
    "attention", "atention", "retention", "attend", "at", "a", "ten", "sparse", "spares",
    "tention", "ion", "for", "mal",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
SHELVES = st.lists(
    st.tuples(TEXT, TEXT), min_size=1, max_size=8, unique_by=lambda each: paper_key(each[0])
)
ASKED = [
    *WORDS,
    "attentoin",
    "transfromer",
    "attentiom",
    "spar",
    "atte",
    "forms",
    "zzzz",
    "formsparse",
    "atten",
]


def slips(one: str, other: str) -> int:
    """Letters put in, left out, mistaken, or two of them exchanged: the fewest that explain it."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def as_it_stands(asked: str, word: str) -> float:
    """What a word is worth that is, begins with, or has in it what is asked."""
    if word == asked:
        return 1.0
    if word.startswith(asked):
        return 0.58
    return 0.34 if len(asked) >= 3 and asked in word else 0.0


class TermMatch(NamedTuple):
    """A way in which a text answers a word of a query."""

    worth: float
    """The worth of the way: of a whole word, of a beginning, and so on."""
    here: float
    """The same, or a little less for what is written together or apart."""
    in_title: bool


JOINED = 0.97


def worths(
    asked: str, known: set[str], *, lenient: bool, last: bool, apart: bool
) -> dict[str, float]:
    """What each word that any paper has is worth to a word of a query.

    Args:
        asked: the word.
        known: all words that there are.
        lenient: whether misspellings are looked for in any case.
        last: whether it is the last word of the query.
        apart: whether it stands anywhere in pieces.
    """
    found = {word: worth for word in known if (worth := as_it_stands(asked, word))}
    if len(asked) < 4 or ((found or apart) and not lenient):
        return found
    for word in known - set(found):
        alike = 1 - slips(asked, word) / max(len(asked), len(word))
        if alike >= 0.7:
            found[word] = 0.2 * alike
    if not found and not apart and last:
        longer = {word for word in known if len(word) > len(asked) and word[0] == asked[0]}
        found = {word: 0.12 for word in longer if slips(asked, word[: len(asked)]) <= 1}
    return found


def in_pieces(text: list[str], asked: str, *, begun: bool) -> bool:
    """Whether two or three words of a text, one behind the other, spell a word or begin with it."""
    for first in range(len(text)):
        for count in (2, 3):
            pieces = text[first : first + count]
            before, spelt = "".join(pieces[:-1]), "".join(pieces)
            if len(pieces) < count or len(asked) <= len(before):
                continue
            if count == 3 and min(map(len, (*pieces[:-1], asked[len(before) :]))) < 2:
                continue
            if spelt.startswith(asked) if begun else spelt == asked:
                return True
    return False


def run_together(asked: list[str], place: int) -> set[str]:
    """What a word of a query makes with its neighbours."""
    return {
        "".join(asked[first : first + count])
        for count in (2, 3)
        for first in range(place - count + 1, place + 1)
        if first >= 0 and first + count <= len(asked)
    }


Texts = tuple[list[str], list[str]]


def answering(
    texts: list[Texts], asked: list[str], place: int, *, lenient: bool
) -> list[list[TermMatch]]:
    """In which ways each paper answers a word of a query."""
    word, joined = asked[place], run_together(asked, place)
    known = {each for title, abstract in texts for each in (*title, *abstract)}
    long = len(word) >= 3
    apart = [[long and in_pieces(text, word, begun=False) for text in each] for each in texts]
    is_begun = any(each.startswith(word) for each in known)
    worth = worths(
        word, known, lenient=lenient, last=place == len(asked) - 1, apart=any(map(any, apart))
    )
    found: list[list[TermMatch]] = []
    for (title, abstract), pieces in zip(texts, apart, strict=True):
        ways: list[TermMatch] = []
        for text, in_title, whole in ((title, True, pieces[0]), (abstract, False, pieces[1])):
            ways += [
                TermMatch(worth[each], worth[each], in_title) for each in text if each in worth
            ]
            joins = [1.0 if each == one else 0.58 for each in text for one in joined
                     if each.startswith(one)]  # fmt: skip
            joins += [1.0] * whole
            if in_title and long and not is_begun and in_pieces(text, word, begun=True):
                joins.append(0.58)
            ways += [TermMatch(each, JOINED * each, in_title) for each in joins]
        found.append(ways)
    return found


class Scored(NamedTuple):
    """How many of a query's words a paper has, and its score."""

    words: int
    score: float


def score_all(shelf: list[Paper], asked: list[str], *, lenient: bool) -> list[Scored]:
    """How well each paper answers, by the formula.

    Args:
        shelf: the papers.
        asked: the words of the query.
        lenient: whether a word that is known may be a slip: who has what was meant then, and not
            the word, has a word no more than before.
    """
    texts = [(each.title.split(), each.abstract.split()) for each in shelf]
    sums = [Scored(0, 0.0)] * len(shelf)
    best_possible = 0.0
    together = [len(asked) > 1] * len(shelf)
    for place in range(len(asked)):
        found = answering(texts, asked, place, lenient=False)
        meant = answering(texts, asked, place, lenient=True) if lenient else found
        best = max((way.worth for ways in found for way in ways), default=0.0)
        having = sum(1 for ways in found if best in {way.worth for way in ways})
        idf = log(1 + len(shelf) / max(1, having))
        best_here = 0.0
        for n, ways in enumerate(found):
            together[n] &= any(way.in_title for way in ways)
            if here := ways or meant[n]:
                most = max(way.here * (1.0 if way.in_title else 0.6) for way in here) * idf
                sums[n] = Scored(sums[n].words + bool(ways), sums[n].score + most)
                best_here = max(best_here, most * bool(ways))
        best_possible += best_here
    return [
        each._replace(score=each.score + 0.15 * best_possible * whole)
        for each, whole in zip(sums, together, strict=True)
    ]


def side_by_side(title: list[str], asked: list[str]) -> bool:
    """Whether a title has words that begin with those asked for, and no others between them."""
    for first in range(len(title) - len(asked) + 1):
        left = list(asked)
        for word in title[first : first + len(asked)]:
            left = [each for each in left if not word.startswith(each)]
        if not left:
            return True
    return False


def expected(shelf: list[Paper], query: str) -> list[str]:
    """The keys of the papers found, best first."""
    asked = list(dict.fromkeys(query.split()))
    scores = score_all(shelf, asked, lenient=False)
    if all(each.words < len(asked) for each in scores):
        scores = score_all(shelf, asked, lenient=True)

    def place(n: int) -> tuple[bool, int, float, bool]:
        itself = shelf[n].key == paper_key(query) and scores[n].words == len(asked)
        near = len(asked) > 1 and side_by_side(shelf[n].title.split(), asked)
        return not itself, -scores[n].words, -round(scores[n].score, 9), not near

    found = [n for n in range(len(shelf)) if scores[n].score]
    return [shelf[n].key for n in sorted(found, key=place)]


@given(SHELVES, st.lists(st.sampled_from(ASKED), min_size=1, max_size=3))
@example([("form", ""), ("formal", "form"), ("", "transform")], ["form"])
@example([("transformer", ""), ("transform", "")], ["transfromer"])
@example([("attention", "at"), ("retention", "")], ["attentoin", "sparse"])
@example([("from", "sparse"), ("form", "fork")], ["from", "sparse", "fork"])
@example([("retention", "sparse"), ("attention", "")], ["attention", "sparse"])
@example([("form sparse", ""), ("sparse", "formal")], ["formsparse", "for", "mal"])
@example([("at tention a", ""), ("attention", "at")], ["attention", "sparse"])
def test_papers_come_in_the_order_of_their_scores(
    texts: list[tuple[str, str]], asked: list[str]
) -> None:
    shelf = [paper(*each) for each in texts]
    query = " ".join(asked)
    assert list(search(build_index(shelf), parse_query(query)).keys) == expected(shelf, query)


@given(SHELVES, st.lists(st.sampled_from(ASKED), min_size=1, max_size=3, unique=True))
def test_the_papers_with_every_word_are_those_that_answer(
    texts: list[tuple[str, str]], asked: list[str]
) -> None:
    shelf = [paper(*each) for each in texts]
    scores = score_all(shelf, asked, lenient=False)
    whole = {
        each.key for each, (words, _) in zip(shelf, scores, strict=True) if words == len(asked)
    }
    hits = search(build_index(shelf), parse_query(" ".join(asked)))
    assert {key for key in hits.keys if hits.answers(key)} == whole
