"""A query at the desk: what it leaves in view, in which order, and what is like a paper."""

from __future__ import annotations

import pytest

from tests.tui.library.desks import DESK_STORE, ONE, TWO, listed, titles_in_view
from tests.tui.library.made import keys, page, papers
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.marks import Count, Mark
from tui.library.search.index import build_index
from tui.library.sources import ALL, UNREAD, Source, SourceKind
from tui.library.store import build_store, with_kept_papers
from tui.library.view import Sort

A, B, C, D, E = papers(*"ABCDE")


# The query


def test_a_query_filters_the_source_in_view(desk: Desk) -> None:
    desk.choose(TWO)
    desk.ask("b")
    assert titles_in_view(desk) == ""
    desk.ask("d")
    assert titles_in_view(desk) == "D"
    assert desk.view.of == 4


def test_an_empty_query_keeps_page_order(desk: Desk) -> None:
    desk.choose(TWO)
    for text in ("", "  ", "?! -- ' | ! ^ $"):
        desk.ask(text)
        assert titles_in_view(desk) == "CDAE"
        assert desk.view.query.text == text


def test_a_query_stays_when_another_source_is_chosen(desk: Desk) -> None:
    desk.ask("a")
    desk.choose(ONE)
    assert titles_in_view(desk) == "A"
    desk.ask("")
    assert titles_in_view(desk) == "ABC"


def test_a_query_that_finds_nothing_shows_nothing_and_says_of_how_many(desk: Desk) -> None:
    desk.ask("nothinglikeit")
    assert list(desk.view.keys) == []
    assert desk.view.of == 6
    assert desk.unread_in_view == 0


def test_before_the_index_is_there_a_query_hides_nothing(memory: Library) -> None:
    desk = Desk(DESK_STORE, memory)
    assert not desk.indexed
    desk.ask("d")
    assert titles_in_view(desk) == "ABCDEZ"


def test_a_query_that_waited_for_the_index_is_answered_when_it_comes(memory: Library) -> None:
    desk = Desk(DESK_STORE, memory)
    desk.choose(TWO)
    desk.ask("d")
    desk.use_index(build_index(DESK_STORE.papers.values()))
    assert desk.indexed
    assert titles_in_view(desk) == "D"


def test_papers_that_are_kept_are_found_where_all_shows_them(desk: Desk, memory: Library) -> None:
    desk.ask("z")
    assert titles_in_view(desk) == "Z"
    files = Desk(DESK_STORE, memory, with_kept=False)
    files.use_index(build_index(DESK_STORE.papers.values()))
    files.ask("z")
    assert titles_in_view(files) == ""


def test_a_query_keeps_papers_that_were_read_in_unread_until_it_is_chosen_again(
    desk: Desk,
) -> None:
    desk.choose(UNREAD)
    desk.ask("b")
    desk.apply(desk.library.set_read([B], True))
    assert titles_in_view(desk) == "B"
    desk.ask("")
    assert titles_in_view(desk) == "ABCDEZ"
    desk.choose(UNREAD)
    assert titles_in_view(desk) == "ACDEZ"


def test_a_list_in_view_keeps_its_query_while_it_changes(desk: Desk) -> None:
    desk.apply(desk.library.make_list("To read", [D, A]))
    desk.choose(listed(1))
    desk.ask("b")
    desk.apply(desk.library.add_to_list(1, [B]))
    assert titles_in_view(desk) == "B"
    assert desk.view.of == 3


def test_only_papers_in_view_with_every_word_answer_a_query(desk: Desk) -> None:
    desk.choose(TWO)
    assert desk.answers(D.key)
    assert not desk.answers(B.key)
    desk.ask("d b")
    assert titles_in_view(desk) == "D"
    assert not desk.answers(D.key)
    desk.ask("d")
    assert desk.answers(D.key)
    assert not desk.answers(A.key)


# Words of the query, orders and neighbours


def test_a_view_tells_how_the_words_of_its_query_were_found(desk: Desk) -> None:
    assert not desk.view.found
    assert desk.in_own_order
    desk.ask("b")
    assert [found.word for found in desk.view.found] == ["b"]
    assert not desk.in_own_order


@pytest.mark.parametrize(
    ("sort", "shown"),
    [
        (Sort.BEST, "CDAE"),
        (Sort.TITLE, "ACDE"),
        (Sort.PAGE, "ACDE"),
        (Sort.TITLE_BACK, "EDCA"),
        (Sort.MARKED, "DCAE"),
        (Sort.FIRST_MARKED, "CDAE"),
        (Sort.LENGTH, "CDAE"),
    ],
)
def test_papers_are_shown_in_the_order_that_was_chosen(desk: Desk, sort: Sort, shown: str) -> None:
    desk.apply(desk.library.set_read([C], True))
    desk.apply(Change(marks={D.key: Mark(desk.library.state.mark(C.key).latest + 1, None)}))
    desk.choose(TWO)
    desk.sort(sort)
    assert titles_in_view(desk) == shown
    assert desk.in_own_order == (sort is Sort.BEST)


ALIKE = with_kept_papers(
    build_store(
        [
            page(
                "one",
                ("Sparse attention", "Sparse attention for graphs of proteins."),
                ("Dense attention", "Attention over graphs of proteins, densely."),
                ("Sparse graphs", "Sparse attention on graphs."),
                *(
                    (f"Filler {number}", f"Nothing of the kind, number {number}.")
                    for number in range(9)
                ),
            )
        ]
    ),
    [],
)


def test_similar_papers_are_in_view_with_the_words_that_bind_them(memory: Library) -> None:
    desk = Desk(ALIKE, memory)
    (key,) = keys("Sparse attention")
    like = Source(SourceKind.SIMILAR, key)
    desk.choose(like)
    assert titles_in_view(desk) == ""
    desk.use_index(build_index(ALIKE.papers.values()))
    desk.choose(like)
    found = [desk.store.papers[each].title for each in desk.view.keys]
    assert set(found[:2]) == {"Dense attention", "Sparse graphs"}
    assert "Sparse attention" not in found
    assert desk.name(like) == "Like “Sparse attention”"
    assert {"graphs"} <= {word for each in desk.view.keys[:2] for word in desk.shared(each)}
    assert desk.shared(key) == ()
    first = desk.view
    desk.choose(ALL)
    desk.choose(like)
    assert desk.view == first


def test_the_nearest_papers_come_first_however_other_views_are_sorted(memory: Library) -> None:
    desk = Desk(ALIKE, memory)
    desk.use_index(build_index(ALIKE.papers.values()))
    like, other = (
        Source(SourceKind.SIMILAR, key) for key in keys("Sparse attention", "Sparse graphs")
    )
    desk.choose(like)
    nearest = desk.view.keys
    desk.choose(ALL)
    desk.sort(Sort.TITLE)
    desk.choose(like)
    assert (desk.view.keys, desk.view.sort) == (nearest, Sort.BEST)
    desk.sort(Sort.TITLE)
    assert desk.view.keys == tuple(sorted(nearest, key=lambda key: ALIKE.papers[key].title))
    sorts = []
    for source in (other, ALL):
        desk.choose(source)
        sorts.append(desk.view.sort)
    assert sorts == [Sort.BEST, Sort.TITLE]


def test_what_similar_papers_were_like_may_go_with_its_page(memory: Library) -> None:
    desk = Desk(ALIKE, memory)
    desk.use_index(build_index(ALIKE.papers.values()))
    desk.choose(Source(SourceKind.SIMILAR, keys("Sparse attention")[0]))
    desk.replace_papers(DESK_STORE)
    assert desk.view.source == ALL
    assert not desk.indexed


def test_more_papers_leave_the_index_in_use_and_fewer_do_not(desk: Desk) -> None:
    desk.replace_papers(build_store([page("one", "A", "B", "C"), page("two", "D", "E", "Z", "F")]))
    assert desk.indexed
    desk.replace_papers(build_store([page("one", "A", "B")]))
    assert not desk.indexed


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("page:one", "ABC"),
        ('page:"Mar 11"', "ABC"),
        ("list:later", "BD"),
        ("is:listed", "BD"),
        ("tag:graphs", "A"),
        ("tag:#graphs", "A"),
        ("is:tagged", "A"),
        ("note:mine", "C"),
        ("is:noted", "C"),
        ("is:read", "E"),
        ("is:starred", "B"),
        ("is:kept", "Z"),
        ("!is:read is:starred", "B"),
    ],
)
def test_a_query_may_ask_for_facts(desk: Desk, query: str, shown: str) -> None:
    for change in (
        desk.library.make_list("Later", [D, B]),
        desk.library.tag([A], "graphs"),
        desk.library.set_note(C, "Mine."),
        desk.library.set_read([E], True),
        desk.library.set_starred([B], True),
    ):
        desk.apply(change)
    desk.ask(query)
    assert titles_in_view(desk) == shown


@pytest.mark.parametrize("asked", ["fine", "'fine'", "^fine$", "fi\u200bne", "Fine"])
def test_what_is_not_drawn_of_a_name_counts_as_little_as_where_names_are_compared(
    desk: Desk, asked: str
) -> None:
    desk.apply(desk.library.tag([A], "Fi\u200bne"))
    desk.apply(desk.library.make_list("Fi\u00adne", [B]))
    desk.ask(f"tag:{asked}")
    assert titles_in_view(desk) == "A"
    desk.ask(f"list:{asked}")
    assert titles_in_view(desk) == "B"


def test_a_saved_filter_is_a_source_that_goes_when_it_is_deleted(desk: Desk) -> None:
    desk.apply(desk.library.save_filter("Read", "is:read"))
    mine = Source(SourceKind.FILTER, desk.library.state.filters[0].id)
    desk.apply(desk.library.set_read([A, C], True))
    desk.choose(mine)
    assert (titles_in_view(desk), desk.name(mine)) == ("AC", "Read")
    assert desk.count(mine) == Count(2, 0)
    desk.ask("c")
    assert titles_in_view(desk) == "C"
    desk.apply(desk.library.delete_filter(int(mine.of)))
    assert desk.view.source == ALL
    assert desk.name(mine) == "a deleted filter"
    desk.choose(mine)
    assert titles_in_view(desk) == ""


def test_what_is_like_a_paper_is_looked_for_among_new_papers_too(memory: Library) -> None:
    some = build_store([page("one", "mamba one", "mamba two")])
    more = build_store([page("one", "mamba one", "mamba two", "mamba one two more")])
    desk = Desk(some, memory)
    for store in (some, more):
        desk.replace_papers(store)
        desk.use_index(build_index(store.papers.values()))
        desk.choose(Source(SourceKind.SIMILAR, keys("mamba one")[0]))
    assert keys("mamba one two more")[0] in desk.view.keys


def test_papers_that_are_equal_in_another_order_stay_in_page_order(memory: Library) -> None:
    store = build_store([page("one", ("zz one", "sparse 12"), ("sparse", "another 1"))])
    desk = Desk(store, memory)
    desk.use_index(build_index(store.papers.values()))
    desk.ask("sparse")
    assert list(desk.view.keys) == list(keys("sparse", "zz one"))
    desk.sort(Sort.LENGTH)
    assert list(desk.view.keys) == list(keys("zz one", "sparse"))


def test_each_source_keeps_the_order_that_was_chosen_for_it(desk: Desk) -> None:
    chosen = []
    desk.sort(Sort.LENGTH)
    for source in (UNREAD, ALL):
        desk.choose(source)
        chosen.append(desk.view.sort)
    assert chosen == [Sort.BEST, Sort.LENGTH]
