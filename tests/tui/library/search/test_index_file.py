"""The index cache: what was read need not be read again, and nothing wrong is ever said."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.paper import Paper
from tests.tui.library.made import paper
from tests.tui.library.shelves import SHELVES, answers, many, opened
from tui.library.cancellation import Cancelled
from tui.library.search import index_file
from tui.library.search.index import build_index
from tui.library.search.index_file import MOST_FILES, index_file_in, indexes, load_index, save_index
from tui.library.search.tokenizer import indexed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a cache may be; its folder is not there yet."""
    return index_file_in(tmp_path / "cache", "a library")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few papers are read before somebody is told, and not many more before they are kept."""
    monkeypatch.setattr(index_file, "READ_AT_ONCE", 1)
    monkeypatch.setattr(index_file, "SAVED_AT", (2, 3))
    monkeypatch.setattr(index_file, "SAVED_AFTER", 5)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose words were read, as they are read."""
    texts: list[str] = []

    def noted(text: str) -> list[str]:
        texts.append(text)
        return indexed(text)

    monkeypatch.setattr("tui.library.search.index.indexed", noted)
    return texts


def titles(read: list[str]) -> list[str]:
    """The titles among the texts of the papers made by `many`."""
    return [text for text in read if text.startswith("Paper ")]


# What is kept


@given(SHELVES)
def test_an_index_is_loaded_as_it_was_saved(shelf: list[Paper]) -> None:
    made = build_index(shelf)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        save_index(kept, made)
        loaded = load_index(kept)
    assert loaded is not None
    assert loaded.terms.words == made.terms.words
    for text, postings in made.postings.items():
        assert vars(loaded.postings[text]) == vars(postings)
    assert loaded.digests == made.digests
    assert not any(loaded.papers)


@given(st.lists(SHELVES, min_size=1, max_size=5))
def test_whatever_changed_between_two_starts_the_answers_are_those_of_a_fresh_index(
    starts: list[list[Paper]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        for shelf in starts:
            assert answers(opened(shelf, kept)) == answers(build_index(shelf))


@given(SHELVES, SHELVES)
def test_an_index_of_some_papers_answers_for_those(before: list[Paper], after: list[Paper]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_file, "READ_AT_ONCE", 1)
        patch.setattr(index_file, "SAVED_AT", (1,))
        patch.setattr(index_file, "SAVED_AFTER", 2)
        kept = Path(folder) / "kept"
        opened(before, kept)
        for each in indexes(after, kept):
            known = [paper for paper in after if paper.key in each.documents]
            assert answers(each) == answers(build_index(known))
    assert known == after


def test_papers_in_another_order_are_equals_in_that_order(file: Path, read: list[str]) -> None:
    shelf = [paper(f"sparse {n}", "long") for n in range(9)]
    opened(shelf, file)
    read.clear()
    turned = shelf[::-1]
    assert answers(opened(turned, file))[0] == [each.key for each in turned]
    assert read == []


def test_the_second_start_reads_no_text(file: Path, read: list[str]) -> None:
    opened(many(30), file)
    assert len(titles(read)) == 30
    read.clear()
    opened(many(30), file)
    assert read == []


def test_only_what_is_new_or_has_another_text_is_read(file: Path, read: list[str]) -> None:
    shelf = many(30)
    opened(shelf, file)
    read.clear()
    shelf[3] = shelf[3]._replace(abstract="now with an abstract of its own")
    opened([*shelf, paper("Paper 30")], file)
    assert titles(read) == [shelf[3].title, "Paper 30"]


def test_when_most_papers_went_a_smaller_index_takes_the_place(file: Path) -> None:
    opened(many(30), file)
    large = file.stat().st_size
    shelf = [*many(10), paper("Paper 30")]
    opened(shelf, file)
    assert file.stat().st_size < large
    assert file.read_bytes() == fresh(shelf)


def fresh(shelf: list[Paper]) -> bytes:
    """What a cache holds that knew no other papers."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "kept"
        save_index(kept, build_index(shelf))
        return kept.read_bytes()


def test_the_cache_of_another_persons_papers_gives_nothing_of_theirs(file: Path) -> None:
    theirs, own = many(20, 100), many(20)
    opened(theirs, file)
    found = opened(own, file)
    assert answers(found) == answers(build_index(own))
    assert set(found.documents) == {each.key for each in own}


def test_when_nothing_is_new_nothing_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(many(9), file)
    monkeypatch.setattr(index_file, "save_index", lambda *_: pytest.fail("it was written again"))
    opened(many(8), file)


def test_without_a_cache_nothing_is_written(tmp_path: Path) -> None:
    opened(many(9), None)
    assert list(tmp_path.iterdir()) == []


# Work that was given up


def given_up(shelf: list[Paper], file: Path, read: list[str], after: int) -> None:
    """Index papers until so many are read, and no further."""

    def rest() -> None:
        if len(titles(read)) >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        for _ in indexes(shelf, file, rest):
            pass


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("after", "kept"), [(1, 0), (2, 0), (3, 2), (4, 3), (5, 3), (6, 5), (9, 5), (11, 10), (19, 15)]
)
def test_work_that_was_given_up_goes_on_from_what_was_kept(
    file: Path, read: list[str], after: int, kept: int
) -> None:
    shelf = many(20)
    given_up(shelf, file, read, after)
    read.clear()
    found = opened(shelf, file)
    assert titles(read) == [each.title for each in shelf[kept:]]
    assert answers(found) == answers(build_index(shelf))


@pytest.mark.usefixtures("few")
def test_while_papers_are_read_it_is_told_what_share_is_indexed(file: Path) -> None:
    told: list[float] = []
    list(indexes(many(20), file, progress=told.append))
    assert told == sorted(told)
    assert told[0] == 0
    assert 0.8 <= told[-1] <= 1


@pytest.mark.usefixtures("few")
def test_more_and_more_papers_are_indexed_until_all_are(file: Path) -> None:
    counts = [len(each.documents) for each in indexes(many(20), file)]
    assert counts == [2, 3, 5, 10, 15, 20]


def test_a_first_indexing_is_kept_early_and_then_more_and_more_seldom() -> None:
    assert list(index_file.SAVED_AT) == [2_000, 6_000]
    assert index_file.SAVED_AFTER == 20_000


# The folder


@pytest.fixture
def others(file: Path) -> list[Path]:
    """More caches than are kept, each of them used longer ago than the one before."""
    opened(many(2), file)
    others = [index_file_in(file.parent, f"folder {n}") for n in range(MOST_FILES + 3)]
    for age, other in enumerate(others):
        other.write_bytes(file.read_bytes())
        os.utime(other, (1_000_000 - age,) * 2)
    file.unlink()
    return others


def test_the_caches_that_were_used_longest_ago_are_let_go(file: Path, others: list[Path]) -> None:
    opened(many(3), file)
    assert set(file.parent.iterdir()) == {file, *others[: MOST_FILES - 1]}


def test_a_cache_that_is_used_is_not_let_go_even_if_nothing_was_new(
    file: Path, others: list[Path]
) -> None:
    opened(many(2), others[-1])
    opened(many(3), file)
    assert set(file.parent.iterdir()) == {file, others[-1], *others[: MOST_FILES - 2]}


def test_what_is_no_cache_is_left_alone(file: Path, others: list[Path]) -> None:
    note = file.parent / "note.txt"
    note.write_text("mine")
    os.utime(note, (1, 1))
    folder = others[-1].with_name("mine.index")
    folder.mkdir()
    os.utime(folder, (1, 1))
    opened(many(3), file)
    assert note.read_text() == "mine"
    assert folder.is_dir()
    assert not others[-1].exists()


def test_what_a_sudden_end_left_half_written_is_cleared_away_in_time(file: Path) -> None:
    file.parent.mkdir()
    old, new = file.parent / ".index-old", file.parent / ".index-new"
    for each in (old, new):
        each.write_bytes(b"half")
    os.utime(old, (1_000_000,) * 2)
    opened(many(3), file)
    assert set(file.parent.iterdir()) == {file, new}


def test_different_libraries_have_different_caches(tmp_path: Path) -> None:
    names = ["/home/a/carrel", "/home/b/carrel", "", "a.txt\0b.txt", "\udcff"]
    assert len({index_file_in(tmp_path, name) for name in names}) == len(names)
