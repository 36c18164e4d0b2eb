"""Where carrel keeps things: everybody asks here."""

import os
import sys
from pathlib import Path

from parsing.structs import Struct
from tui.library.errors import LibraryError

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may have beside a database; a part of it for as long as it is there."""


class Locations(Struct):
    """The paths below one home folder."""

    home: Path

    @property
    def database(self) -> Path:
        """Marks, lists and the journal."""
        return self.home / "library.db"

    @property
    def pages(self) -> Path:
        """The added pages, as they were given."""
        return self.home / "pages"

    @property
    def papers(self) -> Path:
        """The papers' PDFs that were fetched; no backup and no dump has them."""
        return self.home / "papers"

    @property
    def backups(self) -> Path:
        """Whole copies of the database, as they are made by themselves."""
        return self.home / "backups"

    @property
    def drafts(self) -> Path:
        """What is being typed and not saved, a file each, for as long as that is so."""
        return self.home / "drafts"

    @property
    def cache(self) -> Path:
        """What can be made again, where the home was named: see `cache_folder`."""
        return self.home / "cache"

    @property
    def log(self) -> Path:
        """What went wrong within carrel itself."""
        return self.home / "carrel.log"

    @property
    def session(self) -> Path:
        """How the reader looked and where the person was."""
        return self.home / "session.json"

    @property
    def history(self) -> Path:
        """What was asked in the filter bar, a line each."""
        return self.home / "history"

    @property
    def settings(self) -> Path:
        """The person's own keys and choices, in TOML."""
        return self.home / "settings.toml"

    @property
    def by_name(self) -> dict[str, Path]:
        """Where everything lies that a person may want to look at, by its name."""
        names = ("home", "database", "pages", "papers", "backups", "drafts", "settings", "log")
        return {**{name: getattr(self, name) for name in names}, "cache": cache_folder()}

    def require_foreign(self, path: Path) -> None:
        """Check that a file which is about to be written is none of the library's own.

        Raises:
            LibraryError: it is the database or a part of it, the settings or the log, or lies in
                the folder of the pages, of the PDFs, of the backups, of the drafts or of the cache,
                by whatever name and through whatever link.
        """
        try:
            real = Path(os.path.realpath(path))
        except ValueError:
            return  # a null character: nothing can have that name
        parts = [Path(f"{self.database}{suffix}") for suffix in ("", *BESIDE)]
        parts += [self.settings, self.session, self.history, self.log]
        folders = (self.pages, self.papers, self.backups, self.drafts, self.cache, cache_folder())
        if any(_is_same(real, part) for part in parts) or any(
            _is_same(above, folder) for above in real.parents for folder in folders
        ):
            raise LibraryError(f"{path} is a part of your library; give another name.")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        # One of them is not there. Many disks take small and capital letters for the same.
        real = Path(os.path.realpath(other))
        return str(one).casefold() == str(real).casefold()


def make_private(folder: Path) -> None:
    """Make a folder, and what is missing above it, for this person alone; one that is there stays.

    Raises:
        OSError: it could not be made.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)  # complains where something else is in its place


def locations() -> Locations:
    """Return the folder named by ``CARREL_HOME``, or the platform's place for a person's data.

    Raises:
        LibraryError: ``CARREL_HOME`` names nobody's home.
    """
    if chosen := os.environ.get("CARREL_HOME"):
        try:
            return Locations(Path(chosen).expanduser().absolute())
        except RuntimeError as error:
            raise LibraryError(f"CARREL_HOME is {chosen}: {error}") from error
    if place := _xdg_place("XDG_DATA_HOME", ".local/share"):
        return Locations(place)
    # Imported late: it is not needed when the place is known, and it costs a start 20 ms.
    from platformdirs import user_data_path

    return Locations(user_data_path("carrel", appauthor=False))


def cache_folder() -> Path:
    """Return where that lies which can be made again: in ``CARREL_HOME``, or the platform's place.

    Raises:
        LibraryError: ``CARREL_HOME`` names nobody's home.
    """
    if os.environ.get("CARREL_HOME"):
        return locations().cache
    if place := _xdg_place("XDG_CACHE_HOME", ".cache"):
        return place
    from platformdirs import user_cache_path

    return user_cache_path("carrel", appauthor=False)


def _xdg_place(variable: str, below_home: str) -> Path | None:
    """Where the base directories of freedesktop.org are, what platformdirs gives there.

    Half of what that imports is for questions that are not asked. None: it is to be asked.
    """
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    chosen, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    base = Path(chosen) if chosen else Path(home, below_home)
    return base / "carrel" if base.is_absolute() else None
