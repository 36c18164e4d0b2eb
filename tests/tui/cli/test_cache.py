"""What is kept between two runs, and what is found out while one already reads."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.tui.cli.carrel import LIMIT, PROGRAM, ROOT, Ended, carrel, environment, page
from tests.tui.reader import Reader
from tui.startup import AT_ONCE

READS_NOTHING = """
import sys
from tui.__main__ import main
from tui.library.search import index

def indexed(text):
    sys.exit("a text was read again: " + text)

index.indexed = indexed
sys.exit(main(sys.argv[1:]))
"""
"""The program, which ends when it is about to read a text for the index."""


def search_reading_nothing(*arguments: str) -> Ended:
    """``carrel search``, which may read no text."""
    ended = subprocess.run(
        [sys.executable, "-c", READS_NOTHING, "search", *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=environment(),
        timeout=LIMIT,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.fixture
def cached(scratch_home: Path) -> Path:
    """The cache that a search has left."""
    assert carrel("search", "sparse").status == 0
    (file,) = (scratch_home / "cache").iterdir()
    return file


def test_without_a_cache_the_texts_are_read() -> None:
    ended = search_reading_nothing("sparse")
    assert ended.status == 1
    assert ended.err.startswith("a text was read again: ")


def test_the_second_search_reads_no_text_and_finds_the_same(cached: Path) -> None:
    before = cached.read_bytes()
    assert search_reading_nothing("sparse", "atention") == carrel("search", "sparse", "atention")
    assert cached.read_bytes() == before


def test_a_page_that_was_added_is_found_by_the_next_search(cached: Path, monday: Path) -> None:
    assert carrel("add", monday).status == 0
    assert carrel("search", "practice").out == "Sparse Attention in Practice\n"
    assert search_reading_nothing("practice").out == "Sparse Attention in Practice\n"


def test_without_a_home_of_its_own_the_cache_is_where_caches_are(tmp_path: Path) -> None:
    assert carrel("search", "sparse", CARREL_HOME="").status == 0
    below = tmp_path / "home" / "cache"
    if sys.platform != "darwin":
        assert [each.suffix for each in below.rglob("*") if each.is_file()] == [".index"]


def flipped(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:1000])


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def no_folder(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("a file")


@pytest.mark.parametrize("spoil", [flipped, cut, pipe, folder, no_folder])
def test_a_cache_that_is_no_good_is_no_matter(cached: Path, spoil: Callable[[Path], None]) -> None:
    right = carrel("search", "sparse", "atention")
    spoil(cached)
    assert carrel("search", "sparse", "atention") == right
    assert right.err.startswith("carrel: your library has no page yet; these are the papers of")
    assert right.err.count("\n") == 1


# Problems that are found while one reads


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Twelve files with a paper each."""
    files = [tmp_path / f"{number:02}.txt" for number in range(12)]
    for number, file in enumerate(files):
        file.write_text(page(f"Paper Number {number} Of All"))
    return files


def reading(files: list[Path], home: Path) -> Terminal:
    """``carrel read`` in a terminal."""
    command = [*PROGRAM, "read", *map(str, files)]
    return Reader(command, home, cols=160, environment={"PYTHONPATH": str(ROOT)})


def test_a_file_that_proves_unreadable_later_is_told_after_leaving(
    files: list[Path], tmp_path: Path
) -> None:
    late = files[AT_ONCE + 2]
    late.unlink()
    with reading(files, tmp_path) as terminal:
        terminal.wait_for("no such file; left out")
        terminal.send("j")
        terminal.wait_for("All · 11 papers")
        terminal.send("Q")
        assert terminal.exit_status() == 2
        assert [line for line in terminal.lines if line] == [
            f"carrel: {late}: no such file; left out"
        ]


def test_each_problem_is_told_once_whenever_it_was_found(files: list[Path], tmp_path: Path) -> None:
    early, late = files[1], files[-1]
    early.unlink()
    late.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with reading(files, tmp_path) as terminal:
        terminal.wait_for("1 more: ! shows all")
        terminal.send("Q")
        assert terminal.exit_status() == 2
        said = [line for line in terminal.lines if line]
        assert [line.split(":")[1].strip() for line in said] == [str(early), str(late)]


def test_when_all_files_can_be_read_leaving_is_without_a_word(
    files: list[Path], tmp_path: Path
) -> None:
    with reading(files, tmp_path) as terminal:
        terminal.wait_for("All · 12 papers")
        terminal.send("Q")
        assert terminal.exit_status() == 0
        assert not any(terminal.lines)


# Pages that were read


def bibliography(folder: Path, title: str) -> Path:
    file = folder / f"{title}.bib"
    file.write_text(f"@article{{a, title = {{{title}}}, author = {{Doe, Ann}}, year = 2026}}")
    return file


def test_what_is_of_a_page_that_was_removed_goes_when_the_reader_is_left(
    scratch_home: Path, tmp_path: Path
) -> None:
    for title in ("Lamps in Fog", "Rudders in Calm Water"):
        assert carrel("add", bibliography(tmp_path, title)).status == 0
    assert carrel("search", "lamps").status == 0
    kept = scratch_home / "cache" / "pages"
    assert len([*kept.iterdir()]) == 2
    assert carrel("remove", "Lamps in Fog").status == 0
    assert len([*kept.iterdir()]) == 2
    with Reader([*PROGRAM], tmp_path, environment={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_for("Rudders in Calm Water")
        terminal.send("Q")
        assert terminal.exit_status() == 0
    assert len([*kept.iterdir()]) == 1
