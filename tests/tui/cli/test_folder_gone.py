"""A working folder that was deleted: whatever needs it says so, and the rest is done."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.tui.cli.carrel import LIMIT, PROGRAM, Ended, carrel, environment

GONE = "carrel: the folder that you are in is gone; cd to one that is there, then try again.\n"
NEEDS_IT = [["export", "-o", "out.md"], ["dump", "out.json"], ["backup", "out.db"]]
COMMANDS = [["pages"], ["lists"], ["export"], ["search", "sparse"], ["dump"], ["backup"]]
COMMANDS += [["restore"], ["doctor"], ["paths"], ["add", "x.txt"], ["load", "x.json"]]


def run(folder: Path, *arguments: str, **more: str) -> Ended:
    """Run ``carrel`` in a folder that is deleted before it begins."""
    folder.mkdir()
    ended = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$0"; exec "$@"', folder, *PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env=environment(**more),
        timeout=LIMIT,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.mark.parametrize("arguments", NEEDS_IT)
def test_a_file_to_be_written_in_it_is_refused_in_words(
    monday: Path, tmp_path: Path, arguments: list[str]
) -> None:
    carrel("add", monday)
    assert run(tmp_path / "gone", *arguments) == (2, "", GONE)


@pytest.mark.parametrize("arguments", [*COMMANDS, *NEEDS_IT])
def test_a_home_that_begins_in_it_is_refused_in_words(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path / "gone", *arguments, CARREL_HOME="papers") == (2, "", GONE)


@pytest.mark.parametrize("arguments", COMMANDS)
def test_what_needs_no_folder_is_done(monday: Path, tmp_path: Path, arguments: list[str]) -> None:
    carrel("add", monday)
    ended, here = run(tmp_path / "gone", *arguments), carrel(*arguments, cwd=tmp_path)
    assert ended.status == here.status
    assert "[Errno" not in ended.err


def test_a_whole_path_is_written_from_there(monday: Path, tmp_path: Path) -> None:
    carrel("add", monday)
    ended = run(tmp_path / "gone", "export", "-o", str(tmp_path / "out.md"))
    assert ended == (0, "", f"Wrote 2 papers to {tmp_path / 'out.md'}\n")
    assert "Sparse" in (tmp_path / "out.md").read_text()
