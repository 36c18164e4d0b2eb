"""Earlier queries: kept for their owner alone, the newest first, and never too many."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library.query_history import MOST, QueryHistory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history"


def test_the_newest_comes_first_and_each_once_here_and_at_a_later_start(path: Path) -> None:
    history = QueryHistory(path)
    for query in ("one", "two", "one", " three ", "", "three"):
        history.add(query)
    assert history.earlier() == QueryHistory(path).earlier() == ["three", "one", "two"]


def test_what_another_reader_asked_is_there_at_once(path: Path) -> None:
    own, other = QueryHistory(path), QueryHistory(path)
    own.add("own")
    other.add("other")
    assert set(own.earlier()) == {"own", "other"}


def test_the_file_is_its_owners_alone(path: Path) -> None:
    QueryHistory(path).add("secret")
    assert path.stat().st_mode & 0o777 == 0o600


def test_of_very_many_only_the_last_stay_in_the_file(path: Path) -> None:
    history = QueryHistory(path)
    for number in range(1000):
        history.add(f"{'long ' * 20}{number}")
    assert path.stat().st_size < 100_000
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(history.earlier()) == len(QueryHistory(path).earlier()) == MOST
    assert QueryHistory(path).earlier()[0].endswith(" 999")


def test_without_a_file_they_are_kept_for_as_long_as_the_reader_is_open() -> None:
    history = QueryHistory()
    history.add("one")
    assert history.earlier() == ["one"]


def test_what_cannot_be_read_or_written_is_as_if_it_was_never_asked(path: Path) -> None:
    path.mkdir()
    history = QueryHistory(path)
    history.add("one")
    assert history.earlier() == ["one"]
    assert QueryHistory(path).earlier() == []


def test_a_link_in_its_place_is_not_written_through(path: Path) -> None:
    target = path.with_name("elsewhere")
    target.write_text("")
    path.symlink_to(target)
    QueryHistory(path).add("one")
    assert target.read_text() == ""


def test_what_somebody_wrote_into_the_file_comes_through_the_door(path: Path) -> None:
    path.write_bytes(b"a\x1b[31mb\x07c\n\n\xe2\x80\xaed\n")
    assert QueryHistory(path).earlier() == ["d", "abc"]
    path.write_bytes(b"\xff\xfe")
    assert QueryHistory(path).earlier() == []
