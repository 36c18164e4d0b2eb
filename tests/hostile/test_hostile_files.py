"""Files that are none, names that are traps, full disks: said at once, and the rest is done."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parsing.sources import load, read_pages
from tests.tui.cli.carrel import carrel, environment, page
from tui.library.export import safe_name
from tui.library.library import Library
from tui.library.locations import locations

GOOD = page("Sparse Attention in Practice")
BAD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "itself": lambda path: path.symlink_to(path),
    "nowhere": lambda path: path.symlink_to("gone"),
    "folder by a link": lambda path: path.symlink_to("/dev"),
    "large": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 2**36),
}
"""What a path may turn out to be, in place of a file."""


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_what_is_no_file_keeps_no_command_waiting(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "bad.txt")
    (tmp_path / "good.txt").write_text(GOOD)
    added = carrel("add", "bad.txt", "good.txt", cwd=tmp_path)
    assert (added.status, added.out) == (2, "good\t1\tMar 11\n")
    assert added.err.startswith("carrel: bad.")
    loaded = carrel("load", "bad.txt", cwd=tmp_path)
    assert loaded.status == 2
    assert loaded.err.startswith("carrel: bad.txt: ")


def test_a_socket_keeps_no_command_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("bad.txt")
        assert carrel("add", "bad.txt", cwd=tmp_path).status == 2
        assert carrel("load", "bad.txt", cwd=tmp_path).status == 2


def test_a_file_that_vanishes_before_it_is_opened_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "bad.txt", tmp_path / "good.txt"
    path.write_text(GOOD)
    other.write_text(page("Dense Retrieval"))
    status = path.stat()
    path.unlink()
    monkeypatch.setattr("parsing.files.status_of", lambda _: status)
    (problem,) = read_pages([path]).problems
    assert problem.seen == "no such file"
    monkeypatch.undo()
    assert len(read_pages([path, other]).pages) == 1


def test_a_file_that_is_cut_or_removed_while_it_is_read_is_read_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(GOOD)
    whole = os.fstat

    def cut(descriptor: int) -> os.stat_result:
        monkeypatch.undo()
        status = whole(descriptor)
        os.truncate(path, 10)
        path.unlink()
        return status

    monkeypatch.setattr("parsing.files.os.fstat", cut)
    assert load(path) == GOOD.encode()[:10]


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (b"A title\r\rThis is an abstract of a page. It ends.\r", ["A title"]),
        (
            "A title\u2028goes on\n\nThis is an abstract of a page. It ends.\n".encode(),
            ["A title goes on"],
        ),
        (
            "\ufeffA title\r\n\r\nThis is an abstract of a page. It ends.".encode("utf-16-le"),
            ["A title"],
        ),
        (b"A \x00title\n\nThis is an abstract of a page. It ends.\n" + b"x" * 9000, None),
    ],
    ids=["lone returns", "line separators", "UTF-16", "null characters"],
)
def test_odd_bytes_are_read_or_refused_in_words(
    tmp_path: Path, data: bytes, titles: list[str] | None
) -> None:
    (tmp_path / "odd.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD)
    read = read_pages([tmp_path / "odd.txt", tmp_path / "good.txt"])
    assert read.pages[-1].name == "good"
    if titles is None:
        assert [each.seen for each in read.problems] == ["looks like a binary file, not like text"]
    else:
        assert [each.title for each in read.pages[0].entries] == titles


# Names


@pytest.mark.parametrize("name", ["../x", ".hidden", "CON", "a/b", "..", "~root", "🎉" * 300, ""])
def test_no_name_of_a_list_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    offered = tmp_path / f"{safe_name(name)}.md"
    assert offered.parent == tmp_path
    assert offered.resolve() == offered
    offered.write_text("x")
    assert list(tmp_path.iterdir()) == [offered]


LIMITED = """
import resource, signal, sys
sys.dont_write_bytecode = True  # half a file of code would be kept
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
from tui.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("command", [["export", "-o"], ["dump"]])
def test_an_export_to_a_full_disk_fails_and_keeps_the_old_file(
    tmp_path: Path, command: list[str]
) -> None:
    # Elsewhere it ended as if it were done: github.com/soctrace-inria/framesoc/issues/139, and
    # github.com/newsboat/newsboat/pull/1944 for an exit status of 0 after a failure.
    Library(locations()).close()
    old = tmp_path / "old.md"
    old.write_text("mine")
    (tmp_path / "many.txt").write_text(page(*(f"Paper {n} in Practice" for n in range(900))))
    assert carrel("add", tmp_path / "many.txt").status == 0
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, *command, old, "--force"],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "there is no room" in ended.stderr
    assert old.read_text() == "mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["carrel", "many.txt", "old.md"]


def test_an_export_follows_no_link_unasked(tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    target.write_text("mine")
    for name, leads in (("link.md", target), ("dangling.md", tmp_path / "new.md")):
        (tmp_path / name).symlink_to(leads)
        ended = carrel("export", "-o", name, cwd=tmp_path)
        assert ended.status == 2
        assert "is there already" in ended.err
    assert target.read_text() == "mine"
    assert not (tmp_path / "new.md").exists()
