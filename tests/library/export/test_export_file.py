"""Files: a safe name, and a write that is whole or not at all."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.export.hostile import brief
from tui.library.export import ExportError, safe_name, write_file

AS_ROOT = os.geteuid() == 0


def refuse(error: int) -> Callable[..., None]:
    """A system call that fails with that error."""

    def call(*arguments: object, **options: object) -> None:
        raise OSError(error, os.strerror(error))

    return call


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that somebody cares for."""
    path = tmp_path / "papers.md"
    path.write_text("old")
    return path


@pytest.fixture
def umask() -> Iterator[None]:
    """A person's umask that keeps others out."""
    before = os.umask(0o027)
    yield
    os.umask(before)


# A safe name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("To read", "To read"),
        ("Größe γ 論文", "Größe γ 論文"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\temp\\x", "C temp x"),
        ('a<b>:"c|d?e*f', "a b c d e f"),
        (".hidden", "hidden"),
        ("--help", "help"),
        ("-", "papers"),
        ("...", "papers"),
        ("", "papers"),
        (" \t\n", "papers"),
        ("a\x00b\x1b[31mc\x9bd\u202ee", "a b [31mc d e"),
        ("ends with a stop. ", "ends with a stop"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .x", "_com1 .x"),
        ("LPT¹", "_LPT¹"),
        ("CONSOLE", "CONSOLE"),
        ("\ud800", "papers"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_between_two_characters() -> None:
    assert safe_name("x" + "論" * 200) == "x" + "論" * 33
    assert safe_name("y" * 99 + " z") == "y" * 99


@brief
@given(st.text(st.characters(), max_size=120))
def test_a_safe_name_can_be_a_file_and_is_safe_again(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 100
    assert safe.isprintable()
    assert not set(safe) & set('/\\<>:"|?*')
    assert safe[0] not in ".- "
    assert safe[-1] not in ". "
    assert safe_name(safe) == safe


# A new file


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_new_file_holds_the_text_and_nothing_lies_beside_it(
    tmp_path: Path, umask: None, overwrite: bool
) -> None:
    path = tmp_path / "papers.md"
    write_file(path, "γ\n", overwrite=overwrite)
    assert path.read_bytes() == "γ\n".encode()
    assert names_in(tmp_path) == ["papers.md"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_relative_path_without_a_folder_is_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(Path("papers.md"), "new", overwrite=False)
    assert (tmp_path / "papers.md").read_text() == "new"


def test_what_is_there_stays(old: Path) -> None:
    with pytest.raises(FileExistsError, match=r"papers\.md"):
        write_file(old, "new", overwrite=False)
    assert old.read_text() == "old"
    assert names_in(old.parent) == ["papers.md"]


def test_a_symbolic_link_counts_as_there_even_when_it_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "nowhere.md")
    with pytest.raises(FileExistsError):
        write_file(link, "new", overwrite=False)
    assert names_in(tmp_path) == ["link.md"]


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_file_made_in_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    path = tmp_path / "papers.md"
    link = os.link if hard_links else refuse(errno.EPERM)

    def late(source: Path, target: Path) -> None:
        path.write_text("theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileExistsError):
        write_file(path, "mine", overwrite=False)
    assert path.read_text() == "theirs"
    assert names_in(tmp_path) == ["papers.md"]


def test_of_many_writers_one_wins(tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    won: list[str] = []

    def run(text: str) -> None:
        try:
            write_file(path, text, overwrite=False)
        except FileExistsError:
            return
        won.append(text)

    writers = [threading.Thread(target=run, args=(str(number),)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert won == [path.read_text()]
    assert names_in(tmp_path) == ["papers.md"]


def test_a_disk_without_hard_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, umask: None
) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.ENOTSUP))
    path = tmp_path / "papers.md"
    write_file(path, "new", overwrite=False)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names_in(tmp_path) == ["papers.md"]


def test_a_rename_that_fails_leaves_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.ENOTSUP))
    monkeypatch.setattr(Path, "replace", refuse(errno.EIO))
    with pytest.raises(ExportError):
        write_file(tmp_path / "papers.md", "new", overwrite=False)
    assert names_in(tmp_path) == []


# A file replaced


def test_a_replaced_file_keeps_its_mode(old: Path, umask: None) -> None:
    old.chmod(0o606)
    write_file(old, "new", overwrite=True)
    assert old.read_text() == "new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o606
    assert names_in(old.parent) == ["papers.md"]


def test_a_reader_of_the_old_file_reads_it_to_the_end(old: Path) -> None:
    with old.open() as reader:
        write_file(old, "new", overwrite=True)
        assert reader.read() == "old"


def test_a_symbolic_link_stays_and_its_file_is_replaced(old: Path) -> None:
    folder = old.parent / "links"
    folder.mkdir()
    link = folder / "link.md"
    link.symlink_to("../papers.md")
    write_file(link, "new", overwrite=True)
    assert link.is_symlink()
    assert old.read_text() == "new"
    assert not old.is_symlink()
    assert names_in(folder) == ["link.md"]


def test_a_symbolic_link_that_leads_nowhere_gets_its_file(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("papers.md")
    write_file(link, "new", overwrite=True)
    assert link.is_symlink()
    assert (tmp_path / "papers.md").read_text() == "new"


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


@pytest.mark.parametrize("call", ["fsync", "fchmod"])
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
import resource, signal
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
