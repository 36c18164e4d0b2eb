"""The added pages: copied into the library as they were given, and the sample pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.library.errors import LibraryError

if TYPE_CHECKING:
    from tui.library.disk import Database


class SavedPage(NamedTuple):
    """An added page: what it is called and which file below the library's ``pages/`` holds it."""

    digest: str
    name: str
    file: str


def page_digest(data: bytes) -> str:
    """Tells the same bytes from others: 32 hexadecimal digits of BLAKE2b."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def page_file(digest: str) -> str:
    """The name of the file that holds a page."""
    return f"{digest}.txt"


def save_page(folder: Path, digest: str, data: bytes) -> str:
    """Put a page's bytes into the folder, whole or not at all; gives the file's name.

    Raises:
        LibraryError: it could not be written.
    """
    # Only who adds a page waits for it.
    from tui.library.whole_file import scratch_file, sync_folder, write_synced

    name = page_file(digest)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with scratch_file(folder, ".adding-") as scratch:
            write_synced(scratch, data)
            scratch.replace(folder / name)
            sync_folder(folder)
    except OSError as error:
        raise LibraryError(f"{folder / name} cannot be written: {error.strerror}") from error
    return name


@contextmanager
def page_files(database: Database, folder: Path) -> Iterator[Callable[[str, bytes], str]]:
    """Within it pages' files are saved for a change that registers them.

    What was saved goes again when the change fails, unless the library has the page by then:
    another program may have added the same one.

    Yields:
        What saves a page's bytes under its digest, if they are not there; gives the file's name.
    """
    made: list[str] = []

    def save(digest: str, data: bytes) -> str:
        if not _holds(folder / page_file(digest), digest):
            save_page(folder, digest, data)
            made.append(digest)
        return page_file(digest)

    try:
        yield save
    except BaseException:
        for digest in made:
            with suppress(OSError, LibraryError):
                if not database.select("SELECT 1 FROM page WHERE digest = ?", (digest,)):
                    (folder / page_file(digest)).unlink()
        raise


def _holds(path: Path, digest: str) -> bool:
    try:
        return page_digest(path.read_bytes()) == digest
    except OSError:
        return False


def sample_pages() -> Path:
    """The folder of the sample pages: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
