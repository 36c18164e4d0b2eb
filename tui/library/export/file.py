"""Files for what leaves carrel: a safe name for a list, and a write that is whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_NAME = 100
"""Bytes of UTF-8 a safe name may have: leaves room for a suffix where 255 or 143 are allowed."""

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = frozenset('/\\<>:"|?*')
_DEVICES = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"),
    )
)

_NO_HARD_LINKS = frozenset(
    (errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
)

_ADVICE = {
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


class ExportError(Exception):
    """A file could not be written. The reason says what happened and what to do about it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot write {self.path}: {self.reason}"


def safe_name(name: str) -> str:
    """The name made a file name, without a suffix, that every system takes; ``papers`` for none.

    What no file name may hold becomes a space, a device's name gets an underscore in front, and the
    whole is cut to `LONGEST_NAME` bytes between two characters.
    """
    kept = (
        char if char.isprintable() and char not in _FORBIDDEN else " "
        for char in unicodedata.normalize("NFC", name)
    )
    tidy = " ".join("".join(kept).split()).lstrip(" .-~").rstrip(" .")
    if tidy.partition(".")[0].rstrip().lower() in _DEVICES:
        tidy = f"_{tidy}"
    cut = tidy.encode()[:LONGEST_NAME].decode(errors="ignore").rstrip(" .")
    return cut or "papers"


def write_file(path: Path, text: str, *, overwrite: bool) -> None:
    """Writes the text in UTF-8, whole or not at all.

    It is written beside its place, brought to the disk, and only then given its name. Without
    *overwrite* whatever has that name stays, a dangling symbolic link too, even if another program
    makes it meanwhile. With it a file is replaced and its mode kept; a symbolic link stays, and the
    file it leads to is replaced.

    Raises `FileExistsError` when the name is taken and *overwrite* is false, and `ExportError` when
    the path is no place for a file, or writing failed: then nothing has changed.
    """
    content = text.encode("utf-8", "replace")
    try:
        if overwrite:
            _replace(path, content)
        else:
            _create(path, content)
    except FileExistsError:
        raise
    except OSError as error:
        raise ExportError(path, advice(error)) from error
    except ValueError as error:
        raise ExportError(path, "its name holds a null character; choose another name") from error


def _create(path: Path, content: bytes) -> None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        pass
    else:
        if not stat.S_ISLNK(found.st_mode):
            _require_file(path, found)
        raise _exists(path)
    with _written_beside(path, content) as finished:
        give_name(finished, path)


def give_name(finished: Path, path: Path) -> None:
    """Gives a file that is whole and on the disk its name in the same folder, if that is free.

    The name it had may stay or go. Raises `FileExistsError` when the name is taken, else `OSError`.
    """
    try:
        # Unlike a rename, a new link never takes the place of what is there.
        os.link(finished, path)
    except FileExistsError:
        raise _exists(path) from None
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
        raise _exists(path) from None
    try:
        finished.replace(path)
    except BaseException:
        path.unlink()
        raise


def _replace(path: Path, content: bytes) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        mode = None
    else:
        _require_file(path, found)
        mode = stat.S_IMODE(found.st_mode) & 0o777
    target = Path(os.path.realpath(path))
    with _written_beside(target, content, mode) as finished:
        finished.replace(target)
        sync_folder(target.parent)


@contextmanager
def _written_beside(path: Path, content: bytes, mode: int | None = None) -> Iterator[Path]:
    """A file in the same folder with the content, on the disk; removed in the end if still there.

    A *mode* of ``None`` is that of any new file, which the person's umask decides.
    """
    beside = path.with_name(f".carrel-{os.urandom(8).hex()}.tmp")
    descriptor = os.open(
        beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666 if mode is None else 0o600
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield beside
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def sync_folder(folder: Path) -> None:
    """Brings the new name to the disk too, where the system can; the file is whole either way."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _require_file(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise ExportError(path, _ADVICE[errno.EISDIR])
    if not stat.S_ISREG(found.st_mode):
        raise ExportError(path, "it is a device, a pipe or a socket; choose another name")


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def advice(error: OSError) -> str:
    """What happened to a file, and what to do about it."""
    return _ADVICE.get(error.errno or 0) or f"{error.strerror or error}; choose another folder"
