"""The ranking: the order that scoring every document would give, without scoring every document."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from itertools import chain, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.library.made import paper
from tui.library.search import topk
from tui.library.search.docset import EMPTY, DocId, DocSet, members, set_of
from tui.library.search.index import Index, build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.search.topk import SMALL, RankedHits, ScoreBand, TermScores, best_first

SCORES = [weight * n for n in (7, 11, 13) for weight in (100, 60, 58, 20)]
"""Such as words have; many sums of some of them are equal."""


Word = tuple[list[ScoreBand], bool]
"""The classes of documents that have a word, the best first; and whether the word counts."""


@st.composite
def words_of(draw: st.DrawFn, size: int) -> list[Word]:
    """Some words, and which of the documents have them how well."""
    made = []
    for _ in range(draw(st.integers(0, 4))):
        scores = sorted(draw(st.sets(st.sampled_from(SCORES), max_size=4)), reverse=True)
        # The last number stands for no class.
        choice = draw(st.lists(st.integers(0, len(scores)), min_size=size, max_size=size))
        classes = [
            ScoreBand(score, set_of([d for d in range(size) if choice[d] == number], size))
            for number, score in enumerate(scores)
        ]
        made.append((classes, draw(st.booleans())))
    return made


Shelf = tuple[DocSet, list[Word], list[DocId]]
"""A set of documents, the words that rank them, and the order of equals."""


@st.composite
def shelves(draw: st.DrawFn) -> Shelf:
    """A few documents, or some more than are scored one by one."""
    size = draw(st.integers(1, 12) | st.just(SMALL + 5))
    documents = draw(st.integers(0, 2**size - 1).map(DocSet))
    order = draw(st.permutations(members(set_of(range(size), size))))
    return documents, draw(words_of(size)), order


def scored(document: DocId, of: list[Word]) -> tuple[int, int]:
    """How many words a document has, and its score, both negative: plainly, from each word."""
    words = score = 0
    for classes, counts in of:
        for each in classes:
            if each.documents >> document & 1:
                words += counts
                score += each.score
    return -words, -score


def best(
    documents: DocSet, of: list[Word], in_order: Callable[[list[DocId]], list[DocId]] = list
) -> list[list[DocId]]:
    """The documents as they are ranked."""
    factors = [TermScores(bands, counts=counts) for bands, counts in of]
    return list(best_first(documents, factors, in_order))


@given(shelves())
def test_best_first_is_the_order_of_words_then_score_then_place(
    shelf: Shelf,
) -> None:
    documents, of, order = shelf
    groups = best(documents, of, lambda found: sorted(found, key=order.index))
    expected = sorted(members(documents), key=lambda d: (*scored(d, of), order.index(d)))
    assert list(chain.from_iterable(groups)) == expected


@given(shelves())
def test_each_group_is_of_equals_and_all_of_them(
    shelf: Shelf,
) -> None:
    documents, of, _ = shelf
    groups = [{scored(d, of) for d in group} for group in best(documents, of)]
    assert all(len(group) == 1 for group in groups)
    assert len(set().union(*groups)) == len(groups)


@given(shelves(), st.integers(1, 5))
def test_who_looks_far_gets_the_same_order_at_once(shelf: Shelf, soon: int) -> None:
    documents, of, order = shelf
    in_order = partial(sorted, key=order.index)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(topk, "LOOKED_AT", soon)
        at_once = best(documents, of, in_order)
    assert at_once == best(documents, of, in_order)


@given(shelves())
def test_a_factor_tells_one_documents_score_as_its_classes_do(shelf: Shelf) -> None:
    _, of, order = shelf
    for classes, counts in of:
        factor = TermScores(classes, counts=counts)
        for document in (*order, DocId(1000)):
            its = [each for each in factor.bands if each[1] >> document & 1]
            assert factor.of(document) == (its[0][0] if its else 0)


def test_papers_with_the_same_words_in_other_places_stay_in_page_order() -> None:
    pairs = [("bravo cider", "alpha"), ("alpha cider", "bravo"), ("alpha bravo", "cider")]
    shelf = [paper(f"{title} {n}", abstract) for n, (title, abstract) in enumerate(pairs * 2)]
    others = [paper(f"other {n}") for n in range(12)]
    hits = search(build_index([*shelf, *others]), parse_query("alpha bravo cider"))
    assert list(hits.keys) == [each.key for each in shelf]


def test_without_documents_there_is_nothing() -> None:
    assert list(best_first(EMPTY, [], list)) == []


def test_without_factors_all_are_equal() -> None:
    assert list(best_first(set_of([0, 1, 3], 4), [], list)) == [[0, 1, 3]]


NEAR = ["Full Attention with Sparse Cost", "A Study of Sparse Attention", "Attention, Sparsely",
        "Sparse Cost of Attention"]  # fmt: skip


@pytest.mark.parametrize("query", ["sparse attention", "attention sparse", "Sparse atten"])
def test_of_equals_the_titles_with_the_words_side_by_side_come_first(query: str) -> None:
    index = build_index(paper(title) for title in NEAR)
    titles = [
        index.text(index.documents[key]).title for key in search(index, parse_query(query)).keys
    ]
    assert titles == [NEAR[1], NEAR[0], NEAR[3], NEAR[2]]


def test_a_little_more_of_a_score_comes_before_words_side_by_side() -> None:
    # A little rarer than beta, alpha is worth a little more where it stands whole.
    others = [f"alpha {n}" for n in range(8)] + [f"beta {n}" for n in range(9)]
    fill = [f"other {n}" for n in range(21)]
    index = build_index(map(paper, ["alphas beta", "alpha and betas", *others, *fill]))
    first = search(index, parse_query("alpha beta")).keys[:2]
    assert first == [paper("alpha and betas").key, paper("alphas beta").key]


def test_where_very_many_titles_have_all_words_none_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.library.search.searcher.SIDE_BY_SIDE", 3)
    index = build_index(paper(title) for title in NEAR)
    assert search(index, parse_query("sparse attention")).keys[0] == paper(NEAR[0]).key


# No more work than is looked at


def word(size: int, seed: int, share: float) -> TermScores:
    """A word that a share of the documents has, in the title or in the abstract."""
    choose = random.Random(seed)
    sets: tuple[list[int], list[int]] = ([], [])
    for document in range(size):
        if choose.random() < share:
            sets[choose.random() < 0.8].append(document)
    return TermScores(
        [ScoreBand(score, set_of(d, size)) for score, d in zip((200, 120), sets, strict=True)],
        counts=True,
    )


def test_only_the_groups_that_are_looked_at_are_put_in_order() -> None:
    size = 20_000
    asked: list[int] = []

    def in_order(found: list[DocId]) -> list[DocId]:
        asked.append(len(found))
        return found

    groups = best_first(
        set_of(range(size), size), [word(size, seed, 0.2) for seed in range(4)], in_order
    )
    first = list(islice(groups, 3))
    assert asked == list(map(len, first))
    assert sum(asked) < size / 20


def test_the_first_ten_of_many_are_found_without_scoring_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scored_alone: list[int] = []
    plain = TermScores.of

    def of(factor: TermScores, document: DocId) -> int:
        scored_alone.append(document)
        return plain(factor, document)

    monkeypatch.setattr(TermScores, "of", of)
    size = 20_000
    words = [word(size, seed, 0.3) for seed in range(3)]
    first = list(
        islice(chain.from_iterable(best_first(set_of(range(size), size), words, list)), 10)
    )
    assert len(first) == 10
    assert len(set(scored_alone)) <= SMALL * 3**3


# A ranked sequence is a sequence


@pytest.fixture(scope="module")
def shelf() -> Index:
    """Papers of five ranks."""
    texts = ["sparse sparsely", "sparsely", "unsparse", "sparse", "sparse"]
    return build_index(paper(f"{text} {n}" if n % 2 else f"{n}", text)
                       for n, text in enumerate(texts * 3))  # fmt: skip


def ranked(index: Index) -> RankedHits:
    return search(index, parse_query("sparse")).keys


@pytest.mark.parametrize("place", [*range(-15, 15)])
def test_a_place_counts_from_either_end(shelf: Index, place: int) -> None:
    assert ranked(shelf)[place] == list(ranked(shelf))[place]


@pytest.mark.parametrize("place", [-16, 15, 99])
def test_there_is_nothing_beyond_the_ends(shelf: Index, place: int) -> None:
    with pytest.raises(IndexError):
        ranked(shelf)[place]


@pytest.mark.parametrize(
    "stretch",
    [slice(3), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, -1),
     slice(9, 2, -2), slice(5, 2), slice(90, 99), slice(None)],
)  # fmt: skip
def test_a_stretch_is_that_of_the_whole(shelf: Index, stretch: slice) -> None:
    assert ranked(shelf)[stretch] == list(ranked(shelf))[stretch]


def test_a_papers_place_is_where_it_is_found(shelf: Index) -> None:
    keys = list(ranked(shelf))
    assert len(keys) == 15
    assert [ranked(shelf).position_of(key) for key in keys] == list(range(15))
    assert ranked(shelf).position_of("of another") is None
