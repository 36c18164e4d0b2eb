"""Names on the command line mean what is shown, whatever letters a file or a terminal has."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.cli.carrel import carrel, page
from tests.tui.cli.test_hostile import named
from tui.library.library import Library
from tui.library.locations import locations

BYTES = b"bad\xff.txt"


@pytest.mark.parametrize("typed", [b"bad\xff", "bad\ufffd"])
def test_a_page_whose_name_is_no_text_is_removed_by_its_name(
    tmp_path: Path, typed: str | bytes
) -> None:
    carrel("add", named(tmp_path, BYTES, page("Sparse Attention in Practice")))
    ended = carrel("remove", typed)
    assert ended.status == 0
    assert ended.err.startswith("Removed the page “bad\ufffd”\n")
    assert carrel("pages").status == 1


@pytest.mark.parametrize("name", [BYTES, "naïve.txt"])
def test_a_page_is_removed_by_what_a_terminal_without_its_letters_shows(
    tmp_path: Path, name: str | bytes
) -> None:
    carrel("add", named(tmp_path, name, page("Sparse Attention in Practice")))
    shown = carrel("pages", PYTHONIOENCODING="ascii").out.split("\t")[0]
    assert "?" in shown
    assert carrel("remove", shown, PYTHONIOENCODING="ascii").status == 0
    assert carrel("pages").status == 1


def test_of_two_pages_that_are_shown_alike_none_is_removed_by_that(tmp_path: Path) -> None:
    for name in ("é.txt", "è.txt"):
        carrel("add", named(tmp_path, name, page(f"Sparse Attention in {name}")))
    ended = carrel("remove", "?", PYTHONIOENCODING="ascii")
    assert (ended.status, ended.out) == (2, "")
    assert "2 pages are shown as ?; `carrel pages` lists them" in ended.err
    assert len(carrel("pages").out.splitlines()) == 2
    assert carrel("remove", "é").status == 0
    assert carrel("pages").out.startswith("è\t")


def test_the_very_name_counts_more_than_what_is_shown_like_it(tmp_path: Path) -> None:
    for name in ("é.txt", "?.txt"):
        carrel("add", named(tmp_path, name, page(f"Sparse Attention in {name}")))
    assert carrel("remove", "?", PYTHONIOENCODING="ascii").status == 0
    assert carrel("pages").out.startswith("é\t")


def test_a_list_goes_out_by_what_is_shown_of_its_name(keep: Callable[..., None]) -> None:
    keep(["Sparse Attention in Practice"], in_list="Später γ")
    shown = carrel("lists", PYTHONIOENCODING="ascii").out.split("\t")[0]
    assert shown == "Sp?ter ?"
    assert "Sparse" in carrel("export", shown.upper(), PYTHONIOENCODING="ascii").out
    assert "Sparse" in carrel("export", os.fsencode("SPÄTER Γ")).out


def test_a_page_is_listed_and_removed_by_what_the_person_calls_it(monday: Path) -> None:
    carrel("add", monday)
    with closing(Library(locations())) as library:
        library.rename_page(library.state.pages[0], "Lamps")
    assert carrel("pages").out == "monday\t2\tLamps\n"
    assert carrel("remove", "Lamps").status == 0
    assert carrel("pages").out == ""
