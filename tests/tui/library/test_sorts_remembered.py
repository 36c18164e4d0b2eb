"""Orders that a person chose: each belongs to its source, and comes back at the next start."""

from __future__ import annotations

from tests.tui.library.desks import DESK_STORE, ONE, TWO, listed, titles_in_view
from tests.tui.library.made import papers
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.session import Session, session_of
from tui.library.sources import ALL
from tui.library.view import Sort

A, D = papers(*"AD")


def test_an_order_belongs_to_the_source_it_was_chosen_for(desk: Desk) -> None:
    desk.choose(TWO)
    desk.sort(Sort.TITLE)
    assert titles_in_view(desk) == "ACDE"
    desk.choose(ONE)
    assert desk.view.sort.words == "best first"
    desk.choose(TWO)
    assert desk.view.sort.words == "by title"


def test_a_later_desk_has_the_orders_of_an_earlier_one() -> None:
    library = Library(None)
    desk = Desk(DESK_STORE, library)
    desk.apply(library.make_list("Later", [D, A]))
    desk.sort(Sort.TITLE)
    desk.choose(listed(1))
    desk.sort(Sort.TITLE)
    kept = session_of({"sorts": dict(desk.session.sorts)})
    later = Desk(DESK_STORE, library)
    later.session = kept
    assert later.view.source == ALL
    assert later.view.sort is Sort.TITLE
    later.choose(listed(1))
    assert titles_in_view(later) == "AD"
    later.sort(Sort.BEST)
    assert set(later.session.sorts) == {"all:"}


def test_an_order_of_another_version_is_passed_over(desk: Desk) -> None:
    desk.session = Session(sorts={"all:": "by colour"})
    assert desk.view.sort is Sort.BEST


def test_an_order_is_named_by_whose_it_is(desk: Desk) -> None:
    assert desk.view.words_of(Sort.BEST) == "in page order"
    desk.ask("a")
    assert desk.view.words_of(Sort.BEST) == "best first"
    desk.ask("")
    desk.apply(desk.library.make_list("Later", [D]))
    desk.choose(listed(1))
    assert desk.view.words_of(Sort.BEST) == "in list order"
    assert desk.view.words_of(Sort.TITLE) == "by title"
