"""The filter language: what is typed, what it means, and which papers meet it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.library.made import page, paper
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.search.index import Index, build_index
from tui.library.search.paper_fields import FIELDS, STATES
from tui.library.search.query import parse_query
from tui.library.search.searcher import search
from tui.library.search.terms import Query, Term, TermKind
from tui.library.store import Store, build_store, with_kept_papers

SPARSE = "Sparse Attention for Long Contexts"
DENSE = "Dense Retrieval: a Study"
QUEBEC = "Machine Translation in Québec"
FORMULA = r"Tuning $\texttt{t5x}$ and BT^2"
AWAY = "Attention Elsewhere"
STORE = with_kept_papers(
    build_store(
        [
            page("one", (SPARSE, "We attend to few tokens [MASK]."), label="Mar 11"),
            page("two", (DENSE, "Compared with sparse methods."), (QUEBEC, "Prose."), FORMULA),
        ]
    ),
    [paper(AWAY)],
)
INDEX = build_index(STORE.papers.values())
TYPED = st.text() | st.text("sparse titleabs:is'\"^$!|\\ éÉ[]", max_size=24)


def only(text: str) -> Term:
    """The term that a query has, when it has just one."""
    ((term,),) = parse_query(text).groups
    return term


def found(query: str) -> set[str]:
    """The titles that a query finds."""
    return {STORE.papers[key].title for key in search(INDEX, parse_query(query)).keys}


# Atoms

ATOMS = [
    ("sparse", TermKind.WORD, "sparse"),
    ("state-of-the-art", TermKind.WORD, "state-of-the-art"),
    ("'sparse", TermKind.EXACT, "sparse"),
    ("'sparse'", TermKind.WHOLE, "sparse"),
    ('"sparse attention"', TermKind.EXACT, "sparse attention"),
    ("^sparse", TermKind.START, "sparse"),
    ("sparse$", TermKind.END, "sparse"),
    ("^sparse$", TermKind.EQUAL, "sparse"),
    (r"sparse\ attention", TermKind.WORD, "sparse attention"),
    (r"'sparse\ attention", TermKind.EXACT, "sparse attention"),
    (r"^sparse\ attention$", TermKind.EQUAL, "sparse attention"),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), ATOMS)
def test_signs_around_a_word_say_how_it_is_matched(text: str, kind: TermKind, wanted: str) -> None:
    assert only(text) == Term(kind, wanted)


@pytest.mark.parametrize(("text", "kind", "wanted"), ATOMS)
def test_an_exclamation_mark_negates_any_atom(text: str, kind: TermKind, wanted: str) -> None:
    assert only(f"!{text}") == Term(kind, wanted, negated=True)


TEXT_FIELDS = sorted(name for name, field in FIELDS.items() if field.read("sparse") is not None)
"""Those whose value is any text."""


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_every_field_takes_every_atom(field: str) -> None:
    for text, kind, wanted in ATOMS:
        assert only(f"{field}:{text}") == Term(kind, wanted, field)


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_a_field_is_negated_before_its_name(field: str) -> None:
    assert only(f"!{field}:'sparse") == Term(TermKind.EXACT, "sparse", field, negated=True)


@pytest.mark.parametrize(("text", "kind", "wanted"), ATOMS)
def test_an_exclamation_mark_behind_a_field_negates_too(
    text: str, kind: TermKind, wanted: str
) -> None:
    assert only(f"title:!{text}") == Term(kind, wanted, "title", negated=True)
    assert only(f"!title:!{text}") == Term(kind, wanted, "title")


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_a_field_is_known_whatever_its_case(field: str) -> None:
    for name in (field.upper(), field.title()):
        assert only(f"{name}:Sparse") == Term(TermKind.WORD, "Sparse", field)
        assert only(f'{name}:!"a b"') == Term(TermKind.EXACT, "a b", field, negated=True)


@pytest.mark.parametrize("text", ["is:Unread", "IS:unread", "Is:UNREAD"])
def test_a_state_is_known_whatever_its_case(text: str) -> None:
    assert only(text) == Term(TermKind.WORD, "unread", "is")
    assert only(text.replace(":", ":!")) == Term(TermKind.WORD, "unread", "is", negated=True)


@pytest.mark.parametrize("state", sorted(STATES))
def test_every_state_can_be_asked_for(state: str) -> None:
    assert only(f"is:{state}") == Term(TermKind.WORD, state, "is")
    assert only(f"!is:{state}") == Term(TermKind.WORD, state, "is", negated=True)


@pytest.mark.parametrize("text", ["Dolphin:sparse", "is:lovely", "is:!lovely", "http://a.b/c"])
def test_what_is_no_field_or_state_is_plain_text(text: str) -> None:
    assert only(text) == Term(TermKind.WORD, text)


def test_a_dollar_sign_of_a_formula_is_no_anchor() -> None:
    assert only(r"$\texttt{t5x}$") == Term(TermKind.WORD, r"$\texttt{t5x}$")


def test_a_quotation_mark_within_a_word_begins_no_phrase() -> None:
    assert [term.text for (term,) in parse_query('5"6 a').groups] == ['5"6', "a"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [('"sparse at', "sparse at"), ('title:"sparse ', "sparse "), ("'spa", "spa")],
)
def test_a_half_typed_quotation_is_what_is_there_so_far(text: str, wanted: str) -> None:
    term = only(text)
    assert (term.kind, term.text) == (TermKind.EXACT, wanted)


@pytest.mark.parametrize(
    "text",
    ["“sparse attention”", "„sparse attention“", "«sparse attention»", "»sparse attention«",
     "”sparse attention”", '“sparse attention"', "“sparse attention"],
)  # fmt: skip
def test_the_marks_of_a_quotation_may_be_curly(text: str) -> None:
    assert only(text) == Term(TermKind.EXACT, "sparse attention")
    assert only(f"!title:{text}") == Term(TermKind.EXACT, "sparse attention", "title", negated=True)
    assert str(parse_query(text)) == text
    if text[-1] != "n":
        assert parse_query(f"{text} dense").words == ("dense",)


def test_a_curly_mark_that_begins_no_quotation_stays_as_it_is() -> None:
    assert only('"a “b” c"') == Term(TermKind.EXACT, "a “b” c")
    assert only("'“b") == Term(TermKind.EXACT, "“b")
    assert only("b”") == Term(TermKind.WORD, "b”")


@pytest.mark.parametrize("text", ["'sparse\\", r"'sparse\ at" + "\\", "sparse\\"])
def test_a_backslash_at_the_end_waits_for_what_it_stands_before(text: str) -> None:
    assert parse_query(text).groups == parse_query(text[:-1]).groups


SIGNS = ["!", "^", "'", '"', "|", "$", "''", '""', "!!", "!^", "!'", "^$", "| |", "[", "\\", "\\ "]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_by_itself_asks_for_nothing(sign: str) -> None:
    assert not parse_query(sign)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_behind_a_word_changes_nothing(sign: str) -> None:
    assert parse_query(f"sparse {sign}").groups == parse_query("sparse").groups


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign not in {'"', "\\", "\\ "}])
def test_a_sign_before_a_word_changes_nothing(sign: str) -> None:
    # A quotation mark or a backslash takes the blank behind it into a term.
    assert parse_query(f"{sign} sparse").groups == parse_query("sparse").groups


# Groups


def test_terms_with_a_bar_between_them_are_one_group() -> None:
    groups = parse_query("title:'a | !b | c$ d").groups
    assert [[term.text for term in group] for group in groups] == [["a", "b", "c"], ["d"]]


@pytest.mark.parametrize("text", ["sparse |dense", "sparse| dense", "sparse|dense"])
def test_a_bar_without_blanks_around_it_is_text(text: str) -> None:
    assert all(len(group) == 1 for group in parse_query(text).groups)
    assert parse_query(text).words == ("sparse", "dense")


def test_bare_words_rank_and_everything_else_is_a_condition() -> None:
    query = parse_query("sparse title:a !b dense 'c x | y")
    assert query.words == ("sparse", "dense")
    assert [group[0].text for group in query.conditions] == ["a", "b", "c", "x"]


@given(TYPED)
def test_a_query_prints_as_it_was_typed(text: str) -> None:
    assert str(parse_query(text)) == text


@given(TYPED)
def test_a_query_is_a_value(text: str) -> None:
    assert parse_query(text) == parse_query(text)
    assert hash(parse_query(text)) == hash(parse_query(text))
    assert Query(text, parse_query(text).groups) == parse_query(text)


# What the conditions find


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("'ttent", {SPARSE, AWAY}),
        ("'atention", set()),
        ("^attention", {AWAY}),
        ("study$", {DENSE}),
        ("methods.$", {DENSE}),
        ("^attention\\ elsewhere$", {AWAY}),
        ("^attention$", set()),
        ('"sparse attention"', {SPARSE}),
        ('"attention sparse"', set()),
        ("'sparse", {SPARSE, DENSE}),
        ("title:'sparse", {SPARSE}),
        ("abs:'sparse", {DENSE}),
        ("title:atention", {SPARSE, AWAY}),
        ("title:spar", {SPARSE}),
        ("abs:spar", {DENSE}),
        ("title:attention\\ sparse", {SPARSE}),
        ("!sparse", {QUEBEC, FORMULA, AWAY}),
        ("!title:sparse", {DENSE, QUEBEC, FORMULA, AWAY}),
        ("!atention", {SPARSE, DENSE, QUEBEC, FORMULA, AWAY}),
        ("attention !sparse", {AWAY}),
        ("retrieval | elsewhere", {DENSE, AWAY}),
        ("'retrieval | ^machine | nowhere$", {DENSE, QUEBEC}),
        ("retrieval | elsewhere !abs:sparse", {AWAY}),
        ("dense | !'s", {DENSE, FORMULA}),
        ("'[mask]", {SPARSE}),
        (r"'$\texttt{t5x}$", {FORMULA}),
        ("'BT^2", {FORMULA}),
        ("'in\\ q", {QUEBEC}),
        ("'ttention'", set()),
        ("'attention'", {SPARSE, AWAY}),
        ("'atten'", set()),
        ("'context'", set()),
        ("'quebec'", {QUEBEC}),
        ("'[mask]'", {SPARSE}),
        ("!'attention'", {DENSE, QUEBEC, FORMULA}),
        ("title:!sparse", {DENSE, QUEBEC, FORMULA, AWAY}),
        ("Title:sparse", {SPARSE}),
        ("ABS:!'sparse", {SPARSE, QUEBEC, FORMULA, AWAY}),
        ("'retrieval:", {DENSE}),
    ],
)
def test_a_condition_leaves_the_papers_that_meet_it(query: str, titles: set[str]) -> None:
    assert found(query) == titles


@pytest.mark.parametrize("query", ["'Attention", "title:'Attention", "^Attention | 'Attention"])
def test_a_capital_makes_case_count(query: str) -> None:
    assert found(query) == {SPARSE, AWAY}
    assert found(query.replace("Attention", "aTTENTION")) == set()


def test_case_counts_a_term_at_a_time() -> None:
    assert found("'Sparse 'attention") == {SPARSE}
    assert found("'Sparse 'aTTention") == set()


@pytest.mark.parametrize("query", ["'quebec", "'québec", "'Quebec", "'Québec", "quebec$"])
def test_letters_without_accents_match_those_with_them(query: str) -> None:
    assert found(query) == {QUEBEC}


@pytest.mark.parametrize("query", ["'stüdy", "'quèbec", "'machinë"])
def test_an_accent_that_was_typed_counts(query: str) -> None:
    assert found(query) == set()


def test_accents_count_a_term_at_a_time() -> None:
    assert found("'québec 'machine") == {QUEBEC}


def test_an_accent_apart_from_its_letter_is_the_same_accent() -> None:
    assert found("'que\u0301bec") == {QUEBEC}


def test_a_sign_asked_of_a_field_is_found_as_it_stands() -> None:
    assert found("title:$") == {FORMULA}


# Conditions on what a person did, and where a paper stands


@pytest.fixture
def desk() -> Iterator[Desk]:
    """The sparse and the dense are read, Québec is starred, two are listed, one is from away."""
    library = Library(None)
    by_title = {each.title: each for each in STORE.papers.values()}
    library.apply(library.set_read([by_title[SPARSE], by_title[DENSE]], True))
    library.apply(library.set_starred([by_title[QUEBEC]], True))
    library.apply(library.make_list("To read", [by_title[QUEBEC], by_title[AWAY]]))
    desk = Desk(STORE, library)
    desk.use_index(INDEX)
    yield desk
    library.close()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("is:read", {SPARSE, DENSE}),
        ("is:unread", {QUEBEC, FORMULA, AWAY}),
        ("Is:Unread", {QUEBEC, FORMULA, AWAY}),
        ("is:!read", {QUEBEC, FORMULA, AWAY}),
        ("is:starred", {QUEBEC}),
        ("is:listed", {QUEBEC, AWAY}),
        ("is:kept", {AWAY}),
        ("!is:kept", {SPARSE, DENSE, QUEBEC, FORMULA}),
        ("!is:read is:listed", {QUEBEC, AWAY}),
        ("is:starred | is:kept", {QUEBEC, AWAY}),
        ('page:"Mar 11"', {SPARSE}),
        (r"page:mar\ 11", {SPARSE}),
        ("page:Mar", {SPARSE}),
        ("page:MAR", set()),
        ("page:^two$", {DENSE, QUEBEC, FORMULA}),
        ("!page:two", {SPARSE, AWAY}),
        ('list:"to read"', {QUEBEC, AWAY}),
        ("list:^to", {QUEBEC, AWAY}),
        ("list:other", set()),
        ("attention is:unread", {AWAY}),
        ("page:two !is:read 'e", {QUEBEC, FORMULA}),
    ],
)
def test_conditions_know_pages_lists_and_marks(desk: Desk, query: str, titles: set[str]) -> None:
    desk.ask(query)
    assert {STORE.papers[key].title for key in desk.view.keys} == titles


@pytest.mark.parametrize("text", ["", " ", *SIGNS])
def test_a_query_that_says_nothing_yet_leaves_every_paper(desk: Desk, text: str) -> None:
    desk.ask(text)
    assert desk.view.keys == (*STORE.on_pages, *STORE.kept)


@pytest.mark.parametrize(
    "text", ["list:", "page:", "is:", "is:un", "title:!", "is:!", "IS:!Un", 'title:!"']
)
def test_a_field_that_is_still_being_typed_leaves_every_paper(desk: Desk, text: str) -> None:
    desk.ask(text)
    assert len(desk.view.keys) == len(STORE.papers)


@given(TYPED)
def test_any_text_finds_papers_each_at_most_once(text: str) -> None:
    keys = search(INDEX, parse_query(text)).keys
    assert len(set(keys)) == len(keys)
    assert set(keys) <= set(STORE.papers)


# Pasted titles

REPEATS = {"Decoding Speculative Decoding"}
"""Made of words that others' titles have, one of them twice."""


@pytest.fixture(scope="module")
def seed_index(seed_store: Store) -> Index:
    """The index of the seed papers."""
    return build_index(seed_store.papers.values())


def first_for(title: str, index: Index, store: Store) -> str:
    """The title that a query finds best."""
    return store.papers[search(index, parse_query(title)).keys[0]].title


def test_a_pasted_title_is_bare_words(seed_store: Store) -> None:
    titles = [paper.title for paper in seed_store.papers.values()]
    assert len(titles) == 511
    assert [title for title in titles if parse_query(title).conditions] == []


def test_a_pasted_title_finds_its_paper_first(seed_store: Store, seed_index: Index) -> None:
    titles = {paper.title for paper in seed_store.papers.values()} - REPEATS
    missed = [each for each in titles if first_for(each, seed_index, seed_store) != each]
    assert missed == []


@pytest.mark.parametrize("title", sorted(REPEATS))
def test_a_title_of_common_words_comes_first_too(
    seed_store: Store, seed_index: Index, title: str
) -> None:
    assert first_for(title, seed_index, seed_store) == title
