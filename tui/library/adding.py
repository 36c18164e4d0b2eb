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
from tui.library.errors import LibraryError
from tui.library.importing import Incoming
from tui.library.library import Library
from tui.library.lists import LONGEST_NAME
from tui.library.phrases import plural
from tui.library.reading_words import understood
from tui.library.storage.page_files import page_digest


def add_path(library: Library, path: Path) -> Change:
    """Add a file, or the pages of a folder, as ``carrel add`` does; it says what was understood.

    Args:
        library: what they are added to.
        path: absolute, so that no name is taken for standard input.

    Raises:
        LibraryError: nothing could be read or saved; nothing was added.
    """
    files, complaints = list[Incoming](), list[str]()
    for source in load_each([path]):
        if isinstance(source, Unreadable):
            complaints.append(f"{Path(source.path).name}: {source.reason}")
            continue
        page = parse_bytes(source.data, source.name)
        if page.entries:
            files.append(Incoming(page, source.data))
        else:
            complaints.append(_nothing_in(page, Path(source.path).name))
    return _add(library, files, complaints)


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
        raise LibraryError(f"Not added: {_nothing_in(page, page.name)}")
    name = page.label[:LONGEST_NAME].strip() or day_in_words(today.isoformat())
    data = text.encode("utf-8", "replace")
    return _add(library, [Incoming(page._replace(name=name), data)], [])


def _add(library: Library, files: Sequence[Incoming], complaints: Sequence[str]) -> Change:
    more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
    left_out = f"{complaints[0]}{more}" if complaints else ""
    if not files:
        raise LibraryError(f"Not added: {left_out}")
    change = library.enter_pages([each.new for each in files])
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
