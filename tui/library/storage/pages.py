"""The added pages: copied into the library as they were given, and the sample pages."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parsing.reading import Unreadable, load_bytes
from tui.library.errors import LibraryError
from tui.library.locations import make_private

if TYPE_CHECKING:
    from tui.library.storage.disk import Database


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


def page_path(folder: Path, file: str) -> Path:
    """Where the file of a page lies, by the name that the database has for it.

    Raises:
        Unreadable: it is not a plain name. A database that was restored may be a stranger's, and
            name any path on this computer.
    """
    if file in {"", ".", ".."} or Path(file).name != file:
        raise Unreadable(file, "is not the name of a file in the folder of the pages")
    return folder / file


def load_page(folder: Path, file: str) -> bytes:
    """Return the bytes of a page's file, whatever they are by now.

    Raises:
        Unreadable: it is gone, or no file of the library's own: what a link leads to was never
            added, and may be anything on this computer.
    """
    return load_bytes(page_path(folder, file), follow=False)


def save_page(folder: Path, digest: str, data: bytes) -> str:
    """Put a page's bytes into the folder, whole or not at all; gives the file's name.

    Raises:
        LibraryError: it could not be written.
    """
    # Only who adds a page waits for it.
    from tui.library.whole_file import scratch_file, sync_folder, write_synced

    name = page_file(digest)
    try:
        make_private(folder)
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

    When the change fails, the files that were not there before go again, where that is safe. Save
    the pages before the change begins, so that nobody waits for the disk meanwhile, and once more
    within: another program, whose change failed, may have taken the same page's file away since.

    Yields:
        What saves a page's bytes under its digest, if they are not there; gives the file's name.
    """
    database.require_writable()
    made: set[str] = set()

    def save(digest: str, data: bytes) -> str:
        path = folder / page_file(digest)
        if not holds(path, digest):
            is_new = not os.path.lexists(path)
            save_page(folder, digest, data)
            if is_new:
                made.add(digest)
        return page_file(digest)

    try:
        yield save
    except BaseException:
        _take_back(database, folder, made)
        raise


def _take_back(database: Database, folder: Path, made: Iterable[str]) -> None:
    """Remove the files of pages that the library does not have.

    Only while nobody can add one of them. Where that cannot be had at once they stay: a file of no
    page does no harm, and the doctor tells of it.
    """
    with suppress(LibraryError), database.nobody_writing():
        for digest in made:
            if not database.select("SELECT 1 FROM page WHERE digest = ?", (digest,)):
                with suppress(OSError):
                    (folder / page_file(digest)).unlink()


def holds(path: Path, digest: str) -> bool:
    """Whether a page's file is there, and has the bytes that were added."""
    try:
        return page_digest(load_page(path.parent, path.name)) == digest
    except Unreadable:
        return False


def sample_pages() -> Path:
    """The folder of the sample pages: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
