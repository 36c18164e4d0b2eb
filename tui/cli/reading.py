"""Pages that a command is given: read one after another, with what is wrong with each."""

from __future__ import annotations

from parsing.files import Unreadable
from parsing.formats import NO_PAPER
from parsing.paper import Page
from parsing.sources import STDIN, SourceFile, parse_bytes
from tui.console import fail, say
from tui.library.adding import name_unnamed
from tui.library.storage.moments import today


def read_page(
    source: SourceFile | Unreadable, verb: str, taken: str, *, force: bool
) -> Page | None:
    """Return the page that a file is, or None for one that has no paper; says what is wrong, once.

    Args:
        source: the file.
        verb: the command's name, which can be told to take it all the same.
        taken: what was not done to it: ``added``.
        force: take what does not look like papers too.
    """
    if isinstance(source, Unreadable):
        fail(f"{source}; not {taken}")
        return None
    page = parse_bytes(source.data, source.name, force=force)
    told = [str(problem) for problem in page.problems if problem.seen not in NO_PAPER]
    for problem in told:
        say("carrel: " + problem.replace("`carrel add --force`", f"`carrel {verb} --force`"))
    if page.entries:
        unnamed = source.path == STDIN
        return page._replace(name=name_unnamed(page, today())) if unnamed else page
    if not any("nothing taken" in problem for problem in told):
        fail(f"{source.path}: no paper was found in it; not {taken}")
    return None
