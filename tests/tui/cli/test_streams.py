"""What every command keeps to: streams, statuses, and no terminal that is not there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from sqlite3 import sqlite_version

import pytest

from tests.tui.cli.carrel import LIMIT, carrel, environment, page, shell
from tui.library.locations import locations

NEEDS = "carrel: the reader needs a terminal for its screen and its keys; see carrel --help\n"
COMMANDS = (["pages"], ["lists"], ["export"], ["remove", "monday"])


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal at which nobody sits."""
    leader, follower = os.openpty()
    yield follower
    os.close(follower)
    os.close(leader)


# Help and version


def test_the_version_is_that_of_the_package() -> None:
    status, out, err = carrel("--version")
    assert (status, err) == (0, "")
    assert out.startswith(
        f"carrel {version('carrel')}\nPython {python_version()}\nTextual {version('textual')}\n"
        f"SQLite {sqlite_version}\n"
    )
    assert str(locations().database) in out


def test_help_names_every_command_on_stdout() -> None:
    ended = carrel("--help")
    assert (ended.status, ended.err) == (0, "")
    for command in ("read", "add", "pages", "remove", "lists", "export"):
        assert f"    {command} " in ended.out


@pytest.mark.parametrize("command", ["read", "add", "pages", "remove", "lists", "export"])
def test_every_command_has_help(command: str) -> None:
    ended = carrel(command, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: carrel {command} ")


@pytest.mark.parametrize(
    "arguments", [["nosuch"], ["--nosuch"], ["pages", "extra"], ["remove"], ["read"]]
)
def test_wrong_use_is_told_on_stderr(arguments: list[str]) -> None:
    ended = carrel(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("usage: carrel")


# Without a terminal


@pytest.mark.parametrize("arguments", [[], ["read", "monday.txt"], ["read", "-"]])
def test_without_a_terminal_the_reader_ends_at_once(monday: Path, arguments: list[str]) -> None:
    assert carrel(*arguments, stdin=b"", cwd=monday.parent) == (2, "", NEEDS)


def test_with_only_its_output_at_a_terminal_the_reader_ends_at_once(terminal: int) -> None:
    assert carrel(stdout=terminal) == (2, "", NEEDS)


def test_with_only_its_input_at_a_terminal_the_reader_ends_at_once(terminal: int) -> None:
    assert carrel(stdin=terminal) == (2, "", NEEDS)


def test_a_page_from_a_pipe_needs_a_terminal_for_the_keys(monday: Path, terminal: int) -> None:
    assert carrel("read", "-", stdin=monday.read_bytes(), stdout=terminal) == (2, "", NEEDS)


def test_a_reader_that_did_not_open_leaves_no_library(scratch_home: Path) -> None:
    carrel()
    assert not scratch_home.exists()


def test_pages_that_cannot_be_read_are_told_before_the_screen_opens(
    tmp_path: Path, terminal: int
) -> None:
    ended = carrel("read", tmp_path / "gone.txt", stdin=terminal, stdout=terminal)
    assert ended.status == 2
    assert "gone.txt: no such file; left out" in ended.err


# Streams that are closed, full or gone


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_pipe_that_nobody_reads_any_more_is_no_error(
    monday: Path, no_reader: int, keep: Callable[..., None], arguments: list[str]
) -> None:
    carrel("add", monday)
    keep([], in_list="To read")
    ended = carrel(*arguments, stdout=no_reader)
    assert ended.status == 0
    assert "Broken pipe" not in ended.err


def test_an_export_larger_than_a_pipe_ends_when_its_reader_does(no_reader: int) -> None:
    ended = carrel("export", stdout=no_reader)
    assert ended.status == 0
    assert ended.err.count("\n") == 1, "that these are the sample papers, and nothing else"


def test_help_that_nobody_reads_is_no_error(no_reader: int) -> None:
    assert carrel("--help", stdout=no_reader).err == ""


@pytest.mark.parametrize(
    "words",
    [("star", "-"), ("export", "-"), ("note", "title:sparse", "-"), ("list", "new", "A", "-")],
)
def test_a_standard_input_without_end_is_told(monday: Path, words: tuple[str, ...]) -> None:
    carrel("add", monday)
    with Path("/dev/zero").open("rb") as endless:
        ended = carrel(*words, stdin=endless.fileno())
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "carrel: standard input: is larger than 64 MiB\n"


def test_papers_on_standard_input_are_read_in_the_encoding_they_have(monday: Path) -> None:
    carrel("add", monday)
    keys = carrel("search", "sparse", "-f", "key").out.encode("utf-16")
    assert carrel("star", "-", stdin=keys).err.startswith("Starred “")


def test_a_closed_standard_input_has_no_page_to_add() -> None:
    status, err = shell("<&-", "add", "-")
    assert (status, err) == (2, "carrel: standard input: is closed; not added\n")


@pytest.mark.parametrize(
    "redirections",
    ["<&-", "2>&-", ">&-"],
)
@pytest.mark.parametrize(("arguments", "expected"), [(["pages"], 1), ([], 2)])
def test_closed_streams_give_no_traceback(
    redirections: str, arguments: list[str], expected: int
) -> None:
    status, err = shell(redirections, *arguments)
    assert status == expected
    assert "Traceback" not in err


FULL = Path("/dev/full")
WRITE = [["pages"], ["lists"], ["search", "sparse"], ["search", "-f", "json", "sparse"], ["paths"]]
WRITE += [["export"], ["export", "-f", "csv"], ["dump"], ["doctor"], ["backup"], ["restore"]]
WRITE += [["--help"], ["export", "--help"], ["--version"], ["completion", "zsh"]]
WRITE += [["show", "sparse"], ["show", "sparse", "--json"], ["note", "sparse"], ["tags"], ["log"]]
WRITE += [["list", "show", "To read"], ["list", "describe", "To read"], ["filter", "show"]]
WRITE += [["stats"], ["stats", "--json"], ["keys"], ["config"]]
"""The commands that write to standard output."""


@pytest.fixture
def something_kept(monday: Path, keep: Callable[..., None]) -> None:
    """A library in which every command finds something to tell."""
    carrel("add", monday)
    keep([], in_list="To read")
    for arguments in (
        ["list", "add", "To read", "sparse"],
        ["list", "describe", "To read", "For the seminar."],
        ["tag", "graphs", "sparse"],
        ["note", "sparse", "Read again."],
        ["filter", "save", "Mine", "graphs"],
    ):
        assert carrel(*arguments).status == 0
    carrel("backup")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_stdout_is_told_in_words(something_kept: None, unbuffered: str) -> None:
    for arguments in WRITE:
        with FULL.open("wb") as full:
            ended = carrel(*arguments, stdout=full, PYTHONUNBUFFERED=unbuffered)
        assert ended.status == 2, arguments
        assert ended.err.endswith(
            "carrel: standard output cannot be written: the disk is full. Make room, then try"
            " again. What came out is not whole; send it elsewhere.\n"
        ), arguments
        assert "Errno" not in ended.err


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_whatever_nobody_reads_any_more_is_no_error(
    something_kept: None, no_reader: int, unbuffered: str
) -> None:
    for arguments in WRITE:
        ended = carrel(*arguments, stdout=no_reader, PYTHONUNBUFFERED=unbuffered)
        assert (ended.status, ended.err) == (0, ""), arguments


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_what_cannot_be_said_does_not_end_what_was_asked_for(monday: Path) -> None:
    assert shell("2>/dev/full", "add", "gone.txt", str(monday))[0] == 2
    assert carrel("pages").out.startswith("monday\t")


def test_a_locale_without_greek_gives_no_traceback(keep: Callable[..., None]) -> None:
    keep([], in_list="γ")
    ended = carrel("lists", PYTHONIOENCODING="ascii")
    assert ended.status == 0
    assert ended.out == "?\t0\t0\t\n"


def test_an_interruption_ends_it_without_a_traceback(scratch_home: Path) -> None:
    # Signals are as at a terminal, even where the tests run in the background.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from tui.__main__ import main; sys.exit(main(['add', '-']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin
        assert process.stderr
        # More than a pipe holds: once it is written, the program is reading.
        process.stdin.write(page("Sparse Attention in Practice").encode() + b"\n" * 2**20)
        process.stdin.flush()
        # One that comes between two reads is seen when the second ends: a person asks again.
        for _ in range(LIMIT):
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(2)  # long enough that no second one comes while it is ending
                break
        else:
            process.kill()
        err = process.stderr.read().decode()
    assert process.returncode != -signal.SIGKILL
    assert process.returncode != 0
    assert "Traceback" not in err


# A library that cannot be used


@pytest.mark.parametrize("arguments", [*COMMANDS, ["add", "monday.txt"]])
def test_a_library_that_cannot_be_used_is_told_and_left_as_it_is(
    monday: Path, scratch_home: Path, arguments: list[str]
) -> None:
    scratch_home.mkdir()
    (scratch_home / "library.db").write_text("mine")
    ended = carrel(*arguments, cwd=monday.parent)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("carrel: ")
    assert "library.db cannot be used: the file is damaged" in ended.err
    assert (scratch_home / "library.db").read_text() == "mine"


def test_a_page_that_cannot_be_copied_is_told(monday: Path, scratch_home: Path) -> None:
    scratch_home.mkdir()
    (scratch_home / "pages").write_text("in its place")
    ended = carrel("add", monday)
    assert (ended.status, ended.out) == (2, "")
    assert "cannot be written" in ended.err
    assert carrel("pages").status == 1


def test_a_home_that_is_a_file_is_said_to_be_one(scratch_home: Path) -> None:
    scratch_home.write_text("mine")
    ended = carrel("pages")
    assert ended.status == 2
    assert "library.db cannot be opened: File exists" not in ended.err


def test_a_home_of_an_unknown_person_is_told_in_words() -> None:
    ended = carrel("pages", CARREL_HOME="~nobody-of-that-name/papers")
    assert ended.status == 2
    assert "nobody-of-that-name" in ended.err


def test_without_carrel_home_the_library_is_in_the_persons_home(
    monday: Path, tmp_path: Path, scratch_home: Path
) -> None:
    carrel("add", monday, CARREL_HOME="")
    assert not scratch_home.exists()
    assert list((tmp_path / "home").rglob("library.db"))


# A fault of carrel's own


def test_a_fault_is_told_in_two_lines_and_written_down(scratch_home: Path) -> None:
    program = (
        "import sys; from tui.cli import main, pages\n"
        "def fail(_): raise ValueError('\\x1b[31mred')\n"
        "pages.run = fail; sys.exit(main(['pages']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), check=False
    )
    first, second = ended.stderr.decode().splitlines()
    assert (ended.returncode, ended.stdout) == (70, b"")
    assert first == "carrel: stopped by a fault of its own: ValueError: red"
    assert second.endswith(str(scratch_home / "carrel.log"))
    assert "Traceback" in (scratch_home / "carrel.log").read_text("utf-8")


def test_a_log_that_cannot_be_written_does_not_hide_the_fault(
    scratch_home: Path, tmp_path: Path
) -> None:
    scratch_home.write_text("mine")
    program = (
        "import sys; from tui.cli import main, pages\n"
        "def fail(_): raise ValueError('red')\n"
        "pages.run = fail; sys.exit(main(['pages']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(TMPDIR=str(tmp_path)),
        check=False,
    )
    assert ended.returncode == 70
    (log,) = tmp_path.glob("carrel-*.log")
    assert str(log) in ended.stderr.decode()
    assert scratch_home.read_text() == "mine"
