"""Reading pages from files, folders and standard input: the only input and output of parsing.

One bad source never stops the others: what cannot be read becomes a problem that names it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from parsing.formats import parse_text
from parsing.paper import Page, Problem
from parsing.text import SNIFFED, clean_line, decode, has_controls, wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"
"""The source that means standard input."""
LARGEST = 64 * 2**20
"""Bytes of a page that are read; a larger one is refused."""
SUFFIXES = (".txt", ".md")
"""What a page in a folder is named like, in small or capital letters."""

_CHUNK = 2**16
_KINDS = (
    (stat.S_ISLNK, "is a link, not a file of its own"),
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a named pipe, not a file; use - to read standard input"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_TOO_LARGE = f"is larger than {LARGEST >> 20} MiB"
_FORBIDDEN = "permission denied"
_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ELOOP: "is a link that leads back to itself",
    errno.ENAMETOOLONG: "the name is too long for a file",
}


class Unreadable(Exception):  # noqa: N818 - it is the source that is said to be so
    """A source that cannot be read, and why, in words for a person."""

    @property
    def forbidden(self) -> bool:
        """Whether it is there, but may not be read."""
        return self.reason == _FORBIDDEN

    def __init__(self, path: str, reason: str) -> None:
        self.path = clean_line(path)
        """The path as asked for, made printable."""
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")


class SourceFile(NamedTuple):
    """One file that was read: where from, the name its page gets, and its bytes as they are."""

    path: str
    """The path as it was asked for, or ``-``."""
    name: str
    data: bytes


class Reading(NamedTuple):
    """What came of reading some sources: pages in order, and problems about whole sources."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def read_pages(
    sources: Sequence[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    force: bool = False,
) -> Reading:
    """The pages of files, of folders and of standard input (``-``), each file once, in order.

    Never raises for what a source is or holds. Problems inside a page stay with the page. With
    *force* pages are taken even if little on them looks like papers.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for found in read_each(sources, stdin=stdin, force=force):
        if isinstance(found, Page):
            pages.append(found)
        else:
            problems.append(found)
    return Reading(tuple(pages), tuple(problems))


def read_each(
    sources: Sequence[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    force: bool = False,
) -> Iterator[Page | Problem]:
    """The same one by one: each file is read when it is asked for."""
    for source in load_each(sources, stdin=stdin):
        if isinstance(source, Unreadable):
            yield Problem(source.path, 0, source.reason, "left out")
        else:
            yield parse_bytes(source.data, source.name, force=force)


def load_each(
    sources: Sequence[str | os.PathLike[str]], *, stdin: BinaryIO | None = None
) -> Iterator[SourceFile | Unreadable]:
    """Every file that the sources name, in order and each once, or why it cannot be read.

    Names are unique: a second `monday` is `monday (2)`.
    """
    seen: set[object] = set()
    names: set[str] = set()
    last: dict[str, int] = {}
    for source in sources:
        try:
            paths = expand(source)
        except Unreadable as unreadable:
            yield unreadable
            continue
        for path in paths:
            identity = _identity(path)
            if identity in seen:
                continue
            seen.add(identity)
            try:
                data = load_stream(stdin) if path == STDIN else load(path)
            except Unreadable as unreadable:
                yield unreadable
            else:
                yield SourceFile(path, unused_name(page_name(path), names, last), data)


def expand(source: str | os.PathLike[str]) -> tuple[str, ...]:
    """The files that one source means: those of a folder, by name, or the source itself.

    A folder's are its `.txt` and `.md` files; hidden ones and folders inside are left out.
    Raises Unreadable for a folder that cannot be listed or has no page.
    """
    asked = os.fspath(source)
    folder = Path(asked)
    try:
        if asked in {STDIN, ""} or not _is_folder(folder):
            return (asked,)
        names = sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.suffix.lower() in SUFFIXES
            and not entry.name.startswith(".")
            and not _is_folder(entry)
        )
    except OSError as error:
        raise Unreadable(asked, _reason(asked, error)) from error
    if not names:
        raise Unreadable(asked, f"has no {' or '.join(SUFFIXES)} file")
    return tuple(str(folder / name) for name in names)


def load(path: str | os.PathLike[str]) -> bytes:
    """The bytes of one file, as they are. Never waits, whatever the path turns out to be.

    Raises Unreadable when there is no such file, when it is something else than a file, larger
    than `LARGEST`, or binary.
    """
    return check_text(os.fspath(path), load_bytes(path))


def load_bytes(path: str | os.PathLike[str], *, follow: bool = True) -> bytes:
    """The same for a file that may be binary; not of a symbolic link, unless that is followed."""
    shown = os.fspath(path)
    flags = os.O_RDONLY
    names = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", *(() if follow else ("O_NOFOLLOW",)))
    for name in names:  # not every system has them all
        flags |= getattr(os, name, 0)
    try:
        # Asked before opening too, since opening alone does something to a pipe or a device. If
        # one takes the file's place in between, O_NONBLOCK keeps the opening from waiting.
        _refuse(shown, _status(shown) if follow else Path(shown).lstat())
        with os.fdopen(os.open(shown, flags), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            _refuse(shown, status)
            data = _bounded(file, status.st_size + 1)
    except ValueError as error:
        raise Unreadable(shown, "is not a possible file name") from error
    except OSError as error:
        raise Unreadable(shown, _reason(shown, error)) from error
    if len(data) > LARGEST:
        raise Unreadable(shown, _TOO_LARGE)
    return data


def load_stream(stream: BinaryIO | None = None) -> bytes:
    """The bytes of a stream, by default standard input, up to the same limit as a file.

    Raises Unreadable when it is closed, fails, is larger than `LARGEST`, or binary.
    """
    shown = page_name(STDIN)
    stream = stream or getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise Unreadable(shown, "is closed")
    try:
        data = _bounded(stream, _CHUNK)
    except ValueError as error:
        raise Unreadable(shown, "is closed") from error
    except OSError as error:
        raise Unreadable(shown, _reason("", error)) from error
    return check_text(shown, data)


def parse_bytes(data: bytes, name: str, *, format_name: str = "", force: bool = False) -> Page:
    """Return the page that these bytes are.

    How they were decoded is a problem unless it was as UTF-8.

    Args:
        data: of any kind and length.
        name: what the page is called.
        format_name: reads them as this format; else they themselves say which they are.
        force: take what was found even if little of it looks like papers.
    """
    text, note = decode(data)
    clean = not note and not has_controls(data)
    page = parse_text(text, name, clean=clean, format_name=format_name, force=force)
    if not note:
        return page
    decoded = Problem(name, 0, note, "save the page as UTF-8 if letters look wrong")
    return page._replace(problems=(decoded, *page.problems))


def page_name(path: str | os.PathLike[str]) -> str:
    """What the page of a file is called: the file's name without its suffix, made printable."""
    shown = os.fspath(path)
    return "standard input" if shown == STDIN else clean_line(Path(shown).stem) or "unnamed"


def _bounded(stream: BinaryIO, first: int) -> bytes:
    """All that a stream gives, read no further than one byte beyond the limit."""
    chunks: list[bytes] = []
    left, size = LARGEST + 1, min(first, LARGEST + 1)
    while left and (chunk := stream.read(min(size, left))):
        chunks.append(chunk)
        left -= len(chunk)
        size = _CHUNK
    return b"".join(chunks)


def check_text(shown: str, data: bytes) -> bytes:
    """Return the bytes of a source that may be a page.

    Raises Unreadable when they are too many, or binary.
    """
    if len(data) > LARGEST:
        raise Unreadable(shown, _TOO_LARGE)
    if 0 in data[:SNIFFED] and not wide_encoding(data):
        raise Unreadable(shown, "looks like a binary file, not like text")
    return data


def _refuse(shown: str, status: os.stat_result) -> None:
    """Raise Unreadable unless this is a file of a size that is read."""
    for is_kind, reason in _KINDS:
        if is_kind(status.st_mode):
            raise Unreadable(shown, reason)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(shown, "is not a file")
    if status.st_size > LARGEST:
        raise Unreadable(shown, _TOO_LARGE)


def _reason(path: str, error: OSError) -> str:
    if error.errno == errno.ENOENT and Path(path).is_symlink():
        return "is a link to a file that is not there"
    known = _REASONS.get(error.errno or 0)
    return known or clean_line(error.strerror or str(error)).lower()


def _identity(path: str) -> object:
    """What is the same for one file by whatever path."""
    try:
        status = _status(path)
    except (OSError, ValueError):
        return path
    return path if path == STDIN else (status.st_dev, status.st_ino)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what cannot even be asked is reported when it is read
        return False


def _status(path: str) -> os.stat_result:
    if not path:  # which Path would take for the current folder
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return Path(path).stat()


def unused_name(name: str, names: set[str], last: dict[str, int] | None = None) -> str:
    """Return a name that no other page has yet; it is taken from then on.

    Args:
        name: the name that is wanted.
        names: those that are taken.
        last: the last number that was put behind each name, kept by who asks many times: what was
            taken then is not asked for again.
    """
    last = {} if last is None else last
    unique, count = name, last.get(name, 1)
    while unique in names:
        count += 1
        unique = f"{name} ({count})"
    names.add(unique)
    last[name] = count
    return unique
