"""The added pages: copied into the library as they were given, and the sample pages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from tui.library.errors import LibraryError


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


def sample_pages() -> Path:
    """The folder of the sample pages: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"
