"""The added pages: copied into the library as they were given, and the sample pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from parsing.digest import blake2b
from parsing.files import Unreadable, read_file
from parsing.patterns import pattern
from parsing.sources import LARGEST
from tui.library.errors import LibraryError
from tui.library.locations import make_private
from tui.library.storage.faults import reason

if TYPE_CHECKING:
    from tui.library.storage.database import Database
    from tui.library.storage.transaction import Transaction


ADDING, ENTERING = ".adding-", ".entering-"
"""How the names of scratch files begin: a page that is being saved, and in the home the notes of
which pages are being added."""

_DIGEST = "[0-9a-f]{32}"


def page_digest(data: bytes) -> str:
    """Return what tells the same bytes from others: 32 hexadecimal digits of BLAKE2b."""
    return blake2b(data, digest_size=16).hexdigest()


def page_file(digest: str) -> str:
    """Return the name of the file that holds a page."""
    return f"{digest}.txt"


def page_path(folder: Path, file: str) -> Path:
    """Return where the file of a page lies, by the name that the database has for it.

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
    return read_file(page_path(folder, file), LARGEST, follow=False)


def save_page(folder: Path, digest: str, data: bytes) -> str:
    """Put a page's bytes into the folder, whole or not at all; gives the file's name.

    Raises:
        LibraryError: it could not be written.
    """
    # Only who adds a page waits for it.
    from tui.library.atomic_file import scratch_file, take_place

    name = page_file(digest)
    try:
        make_private(folder)
        with scratch_file(folder, ADDING, content=data) as scratch:
            take_place(scratch, folder / name)
    except OSError as error:
        raise LibraryError(f"{folder / name} cannot be written: {reason(error)}") from error
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
    from tui.library.atomic_file import scratch_file, take_away_abandoned

    database.require_writable()
    take_away_abandoned(folder, ADDING)
    _clear(database, folder)
    with ExitStack() as scratch:
        try:
            make_private(folder.parent)
            notes = scratch.enter_context(scratch_file(folder.parent, ENTERING))
        except OSError as error:
            why = reason(error)
            raise LibraryError(f"Not saved: {folder.parent} cannot be written: {why}") from error

        def save(digest: str, data: bytes) -> str:
            path = folder / page_file(digest)
            if not holds(path, digest):
                if not os.path.lexists(path):
                    # Written down first: whoever comes after a killed program takes it away.
                    _note(notes, digest)
                save_page(folder, digest, data)
            return page_file(digest)

        try:
            yield save
        except BaseException:
            if not _take_back(database, folder, notes):
                notes.rename(notes.with_name(f"{ENTERING}{os.urandom(8).hex()}.tmp"))
            raise


@contextmanager
def change_with_pages(
    database: Database, folder: Path, action: str, pages: Mapping[str, bytes]
) -> Iterator[Transaction]:
    """Make one change within it that registers pages, whose files are saved before it is on disk.

    Args:
        database: where they are registered.
        folder: the folder of the pages.
        action: what the journal calls the change.
        pages: their bytes, by their digest.

    Raises:
        LibraryError: it could not be written; nothing was altered.
    """
    with page_files(database, folder) as save:
        for digest, data in pages.items():
            save(digest, data)
        with database.change(action) as transaction:
            for digest, data in pages.items():
                save(digest, data)
            yield transaction


def _note(notes: Path, digest: str) -> None:
    try:
        with notes.open("a") as file:
            file.write(f"{digest}\n")
    except OSError as error:
        raise LibraryError(f"{notes} cannot be written: {reason(error)}") from error


def entering(folder: Path) -> set[str]:
    """Return the names of the files of pages that were being added, by whoever lives or was killed.

    Args:
        folder: the folder of the pages.
    """
    names: set[str] = set()
    for notes in folder.parent.glob(f"{ENTERING}*.tmp"):
        names.update(map(page_file, _noted(notes)))
    return names


def _noted(notes: Path) -> list[str]:
    try:
        words = read_file(notes, LARGEST).decode().split()
    except (Unreadable, UnicodeDecodeError):
        return []
    return [each for each in words if pattern(_DIGEST).fullmatch(each)]


def _clear(database: Database, folder: Path) -> None:
    """Take away the pages that killed programs saved and never entered."""
    from tui.library.atomic_file import abandoned

    for notes in abandoned(folder.parent, (ENTERING,)):
        if _take_back(database, folder, notes):
            with suppress(OSError):
                notes.unlink()


def _take_back(database: Database, folder: Path, notes: Path) -> bool:
    """Remove the files of pages that were being added and that the library does not have.

    Only while nobody can add one of them; gives whether that could be had at once. Where it could
    not they stay, and so do the notes of them, for whoever adds pages next. Files that undo needs,
    and those that nobody noted down, are never touched: another database may know them.
    """
    digests = _noted(notes)
    if not digests:
        return True
    import json  # no start needs it

    with suppress(LibraryError), database.nobody_writing():
        known = {row for (row,) in database.select("SELECT digest FROM page")}
        undoable = {
            row for (row,) in database.select("SELECT row FROM journal WHERE place = 'page'")
        }
        for digest in digests:
            if digest not in known and json.dumps([digest]) not in undoable:
                with suppress(OSError):
                    (folder / page_file(digest)).unlink()
        return True
    return False


def holds(path: Path, digest: str) -> bool:
    """Tell whether a page's file is there, and has the bytes that were added."""
    try:
        return page_digest(load_page(path.parent, path.name)) == digest
    except Unreadable:
        return False


def sample_pages() -> Path:
    """Return the folder of the sample pages: in the installed package, or beside a checkout's."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
