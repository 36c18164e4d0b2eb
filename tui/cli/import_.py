"""``carrel import``: files of other tools become pages; tags, notes and lists come along."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.files import Unreadable
from parsing.sources import load_each
from tui.cli.arguments import add_insistence
from tui.cli.reading import read_page
from tui.cli.session import opened_library
from tui.console import DONE, WRONG, fail, say
from tui.library.importing import Incoming, written_on
from tui.library.library import Library
from tui.library.lists import list_name
from tui.library.phrases import plural
from tui.library.reading_words import understood
from tui.library.storage.dump.write import is_dump

EXAMPLES = """\
  carrel import library.bib --dry-run
  CARREL_HOME=~/other carrel import exported.json
  carrel import zotero.json --list "from Zotero" --keywords-as-tags"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the files, and what is done with them."""
    where = (
        "a bibliography, an export (carrel's own too), a page; a folder of such, or - for standard"
        " input"
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=where)
    parser.add_argument("--list", metavar="LIST", help="put all papers in this reading list too")
    parser.add_argument(
        "--keywords-as-tags", action="store_true", help="take keywords for tags of yours"
    )
    add_insistence(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would come, and alter nothing"
    )


def run(arguments: Namespace) -> int:
    """Import the files, and return the exit status."""
    into = list_name(arguments.list) if arguments.list is not None else ""
    status, files = DONE, list[Incoming]()
    for source in load_each(arguments.files):
        if not isinstance(source, Unreadable) and is_dump(source.data):
            status = fail(f"{source.path}: is a dump: `carrel load` merges it; not imported")
            continue
        page = read_page(source, "import", "imported", force=arguments.force)
        if page is None or isinstance(source, Unreadable):
            status = WRONG
            continue
        say(f"{source.path}: {understood(page)}")
        files.append(Incoming(page, source.data))
    if not files:
        return WRONG
    with opened_library() as library:
        _import(library, files, into, arguments)
    return status


def _import(library: Library, files: list[Incoming], into: str, arguments: Namespace) -> None:
    written = written_on(library, files, into=into, keywords_as_tags=arguments.keywords_as_tags)
    pages = [each.new for each in files]
    work = library.import_pages(pages, written, dry_run=arguments.dry_run)
    library.apply(work.change)
    for each in work.left_out:
        say(f"carrel: {each}")
    others = [each.page for each in files if not each.page.format.startswith("carrel_")]
    worded = sum(bool(entry.meta.keywords) for page in others for entry in page.entries)
    if worded and not arguments.keywords_as_tags:
        hint = "`--keywords-as-tags` makes tags of them"
        say(f"{plural(worded, 'paper')} came with keywords: {hint}.")
    if not work.rows:
        say("Your library has all of it already.")
    elif arguments.dry_run:
        say(f"Would import {work.words}. Nothing was altered.")
    else:
        say(f"Imported {work.words}.")
