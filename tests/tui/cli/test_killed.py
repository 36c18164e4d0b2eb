"""What a command that is killed at its work leaves: nothing wrong, and the next clears it away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.tui.cli.carrel import carrel, environment, page
from tests.tui.library.files import names_in
from tui.library.library import Library
from tui.library.locations import Locations
from tui.library.storage.page_files import page_digest, page_file

MANY = 25
AT = "at it\n"
STOPS = f"""
import importlib, sys
module, names, times, *arguments = sys.argv[1:]
*outer, name = names.split(".")
owner, calls = importlib.import_module(module), 0
for each in outer:
    owner = getattr(owner, each)
original = getattr(owner, name)

def stop(*given, **more):
    global calls
    calls += 1
    if calls == int(times):
        print({AT!r}, end="", flush=True)
        sys.stdin.read()
    return original(*given, **more)

setattr(owner, name, stop)
from tui.__main__ import main
sys.exit(main(arguments))
"""
"""Stops before a function is called so many times, and goes on when standard input ends."""

NAMED = "tui.library.atomic_file", "take_place"
"""Before a page that is whole gets its name."""
ENTERED = "tui.library.storage.transaction", "Transaction.write"
"""Before a row is written: the pages' files are there."""
SYNCED = "os", "fsync"
"""Before the first file is brought to the disk."""


@contextmanager
def stopped(
    at: tuple[str, str], times: int, *arguments: str | Path
) -> Iterator[subprocess.Popen[str]]:
    """A command that has come to a point of its work, and stands there; killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", STOPS, *at, str(times), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        text=True,
    ) as process:
        assert process.stdout
        try:
            assert AT in process.stdout, "it never came there"
            yield process
        finally:
            process.kill()


def kill(at: tuple[str, str], times: int, *arguments: str | Path) -> None:
    """Kill a command at a point of its work."""
    with stopped(at, times, *arguments) as process:
        process.kill()
        assert process.wait() == -signal.SIGKILL


def doctor(check: str) -> list[str]:
    """What the doctor says of something; all else is as it should be."""
    ended = carrel("doctor")
    assert ended.status == 0, ended.out
    lines = [line.split("\t") for line in ended.out.splitlines()]
    assert {line[0] for line in lines} <= {"ok"}
    return [line[2] for line in lines if line[1] == check]


@pytest.fixture
def place(scratch_home: Path) -> Locations:
    return Locations(scratch_home)


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Pages that nobody has added yet."""
    folder = tmp_path / "sources"
    folder.mkdir()
    files = [folder / f"page{number:02}.txt" for number in range(MANY)]
    for number, file in enumerate(files):
        file.write_text(page(f"Paper {number}", f"Another {number}"))
    return files


@pytest.fixture
def dumped(pages: list[Path], tmp_path: Path) -> Path:
    """A dump of a library with all these pages."""
    other = str(tmp_path / "other")
    carrel("add", *pages, CARREL_HOME=other)
    carrel("dump", str(tmp_path / "all.json"), CARREL_HOME=other)
    return tmp_path / "all.json"


def all_of_it(tmp_path: Path, name: str) -> bytes:
    """A dump of the library as it is now."""
    carrel("dump", str(tmp_path / name))
    return (tmp_path / name).read_bytes()


# What was never entered


@pytest.mark.parametrize(("at", "times"), [(NAMED, 1), (NAMED, 13), (ENTERED, 1), (ENTERED, 20)])
def test_a_killed_load_is_told_in_one_line_and_loading_again_is_exact(
    place: Locations, tmp_path: Path, dumped: Path, at: tuple[str, str], times: int
) -> None:
    kill(at, times, "load", dumped)
    left = names_in(place.pages)
    assert len(left) == (MANY if at == ENTERED else times)
    (told,) = doctor("files")
    plural = "file that is" if len(left) == 1 else "files that are"
    assert f"{len(left)} {plural} being added, or left by a killed program" in told
    assert carrel("load", dumped).status == 0
    assert all_of_it(tmp_path, "again.json") == dumped.read_bytes()
    assert doctor("files") == ["those of the pages"]
    assert names_in(place.pages) == sorted(page_file(name[:-4]) for name in names_in(place.pages))
    assert not list(place.home.glob(".*"))


@pytest.mark.parametrize(("at", "left"), [(NAMED, 2), (ENTERED, 2)])
def test_what_a_killed_add_left_goes_with_the_next_one(
    place: Locations, pages: list[Path], at: tuple[str, str], left: int
) -> None:
    kill(at, 2, "add", *pages[:3])
    assert len(names_in(place.pages)) == left
    (told,) = doctor("files")
    assert "1 file that is being added, or left by a killed program" in told
    assert carrel("add", pages[3]).status == 0
    entered = [page_digest(each.read_bytes()) for each in (pages[0], pages[3])]
    assert names_in(place.pages) == sorted(map(page_file, entered))
    assert doctor("files") == ["those of the pages"]
    assert not list(place.home.glob(".*"))


def test_what_a_killed_load_left_goes_with_the_next_add(
    place: Locations, pages: list[Path], dumped: Path
) -> None:
    kill(ENTERED, 1, "load", dumped)
    assert carrel("add", pages[3]).status == 0
    assert names_in(place.pages) == [page_file(page_digest(pages[3].read_bytes()))]


# What somebody may need


@pytest.mark.parametrize("at", [NAMED, ENTERED])
def test_what_a_living_program_is_adding_is_left_alone(
    place: Locations, pages: list[Path], dumped: Path, at: tuple[str, str]
) -> None:
    others = {page_file(page_digest(each.read_bytes())) for each in pages}
    with stopped(at, 1, "load", dumped) as process:
        before = names_in(place.pages), [each.name for each in place.home.glob(".entering-*")]
        extra = pages[0].with_name("extra.txt")
        extra.write_text(page("A further paper"))
        # The second has the library to itself: the other add waits for it, and gives up.
        ended = carrel("add", extra)
        assert ended.status == (0 if at == NAMED else 2)
        found = names_in(place.pages), [each.name for each in place.home.glob(".entering-*")]
        own = {page_file(page_digest(extra.read_bytes()))}
        assert set(found[0]) - own == set(before[0])
        assert set(found[1]) >= set(before[1]) != set()
        process.communicate()
        assert process.returncode == 0
    assert set(names_in(place.pages)) - own == others
    carrel("add", extra)
    assert doctor("files") == ["those of the pages"]


def test_the_file_of_a_removed_page_stays_whatever_is_noted_of_it(
    place: Locations, pages: list[Path]
) -> None:
    carrel("add", pages[0])
    carrel("remove", pages[0].stem)
    digest, never = page_digest(pages[0].read_bytes()), "0" * 32
    (place.pages / page_file(never)).write_text("never entered")
    (place.home / f".entering-{'a' * 16}.tmp").write_text(f"{digest}\n{never}\n")
    carrel("add", pages[1])
    assert page_file(digest) in names_in(place.pages)
    assert page_file(never) not in names_in(place.pages)
    with closing(Library(place)) as library:
        library.apply(library.undo())
        library.apply(library.undo())
        assert [each.name for each in library.state.pages] == [pages[0].stem]
    assert doctor("pages") == ["1 page, each as it was added"]


def test_what_nobody_knows_stays_and_gives_one_line_in_all(
    place: Locations, pages: list[Path], dumped: Path
) -> None:
    kill(ENTERED, 1, "load", dumped)
    mine = [".adding-mine.tmp", ".adding-0123456789abcdef.tmp.txt", "notes.txt", f"{'f' * 32}.txt"]
    for name in mine:
        (place.pages / name).write_text("mine")
    (place.home / ".entering-mine.tmp").write_text("../settings.toml\n")
    for _ in range(2):
        (told,) = [line for line in carrel("doctor").out.splitlines() if "WRONG" in line]
        assert told.count(str(place.pages)) == 1
        carrel("add", pages[0])
    assert set(mine) <= set(names_in(place.pages))
    assert (place.home / ".entering-mine.tmp").exists()


# Copies and exports


@pytest.mark.parametrize(
    "arguments",
    [("backup",), ("backup", "{to}/mine.db"), ("export", "-o", "{to}/mine.md"), ("dump", "{to}/a")],
)
def test_what_a_killed_command_was_writing_goes_with_the_next_of_its_kind(
    place: Locations, pages: list[Path], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    carrel("add", pages[0])
    to = tmp_path / "to"
    to.mkdir()
    folder = to if len(arguments) > 1 else place.backups
    given = [each.format(to=to) for each in arguments]
    before = names_in(folder) if folder.exists() else []
    kill(SYNCED, 1, *given)
    assert [each for each in names_in(folder) if each.endswith(".tmp")]
    doctor("backups")
    unknown = folder / ".carrel-mine.tmp"
    unknown.write_text("mine")
    assert carrel(*given).status == 0
    new = set(names_in(folder)) - {*before, unknown.name}
    assert len(new) == 1
    assert unknown.exists()
    assert not next(iter(new)).startswith(".")


def test_what_a_killed_restore_left_goes_with_the_next(place: Locations, pages: list[Path]) -> None:
    carrel("add", pages[0])
    backup = carrel("backup").out.strip()
    carrel("add", pages[1])
    before = set(names_in(place.home))
    kill(SYNCED, 1, "restore", backup)
    assert len(set(names_in(place.home)) - before) >= 1
    doctor("backups")
    assert carrel("restore", backup).status == 0
    assert not [name for name in names_in(place.home) if name.startswith(".")]
    assert carrel("pages").out.splitlines()[0].startswith(pages[0].stem)


def test_what_a_living_backup_is_writing_is_left_alone(place: Locations, pages: list[Path]) -> None:
    carrel("add", pages[0])
    with stopped(SYNCED, 1, "backup") as process:
        writing = [each for each in place.backups.iterdir() if each.suffix == ".tmp"]
        for each in writing:
            os.utime(each, (1, 1))  # as if its maker had been asleep for years
        assert carrel("backup").status == 0
        assert all(each.exists() for each in writing)
        said = process.communicate()[0]
        assert process.returncode == 0, said
    assert len(carrel("restore").out.splitlines()) >= 2
