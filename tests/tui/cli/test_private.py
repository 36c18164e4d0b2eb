"""Who may read what carrel writes: what is private is its owner's alone, whatever the umask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parsing.paper import Paper, paper_key
from tests.tui.cli.carrel import ABSTRACT, carrel, environment
from tui.library.export import FORMATS
from tui.library.library import Library
from tui.library.locations import locations

SPARSE = "Sparse Attention in Practice"
TOLD = "has your notes, and others on this computer may read it: chmod 600 ends that.\n"


@pytest.fixture(params=[0o022, 0o000])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A person's umask that lets others read, or do everything."""
    before = os.umask(request.param)
    yield int(request.param)
    os.umask(before)


@pytest.fixture
def strict() -> Iterator[None]:
    """A umask that keeps others out."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def note(title: str = SPARSE) -> None:
    """Write a note on a paper."""
    with closing(Library(locations())) as library:
        library.set_note(Paper(paper_key(title), title, ABSTRACT), "between us")


def test_all_of_a_library_is_its_owners_alone(
    umask: int, monday: Path, scratch_home: Path, keep: Callable[..., None]
) -> None:
    home = scratch_home / "papers" / "carrel"
    carrel("add", monday, CARREL_HOME=str(home))
    carrel("search", "sparse", CARREL_HOME=str(home))
    carrel("backup", CARREL_HOME=str(home))
    found = {path: mode(path) for path in (home.parent, home, *home.rglob("*"))}
    assert set(found.values()) == {0o700, 0o600}
    assert {path.name for path in home.iterdir()} == {"library.db", "pages", "backups", "cache"}
    assert all(path.is_dir() == (bits == 0o700) for path, bits in found.items())


def test_a_folder_that_is_there_keeps_its_mode(umask: int, scratch_home: Path) -> None:
    scratch_home.mkdir(0o755)
    scratch_home.chmod(0o755)
    carrel("lists")
    assert mode(scratch_home) == 0o755


def test_the_log_is_its_owners_alone(umask: int, scratch_home: Path) -> None:
    program = (
        "import sys; from tui.cli import main, pages\n"
        "def fail(_): raise ValueError('red')\n"
        "pages.run = fail; sys.exit(main(['pages']))"
    )
    subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), check=False
    )
    assert (mode(scratch_home), mode(scratch_home / "carrel.log")) == (0o700, 0o600)


@pytest.mark.parametrize("command", ["dump", "backup"])
@pytest.mark.parametrize("there", [False, True])
def test_a_whole_library_goes_into_a_file_of_its_owners_alone(
    umask: int, tmp_path: Path, command: str, there: bool
) -> None:
    note()
    path = tmp_path / "mine"
    if there:
        path.write_text("old")
        path.chmod(0o644)
    assert carrel(command, path, "--force").status == 0
    assert mode(path) == 0o600
    assert path.stat().st_size > 100


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.is_cited])
def test_an_export_with_notes_says_that_others_may_read_it(
    umask: int, tmp_path: Path, monday: Path, form: str
) -> None:
    carrel("add", monday)
    note()
    ended = carrel("export", "-f", form, "-o", "mine", cwd=tmp_path)
    assert ended == (0, "", f"Wrote 2 papers to mine; it {TOLD}")
    assert mode(tmp_path / "mine") == 0o666 & ~umask
    assert "between us" in (tmp_path / "mine").read_text()


def test_a_folder_of_exports_with_notes_says_so_too(
    umask: int, tmp_path: Path, monday: Path
) -> None:
    carrel("add", monday)
    note()
    told = f"mine {TOLD.replace('600', '700')}"
    for _ in range(2):
        assert carrel("export", "-f", "folder", "-o", "mine", cwd=tmp_path).err.endswith(told)
    (tmp_path / "mine").chmod(0o700)
    assert told not in carrel("export", "-f", "folder", "-o", "mine", cwd=tmp_path).err


def test_an_export_without_notes_says_nothing_of_them(
    umask: int, tmp_path: Path, keep: Callable[..., None]
) -> None:
    keep([SPARSE])
    note("Kept from Elsewhere")
    ended = carrel("export", "--starred", "-o", "mine.md", cwd=tmp_path)
    assert ended == (0, "", "Wrote 1 paper to mine.md\n")


def test_an_export_that_nobody_else_may_read_says_nothing_of_it(
    strict: None, tmp_path: Path, monday: Path
) -> None:
    carrel("add", monday)
    note()
    ended = carrel("export", "-o", "mine.md", cwd=tmp_path)
    assert ended == (0, "", "Wrote 2 papers to mine.md\n")
    assert TOLD not in carrel("export").err
