"""Files for what leaves carrel: a safe name for a list, and a write that is whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from parsing.files import WORDS, words_of
from tui.library.atomic_file import (
    PRIVATE,
    Unsynced,
    give_name,
    scratch_file,
    take_away_abandoned,
    take_place,
    taken,
)

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


class ExportError(Exception):
    """A file could not be written. The reason says what happened and what to do about it."""

    def __init__(self, path: Path, reason: str, *, is_there: bool = False) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason
        self.is_there = is_there
        """Whether the file is there and whole all the same, but may not outlast a power cut."""

    def __str__(self) -> str:
        if self.is_there:
            return f"{self.path} is written, but a power cut may take it away: {self.reason}"
        return f"cannot write {self.path}: {self.reason}"


def safe_name(name: str) -> str:
    """Return a name made a file name, without a suffix, that every system takes.

    What no file name may hold becomes a space, a device's name gets an underscore in front, and the
    whole is cut to `LONGEST_NAME` bytes between two characters.
    """
    allowed = (
        char if char.isprintable() and char not in _FORBIDDEN else " "
        for char in unicodedata.normalize("NFC", name)
    )
    tidy = " ".join("".join(allowed).split()).lstrip(" .-~").rstrip(" .")
    if tidy.partition(".")[0].rstrip().lower() in _DEVICES:
        tidy = f"_{tidy}"
    cut = tidy.encode()[:LONGEST_NAME].decode(errors="ignore").rstrip(" .")
    return cut or "papers"


def open_to_others(path: str | Path) -> str:
    """Return that others on this computer may read notes in a file or a folder, or nothing.

    The words follow its name.
    """
    with suppress(OSError):
        if Path(path).stat().st_mode & 0o077:
            mode = "700" if Path(path).is_dir() else "600"
            return (
                f"has your notes, and others on this computer may read it: chmod {mode} ends that."
            )
    return ""


def write_file(
    path: Path,
    text: str,
    *,
    overwrite: bool,
    private: bool = False,
    follow: bool = True,
    alone: bool = True,
) -> None:
    """Write a text in UTF-8 into a file, whole or not at all.

    It is written beside its name, brought to the disk, and only then given that name.

    Args:
        path: of the file; of a symbolic link, the file it leads to is written.
        text: what is written.
        overwrite: whether a file that is there is replaced, its mode kept. If not, whatever has
            that name stays, a dangling symbolic link too, even if another program makes it
            meanwhile.
        private: whether its owner alone may read and write it, new or replaced; any other is what
            the umask makes of it.
        follow: whether a symbolic link is followed; else what is written takes its place.
        alone: whether it is not one of many, for which the caller does once what takes long: take
            away what killed programs left in the folder, and have the disk keep the names.

    Raises:
        FileExistsError: the name is taken, and nothing is overwritten.
        ExportError: no file can have that path, or writing failed: nothing has changed, unless it
            says that the file is there.
    """
    content = text.encode("utf-8", "replace")
    try:
        if alone:
            where = Path(os.path.realpath(path)) if follow and overwrite else path
            take_away_abandoned(where.parent, ".carrel-")
        if overwrite:
            _replace(path, content, private=private, follow=follow, alone=alone)
        else:
            _create(path, content, private=private, alone=alone)
    except FileExistsError:
        raise
    except Unsynced as error:
        raise ExportError(path, words_of(error).unwritten, is_there=True) from error
    except OSError as error:
        raise ExportError(path, words_of(error).unwritten) from error
    except ValueError as error:
        raise ExportError(path, "its name holds a null character; choose another name") from error


def _create(path: Path, content: bytes, *, private: bool, alone: bool) -> None:
    with suppress(FileNotFoundError):
        status = path.lstat()
        if not stat.S_ISLNK(status.st_mode):
            _require_file(path, status)
        raise taken(path)
    mode = PRIVATE if private else None
    with _written_beside(path, content, mode, sync=alone) as finished:
        give_name(finished, path, sync=alone)


def _replace(path: Path, content: bytes, *, private: bool, follow: bool, alone: bool) -> None:
    try:
        status = path.stat(follow_symlinks=follow)
    except FileNotFoundError:
        mode = None
    else:
        _require_file(path, status)
        mode = stat.S_IMODE(status.st_mode) & 0o777
    if private:
        mode = PRIVATE
    target = Path(os.path.realpath(path)) if follow else path
    with _written_beside(target, content, mode) as finished:
        take_place(finished, target, sync=alone)


@contextmanager
def _written_beside(
    path: Path, content: bytes, mode: int | None = None, *, sync: bool = True
) -> Iterator[Path]:
    """Write a file in the same folder; remove it in the end if it is still there.

    A *mode* of ``None`` is that of any new file, which the person's umask decides.
    """
    begun = 0o666 if mode is None else mode
    exact = mode is not None
    with scratch_file(
        path.parent, ".carrel-", begun, (), content, exact=exact, sync=sync
    ) as beside:
        yield beside


def _require_file(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ExportError(path, WORDS[errno.EISDIR].unwritten)
    if not stat.S_ISREG(status.st_mode):
        raise ExportError(path, "it is a device, a pipe or a socket; choose another name")
