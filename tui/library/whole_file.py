"""Files that are whole or not there: written beside their place, then given their name."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NO_HARD_LINKS = frozenset(
    (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
)

ADVICE = {
    errno.ENOSPC: "there is no room left; free some, or choose another folder",
    errno.EDQUOT: "your quota is used up; free some room, or choose another folder",
    errno.EFBIG: "there is no room for a file of this size; choose another folder",
    errno.EACCES: "you may not write there; choose another folder, or change its permissions",
    errno.EPERM: "you may not write there; choose another folder, or change its permissions",
    errno.EROFS: "it is on a read-only disk; choose another folder",
    errno.ENOENT: "the folder is missing; create it, or choose another",
    errno.ENOTDIR: "a part of the path is a file, not a folder; choose another folder",
    errno.EISDIR: "it is a folder; give a name inside it",
    errno.ELOOP: "its symbolic links lead in a circle; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def advice(error: OSError) -> str:
    """What happened to a file whose place a person chose, and what to do about it."""
    return ADVICE.get(error.errno or 0) or f"{error.strerror or error}; choose another folder"


@contextmanager
def scratch_file(
    folder: Path, prefix: str, mode: int = 0o600, beside: Iterable[str] = ()
) -> Iterator[Path]:
    """An empty file that is gone in the end if it still has this name.

    Args:
        folder: where it is made: that of the file which it shall become.
        prefix: how its name begins, by which one that a killed program left is known.
        mode: its permissions, less those that the person's umask takes.
        beside: endings of the names of other files that may be made beside it, and go too.
    """
    path = folder / f"{prefix}{os.urandom(8).hex()}.tmp"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        yield path
    finally:
        for ending in ("", *beside):
            with suppress(FileNotFoundError):
                Path(f"{path}{ending}").unlink()


def write_synced(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file's content and bring it to the disk; with other permissions, if any are given."""
    with path.open("wb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Bring a file's content to the disk, whoever wrote it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a new name to the disk too, where the system can; the file is whole either way."""
    with suppress(OSError):
        sync_file(folder)


def give_name(finished: Path, path: Path) -> None:
    """Give a file that is whole and on the disk its name in the same folder, if that is free.

    The name it had may stay or go.

    Raises:
        FileExistsError: the name is taken.
        OSError: it could not be given.
    """
    try:
        # Unlike a rename, a new link never takes the place of what is there.
        os.link(finished, path)
    except FileExistsError:
        raise taken(path) from None
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _claim_and_rename(finished, path)
    sync_folder(path.parent)


def _claim_and_rename(finished: Path, path: Path) -> None:
    """For disks without hard links: takes the name with an empty file, then renames over that."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise taken(path) from None
    try:
        finished.replace(path)
    except BaseException:
        path.unlink()
        raise


def taken(path: Path) -> FileExistsError:
    """Says that a name is taken."""
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
