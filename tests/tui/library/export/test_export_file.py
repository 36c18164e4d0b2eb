"""Files: a new one takes nobody's place, and one that is replaced keeps its mode and its links."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.library.files import names_in, refuse
from tui.library.export import ExportError, write_file


@pytest.fixture
def umask() -> Iterator[None]:
    """A person's umask that keeps others out."""
    before = os.umask(0o027)
    yield
    os.umask(before)


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


def test_a_replaced_file_has_its_mode_before_anything_stands_in_it(
    old: Path, umask: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    write = os.write

    def seen(handle: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return write(handle, data)

    old.chmod(0o640)
    monkeypatch.setattr(os, "write", seen)
    write_file(old, "new", overwrite=True)
    assert modes == [0o640]


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
