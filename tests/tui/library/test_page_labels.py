"""What pages are called on screen: each something else."""

from __future__ import annotations

from parsing.meta import Meta, Reception
from parsing.paper import Entry, Page
from tests.tui.library.made import page
from tui.library.lists import SavedPage
from tui.library.page_labels import page_labels


def seen(name: str, label: str, listed: str = "", date: str = "") -> Page:
    """A page whose paper says when it was listed, or how it was received."""
    return Page(name, label, (Entry("A", "", 1, Meta(listed=listed), Reception(date=date)),))


def test_a_page_is_called_by_its_label_or_else_by_its_name() -> None:
    pages = [page("monday", label="Mar 11"), page("tuesday")]
    assert page_labels(pages) == {"monday": "Mar 11", "tuesday": "tuesday"}


def test_what_a_person_calls_it_comes_first() -> None:
    pages = [page("monday", label="Mar 11"), page("tuesday")]
    saved = [SavedPage("1", "monday", "1.txt", called="Lamps")]
    assert page_labels(pages, saved) == {"monday": "Lamps", "tuesday": "tuesday"}


def test_pages_of_one_label_are_numbered_in_their_order() -> None:
    pages = [page(name, label="Mar 11") for name in ("a", "b", "c")]
    assert list(page_labels(pages).values()) == ["Mar 11", "Mar 11 (2)", "Mar 11 (3)"]


def test_a_name_that_is_anothers_label_is_told_apart_too() -> None:
    pages = [page("x", label="Mar 11"), page("Mar 11"), page("Mar 11 (2)")]
    assert list(page_labels(pages).values()) == ["Mar 11", "Mar 11 (2)", "Mar 11 (2) (2)"]


def test_pages_of_one_label_have_the_year_that_their_papers_tell() -> None:
    pages = [
        seen("a", "Mar 11", listed="2024-03-11"),
        seen("b", "Mar 11", date="2025-03-11"),
        seen("c", "Mar 11"),
        seen("d", "Mar 11", listed="2025-03-11"),
        seen("e", "Sep 9", listed="2025-09-09"),
    ]
    labels = list(page_labels(pages).values())
    assert labels == ["Mar 11, 2024", "Mar 11, 2025", "Mar 11", "Mar 11, 2025 (2)", "Sep 9"]


def test_a_year_that_is_there_is_not_put_there_again() -> None:
    pages = [seen(name, "11 Mar 2024", listed="2024-03-11") for name in "ab"]
    assert list(page_labels(pages).values()) == ["11 Mar 2024", "11 Mar 2024 (2)"]
