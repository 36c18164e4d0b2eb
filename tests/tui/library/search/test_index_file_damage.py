"""A cache that is damaged, or cannot be what it should, is made anew and nothing is said."""

from __future__ import annotations

import hashlib
import os
import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.library.made import paper
from tests.tui.library.shelves import answers, many, opened
from tui.library.search import index_file
from tui.library.search.index import Index, Indexer, build_index
from tui.library.search.index_file import index_file_in, load_index, save_index
from tui.library.search.postings import Postings

SHELF = many(40)
RIGHT = answers(build_index(SHELF))
AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache of the shelf."""
    file = index_file_in(tmp_path / "cache", "a library")
    opened(SHELF, file)
    return file


def test_wherever_the_file_ends_too_early_it_is_made_anew(file: Path) -> None:
    whole = file.read_bytes()
    assert len(whole) > 1000
    for length in (*range(0, len(whole), 64), len(whole) - 1):
        file.write_bytes(whole[:length])
        assert load_index(file) is None, length
        assert opened(SHELF, file).documents.keys() == {each.key for each in SHELF}
        assert file.read_bytes() == whole
    assert answers(opened(SHELF, file)) == RIGHT


def test_whichever_byte_is_another_it_is_made_anew(file: Path) -> None:
    whole = file.read_bytes()
    for place in range(0, len(whole), 13):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert load_index(file) is None, place
    assert answers(opened(SHELF, file)) == RIGHT
    assert file.read_bytes() == whole


def test_bytes_behind_the_end_are_damage_too(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")
    assert load_index(file) is None


# Nonsense whose checksum is right


CHECK = 16
"""Bytes of the checksum at the end."""
LENGTHS = struct.Struct("=11Q")
"""Behind the first line: the number of papers, and the lengths of the parts."""


def forge(file: Path, change: Callable[[bytearray], None], first: bytes = b"") -> None:
    """Alter what is between the first line and the checksum, or that line, and make the checksum
    right."""
    line, end, rest = file.read_bytes()[:-CHECK].partition(b"\n")
    inside = bytearray(rest)
    change(inside)
    content = (first or line) + end + inside
    file.write_bytes(content + hashlib.blake2b(content, digest_size=CHECK).digest())


def test_what_is_forged_is_none_or_can_be_searched(file: Path) -> None:
    whole = file.read_bytes()
    chance = random.Random(1)
    refused = 0

    def spoil(inside: bytearray) -> None:
        if chance.random() < 0.1:
            del inside[chance.randrange(len(inside)) :]
        for _ in range(chance.choice([1, 1, 3])):
            inside[chance.randrange(len(inside))] = chance.choice([0, 1, 10, 0x7F, 0xFF])

    for _ in range(400):
        file.write_bytes(whole)
        forge(file, spoil)
        found = load_index(file)
        refused += found is None
        if found is not None:
            work = Indexer(SHELF, found)
            work.read(work.waiting)
            answers(work.index())
    assert refused > 100


PLACES = ("title", "abstract")


def refused(file: Path, spoil: Callable[[Index], object]) -> bool:
    """Whether an index that was spoilt before it was saved is passed over."""
    index = build_index([*SHELF, paper("Last", "and least")])
    assert index.postings["title"].dense
    spoil(index)
    save_index(file, index)
    return load_index(file) is None


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda postings: postings.starts.append(postings.starts[-1]),
        lambda postings: postings.starts.__setitem__(-1, postings.starts[-1] + 1),
        lambda postings: postings.starts.__setitem__(0, 1),
        lambda postings: postings.starts.__setitem__(2, 1 << 20),
        lambda postings: postings.sparse.__setitem__(-1, postings.size),
        lambda postings: postings.dense.__setitem__(-1, 1 << 20),
        lambda postings: postings.dense.reverse(),
        lambda postings: postings.bitmaps.append(0),
        lambda postings: postings.bitmaps.pop(),
    ],
)
def test_posting_lists_that_do_not_fit_are_passed_over(
    file: Path, place: str, spoil: Callable[[Postings], object]
) -> None:
    assert not refused(file, lambda _: None)
    assert refused(file, lambda index: spoil(index.postings[place]))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda index: index.terms.words.reverse(),
        lambda index: index.terms.words.append("~"),
    ],
)
def test_parts_that_do_not_fit_together_are_passed_over(
    file: Path, spoil: Callable[[Index], object]
) -> None:
    assert refused(file, spoil)


@pytest.mark.parametrize("part", range(1, 11))
@pytest.mark.parametrize("more", [1, 8, 1 << 40])
def test_lengths_that_are_not_those_of_the_parts_are_passed_over(
    file: Path, part: int, more: int
) -> None:
    def longer(inside: bytearray) -> None:
        lengths = list(LENGTHS.unpack_from(inside))
        lengths[part] += more
        LENGTHS.pack_into(inside, 0, *lengths)

    forge(file, longer)
    assert load_index(file) is None


def test_another_number_of_papers_than_there_are_is_passed_over(file: Path) -> None:
    save_index(file, build_index(SHELF[:-1]))

    def one_more(inside: bytearray) -> None:
        size, *lengths = LENGTHS.unpack_from(inside)
        LENGTHS.pack_into(inside, 0, size + 1, *lengths)

    assert load_index(file)
    forge(file, one_more)
    assert load_index(file) is None


def test_words_that_are_no_text_are_passed_over(file: Path) -> None:
    forge(file, lambda inside: inside.__setitem__(inside.index(b"attention"), 0xFF))
    assert load_index(file) is None


# What stands in the file's place


def empty(file: Path) -> None:
    file.write_bytes(b"")


def text(file: Path) -> None:
    file.write_text("This was a shopping list.\n" * 100)


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def nowhere(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parent / "gone" / "away")


def of_another_version(file: Path) -> None:
    save_index(file, build_index(many(40, 100)))
    line = file.read_bytes().partition(b"\n")[0]
    other = line.replace(
        f"index {index_file.VERSION} ".encode(), f"index {index_file.VERSION - 1} ".encode()
    )
    assert other != line
    forge(file, lambda _: None, other)


@pytest.mark.parametrize("spoil", [empty, text, pipe, loop, nowhere, of_another_version])
def test_something_else_in_its_place_gives_way_to_a_new_one(
    file: Path, spoil: Callable[[Path], None]
) -> None:
    whole = file.read_bytes()
    spoil(file)
    assert load_index(file) is None
    assert answers(opened(SHELF, file)) == RIGHT
    assert file.read_bytes() == whole
    assert list(file.parent.iterdir()) == [file]


@AS_ROOT
def test_a_file_that_may_not_be_read_gives_way_to_a_new_one(file: Path) -> None:
    whole = file.read_bytes()
    file.chmod(0)
    assert answers(opened(SHELF, file)) == RIGHT
    assert file.read_bytes() == whole


def test_a_folder_in_its_place_stays_and_nothing_is_left_beside_it(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "mine").write_text("mine")
    assert answers(opened(SHELF, file)) == RIGHT
    assert list(file.parent.iterdir()) == [file]
    assert (file / "mine").read_text() == "mine"


def test_a_folder_in_its_place_is_not_kept_open(file: Path) -> None:
    def next_number() -> int:
        number = os.open(os.devnull, os.O_RDONLY)
        os.close(number)
        return number

    file.unlink()
    file.mkdir()
    before = next_number()
    for _ in range(3):
        assert load_index(file) is None
    assert next_number() == before


# Where nothing can be written


def test_where_there_can_be_no_folder_there_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert answers(opened(SHELF, index_file_in(tmp_path / "cache", "a library"))) == RIGHT
    assert (tmp_path / "cache").read_text() == "a file"


@AS_ROOT
def test_in_a_folder_that_may_not_be_written_the_old_one_stays(file: Path) -> None:
    whole = file.read_bytes()
    file.parent.chmod(0o500)
    try:
        shelf = [*SHELF, *many(2, 100)]
        assert answers(opened(shelf, file)) == answers(build_index(shelf))
        assert file.read_bytes() == whole
    finally:
        file.parent.chmod(0o700)


@pytest.mark.parametrize("fails", ["pathlib.Path.open", "pathlib.Path.replace", "os.open"])
def test_on_a_disk_that_is_full_the_old_one_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    whole = file.read_bytes()
    index = build_index([*SHELF, *many(2, 100)])
    monkeypatch.setattr(fails, full)
    save_index(file, index)
    monkeypatch.undo()
    assert file.read_bytes() == whole
    assert list(file.parent.iterdir()) == [file]
