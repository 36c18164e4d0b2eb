"""Files as they are found on a computer: read without waiting, bounded, and faults put in words."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from parsing.text import clean_line

_CHUNK = 2**16
_KINDS = (
    (stat.S_ISLNK, "is a link, not a file of its own"),
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a named pipe, not a file; use - to read standard input"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


class Words(NamedTuple):
    """What is said of an error of the system; empty where its own words serve."""

    unread: str = ""
    """Of a file that cannot be read."""
    unwritten: str = ""
    """Of a file that cannot be written where a person wanted it."""
    own: str = ""
    """Of a file in carrel's own folders, for which nobody can choose others."""


_FORBIDDEN = Words(
    "permission denied",
    "you may not write there; choose another folder, or change its permissions",
)
WORDS: Mapping[int, Words] = {
    errno.EACCES: _FORBIDDEN,
    errno.EDQUOT: Words(
        unwritten="your quota is used up; free some room, or choose another folder",
        own="your quota is used up. Make room, then try again.",
    ),
    errno.EFBIG: Words(unwritten="there is no room for a file of this size; choose another folder"),
    errno.EIO: Words(own="the disk cannot be written or read. It may be going bad."),
    errno.EISDIR: Words(unwritten="it is a folder; give a name inside it"),
    errno.ELOOP: Words(
        "is a link that leads back to itself",
        "its symbolic links lead in a circle; choose another name",
    ),
    errno.ENAMETOOLONG: Words(
        "the name is too long for a file", "the name is too long; choose a shorter one"
    ),
    errno.ENOENT: Words("no such file", "the folder is missing; create it, or choose another"),
    errno.ENOSPC: Words(
        unwritten="there is no room left; free some, or choose another folder",
        own="the disk is full. Make room, then try again.",
    ),
    errno.ENOTDIR: Words(
        "no such file", "a part of the path is a file, not a folder; choose another folder"
    ),
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: Words(
        unwritten="it is on a read-only disk; choose another folder",
        own="it is on a disk that cannot be written.",
    ),
}
"""What the system complains of, in words for a person: nowhere else has an errno words."""


def words_of(error: OSError) -> Words:
    """Return what is said of an error, in the words of the system where there are no better ones.

    Those are one clause without a full stop.
    """
    words, system = WORDS.get(error.errno or 0, Words()), error.strerror or str(error)
    return Words(
        words.unread or clean_line(system).lower(),
        words.unwritten or f"{system}; choose another folder",
        words.own or system,
    )


class Unreadable(Exception):  # noqa: N818 - it is the source that is said to be so
    """A source that cannot be read, and why, in words for a person."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = clean_line(path)
        """The path as it was given, made printable."""
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")

    @property
    def forbidden(self) -> bool:
        """Whether it is there, but may not be read."""
        return self.reason == _FORBIDDEN.unread


def read_file(path: str | os.PathLike[str], most: int, *, follow: bool = True) -> bytes:
    """Return the bytes of a regular file. Never waits, whatever the path turns out to be.

    Args:
        path: the file.
        most: how many bytes it may have.
        follow: whether it may be a symbolic link to a file.

    Raises:
        Unreadable: there is no such file, it is something else than a file, or too large.
    """
    shown = os.fspath(path)
    flags = os.O_RDONLY
    names = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", *(() if follow else ("O_NOFOLLOW",)))
    for name in names:  # not every system has them all
        flags |= getattr(os, name, 0)
    try:
        # Asked before opening too, since opening alone does something to a pipe or a device. If
        # one takes the file's place in between, O_NONBLOCK keeps the opening from waiting.
        _require_file(shown, status_of(shown) if follow else Path(shown).lstat(), most)
        with os.fdopen(os.open(shown, flags), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            _require_file(shown, status, most)
            return _bounded(file, shown, most, status.st_size + 1)
    except ValueError as error:
        raise Unreadable(shown, "is not a possible file name") from error
    except OSError as error:
        if error.errno == errno.ENOENT and Path(shown).is_symlink():
            raise Unreadable(shown, "is a link to a file that is not there") from error
        raise Unreadable(shown, words_of(error).unread) from error


def read_stream(stream: BinaryIO | None, shown: str, most: int) -> bytes:
    """Return the bytes of a stream, such as standard input.

    Args:
        stream: is read to its end; None for one that was closed when the program began.
        shown: what it is called.
        most: how many bytes it may have.

    Raises:
        Unreadable: it is closed, fails or has more.
    """
    if stream is None:
        raise Unreadable(shown, "is closed")
    try:
        return _bounded(stream, shown, most, _CHUNK)
    except ValueError as error:
        raise Unreadable(shown, "is closed") from error
    except OSError as error:
        raise Unreadable(shown, words_of(error).unread) from error


def require_size(shown: str, size: int, most: int) -> None:
    """Check that something is of a size that is read.

    Args:
        shown: what it is called.
        size: bytes that it has.
        most: bytes that it may have.

    Raises:
        Unreadable: it has more.
    """
    if size > most:
        limit = f"{most >> 20} MiB" if most >= 2**20 else f"{most >> 10} KiB"
        raise Unreadable(shown, f"is larger than {limit}")


def status_of(path: str) -> os.stat_result:
    """Return what the system says of what a path leads to; there is none that is empty.

    Raises:
        OSError: it says nothing.
        ValueError: nothing can have that name.
    """
    if not path:  # which Path would take for the current folder
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return Path(path).stat()


def _require_file(shown: str, status: os.stat_result, most: int) -> None:
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            raise Unreadable(shown, reason)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(shown, "is not a file")
    require_size(shown, status.st_size, most)


def _bounded(stream: BinaryIO, shown: str, most: int, first: int) -> bytes:
    """Read all that a stream gives, and no further than one byte beyond the limit."""
    chunks: list[bytes] = []
    left, size = most + 1, first
    while left and (chunk := stream.read(min(size, left))):
        chunks.append(chunk)
        left -= len(chunk)
        size = _CHUNK
    require_size(shown, most + 1 - left, most)
    return b"".join(chunks)
