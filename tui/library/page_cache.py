"""Pages as they were read, kept between two starts: data takes far longer to read than text.

A file holds one page, under the digest of its bytes. It is never believed: a checksum tells damage,
and it only counts for the very code that wrote it. What is not to be trusted is read anew.
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import parsing
from parsing.digest import blake2b
from parsing.files import Unreadable, read_file
from parsing.meta import (
    NO_ANNOTATIONS,
    NO_META,
    NO_RECEPTION,
    Annotations,
    Author,
    Kind,
    Meta,
    Reception,
    WrittenList,
)
from parsing.paper import Entry, Page, Problem
from tui.library.errors import LibraryError
from tui.library.locations import cache_folder, make_private

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ADDED, ONLY_READ = "pages", "read"
"""Folders of the cache: for the library's own pages, and for those of files that are only read."""
LARGEST = 2**28
"""Bytes of such a file that are read: more than any page gives."""
_CHECK = 16
_SCRATCH = ".page-"
_SUFFIX = ".page"
_KINDS = {kind.value: kind for kind in Kind}
_AUTHORS = Meta._fields.index("authors")
_LISTED = tuple(map(Meta._fields.index, ("editors", "subjects", "keywords")))


def read_once(
    digest: str, name: str, format_name: str, read: Callable[[], Page], folder: str = ADDED
) -> Page:
    """Return a page as it was read before, or read it and keep that.

    Args:
        digest: of its bytes.
        name: what the page is called by now.
        format_name: that it is read as.
        read: reads it.
        folder: of the cache.
    """
    code = _code()
    try:
        file = cache_folder() / folder / f"{digest}-{format_name}{_SUFFIX}"
    except (LibraryError, OSError, RuntimeError):
        return read()
    if code and (page := _load(file, code, name)):
        return page
    page = read()
    if code:
        _save(file, code, page)
    return page


def keep_only(digests: Collection[str], folder: str = ADDED) -> None:
    """Delete what no page needs any more: it is of pages that were removed.

    Args:
        digests: of the bytes of all pages that the library has, or that were read.
        folder: of the cache.
    """
    with contextlib.suppress(LibraryError, OSError, RuntimeError):
        for file in (cache_folder() / folder).glob(f"*{_SUFFIX}"):
            if file.name.partition("-")[0] not in digests:
                file.unlink(missing_ok=True)


@cache
def _code() -> bytes:
    """Return what tells the code that reads pages from any other; empty where it cannot be told."""
    told: list[str] = []
    try:
        for folder, folders, files in os.walk(Path(parsing.__file__).parent):
            folders[:] = [each for each in folders if each != "__pycache__"]
            for path in map(Path(folder).joinpath, files):
                status = path.stat()
                told.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    except OSError:
        return b""
    digest = blake2b("\n".join(sorted(told)).encode("utf-8", "replace"), digest_size=_CHECK)
    return digest.digest() if told else b""


def _load(file: Path, code: bytes, name: str) -> Page | None:
    try:
        data = read_file(file, LARGEST)
    except Unreadable:
        return None
    check, body = data[:_CHECK], data[_CHECK:]
    if blake2b(body, digest_size=_CHECK, key=code).digest() != check:
        return None
    label, entries, problems, format_name, lists = json.loads(body)
    return Page(
        name,
        label,
        tuple(map(_entry, entries)),
        tuple([Problem(name, *each[1:]) for each in problems]),
        format_name,
        tuple([WrittenList(called, said, due, tuple(found)) for called, said, due, found in lists]),
    )


def _entry(values: list[Any]) -> Entry:
    """An entry as it was, from what JSON makes of it."""
    title, abstract, line, meta, reception, annotations = values
    if annotations:
        tags, lists, note, read, starred, done_in, read_at, starred_at, done_at = annotations
        annotations = Annotations(
            tuple(tags), tuple(lists), note, read, starred, tuple(done_in),
            read_at, starred_at, tuple((name, at) for name, at in done_at),
        )  # fmt: skip
    return Entry(
        title,
        abstract,
        line,
        _meta(meta) if meta else NO_META,
        Reception(*reception) if reception else NO_RECEPTION,
        annotations or NO_ANNOTATIONS,
    )


def _meta(values: list[Any]) -> Meta:
    values[0] = _KINDS[values[0]]
    values[_AUTHORS] = tuple([Author(*each) for each in values[_AUTHORS]])
    for field in _LISTED:
        values[field] = tuple(values[field])
    return Meta._make(values)


def _save(file: Path, code: bytes, page: Page) -> None:
    """Keep a page. A cache is no promise: where it cannot be written, nothing is said."""
    entries = [
        (
            *each[:3],
            None if each.meta is NO_META else each.meta,
            None if each.reception is NO_RECEPTION else each.reception,
            None if each.annotations is NO_ANNOTATIONS else each.annotations,
        )
        for each in page.entries
    ]
    body = json.dumps([page.label, entries, page.problems, page.format, page.lists]).encode()
    check = blake2b(body, digest_size=_CHECK, key=code).digest()
    from tui.library.atomic_file import scratch_file  # most starts write nothing

    with contextlib.suppress(OSError):
        make_private(file.parent)
        with scratch_file(file.parent, _SCRATCH) as scratch:
            scratch.write_bytes(check + body)
            scratch.replace(file)
