"""What pages are called on screen: each something else."""

from __future__ import annotations

from datetime import datetime

import pytest

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


@pytest.mark.parametrize(
    "name",
    [
        *("export", "Exported Items", "download (3)", "savedrecs", "untitled", "tmpx8_3kd9q"),
        *("3f9a0c1db2", "0b5e2a1c-11aa-4f6e-9d0c-7c1f0a2b3c4d"),
    ],
)
def test_a_name_that_says_nothing_gives_way_to_the_format_and_the_day(name: str) -> None:
    noon = int(datetime(2026, 11, 27, 12).timestamp() * 1000)
    pages = [page(name)._replace(format="bibtex")]
    assert page_labels(pages, [SavedPage("1", name, "1.txt", added_at=noon)]) == {
        name: "BibTeX, 27 Nov 2026"
    }
    assert page_labels(pages) == {name: name}


@pytest.mark.parametrize(
    "name", ["facade", "20260311", "fog", "indexing", "2026", "my export list"]
)
def test_a_name_that_says_something_stays(name: str) -> None:
    pages = [page(name)._replace(format="bibtex")]
    assert page_labels(pages, [SavedPage("1", name, "1.txt", added_at=1)]) == {name: name}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("001_1dc3b54002963908", "Page 001"),
        ("monday-listing_849c0063039a92e2", "monday-listing"),
        ("0b5e2a1c-11aa-4f6e-9d0c-7c1f0a2b3c4d", "0b5e2a1c-11aa-4f6e-9d0c-7c1f0a2b3c4d"),
        ("lamps-202603111200", "lamps-202603111200"),
        ("lamps_facadefacade", "lamps_facadefacade"),
    ],
)
def test_a_name_is_shown_without_the_hash_behind_it(name: str, called: str) -> None:
    assert page_labels([page(name)]) == {name: called}


def test_two_pages_of_one_format_and_day_are_told_apart() -> None:
    noon = int(datetime(2026, 11, 27, 12).timestamp() * 1000)
    names = ["export", "export (2)"]
    pages = [page(name)._replace(format="ris") for name in names]
    saved = [SavedPage(name, name, "1.txt", added_at=noon) for name in names]
    assert list(page_labels(pages, saved).values()) == ["RIS, 27 Nov 2026", "RIS, 27 Nov 2026 (2)"]


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
