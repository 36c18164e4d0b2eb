"""Drafts on disk: whole, their writer's alone for as long as it lives, and then the next one's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.carrel import environment
from tests.tui.library.files import names_in, refuse
from tui.library.drafts import LARGEST, Draft, DraftFile, kept_drafts, new_file

NOTE = Draft("note", "0123456789abcdef", "Sparse Attention", "before", "A thought.\n\nAnother.")

WRITES = """
import sys
from pathlib import Path
from tui.library.drafts import Draft, new_file
draft = Draft("new_list", text="To read")
new_file(Path(sys.argv[1]), draft).write(draft)
print("written", flush=True)
sys.stdin.read()
"""
"""Writes a draft and lives on until standard input ends."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where drafts lie; it is not there yet."""
    return tmp_path / "drafts"


def left(folder: Path, draft: Draft = NOTE) -> DraftFile:
    """A draft that a reader left when it ended."""
    file = new_file(folder, draft)
    file.write(draft)
    file.close()
    return file


def without_files(drafts: list[Draft]) -> list[Draft]:
    """Drafts, wherever they lie."""
    return [each._replace(file=None) for each in drafts]


def test_a_draft_comes_back_as_it_was_written_last(folder: Path) -> None:
    file = new_file(folder, NOTE)
    for text in ("A", "A thought", NOTE.text):
        file.write(NOTE._replace(text=text))
    file.close()
    assert len(names_in(folder)) == 1
    assert without_files(kept_drafts(folder)) == [NOTE]


def test_drafts_come_in_the_order_in_which_they_were_written(folder: Path) -> None:
    for moment, text in ((3, "third"), (1, "first"), (2, "second")):
        os.utime(left(folder, NOTE._replace(text=text)).path, (moment, moment))
    assert [each.text for each in kept_drafts(folder)] == ["first", "second", "third"]


def test_a_draft_is_its_owners_alone(folder: Path) -> None:
    umask = os.umask(0)
    try:
        file = left(folder)
    finally:
        os.umask(umask)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_a_draft_is_no_one_elses_while_its_writer_has_it(folder: Path) -> None:
    file = new_file(folder, NOTE)
    file.write(NOTE)
    assert kept_drafts(folder) == []
    file.write(NOTE._replace(text="more"))
    assert kept_drafts(folder) == []
    file.close()
    assert len(kept_drafts(folder)) == 1


def test_who_takes_a_draft_over_has_it_alone(folder: Path) -> None:
    left(folder)
    (draft,) = kept_drafts(folder)
    assert kept_drafts(folder) == []
    assert draft.file is not None
    draft.file.write(draft._replace(text="gone on with"))
    assert kept_drafts(folder) == []
    draft.file.remove()
    assert names_in(folder) == []


def test_a_living_process_keeps_its_draft_and_a_killed_one_leaves_it(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"written\n"
        assert kept_drafts(folder) == []
        process.kill()
        process.wait()
        assert [each.text for each in kept_drafts(folder)] == ["To read"]


def test_removing_what_was_never_written_is_nothing(folder: Path) -> None:
    new_file(folder, NOTE).remove()
    assert not folder.exists()


def test_what_cannot_be_written_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = new_file(folder, NOTE)
    file.write(NOTE)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse(28))
        with pytest.raises(OSError, match="No space left"):
            file.write(NOTE._replace(text="more"))
    assert names_in(folder) == [file.path.name]
    assert kept_drafts(folder) == []
    file.close()
    assert without_files(kept_drafts(folder)) == [NOTE]


def test_a_home_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        new_file(tmp_path / "gone" / "drafts", NOTE).write(NOTE)


def test_where_there_are_none_there_are_none(folder: Path) -> None:
    assert kept_drafts(folder) == []
    folder.write_text("in its place")
    assert kept_drafts(folder) == []


def test_what_a_killed_writer_left_unfinished_is_cleared_away(folder: Path) -> None:
    left(folder)
    (folder / f".draft-{'a' * 16}.tmp").write_text("{")
    (folder / "mine.txt").write_text("mine")
    assert without_files(kept_drafts(folder)) == [NOTE]
    assert [name for name in names_in(folder) if not name.startswith("note-")] == ["mine.txt"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"null",
        b"[]",
        b'{"command": "note"}x',
        b'{"command": 1}',
        b'{"command": "note", "text": ["a"]}',
        b'{"command": "note", "other": ""}',
        b'{"command": "note", "text": "\xff"}',
        b" " * (LARGEST + 1),
    ],
)
def test_what_is_no_draft_has_no_command_and_stays(folder: Path, content: bytes) -> None:
    file = left(folder)
    file.path.write_bytes(content)
    (draft,) = kept_drafts(folder)
    assert draft.command == draft.text == ""
    assert draft.file is not None
    assert draft.file.path == file.path
    assert file.path.read_bytes() == content


@pytest.mark.parametrize(
    "make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/etc/hosts")]
)
def test_what_is_no_file_is_not_read(folder: Path, make: object) -> None:
    assert callable(make)
    path = left(folder).path
    path.unlink()
    make(path)
    (draft,) = kept_drafts(folder)
    assert (draft.command, draft.text) == ("", "")


@pytest.mark.parametrize(
    ("command", "text", "shown"),
    [
        ("note", "red\x1b[31m \u202eblue\r\n\tand", "red blue\n\tand"),
        ("new_list", "To\x1b]0;x\x07 read\n\n", "To read"),
        ("tag", "a\ud800b", "a\ufffdb"),
    ],
)
def test_what_somebody_else_wrote_is_safe_to_show(
    folder: Path, command: str, text: str, shown: str
) -> None:
    file = left(folder)
    file.path.write_text(json.dumps({"command": command, "text": text, "called": text}))
    (draft,) = kept_drafts(folder)
    assert "".join(draft.text.split()) == "".join(shown.split())
    assert "\x1b" not in draft.called
