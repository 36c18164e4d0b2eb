"""Adding pages while reading: files that are named, and a page that is pasted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from parsing.files import Unreadable
from parsing.formats import parse_text
from parsing.paper import Page
from parsing.sources import load_each, parse_bytes
from tui.library.bylines import day_in_words
from tui.library.change import Change
from tui.library.errors import Refused
from tui.library.importing import Incoming, written_on
from tui.library.library import Library
from tui.library.lists import LONGEST_NAME
from tui.library.phrases import plural
from tui.library.reading_words import understood
from tui.library.renewing import earlier_pages, renewed
from tui.library.storage.dump.write import is_dump
from tui.library.storage.page_files import page_digest


def add_path(library: Library, path: Path) -> Change:
    """Add a file, or the pages of a folder, as ``carrel add`` does; it says what was understood.

    Args:
        library: what they are added to.
        path: absolute, so that no name is taken for standard input.

    Raises:
        LibraryError: nothing could be read or saved; nothing was added.
    """
    return _add(library, *_read(path))


def import_path(library: Library, path: Path) -> Change:
    """Import a file of another tool, with what was written there, as ``carrel import`` does.

    Args:
        library: what it becomes a part of.
        path: absolute, so that no name is taken for standard input.

    Raises:
        LibraryError: nothing could be read or saved; nothing was imported.
    """
    files, complaints = _read(path)
    if not files:
        raise Refused(f"Not imported: {_first_of(complaints)}")
    work = library.import_pages([each.new for each in files], written_on(library, files))
    said = f"Imported {work.words}" if work.rows else "Your library has all of it already"
    left_out = _first_of([*complaints, *work.left_out])
    return work.change._replace(said="; ".join(filter(None, (said, left_out))))


def add_pasted(library: Library, text: str, today: date) -> Change:
    """Add a page that was pasted, under its label or the day.

    Args:
        library: what it is added to.
        text: as it was pasted.
        today: what it is called where it has no label.

    Raises:
        LibraryError: there is no paper in it, or it could not be saved.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    page = parse_text(text, "what was pasted")
    if not page.entries:
        raise Refused(f"Not added: {_nothing_in(page, page.name)}")
    data = text.encode("utf-8", "replace")
    return _add(library, [Incoming(page._replace(name=name_unnamed(page, today)), data)], [])


def name_unnamed(page: Page, today: date) -> str:
    """Return what a page that came without a file's name is called: its label, or the day."""
    return page.label[:LONGEST_NAME].strip() or day_in_words(today.isoformat())


def _read(path: Path) -> tuple[list[Incoming], list[str]]:
    """Return what is read of a file or a folder, and why the rest is not."""
    files, complaints = list[Incoming](), list[str]()
    for source in load_each([path]):
        if isinstance(source, Unreadable):
            complaints.append(f"{Path(source.path).name}: {source.reason}")
            continue
        if is_dump(source.data):
            merged = "is a dump of a library, which the palette merges (`carrel load`)"
            complaints.append(f"{Path(source.path).name}: {merged}")
            continue
        page = parse_bytes(source.data, source.name)
        if page.entries:
            files.append(Incoming(page, source.data))
        else:
            complaints.append(_nothing_in(page, Path(source.path).name))
    return files, complaints


def _first_of(complaints: Sequence[str]) -> str:
    more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
    return f"{complaints[0]}{more}" if complaints else ""


def _add(library: Library, files: Sequence[Incoming], complaints: Sequence[str]) -> Change:
    left_out = _first_of(complaints)
    if not files:
        raise Refused(f"Not added: {left_out}")
    digests = {page_digest(each.data) for each in files}
    gone = [
        old
        for each in files
        for old in renewed(earlier_pages(library, each.page.name, digests), [each.page])
    ]
    change = library.enter_pages([each.new for each in files], in_place_of=gone)
    behind = f"; {left_out}" if left_out else ""
    if change.pages is None:
        has = f"has this page already: {files[0].page.name}" if len(files) == 1 else "has them all"
        return change._replace(said=f"Your library {has}{behind}")
    if len(files) > 1:
        papers = sum(len(each.page.entries) for each in files)
        said = f"Added {plural(len(files), 'page')}, {plural(papers, 'paper')}"
    else:
        digest = page_digest(files[0].data)
        name = next(page.name for page in change.pages if page.digest == digest)
        said = f"Added “{name}”: {understood(files[0].page)}"
    return change._replace(said=said + behind)


def _nothing_in(page: Page, name: str) -> str:
    """Return why no paper was taken from a page."""
    problem = page.problems[0] if page.problems else None
    why = f"{problem.seen}; {problem.done}" if problem else "no paper"
    return f"{name}: {why}"
