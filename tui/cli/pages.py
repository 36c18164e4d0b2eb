"""``carrel pages``: the library's pages, a line each."""

from __future__ import annotations

from argparse import Namespace

from parsing.files import Unreadable
from parsing.paper import Page
from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, fail, put, say
from tui.library.loader import saved_page
from tui.library.page_labels import page_labels
from tui.library.reading_words import ALTERED

EXAMPLES = """\
  carrel pages"""


def run(_: Namespace) -> int:
    """List the pages, and return the exit status."""
    with opened_library() as library:
        if not library.state.pages:
            say("Your library has no page yet: carrel add PAGE… adds one.")
            return NOTHING
        status = DONE
        pages: list[Page] = []
        for saved in library.state.pages:
            try:
                page = saved_page(library, saved)
            except Unreadable as error:
                status = fail(f"{saved.name}: {error}")
                continue
            pages.append(page)
            for problem in page.problems:
                if problem.seen == ALTERED:
                    say(f"carrel: {problem}")
        labels = page_labels(pages, library.state.pages)
        for page in pages:
            label = labels[page.name]
            put(page.name, len(page.entries), label if label != page.name else "")
        return status
