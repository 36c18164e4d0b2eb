"""Words written together or apart: either way of typing finds, and marks, either way of writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.paper import Paper
from tests.tui.library.made import paper
from tui.library.search import compounds
from tui.library.search.compounds import split_compound, together
from tui.library.search.docset import members
from tui.library.search.highlight import MatchedTerm, match_spans
from tui.library.search.index import Index, Indexer, build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import Hits, search
from tui.library.search.tokenizer import runs, words


def index_of(*texts: str | tuple[str, str]) -> Index:
    """An index of papers with these titles, or titles and abstracts."""
    return build_index(paper(*((each, "") if isinstance(each, str) else each)) for each in texts)


def hits(query: str, *texts: str | tuple[str, str]) -> Hits:
    """What a query finds among papers."""
    return search(index_of(*texts), parse_query(query))


def found(query: str, *texts: str | tuple[str, str]) -> list[str]:
    """The titles that a query finds, best first."""
    index = index_of(*texts)
    return [
        index.text(index.documents[key]).title for key in search(index, parse_query(query)).keys
    ]


def marked(query: str, title: str, abstract: str = "") -> list[list[str]]:
    """What is marked in the title of the one paper there is, and in its abstract."""
    marks = hits(query, (title, abstract)).matched
    return [[text[a:b] for a, b in match_spans(text, marks)] for text in (title, abstract)]


# Where neighbouring words spell one


@pytest.mark.parametrize(
    ("text", "letters", "spelt"),
    [
        ("time moe", "timemoe", [(0, 1, 3)]),
        ("a once for all b", "onceforall", [(1, 3, 3)]),
        ("time moe time moe", "timemoe", [(0, 1, 3), (2, 3, 3)]),
        ("time moes", "timemoe", []),
        ("runtime moe", "timemoe", []),
        ("time of moe", "timemoe", []),
        ("timemoe", "timemoe", []),
        ("on ce for all", "onceforall", []),
        ("x y z", "xyz", []),
        ("x y", "xy", [(0, 1, 1)]),
        ("seq 2 seq", "seq2seq", [(0, 2, 3)]),
        ("ab ab abc", "ababc", [(1, 2, 3)]),
        ("time", "timemoe", []),
    ],
)
def test_two_or_three_neighbours_spell_a_word(
    text: str, letters: str, spelt: list[tuple[int, int, int]]
) -> None:
    assert list(runs(text.split(), letters)) == spelt


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("long contexts", [(0, 1, 4)]),
        ("long cont", [(0, 1, 4)]),
        ("longer contexts", []),
        ("long con texts", []),
        ("longcontexts", []),
    ],
)
def test_the_last_of_them_may_go_on(text: str, spelt: list[tuple[int, int, int]]) -> None:
    assert list(runs(text.split(), "longcont", begun=True)) == spelt


# What a paper writes as one word


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("code t5", "CodeT5: Identifiers"),
        ("int-4", "On INT4"),
        ("hyper fitting", "The Hyperfitting Phenomenon"),
        ("once for all", "OnceForAll"),
    ],
)
def test_words_that_a_title_runs_together_are_all_in_it(query: str, title: str) -> None:
    others = ("Code for All", "T5 and BERT", "Hyper Parameters", "Once Fitting", "An Int 5")
    assert found(query, *others, title)[0] == title


def test_what_is_run_together_is_found_in_abstracts_too() -> None:
    assert found("nv lm", ("A", "NV"), ("B", "NVLM")) == ["B", "A"]


def test_what_only_begins_so_comes_behind_what_is_so() -> None:
    assert found("seg former", "SegFormers", "SegFormer") == ["SegFormer", "SegFormers"]


def test_what_stands_as_it_was_typed_comes_first() -> None:
    assert found("seg former", "A SegFormer", "Former Seg") == ["Former Seg", "A SegFormer"]


def test_words_of_a_field_are_run_together_in_that_field() -> None:
    shelf = (("A", "codet5"), ("CodeT5", ""), ("B", ""))
    assert found(r"title:code\ t5", *shelf) == ["CodeT5"]
    assert found(r"abs:code\ t5", *shelf) == ["A"]


def test_a_paper_with_the_joined_word_answers_the_whole_query() -> None:
    answer = hits("code t5", "CodeT5", "Code", "T5 code")
    assert [answer.answers(key) for key in answer.keys] == [True, True, False]


def test_each_word_knows_what_it_makes_with_its_neighbours() -> None:
    index = index_of("abc bcd cd")
    assert together(index, ["a", "bc", "d", "c"]) == {0: ("abc",), 1: ("abc", "bcd"), 2: ("bcd",)}
    assert together(index, ["c", "d", "a"]) == {0: ("cd",), 1: ("cd",)}
    assert together(index, ["d", "c"]) == together(index, []) == {}
    assert together(index, ["b", "c", "d"]) == {
        0: ("bc", "bcd"),
        1: ("bc", "cd", "bcd"),
        2: ("cd", "bcd"),
    }


def test_words_that_only_a_paper_had_that_is_gone_make_nothing() -> None:
    work = Indexer([paper("Other")], index_of("CodeT5", "Other"))
    assert together(work.index(), ["code", "t5"]) == {}


# What a paper writes as several words


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("stripmlp", "Strip-MLP: Efficient"),
        ("rsparse", "R-Sparse"),
        ("bt2", "BT^2"),
        ("onceforall", "Once-for-All"),
        ("finetuning", "The fine tuning"),
        ("cafebar", "Café_Bar"),
        ("seq2seq", "Seq-2-Seq"),
        ("STRIPMLP", "A strip MLP"),
    ],
)
def test_a_word_is_found_in_pieces(query: str, title: str) -> None:
    assert found(query, "R for MLP", "Sparse once", "All 2", "BT tuning", title) == [title]


@pytest.mark.parametrize("title", ["MLP Strip", "Strip an MLP", "Strips MLP", "Airstrip MLP"])
def test_pieces_elsewhere_or_in_other_words_are_none(title: str) -> None:
    assert found("stripmlp", title, "Strip", "MLP") == []


def test_a_word_in_pieces_is_found_in_abstracts_too() -> None:
    assert found("timemoe", ("A", "We show Time-MoE."), ("B", "Time"), "Time-MoE") == [
        "Time-MoE",
        "A",
    ]


def test_a_word_in_pieces_is_no_misspelling() -> None:
    assert found("stripmlp", "Strip-MLP", "Stripmlq") == ["Strip-MLP"]


def test_a_word_that_is_there_is_found_in_pieces_too_behind_it() -> None:
    shelf = ("On Finetunings", "On Fine-tuning", "A Finetuning")
    assert found("finetuning", *shelf) == ["A Finetuning", "On Fine-tuning", "On Finetunings"]


def test_a_word_that_is_there_is_found_in_pieces_in_abstracts_too() -> None:
    shelf = (("A", "by fine-tuning"), ("B", "by finetuning"), ("C", "fine"))
    assert found("finetuning", *shelf) == ["B", "A"]


@pytest.mark.parametrize("query", ["longcontext", "longcont", "longc", "longcontexts"])
def test_a_word_in_pieces_is_found_while_it_is_typed(query: str) -> None:
    assert found(query, "Contexts", "Long", "On Long Contexts")[0] == "On Long Contexts"


def test_where_a_word_begins_so_what_only_begins_in_pieces_is_not_meant() -> None:
    assert found("longco", "Long Contexts", "Longcoats") == ["Longcoats"]


@pytest.mark.parametrize(("query", "answer"), [("title:", ["Time-MoE"]), ("abs:", ["A"])])
def test_a_field_is_asked_for_pieces_too(query: str, answer: list[str]) -> None:
    assert found(f"{query}timemoe", ("A", "time-moe"), "Time-MoE", "B") == answer


def test_a_query_of_very_many_words_is_not_taken_apart() -> None:
    many = " ".join(f"w{n}x" for n in range(12))
    assert found(f"timemoe {many}", "Time-MoE") == []
    assert MatchedTerm("codet5") not in hits(f"code t5 {many}", "CodeT5").matched


PIECES = ["a", "b", "ab", "ba", "abc", "1", "12", "é", "éa", "-", ", "]
SHELVES = st.lists(
    st.tuples(*[st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join)] * 2), max_size=6
)


@given(SHELVES, st.lists(st.sampled_from(PIECES[:9]), min_size=1, max_size=4).map("".join))
def test_the_index_finds_in_pieces_what_reading_every_text_finds(
    texts: list[tuple[str, str]], typed: str
) -> None:
    index = build_index(Paper(str(n), *each) for n, each in enumerate(texts))
    (word,) = words(typed)

    def read(place: int, *, begun: bool) -> list[int]:
        return [
            n
            for n, each in enumerate(texts)
            if len(word) > 2 and any(runs(words(each[place]), word, begun=begun))
        ]

    apart = split_compound(index, word)
    begun = [] if index.terms.beginning(word) else read(0, begun=True)
    assert members(apart.whole["title"]) == read(0, begun=False)
    assert members(apart.whole["abstract"]) == read(1, begun=False)
    assert members(apart.begun) == begun


def test_no_more_texts_are_read_than_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compounds, "READ", {"title": 2, "abstract": 1})
    common = ((f"mo del {n}", "") for n in range(3))
    index = index_of(*common, ("of the", "of the"), ("m odel", ""))
    assert members(split_compound(index, "ofthe").whole["title"]) == [3]
    assert members(split_compound(index, "ofthe").whole["abstract"]) == [3]
    # Three texts have the common pieces, and only one the rare ones.
    assert members(split_compound(index, "model").whole["title"]) == [4]


# What is marked


@pytest.mark.parametrize(
    ("query", "title", "marks"),
    [
        ("stripmlp", "Strip-MLP: MLP, a strip", ["Strip-MLP"]),
        ("onceforall", "Train Once-for-All", ["Once-for-All"]),
        ("finetuning", "Fine-tuning and finetuning", ["Fine-tuning", "finetuning"]),
        ("longcont", "Long Contexts", ["Long Cont"]),
        ("code t5", "CodeT5+", ["CodeT5"]),
        ("code t5", "CodeT5 of Code", ["CodeT5", "Code"]),
        ("grosstest", "Groß-Test", ["Groß-Test"]),
        ("grosst", "Der Groß-Test", ["Groß-T"]),
    ],
)
def test_what_is_written_another_way_is_marked_whole(
    query: str, title: str, marks: list[str]
) -> None:
    assert marked(query, title, title) == [marks, marks]


def test_only_what_was_found_in_pieces_is_marked_in_pieces() -> None:
    # A word begins so: the pieces that do were not looked for.
    index = index_of("Longcoats", "Long Contexts")
    marks = search(index, parse_query("longco")).matched
    assert list(match_spans("Long Contexts", marks)) == []
    marks = search(index_of("Finetuning", "By Fine-Tuning"), parse_query("finetuning")).matched
    assert list(match_spans("Fine Tunings", marks)) == []
    assert list(match_spans("Fine Tuning", marks)) == [(0, 11)]


# One index answers one query after the other


def test_what_neighbours_make_of_a_word_is_not_kept_for_it_alone() -> None:
    shelf = ("CodeT5", "Code", "T5")
    index = index_of(*shelf)
    for query in ("code", "code t5", "t5 code", "code"):
        again = list(search(index, parse_query(query)).keys)
        assert again == list(hits(query, *shelf).keys)
