"""Papers like a paper: pairs chosen by their titles alone, and what nearness promises."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page, paper
from tui.library.search.index import Index, Indexer, build_index
from tui.library.search.more_like_this import COMPARED, neighbours, singular
from tui.library.store import Store, build_store


@pytest.fixture(scope="module")
def index(seed_store: Store) -> Index:
    """Of the sample papers."""
    return build_index(seed_store.papers.values())


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
        # Those that hold of the list in the docstring: tuned with,
        ("QuantNAS for super resolution", "SimQ-NAS:"),
        ("γ-MoD:", "p-MoD:"),
        ("MEDUSA: Multi-scale", "Multi-scale self-guided attention"),
        ("ESC: Efficient Speech Coding", "FunCodec:"),
        ("NERV++:", "D'OH:"),
        ("White-Box Transformers", "Masked Completion via Structured"),
        ("RandAR:", "ZipAR:"),
        ("TURNA:", "GECTurk:"),
        ("MaskLLM:", "Progressive Gradient Flow"),
        ("SpaceByte:", "MEGABYTE:"),
        # and held out.
        ("Long-context Protein Language", "ProLLaMA:"),
        ("Medusa: Simple", "Hydra:"),
        ("Conditional DETR", "DETR Doesn't Need"),
        ("End-to-End Non-Autoregressive", "Improving Fluency of Non-Autoregressive"),
        ("Speculative Decoding: Exploiting", "Lossless Acceleration for Seq2seq"),
        ("On decoder-only architecture for speech", "Investigating Decoder-only Large"),
        ("MindBridge:", "Decoding speech from non-invasive"),
        ("NV-Embed:", "KaLM-Embedding-V2:"),
        ("STUDY:", "A Survey of Graph Neural Networks for Social"),
        ("Structure-Preserving Operator", "AROMA:"),
        ("Strip-MLP:", "Mixing and Shifting:"),
    ],
)
def test_papers_that_plainly_belong_together_find_each_other_first(
    index: Index, seed_store: Store, one: str, other: str
) -> None:
    """The first ten came with the cosine of tf-idf. The others are from 40 more pairs.

    Those were written down from the titles, before any method was tried, and cut in two at random:
    of the half that the method was chosen by 10 of 20 hold, of the half held out 11 of 20. With the
    cosine it was 7 and 9.
    """
    pair = key_of(seed_store, one), key_of(seed_store, other)
    assert neighbours(index, pair[0])[0].key == pair[1]
    assert neighbours(index, pair[1])[0].key == pair[0]


def test_the_words_that_bind_two_papers_are_named_strongest_first(
    index: Index, seed_store: Store
) -> None:
    nearest = neighbours(index, key_of(seed_store, "Clover: Regressive"))[0]
    assert nearest.shared[0] == "clover"


def test_the_nearest_come_first_and_the_paper_itself_is_not_among_them(
    index: Index, seed_store: Store
) -> None:
    key = key_of(seed_store, "Clover: Regressive")
    near = neighbours(index, key, most=20)
    assert len(near) == 20
    assert key not in {each.key for each in near}
    values = [each.likeness for each in near]
    assert values == sorted(values, reverse=True)
    assert values[-1] > 0


def test_words_that_say_nothing_are_not_named(index: Index, seed_store: Store) -> None:
    key = key_of(seed_store, "Mask is All You Need")
    named = {word for near in neighbours(index, key) for word in near.shared}
    assert "mask" in named
    assert not named & {"is", "all", "you", "need", "for", "and", "r"}


def test_a_noun_and_its_plural_are_one_word_named_as_the_paper_has_it() -> None:
    found = build_index([paper("Decision trees"), paper("A tree"), paper("Else")])
    (nearest,) = neighbours(found, paper("Decision trees").key)
    assert (nearest.key, nearest.shared) == (paper("A tree").key, ("trees",))


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("codecs", "codec"),
        ("queries", "query"),
        ("images", "image"),
        ("trees", "tree"),
        ("loss", "loss"),
        ("corpus", "corpus"),
        ("gas", "gas"),
        ("movies", "movy"),
    ],
)
def test_the_ending_of_a_plural_is_dropped(word: str, one: str) -> None:
    assert singular(word) == one


def test_among_many_that_are_even_those_of_the_first_pages_are_taken() -> None:
    alike = [paper(f"{number} cats") for number in range(COMPARED + 80)]
    found = build_index([*alike, paper("dogs"), paper("cats")])
    near = neighbours(found, paper("cats").key, most=1000)
    assert [each.key for each in near] == [each.key for each in alike[:COMPARED]]


def test_a_paper_that_is_gone_is_near_nothing_and_weighs_nothing() -> None:
    kept = [paper("red fox"), paper("red wolf"), paper("grey seal"), paper("blue whale")]
    gone = [paper("red deer"), paper("red squirrel")]
    before = Indexer([*gone, *kept])
    before.read(before.waiting)
    after = Indexer(kept, before.index()).index()
    fresh = build_index(kept)
    for each in kept:
        assert neighbours(after, each.key) == neighbours(fresh, each.key)
    assert len(neighbours(fresh, kept[0].key)) == 1


def test_texts_of_any_length_are_compared() -> None:
    long = paper("long", "zebra " + "word " * 100_000)
    found = build_index([long, paper("short", "zebra"), paper("other")])
    assert [each.key for each in neighbours(found, long.key)] == [paper("short").key]


def test_papers_without_a_word_in_common_are_not_alike() -> None:
    store = build_store([page("p", ("alpha beta", "gamma"), ("delta", "epsilon zeta"))])
    index = build_index(store.papers.values())
    assert all(neighbours(index, key) == [] for key in store.papers)


def test_a_paper_that_is_not_indexed_is_like_nothing() -> None:
    assert neighbours(build_index([]), paper("anything").key) == []
