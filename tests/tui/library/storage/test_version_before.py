"""A library of the version before: all of it is there, and its whole history can be walked."""

from __future__ import annotations

import json

import pytest

from tests.tui.library.earlier import HISTORY, THERE, bring, seen
from tests.tui.library.undoing import redo, undo
from tui.cli import main
from tui.library.library import Library
from tui.library.locations import Locations


@pytest.fixture
def before(place: Locations) -> Locations:
    """Where that library lies."""
    bring(place)
    return place


def test_all_that_it_held_is_there(before: Locations) -> None:
    Library(before).close()
    assert seen(before) == HISTORY["now"]


def test_undo_goes_back_to_the_very_beginning_and_redo_to_the_end_by_the_same_states(
    before: Locations,
) -> None:
    library = Library(before)
    states = [HISTORY["now"]]
    for said, state in HISTORY["undone"]:
        assert undo(library) == said
        assert seen(before) == state
        states.append(state)
    assert undo(library) == "Nothing to undo."
    assert not any(seen(before).values())
    for state in reversed(states[:-1]):
        assert redo(library).startswith("Redone: ")
        assert seen(before) == state
    for said, state in HISTORY["redone"]:
        assert redo(library) == said
        assert seen(before) == state
    assert redo(library) == "Nothing to redo."
    library.close()


def test_what_was_undone_at_its_end_is_done_again(before: Locations) -> None:
    library = Library(before)
    for said, state in HISTORY["redone"]:
        assert redo(library) == said
        assert seen(before) == state
    assert redo(library) == "Nothing to redo."
    library.close()


def test_the_doctor_finds_all_well(before: Locations, capsys: pytest.CaptureFixture[str]) -> None:
    # A backup of its own days is not there, which the doctor tells.
    assert main(["backup"]) == 0
    capsys.readouterr()
    status = main(["doctor"])
    told = capsys.readouterr().out
    assert status == 0, told


def test_it_goes_out_whole_and_comes_into_another_library(
    before: Locations, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Locations(before.home.parent / "elsewhere")
    dumped = before.home.parent / "dumped.json"
    assert main(["dump", str(dumped)]) == 0
    monkeypatch.setenv("CARREL_HOME", str(elsewhere.home))
    assert main(["load", str(dumped)]) == 0
    assert seen(elsewhere) == HISTORY["now"]
    pages = {each.name: each.read_bytes() for each in (THERE / "pages").iterdir()}
    listed = json.loads(dumped.read_text("utf-8"))["page"]
    for each in listed:
        assert (elsewhere.pages / each["file"]).read_bytes() == pages[each["file"]]
