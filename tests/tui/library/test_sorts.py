"""Orders of a view: each goes both ways where that makes sense, and says which."""

from __future__ import annotations

from tests.tui.library.made import page, paper
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.sources import Source, SourceKind
from tui.library.store import build_store, with_kept_papers
from tui.library.view import Sort


def test_the_page_that_a_paper_first_came_with_says_when_it_was_added() -> None:
    # The page that was added last is the first on the desk.
    new, old = page("new", "Both", "New", "Newer"), page("old", "Old", "Both")
    store = with_kept_papers(build_store([new, old]), [paper("Kept")])
    desk = Desk(store, Library(None))
    shown = {}
    for sort in (Sort.ADDED, Sort.FIRST_ADDED):
        desk.sort(sort)
        shown[sort] = [store.papers[key].title for key in desk.view.keys]
    assert shown[Sort.ADDED] == ["New", "Newer", "Both", "Old", "Kept"]
    assert shown[Sort.FIRST_ADDED] == ["Both", "Old", "New", "Newer", "Kept"]


def test_each_order_has_words_of_its_own_and_at_most_one_the_other_way() -> None:
    assert len({sort.words for sort in Sort}) == len(Sort)
    for sort in Sort:
        assert sort.other_way.other_way is sort
    one_way = [sort for sort in Sort if sort.other_way is sort]
    assert one_way == [Sort.BEST, Sort.PAGE]


def test_the_own_order_of_papers_is_called_by_what_it_is() -> None:
    library = Library(None)
    desk = Desk(build_store([page("one", "A", "B")]), library)
    desk.apply(library.make_list("Later", [paper("A")]))
    (later,) = library.state.lists
    assert desk.view.words_of(Sort.BEST) == Sort.PAGE.words
    desk.choose(Source(SourceKind.LIST, later.id))
    assert desk.view.words_of(Sort.BEST) == "in list order"
    assert desk.view.words_of(Sort.TITLE) == "by title"
    desk.ask("b")
    assert desk.view.words_of(Sort.BEST) == "best first"
