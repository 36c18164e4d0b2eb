"""Papers like a paper: pairs chosen by their titles alone, and what the cosine promises."""

from __future__ import annotations

import pytest

from tests.library.made import page, paper
from tui.library.index import build_index
from tui.library.similar import Likeness
from tui.library.store import Store, build_store


@pytest.fixture(scope="module")
def likeness(seed_store: Store) -> Likeness:
    """Of the sample papers."""
    return Likeness(build_index(seed_store.papers.values()))


def key_of(store: Store, beginning: str) -> str:
    """The key of the one paper whose title begins so."""
    (found,) = [key for key, each in store.papers.items() if each.title.startswith(beginning)]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Clover: Regressive", "Clover-2:"),
        ("CodeT5: Identifier", "CodeT5+:"),
        ("Real Time Speech Enhancement in the", "Speech Denoising in the Waveform"),
        ("Faceptor:", "FaceXFormer:"),
        ("Fast meningioma segmentation", "Meningioma segmentation"),
        ("Towards Principled Evaluations of Sparse Auto", "Taming Polysemanticity in LLMs"),
        ("DAMRO:", "OPERA:"),
        ("Bidirectional Trained Tree-Structured Decoder", "PosFormer:"),
        ("VAD-free Streaming", "Stateful Conformer with"),
        ("The Mamba in the Llama", "Multimodal Mamba"),
    ],
)
def test_papers_that_plainly_belong_together_find_each_other_first(
    likeness: Likeness, seed_store: Store, one: str, other: str
) -> None:
    pair = key_of(seed_store, one), key_of(seed_store, other)
    assert likeness.neighbours(pair[0])[0].key == pair[1]
    assert likeness.neighbours(pair[1])[0].key == pair[0]


def test_the_words_that_bind_two_papers_are_named_strongest_first(
    likeness: Likeness, seed_store: Store
) -> None:
    nearest = likeness.neighbours(key_of(seed_store, "Clover: Regressive"))[0]
    assert nearest.shared[0] == "clover"


def test_the_nearest_come_first_and_the_paper_itself_is_not_among_them(
    likeness: Likeness, seed_store: Store
) -> None:
    key = key_of(seed_store, "Clover: Regressive")
    near = likeness.neighbours(key, most=20)
    assert len(near) == 20
    assert key not in {each.key for each in near}
    values = [each.likeness for each in near]
    assert values == sorted(values, reverse=True)
    assert 0 < values[-1] <= values[0] <= 1


def test_papers_without_a_word_in_common_are_not_alike() -> None:
    store = build_store([page("p", ("alpha beta", "gamma"), ("delta", "epsilon zeta"))])
    likeness = Likeness(build_index(store.papers.values()))
    assert all(likeness.neighbours(key) == [] for key in store.papers)


def test_a_paper_that_is_not_indexed_is_like_nothing() -> None:
    assert Likeness(build_index([])).neighbours(paper("anything").key) == []
