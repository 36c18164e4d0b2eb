"""The commands for the pages in a library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

from parsing.formats import FORMATS
from parsing.paper import Page, Problem
from parsing.sources import Unreadable, load_each, parse_bytes
from tui.cli.console import DONE, NOTHING, fail, put, say
from tui.cli.named import find_named, none_or_many
from tui.cli.session import opened_library
from tui.library.library import Library
from tui.library.loader import ALTERED, library_desk, saved_page
from tui.library.phrases import plural


def add(asked: Namespace) -> int:
    """``carrel add``: copy pages into the library."""
    with opened_library() as library:
        return _add(library, asked.pages, force=asked.force)


def _add(library: Library, paths: Sequence[str], *, force: bool) -> int:
    status, added, before = DONE, 0, len(library.pages)
    for source in load_each(paths):
        if isinstance(source, Unreadable):
            status = fail(f"{source}; not added")
            continue
        page = parse_bytes(source.data, source.name, force=force)
        _report(page.problems)
        if not page.entries:
            status = fail(f"{source.path}: no paper was found in it; not added")
            continue
        saved = library.add_page(source.name, source.data)
        if saved is None:
            say(f"{source.path}: your library has this page already")
            continue
        added += 1
        put(saved.name, len(page.entries), page.label)
        say(f"{saved.name}: {_understood(page)}")
    if added:
        papers = len(library_desk(library).store)
        pages = plural(len(library.pages), "page")
        say(f"Your library has {plural(papers, 'paper')} on {pages}.")
        if not before:
            say("The sample pages give way to yours; what you marked on them is kept.")
    return status


def _understood(page: Page) -> str:
    """What a page was read as: ``42 papers as arXiv listing, 3 problems``."""
    told = f"{plural(len(page.entries), 'paper')} as {FORMATS[page.format].noun}"
    return f"{told}, {plural(len(page.problems), 'problem')}" if page.problems else told


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        say(f"carrel: {problem}")


def list_pages(_: Namespace) -> int:
    """``carrel pages``: the library's pages, a line each."""
    with opened_library() as library:
        if not library.pages:
            say("Your library has no page yet: carrel add PAGE… adds one.")
            return NOTHING
        status = DONE
        for saved in library.pages:
            try:
                page = saved_page(library, saved)
            except Unreadable as error:
                status = fail(f"{saved.name}: {error}")
            else:
                put(saved.name, len(page.entries), page.label)
                _report(each for each in page.problems if each.seen == ALTERED)
        return status


def remove(asked: Namespace) -> int:
    """``carrel remove``: take pages out of the library."""
    status = DONE
    with opened_library() as library:
        for name in asked.pages:
            found = find_named(library.pages, lambda page: page.name, name)
            if len(found) != 1:
                status = fail(
                    f"{none_or_many('page', len(found))} {name}; `carrel pages` lists them"
                )
                continue
            library.remove_page(found[0])
            say(
                f"Removed {found[0].name}; its papers that you marked, listed, tagged or noted are"
                " kept, and its file too, so that the reader can undo it."
            )
    return status
