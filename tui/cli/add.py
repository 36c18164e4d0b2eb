"""``carrel add``: copies pages into the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.files import Unreadable
from parsing.paper import Page
from parsing.sources import SourceFile, load_each
from tui.cli.arguments import add_insistence, add_pages
from tui.cli.reading import read_page
from tui.cli.session import opened_library
from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, WRONG, put, say
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.phrases import plural
from tui.library.reading_words import understood
from tui.library.renewing import earlier_pages, renewed
from tui.library.storage.page_files import page_digest

EXAMPLES = """\
  carrel add monday.txt ~/listings
  wl-paste | carrel add - --dry-run"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the pages."""
    add_pages(parser)
    add_insistence(parser)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Copy the pages, and return the exit status."""
    with opened_library() as library:
        return _add(library, arguments)


def _add(library: Library, arguments: Namespace) -> int:
    status, added, before = DONE, 0, len(library.state.pages)
    for source in load_each(arguments.pages):
        page = read_page(source, "add", "added", force=arguments.force)
        if page is None or isinstance(source, Unreadable):
            status = WRONG
            continue
        if arguments.dry_run:
            _say_dry(library, source, page)
            continue
        earlier = renewed(earlier_pages(library, page.name, {page_digest(source.data)}), [page])
        saved = library.add_page(page.name, source.data, page.format, in_place_of=earlier)
        if saved is None:
            say(f"{source.path}: your library has this page already")
            continue
        added += 1
        put(saved.name, len(page.entries), page.label)
        say(f"{saved.name}: {understood(page)}")
        if earlier:
            say(f"It takes the place of {plural(len(earlier), 'page')} with the same papers.")
    if added:
        papers = len(library_desk(library).store)
        pages = plural(len(library.state.pages), "page")
        say(f"Your library has {plural(papers, 'paper')} on {pages}.")
        if not before:
            say("The sample pages give way to yours; what you marked on them is kept.")
    return status


def _say_dry(library: Library, source: SourceFile, page: Page) -> None:
    if page_digest(source.data) in {each.digest for each in library.state.pages}:
        say(f"{source.path}: your library has this page already")
    else:
        say(f"{DRY}add {page.name}: {understood(page)}")
