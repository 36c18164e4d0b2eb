"""The real program, which steps aside for the person's own editor and takes the note back."""

from __future__ import annotations

import signal
import stat
import sys
from pathlib import Path

from tests.terminal import Terminal
from tests.torture import drafts_in
from tui.library.locations import Locations

ROOT = Path(__file__).parents[3]


def reader(home: Path, script: str) -> Terminal:
    """The reader in a terminal, with an editor that is a script; its file is ``$1``."""
    editor = home / "an editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    return Terminal(
        [sys.executable, "-m", "tui"],
        home,
        rows=40,
        cols=120,
        environment={"PYTHONPATH": str(ROOT), "VISUAL": "", "EDITOR": f"'{editor}'"},
    )


def test_a_note_is_written_in_the_editor_and_ctrl_c_there_is_not_for_the_reader(
    tmp_path: Path,
) -> None:
    seen = tmp_path / "seen"
    with reader(
        tmp_path,
        f'stat -c "%a" "$1" "$(dirname "$1")" > {seen}; echo EDITING; trap : INT;'
        ' until read line; do :; done; echo "$line" >> "$1"',
    ) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("E")
        terminal.wait_for("EDITING")
        terminal.send("<ctrl+c>")
        terminal.send("from outside<enter>")
        terminal.wait_for("Note kept")
        terminal.send("e")
        terminal.wait_for("from outside")
        terminal.send("<esc>")
        terminal.wait_gone("Esc leave")
        assert seen.read_text().split() == ["600", "700"]
        assert [*(tmp_path / "carrel" / "drafts").iterdir()] == []
        terminal.send("u")
        terminal.wait_for("Undone: wrote the note")


def test_what_a_failing_editor_wrote_stands_in_the_reader_to_be_kept(tmp_path: Path) -> None:
    with reader(tmp_path, 'echo "half a thought" >> "$1"; exit 3') as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("E")
        terminal.wait_for("ended with status 3: ^s keeps what you wrote")
        terminal.wait_for("half a thought")
        terminal.send("<ctrl+s>")
        terminal.wait_for("Note kept")


def test_what_stands_in_the_editor_when_the_reader_is_killed_is_offered(tmp_path: Path) -> None:
    script = 'echo "last words" >> "$1"; echo EDITING; read line'
    with reader(tmp_path, script) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("E")
        terminal.wait_for("EDITING")
        terminal.kill(signal.SIGKILL)
        terminal.exit_status()
    with reader(tmp_path, "") as terminal:
        terminal.wait_for("Kept from a reader that ended")
        terminal.wait_for("last words")
        assert drafts_in(Locations(tmp_path / "carrel")) == ["last words\n"]
        (kept,) = (tmp_path / "carrel" / "drafts").iterdir()
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
