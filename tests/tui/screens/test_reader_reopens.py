"""The real program, which opens itself again: with other settings, and over a backup."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.terminal import Terminal
from tests.tui.cli.carrel import carrel, page

ROOT = Path(__file__).parents[3]


def test_settings_are_edited_and_taken_over_and_a_backup_is_brought_back(
    tmp_path: Path, scratch_home: Path
) -> None:
    (tmp_path / "monday.txt").write_text(page("Boats at Night", "Lanterns in the Fog"))
    for words in (("add", tmp_path / "monday.txt"), ("star", "Boats at Night"), ("backup",)):
        assert carrel(*words).status == 0
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nsed -i \'s/^\\[keys\\]/[keys]\\nstar = "f6"/\' "$1"\n')
    editor.chmod(0o700)
    with Terminal(
        [sys.executable, "-m", "tui"],
        tmp_path,
        rows=30,
        cols=120,
        environment={
            "PYTHONPATH": str(ROOT),
            "VISUAL": "",
            "EDITOR": str(editor),
            "CARREL_HOME": str(scratch_home),
        },
    ) as terminal:
        terminal.wait_for("s star")
        terminal.send("jr")
        terminal.wait_for("✓")
        terminal.send(":edit your settings<enter>")
        terminal.wait_for("Your settings are taken over")
        terminal.send("k")
        terminal.wait_for("F6 star")
        terminal.send("u")  # what was done before is the same reader's
        terminal.wait_for("Undone: marked")
        terminal.send(":restore a backup<enter>")
        terminal.wait_for("Which backup")
        terminal.send("/asked<enter>")
        terminal.wait_for("y yes")
        terminal.send("y")
        terminal.wait_for("Restored 0000")
        terminal.wait_for("★")
