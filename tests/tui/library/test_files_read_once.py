"""Files that are only read: data is taken as it was read when its bytes were read the last time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsing import Page, Problem
from tui.library import loader
from tui.library.locations import cache_folder

LAMPS, OARS = "Lamps in the Fog of the Harbour", "Oars That Learn from the Tide"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A page of data, beside one of text."""
    write(tmp_path / "lamps.json", LAMPS)
    return tmp_path / "lamps.json"


def write(file: Path, title: str) -> None:
    file.write_text(json.dumps([{"id": "a", "type": "article-journal", "title": title}]))


def titles(*files: Path) -> list[str]:
    """Of all pages that the files are."""
    pages = list(loader.read_files_once([str(file) for file in files]))
    assert not any(isinstance(page, Problem) for page in pages)
    return [each.title for page in pages if isinstance(page, Page) for each in page.entries]


def kept() -> list[Path]:
    return sorted((cache_folder() / "read").glob("*.page"))


def test_what_is_as_it_was_is_not_read_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert titles(file) == [LAMPS]
    monkeypatch.setattr(loader, "parse_bytes", lambda *_: pytest.fail("read anew"))
    assert titles(file) == [LAMPS]


def test_what_was_altered_is_read_anew_and_the_old_is_forgotten(file: Path) -> None:
    assert titles(file) == [LAMPS]
    before = kept()
    write(file, OARS)
    assert titles(file) == [OARS]
    assert len(kept()) == 1
    assert kept() != before


def test_what_was_not_read_to_its_end_forgets_nothing(file: Path, tmp_path: Path) -> None:
    write(tmp_path / "oars.json", OARS)
    assert titles(file, tmp_path / "oars.json") == [LAMPS, OARS]
    reading = loader.read_files_once([str(file), str(tmp_path / "oars.json")])
    next(reading)
    reading.close()
    assert len(kept()) == 2


def test_a_page_that_gives_nothing_says_so_again(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text('{"a": [1]}')
    first, second = (list(loader.read_files_once([str(tmp_path / "odd.json")])) for _ in range(2))
    assert first == second
    assert isinstance(first[0], Page)
    assert first[0].problems
