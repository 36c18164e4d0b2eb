"""Files that cannot be written: it is said why, and what was there is whole."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.library.files import names_in, refuse
from tui.library.export import ExportError, write_file

AS_ROOT = os.geteuid() == 0


# No place for a file


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_no_file(tmp_path: Path, overwrite: bool) -> None:
    with pytest.raises(ExportError, match="it is a folder") as caught:
        write_file(tmp_path, "new", overwrite=overwrite)
    assert caught.value.path == tmp_path
    assert str(caught.value) == f"cannot write {tmp_path}: {caught.value.reason}"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_pipe_is_no_file_and_does_not_block(tmp_path: Path, overwrite: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="a device, a pipe or a socket"):
        write_file(pipe, "new", overwrite=overwrite)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_to_a_device_is_no_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(os.devnull)
    with pytest.raises(ExportError, match="a device, a pipe or a socket"):
        write_file(link, "new", overwrite=True)


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(ExportError, match="a device, a pipe or a socket"):
            write_file(Path("socket"), "new", overwrite=True)


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing/papers.md", "the folder is missing; create it"),
        ("file/papers.md", "is a file, not a folder"),
        ("x" * 300, "the name is too long"),
        ("null\0.md", "null character"),
        ("loop/papers.md", "lead in a circle"),
    ],
)
def test_a_path_that_leads_nowhere_says_why(
    tmp_path: Path, path: str, reason: str, overwrite: bool
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ExportError, match=reason):
        write_file(tmp_path / path, "new", overwrite=overwrite)
    assert names_in(tmp_path) == ["file", "loop"]


def test_a_link_to_itself_says_so(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("link.md")
    with pytest.raises(ExportError, match="lead in a circle"):
        write_file(link, "new", overwrite=True)


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_folder_one_may_not_write_to_says_so(old: Path) -> None:
    old.parent.chmod(0o555)
    try:
        with pytest.raises(ExportError, match="you may not write there"):
            write_file(old, "new", overwrite=True)
    finally:
        old.parent.chmod(0o755)
    assert old.read_text() == "old"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errno.EACCES, "you may not write there; choose another folder"),
        (errno.EROFS, "read-only disk; choose another folder"),
        (errno.EIO, "Input/output error; choose another folder"),
    ],
)
def test_a_file_that_cannot_be_made_says_why(
    old: Path, monkeypatch: pytest.MonkeyPatch, error: int, reason: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse(error))
        with pytest.raises(ExportError, match=reason):
            write_file(old, "new", overwrite=True)
    assert old.read_text() == "old"


# Writing that fails


@pytest.mark.parametrize("call", ["fsync", "chmod"])
def test_when_writing_fails_the_old_file_is_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, call, refuse(errno.ENOSPC))
    with pytest.raises(ExportError, match="there is no room left"):
        write_file(old, "new", overwrite=True)
    assert old.read_text() == "old"
    assert names_in(old.parent) == ["papers.md"]


def test_when_writing_fails_there_is_no_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", refuse(errno.EDQUOT))
    with pytest.raises(ExportError, match="quota"):
        write_file(tmp_path / "papers.md", "new", overwrite=False)
    assert names_in(tmp_path) == []


def test_an_interrupt_leaves_nothing_behind(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(old, "new", overwrite=True)
    assert old.read_text() == "old"
    assert names_in(old.parent) == ["papers.md"]


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            refuse(errno.EINVAL)()
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    write_file(tmp_path / "papers.md", "new", overwrite=False)
    assert (tmp_path / "papers.md").read_text() == "new"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_behind(
    old: Path, overwrite: bool
) -> None:
    path = old if overwrite else old.with_name("new.md")
    program = f"""
import resource, signal, sys
sys.dont_write_bytecode = True  # half a file of code would be kept
from pathlib import Path
from tui.library.export import ExportError, write_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_file(Path({str(path)!r}), "x" * 100_000, overwrite={overwrite})
except ExportError as error:
    print(error.reason)
"""
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "there is no room" in said.stdout
    assert old.read_text() == "old"
    assert names_in(old.parent) == ["papers.md"]
