"""Where things lie: one home folder, which can be named."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import user_data_path

from tui.library.locations import Locations, locations


def test_everything_lies_below_one_home(tmp_path: Path) -> None:
    place = Locations(tmp_path)
    assert place.database == tmp_path / "library.db"
    assert place.pages == tmp_path / "pages"
    assert place.settings == tmp_path / "settings.toml"


def test_carrel_home_moves_it_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "elsewhere"))
    assert locations().home == tmp_path / "elsewhere"


def test_carrel_home_may_begin_at_the_persons_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARREL_HOME", "~/papers")
    assert locations().home == tmp_path / "home" / "papers"


def test_a_relative_carrel_home_begins_at_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CARREL_HOME", "papers")
    assert locations().home == tmp_path / "papers"


@pytest.mark.parametrize("chosen", [None, ""])
def test_without_it_the_library_is_in_the_platforms_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    if chosen is None:
        monkeypatch.delenv("CARREL_HOME")
    else:
        monkeypatch.setenv("CARREL_HOME", chosen)
    assert locations().home == user_data_path("carrel", appauthor=False)
    assert locations().home.is_relative_to(tmp_path / "home")


def test_asking_creates_nothing() -> None:
    assert not locations().home.exists()
