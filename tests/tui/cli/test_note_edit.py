"""``carrel note -e``: a note in the person's own editor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.tui.cli.test_open import ENTRIES
from tui.cli import main
from tui.library.drafts import kept_drafts
from tui.library.library import Library
from tui.library.locations import locations

BOATS = paper_key("Boats")
Edit = Callable[[str], int]


@pytest.fixture(autouse=True)
def papers(scratch_home: object) -> None:
    """A library with a bibliography of three papers."""
    with closing(Library(locations())) as library:
        library.add_page("mine", ENTRIES.encode())


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Edit the note on boats with a line for a shell; its file is ``$1``."""

    def edit(script: str) -> int:
        editor = tmp_path / "an editor"
        editor.write_text(f"#!/bin/sh\n{script}\n")
        editor.chmod(0o700)
        monkeypatch.setenv("VISUAL", f"'{editor}'")
        return main(["note", "-e", BOATS])

    return edit


def note() -> str:
    """The note that is on disk."""
    with closing(Library(locations())) as library:
        return library.state.note_of(BOATS)


def test_what_was_written_is_the_note(edit: Edit, capfd: pytest.CaptureFixture[str]) -> None:
    assert edit('echo "**Oars** too" >> "$1"') == 0
    assert note() == "**Oars** too"
    assert capfd.readouterr().err.startswith("Wrote the note on “Boats”")
    assert edit(":") == 0
    assert "as it was" in capfd.readouterr().err
    assert edit(': > "$1"') == 0
    assert note() == ""


def test_what_a_failing_editor_wrote_or_what_is_too_long_is_kept_as_a_draft(
    edit: Edit, capfd: pytest.CaptureFixture[str]
) -> None:
    assert edit('echo half >> "$1"; exit 3') == 2
    assert edit('head -c 20001 /dev/zero | tr "\\0" x >> "$1"') == 2
    said = capfd.readouterr().err
    assert "ended with status 3; the note is as it was. The reader offers what you wrote." in said
    assert "at most 20,000 characters" in said
    assert note() == ""
    assert [len(each.text) for each in kept_drafts(locations().drafts)] == [4, 20_001]


def test_a_note_that_came_meanwhile_is_not_lost(edit: Edit) -> None:
    other = f"{sys.executable} -m tui note {BOATS} from elsewhere"
    assert edit(f'{other}; echo mine >> "$1"') == 0
    assert note() == "from elsewhere\n\nmine"
