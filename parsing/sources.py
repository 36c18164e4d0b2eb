"""Reading pages from files, folders and standard input: the only input and output of parsing.

One bad source never stops the others: what cannot be read becomes a problem that names it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from parsing.files import (
    Unreadable,
    read_file,
    read_stream,
    require_size,
    status_of,
    words_of,
)
from parsing.formats import FORMATS, parse_text
from parsing.paper import Page, Problem
from parsing.structs import Struct
from parsing.text import SNIFFED, clean_line, decode, has_controls, wide_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"
"""The source that means standard input."""
LARGEST = 64 * 2**20
"""Bytes of a page that are read; a larger one is refused."""
SUFFIXES = (".txt", ".md", *(suffix for each in FORMATS.values() for suffix in each.suffixes))
"""What a page in a folder is named like, in small or capital letters."""


_ARCHIVES = (b"\x1f\x8b", b"BZh", b"PK\x03\x04", b"\xfd7zXZ", b"%PDF-")
"""What begins so is none either: a small one may have no NUL."""


class SourceFile(Struct):
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
    """Read the pages of files, of folders and of standard input (``-``), each file once, in order.

    Never raises for what a source is or holds. Problems inside a page stay with the page. With
    *force* pages are taken even if little on them looks like papers.
    """
    pages: list[Page] = []
    problems: list[Problem] = []
    for each in read_each(sources, stdin=stdin, force=force):
        if isinstance(each, Page):
            pages.append(each)
        else:
            problems.append(each)
    return Reading(tuple(pages), tuple(problems))


def read_each(
    sources: Sequence[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    force: bool = False,
) -> Iterator[Page | Problem]:
    """Read the pages of sources one by one: each file when it is asked for."""
    for source in load_each(sources, stdin=stdin):
        if isinstance(source, Unreadable):
            yield Problem(source.path, 0, source.reason, "left out")
        else:
            yield parse_bytes(source.data, source.name, force=force)


def load_each(
    sources: Sequence[str | os.PathLike[str]], *, stdin: BinaryIO | None = None
) -> Iterator[SourceFile | Unreadable]:
    """Load every file that the sources name, in order and each once, or say why it cannot be read.

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
    """Return the files that one source means: those of a folder, by name, or the source itself.

    A folder's are the files whose suffix is that of a format; hidden ones, those that begin with
    ``~`` as programs name what is open in them, and folders inside are left out.

    Raises:
        Unreadable: a folder cannot be listed, or has no page.
    """
    path = os.fspath(source)
    folder = Path(path)
    try:
        if path in {STDIN, ""} or not _is_folder(folder):
            return (path,)
        names = sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.suffix.lower() in SUFFIXES
            and not entry.name.startswith((".", "~"))
            and not _is_folder(entry)
        )
    except OSError as error:
        raise Unreadable(path, words_of(error).unread) from error
    if not names:
        raise Unreadable(path, f"has no file of papers ({', '.join(SUFFIXES)})")
    return tuple(str(folder / name) for name in names)


def load(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of one file, as they are. Never waits, whatever the path turns out to be.

    Raises:
        Unreadable: there is no such file, it is something else than a file, larger than
            `LARGEST`, or binary.
    """
    return check_text(os.fspath(path), read_file(path, LARGEST))


def load_stream(stream: BinaryIO | None = None) -> bytes:
    """Return the bytes of a stream, by default standard input, up to the same limit as a file.

    Raises:
        Unreadable: it is closed, fails, is larger than `LARGEST`, or binary.
    """
    shown = page_name(STDIN)
    stream = stream or getattr(sys.stdin, "buffer", None)
    return check_text(shown, read_stream(stream, shown, LARGEST))


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
    """Return what the page of a file is called: its name without the suffix, made printable."""
    shown = os.fspath(path)
    return "standard input" if shown == STDIN else clean_line(Path(shown).stem) or "unnamed"


def check_text(shown: str, data: bytes) -> bytes:
    """Return the bytes of a source that may be a page.

    Raises:
        Unreadable: they are too many, or binary.
    """
    require_size(shown, len(data), LARGEST)
    if data.startswith(_ARCHIVES) or (0 in data[:SNIFFED] and not wide_encoding(data)):
        raise Unreadable(shown, "looks like a binary file, not like text")
    return data


def _identity(path: str) -> object:
    """Return what is the same for one file by whatever path."""
    try:
        status = status_of(path)
    except (OSError, ValueError):
        return path
    return path if path == STDIN else (status.st_dev, status.st_ino)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what cannot even be asked is reported when it is read
        return False


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
