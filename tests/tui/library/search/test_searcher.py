"""Finding papers: words, queries, the index, the ranking, and what is marked in the text."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.library.made import page
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.search.docset import members
from tui.library.search.highlight import MatchedTerm, match_spans
from tui.library.search.index import Index, build_index
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.search.terms import Query
from tui.library.search.tokenizer import fold, word_spans, words
from tui.library.store import Store, build_store

SPARSE = "Sparse Attention for Long Contexts"
DENSE = "Dense Retrieval"
QUEBEC = "Machine Translation in Québec"
SHELF = build_store(
    [
        page(
            "only",
            (SPARSE, "We attend to few tokens [MASK] of γ-MoD."),
            (DENSE, "Compared with sparse methods."),
            (QUEBEC, "Dense prose. Straße."),
        )
    ]
)


@cache
def shelf_index() -> Index:
    return build_index(SHELF.papers.values())


def found(query: str, *entries: str | tuple[str, str]) -> list[str]:
    """The titles that a query finds, best first."""
    store = build_store([page("only", *entries)]) if entries else SHELF
    index = build_index(store.papers.values())
    return [store.papers[key].title for key in search(index, parse_query(query)).keys]


def marked(query: str, text: str, *, among: str = "") -> list[str]:
    """The pieces of a text that a query marks, when papers with these titles are there."""
    store = build_store([page("only", among or text)])
    hits = search(build_index(store.papers.values()), parse_query(query))
    return [text[start:end] for start, end in match_spans(text, hits.matched)]


# Words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Québec", "quebec"),
        ("Que\u0301bec", "quebec"),
        ("ATTENTION", "attention"),
        ("Straße", "strasse"),
        ("Γ", "γ"),
        ("ﬁne-tuning", "fine-tuning"),
        ("İstanbul", "istanbul"),
        ("10²", "102"),
        ("Ⓜ\uff21mba", "mamba"),
        ("", ""),
    ],
)
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["𝐌amba", "ℳamba"])
def test_letters_of_another_shape_are_the_same_letters(text: str) -> None:
    assert fold(text) == "mamba"


@given(st.text())
def test_folding_ascii_and_folding_anything_agree(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain) == fold(plain + "\u0301")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Sparse Attention", ["sparse", "attention"]),
        ("γ-MoD: R^2, $\\texttt{t5x}$ [MASK]", ["gamma", "mod", "r", "2", "texttt", "t5x", "mask"]),
        ("snake_case_names", ["snake", "case", "names"]),
        ("論文 10%", ["論文", "10"]),
        ("", []),
        ("?! _ --", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, cut: list[str]) -> None:
    assert words(text) == cut


def test_an_accent_apart_from_its_letter_does_not_cut_a_word() -> None:
    assert words("Que\u0301bec") == ["quebec"]


@given(st.text())
def test_words_and_their_places_agree(text: str) -> None:
    spans = list(word_spans(text))
    assert [word for _, _, word in spans] == words(text)
    assert [each for start, end, _ in spans for each in words(text[start:end])] == words(text)


# Letters that Unicode does not take apart


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("strom", "Strøm"),
        ("STROM", "strøm"),
        ("lukas", "Łukas"),
        ("dakovo", "Đakovo"),
        ("aether", "Æther"),
        ("oeuvre", "Œuvre"),
        ("strasse", "STRAẞE"),
        ("isik", "Işık"),
        ("ISIK", "ışık"),
        ("istanbul", "İstanbul"),
        ("edda", "Eðda"),
        ("thorn", "Þorn"),
        ("haga", "Ħaġa"),
        ("tala", "Ŧala"),
        ("collegi", "Coŀlegi"),
        ("mamba", "Ｍａｍｂａ"),
        ("fine", "ﬁne"),
    ],
)
def test_a_letter_is_found_by_its_plain_form_bare_and_quoted(typed: str, title: str) -> None:
    assert found(typed, title, "Another") == [title]
    assert found(f"'{typed.lower()}", title, "Another") == [title]
    assert found(title, title, "Another") == [title]


@pytest.mark.parametrize(
    ("typed", "plain"), [("'strøm", "Strom"), ("'œuvre", "Oeuvre"), ("'ﬁne", "Fine")]
)
def test_a_quoted_letter_that_has_the_sign_itself_needs_it(typed: str, plain: str) -> None:
    assert found(typed, plain) == []
    assert found(typed, typed[1:]) == [typed[1:]]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("beta", "A β Test"),
        ("beta-vae", "β-VAE"),
        ("beta vae", "β-VAE"),
        ("betavae", "β-VAE"),
        ("betavae", "βVAE"),
        ("β", "β-VAE"),
        ("Β-vae", "β-VAE"),
        ("alpha", "Α"),
        ("sigma", "A ς and more"),
        ("lambda1", "On λ1"),
        ("'β", "The αβ Plane"),
        ("'β-v", "β-VAE"),
    ],
)
def test_a_greek_letter_by_itself_is_found_by_its_name(typed: str, title: str) -> None:
    assert found(typed, title, "Another") == [title]


def test_a_greek_word_is_not_found_by_the_names_of_its_letters() -> None:
    assert found("lambda", "Λόγος") == []
    assert found("λόγος", "Λόγος") == ["Λόγος"]


# Queries


def test_a_query_has_its_words_folded_each_once_in_the_order_typed() -> None:
    assert parse_query("Sparse  ÉTÉ sparse!").words == ("sparse", "ete")


def test_a_query_remembers_what_was_typed() -> None:
    assert parse_query(" Sparse! ").text == " Sparse! "


@pytest.mark.parametrize("text", ["", "   ", "?!", "''", "_", "|", ":"])
def test_a_query_without_a_letter_or_digit_asks_for_nothing(text: str) -> None:
    assert not parse_query(text)
    assert not Query()


def test_a_query_of_an_accent_alone_asks_for_nothing() -> None:
    assert not parse_query("\u0301")


def test_an_unknown_field_is_plain_text() -> None:
    assert parse_query("Dolphin: Long").words == ("dolphin", "long")


# The index


def test_an_index_has_each_paper_once_in_order(seed_store: Store) -> None:
    index = build_index(seed_store.papers.values())
    assert [each.key for each in index.papers if each] == list(seed_store.on_pages)


def postings(index: Index, word: str) -> tuple[list[int], list[int]]:
    """The documents with a word in the title, and in the abstract."""
    having = index.having(index.terms.whole(word), ("title", "abstract"))
    return list(members(having["title"])), list(members(having["abstract"]))


def test_postings_say_where_a_word_stands() -> None:
    assert postings(shelf_index(), "sparse") == ([0], [1])
    assert postings(shelf_index(), "dense") == ([1], [2])


def test_a_word_twice_in_a_text_is_posted_once() -> None:
    store = build_store([page("only", "Long long LONG")])
    index = build_index(store.papers.values())
    assert index.terms.words == ["long"]
    assert postings(index, "long") == ([0], [])


# The ranking


def test_whole_words_come_before_beginnings_before_parts() -> None:
    assert found("form", "Transformers", "Formal Proofs", "A Form of Words") == [
        "A Form of Words",
        "Formal Proofs",
        "Transformers",
    ]


@pytest.mark.parametrize("query", ["title:form", "form | nothinglikeit"])
def test_the_same_order_holds_for_the_words_of_a_condition(query: str) -> None:
    assert found(query, "Transformers", "Formal Proofs", "A Form of Words") == [
        "A Form of Words",
        "Formal Proofs",
        "Transformers",
    ]


def test_a_rare_word_of_a_group_comes_before_two_common_ones() -> None:
    common = [f"{word} {n}" for word in ("Common", "Plain") for n in range(9)]
    assert found("rare | common | plain", "Common and Plain", *common, "Rare")[0] == "Rare"


def test_a_query_of_very_many_words_brings_no_misspellings() -> None:
    many = " ".join(f"qx{n}" for n in range(13))
    assert found(f"atention {many}", "Attention") == []


def test_the_same_order_holds_in_abstracts() -> None:
    entries = (("A", "transformers"), ("B", "formal"), ("C", "form"))
    assert found("form", *entries) == ["C", "B", "A"]


def test_a_misspelt_word_is_found_when_no_other_way_finds_it() -> None:
    assert found("atention") == [SPARSE]
    assert found("atentoin") == [SPARSE]


def test_a_word_that_is_there_brings_no_misspellings() -> None:
    assert found("form", "A Form of Words", "A Fork in the Road") == ["A Form of Words"]


def test_the_nearer_misspelling_comes_first() -> None:
    assert found("transfomer", "Transformed", "Transformer") == ["Transformer", "Transformed"]


def test_titles_come_before_abstracts() -> None:
    entries = (("A", "a sparse text"), ("B", ""), ("Sparse", ""))
    assert found("sparse", *entries) == ["Sparse", "A"]


def test_all_words_come_before_some() -> None:
    entries = (
        ("Rare Word", ""),
        ("Common", "rarely with a word"),
        *((f"Common {number}", "") for number in range(20)),
    )
    assert found("common rare", *entries)[:2] == ["Common", "Rare Word"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    entries = ("Model One", "Model Two", "Model Three", "Dolphin", "Model Four")
    assert found("model dolphin", *entries)[0] == "Dolphin"


def test_equals_stay_in_page_order() -> None:
    assert found("study", "Study C", "Study A", "Study B") == ["Study C", "Study A", "Study B"]


def test_a_paper_with_the_word_in_title_and_abstract_is_found_once() -> None:
    assert found("sparse", (SPARSE, "sparse sparse")) == [SPARSE]


@pytest.mark.parametrize("query", ["quebec", "QUÉBEC", "Que\u0301bec", "québ"])
def test_accents_and_case_do_not_matter(query: str) -> None:
    assert found(query) == [QUEBEC]


@pytest.mark.parametrize("query", ["STRASSE", "straße", "strass"])
def test_sharp_s_is_found_by_two(query: str) -> None:
    assert found(query) == [QUEBEC]


@pytest.mark.parametrize("query", ["[MASK]", "γ-MoD", "few [mask", "$\\mask{"])
def test_signs_in_a_query_are_no_hindrance(query: str) -> None:
    assert found(query)[0] == SPARSE


def test_one_or_two_letters_find_beginnings_and_no_parts() -> None:
    assert found("tt", SPARSE, "TTS at Scale") == ["TTS at Scale"]
    assert found("con") == [SPARSE]


def test_a_short_word_is_not_taken_for_misspelt() -> None:
    assert found("xyz") == []


@pytest.mark.parametrize(
    ("query", "complete"),
    [("sparse", {SPARSE, DENSE}), ("sparse retrieval", {DENSE}), ("sparse nothinglikeit", set())],
)
def test_papers_that_have_every_word_are_told_from_those_that_have_some(
    query: str, complete: set[str]
) -> None:
    hits = search(shelf_index(), parse_query(query))
    answering = filter(hits.answers, hits.keys)
    assert {SHELF.papers[key].title for key in answering} == complete


@pytest.mark.parametrize("query", ["", " ", "?!"])
def test_no_words_find_nothing(query: str) -> None:
    hits = search(shelf_index(), parse_query(query))
    assert (list(hits.keys), hits.matched) == ([], ())


def test_an_empty_index_has_nothing_to_find() -> None:
    assert list(search(build_index([]), parse_query("sparse attention")).keys) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dolphin", "Dolphin: Long Context as a New Modality"),
        ("dolhpin", "Dolphin: Long Context as a New Modality"),
        ("mod γ", "γ-MoD"),
        ("gervasio", "Advancing Generative AI for Portuguese with Open Decoder Gervásio PT*"),
    ],
)
def test_papers_of_the_seed_pages_are_found(seed_store: Store, query: str, first: str) -> None:
    index = build_index(seed_store.papers.values())
    best = search(index, parse_query(query)).keys[0]
    assert seed_store.papers[best].title.startswith(first)


@given(st.text(st.characters()) | st.text("spare denQué'|!:^$ \u0301[]\\", max_size=20))
def test_whatever_is_typed_gives_papers_of_the_shelf_each_at_most_once(text: str) -> None:
    hits = search(shelf_index(), parse_query(text))
    assert len(set(hits.keys)) == len(hits.keys)
    assert set(hits.keys) <= set(SHELF.papers)


@given(st.text(st.characters()))
def test_whatever_is_typed_in_the_filter_bar_an_empty_one_brings_page_order_back(text: str) -> None:
    library = Library(None)
    desk = Desk(SHELF, library)
    desk.use_index(shelf_index())
    desk.ask(text)
    assert set(desk.view.keys) <= set(SHELF.on_pages)
    assert desk.view.query or desk.view.keys == SHELF.on_pages
    desk.ask("")
    assert desk.view.keys == SHELF.on_pages
    library.close()


# What is marked


@pytest.mark.parametrize(
    ("query", "text", "pieces"),
    [
        ("sparse", "Sparse attention, sparsely", ["Sparse", "sparse"]),
        ("form", "Formal transformers form", ["Form", "form", "form"]),
        ("quebec", "In Québec", ["Québec"]),
        ("quebec", "In Que\u0301bec", ["Que\u0301bec"]),
        ("mask", "a [MASK] b", ["MASK"]),
        ("atention", "Sparse attention", ["attention"]),
        ("a", "A bar at a banana", ["A", "a", "a"]),
        ("sparse long", "Long and sparse", ["Long", "sparse"]),
        ("at attention", "Attention at", ["Attention", "at"]),
        ("stra", "Straße", ["Straße"]),
        ("", "Sparse", []),
        ("?!", "Sparse?!", []),
    ],
)
def test_what_matched_is_marked_where_it_stands(query: str, text: str, pieces: list[str]) -> None:
    assert marked(query, text) == pieces


def test_a_misspelling_is_marked_only_where_no_paper_has_the_word() -> None:
    assert marked("form", "a fork", among="form fork") == []


def test_what_must_not_be_there_is_not_marked() -> None:
    assert marked("!abs:'mask", "A mask") == []


def test_what_is_asked_of_a_page_is_not_marked_in_texts() -> None:
    index = build_index(build_store([page("mask", "A mask")]).papers.values())
    assert search(index, parse_query("page:'mask")).matched == ()


def test_what_was_found_elsewhere_is_marked_here_too() -> None:
    assert marked("atention", "much attention", among="Attention") == ["attention"]


def test_of_two_words_that_match_the_longer_match_is_marked() -> None:
    text = "transformers"
    spans = list(match_spans(text, (MatchedTerm("tr"), MatchedTerm("transform"))))
    assert [text[start:end] for start, end in spans] == ["transform"]


@given(st.text(), st.text(st.sampled_from("aéß Sx\u0301İ"), max_size=12))
def test_marks_are_in_the_text_ascending_and_apart(query: str, text: str) -> None:
    for asked in (query, text, text[1:4]):
        hits = search(
            build_index(build_store([page("p", text)]).papers.values()), parse_query(asked)
        )
        last = 0
        for start, end in match_spans(text, hits.matched):
            assert last <= start <= end <= len(text)
            last = end
