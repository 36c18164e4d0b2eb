"""Where things lie: one home folder, which can be named."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import user_cache_path, user_data_path

from tui.library.errors import LibraryError
from tui.library.locations import Locations, cache_folder, locations


@pytest.fixture(params=[None, ""])
def no_home_named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """CARREL_HOME is not there, or is empty."""
    if request.param is None:
        monkeypatch.delenv("CARREL_HOME")
    else:
        monkeypatch.setenv("CARREL_HOME", request.param)


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


@pytest.mark.usefixtures("no_home_named")
def test_without_it_the_library_is_in_the_platforms_place(tmp_path: Path) -> None:
    assert locations().home == user_data_path("carrel", appauthor=False)
    assert locations().home.is_relative_to(tmp_path / "home")


def test_asking_creates_nothing() -> None:
    assert not locations().home.exists()


# What may not be written over


OWN = ["library.db", "library.db-wal", "library.db-shm", "library.db-journal", "pages/a.txt"]
OWN += ["backups/a.db", "pages/new/a.txt", "pages/../library.db"]
OWN += ["drafts/a.json", "settings.toml", "carrel.log", "cache/a.index", "cache/new/a.md"]
OWN += ["papers/a.pdf", "papers/new/a.pdf"]


FILES = ["library.db", "pages/a.txt", "backups/a.db", "drafts/a.json", "settings.toml"]
FILES += ["cache/a.index", "papers/a.pdf"]


def own(place: Locations) -> None:
    """A library with a page and a backup."""
    for name in (*FILES, "carrel.log"):
        path = place.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("name", OWN)
def test_a_part_of_the_library_is_none_to_write_to(tmp_path: Path, name: str, there: bool) -> None:
    place = Locations(tmp_path / "home")
    if there:
        own(place)
    with pytest.raises(LibraryError, match=r"is a part of your library; give another name\.$"):
        place.require_foreign(place.home / name)


@pytest.mark.parametrize("name", [*FILES, "carrel.log"])
def test_no_link_leads_around_that(tmp_path: Path, name: str) -> None:
    place = Locations(tmp_path / "home")
    own(place)
    (tmp_path / "link.md").symlink_to(place.home / name)
    (tmp_path / "home2").symlink_to(place.home)
    whole = place.settings if name == "settings.toml" else place.database
    (tmp_path / "hard.md").hardlink_to(whole)
    for path in (tmp_path / "link.md", tmp_path / "home2" / name, tmp_path / "hard.md"):
        with pytest.raises(LibraryError, match="is a part of your library"):
            place.require_foreign(path)
    with pytest.raises(LibraryError, match="is a part of your library"):
        Locations(tmp_path / "home2").require_foreign(place.home / name)


def test_a_relative_name_is_seen_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Locations(tmp_path)
    own(place)
    monkeypatch.chdir(tmp_path / "pages")
    with pytest.raises(LibraryError, match=r"^a\.txt is a part of your library"):
        place.require_foreign(Path("a.txt"))


@pytest.mark.parametrize("name", ["SETTINGS.toml", "Carrel.log", "LIBRARY.DB-WAL"])
def test_what_some_disks_take_for_the_same_name_is_refused_before_it_is_there(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(LibraryError, match="is a part of your library"):
        Locations(tmp_path).require_foreign(tmp_path / name)


def test_a_cache_that_lies_elsewhere_is_none_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is a part of your library"):
        Locations(tmp_path / "home").require_foreign(cache_folder() / "a.md")


@pytest.mark.parametrize(
    "name", ["out.md", "library.db.md", "cli.pages.md", "mine/pages/a.txt", "loop", "no\0name"]
)
def test_any_other_file_is_the_persons_own_affair(tmp_path: Path, name: str) -> None:
    place = Locations(tmp_path)
    own(place)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    place.require_foreign(tmp_path / name)


# What can be made again


def test_the_cache_lies_below_a_home_that_was_named(scratch_home: Path) -> None:
    assert cache_folder() == scratch_home / "cache"


@pytest.mark.usefixtures("no_home_named")
def test_without_one_the_cache_is_in_the_platforms_place(tmp_path: Path) -> None:
    assert cache_folder() == user_cache_path("carrel", appauthor=False)
    assert cache_folder().is_relative_to(tmp_path / "home")
    assert not cache_folder().is_relative_to(locations().home)


def test_the_home_of_nobody_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", "~nobody-of-that-name/papers")
    for ask in (locations, cache_folder):
        with pytest.raises(LibraryError, match=r"^CARREL_HOME is ~nobody-of-that-name/papers: "):
            ask()


def test_the_log_and_the_backups_lie_below_the_home_too(tmp_path: Path) -> None:
    place = Locations(tmp_path)
    assert place.backups == tmp_path / "backups"
    assert place.log == tmp_path / "carrel.log"
