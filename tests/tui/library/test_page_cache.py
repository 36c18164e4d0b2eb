"""Pages that were read once are as they were, and nothing that is not to be trusted is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsing.formats import parse_text
from parsing.paper import Page
from tui.library.locations import cache_folder
from tui.library.page_cache import keep_only, read_once

ITEM = {
    "id": "a",
    "type": "article-journal",
    "title": "Tidal Rudders in Calm Water",
    "abstract": "We measure.\n\nThey drift.",
    "author": [{"family": "Doe", "given": "Ann"}, {"literal": "Harbour Group"}],
    "issued": {"date-parts": [[2024, 5]]},
    "keyword": "rudder, tide",
    "note": "mine",
}
PAGE = parse_text(json.dumps([ITEM, {"id": "b", "type": "book"}]), "page", format_name="csl_json")


def never() -> Page:
    pytest.fail("read anew")


def once(page: Page = PAGE, name: str = "page") -> Page:
    return read_once("0" * 32, name, "csl_json", lambda: page)


def kept() -> Path:
    (file,) = (cache_folder() / "pages").iterdir()
    return file


def test_a_page_is_read_once_and_is_the_same_ever_after() -> None:
    assert PAGE.entries[0].annotations.note == "mine"
    assert PAGE.problems
    assert once() == PAGE
    again = read_once("0" * 32, "page", "csl_json", never)
    assert again == PAGE
    assert repr(again) == repr(PAGE)


def test_a_page_has_the_name_that_it_has_by_now() -> None:
    once()
    page = read_once("0" * 32, "renamed", "csl_json", never)
    assert {page.name, *(problem.page for problem in page.problems)} == {"renamed"}


@pytest.mark.parametrize("damage", [b"", b"x" * 16 + b"[]", b"no page"])
def test_what_is_damaged_is_read_anew(damage: bytes) -> None:
    once()
    kept().write_bytes(damage)
    other = PAGE._replace(label="anew")
    assert once(other) == other
    assert once() == other


def test_other_bytes_and_other_formats_have_pages_of_their_own() -> None:
    once()
    other = PAGE._replace(label="other")
    assert read_once("1" * 32, "page", "csl_json", lambda: other) == other
    assert read_once("0" * 32, "page", "ris", lambda: other) == other


def test_where_nothing_can_be_kept_pages_are_read_all_the_same() -> None:
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("in the way")
    assert once() == PAGE


def test_what_is_of_no_page_any_more_is_deleted() -> None:
    once()
    read_once("1" * 32, "removed", "csl_json", lambda: PAGE)
    keep_only({"0" * 32})
    assert once() == PAGE
    assert kept().name.startswith("0" * 32)


def test_nothing_is_to_be_deleted_where_nothing_was_kept() -> None:
    keep_only(set())
    assert not (cache_folder() / "pages").exists()
