"""What is remembered from one start to the next, in one small file that may hold anything."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tui.library.session import Place, Session, load_session, save_session
from tui.library.sources import ALL, UNREAD, Source, SourceKind, source_of

WHOLE = Session(
    theme="carrel-light",
    density="compact",
    widths={"sidebar": 30},
    folded=("Pages",),
    sorts={"all:": "title"},
    place=Place("page:a.txt", "0123456789", "tag:graphs", 4, 1, 12),
    welcomed=True,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "session.json"


def test_what_was_saved_is_loaded_and_is_its_owners_alone(file: Path) -> None:
    save_session(file, WHOLE)
    assert load_session(file) == WHOLE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["session.json"]


def test_the_one_saved_last_wins(file: Path) -> None:
    save_session(file, WHOLE)
    save_session(file, Session(theme="ansi"))
    assert load_session(file) == Session(theme="ansi")


@pytest.mark.parametrize(
    "content",
    [
        *("", "[", "[]", "3", "null", '{"place": 3}', "[" * 9999),
        '{"place": {"above": "far", "query": 1}}',
        '{"theme": 1, "widths": {"a": "b"}, "folded": [1], "sorts": {"a": 1}, "welcomed": "yes"}',
    ],
)
def test_what_makes_no_sense_is_as_if_nothing_was_remembered(file: Path, content: str) -> None:
    file.write_text(content)
    assert load_session(file) == Session()


def test_what_makes_sense_beside_it_is_taken(file: Path) -> None:
    file.write_text(
        json.dumps({"theme": "ansi", "later": 1, "place": {"paper": "k", "above": 1.5}})
    )
    assert load_session(file) == Session(theme="ansi", place=Place(paper="k"))


def test_a_file_that_is_missing_or_no_file_is_nothing(file: Path) -> None:
    assert load_session(file) == Session()
    file.mkdir()
    assert load_session(file) == Session()
    save_session(file, WHOLE)  # and nobody is told
    save_session(file / "gone" / "session.json", WHOLE)


@pytest.mark.parametrize(
    "source",
    [
        *(ALL, UNREAD, Source(SourceKind.LIST, 3), Source(SourceKind.FILTER, 12)),
        Source(SourceKind.PAGE, "a: b.txt"),
        Source(SourceKind.SIMILAR, "0123456789"),
    ],
)
def test_a_source_is_found_by_its_name(source: Source) -> None:
    assert source_of(source.id) == source


@pytest.mark.parametrize(
    "name", ["", "all", "nothing:", "list:", "list:x", "list:-1", "filter:²", "list:" + "9" * 40]
)
def test_a_name_of_no_source_gives_none(name: str) -> None:
    assert source_of(name) is None
