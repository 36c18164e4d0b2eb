"""Which papers a command takes that may be about all: a reading list, a query, or all there are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from parsing.text import clean_line
from tui.cli.papers import NONE_READ, Finder, whole_answers
from tui.cli.selecting import NotOneError, select_list
from tui.cli.session import ask, no_answer, nothing_in, say_partial, say_samples
from tui.console import say
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.names import folded_name
from tui.library.sources import ALL, Source, SourceKind


def add_scope(parser: ArgumentParser) -> None:
    """Declare the arguments of commands over a scope: ``words`` and ``query``."""
    which = (
        "a reading list (or how its name begins), else papers by keys, arXiv ids or DOIs, else a"
        " query; - reads papers; without it all"
    )
    parser.add_argument("words", nargs="*", default=[], metavar="LIST|PAPER|QUERY", help=which)
    parser.add_argument("--query", metavar="QUERY", help="a query, whatever your lists are called")


def choose_scope(
    desk: Desk, arguments: Namespace, source: Source = ALL, *, whole: bool = False
) -> tuple[str, Sequence[str]]:
    """Return what the papers that a command is about are called, and their keys.

    A list is in its order, what a query finds the best first, what is read as it comes.

    Args:
        desk: has them.
        arguments: those of `add_scope`.
        source: the papers, where no list and no query is given.
        whole: whether a query means the papers alone that have all of it, as for a change.

    Raises:
        LibraryError: two scopes are given, or an empty one, or for a change a mistyped query.
        NoPaper: for a change, where no paper has all that a query asks for.
    """
    typed = " ".join(arguments.words)
    query = None if arguments.query is None else clean_line(arguments.query)
    if (bool(typed) + (query is not None) + (source != ALL)) > 1:
        raise LibraryError("give one of them: a list, a query, or an option that chooses papers")
    if arguments.words and not typed.strip():
        raise LibraryError("the list or query is empty; with neither, all papers are meant")
    if typed == "-":
        papers = Finder(desk).find_all([typed])
        if not papers:
            say(NONE_READ)
        return "Papers", list(dict.fromkeys(paper.key for paper in papers))
    if typed:
        try:
            found = select_list(desk.library.state.lists, typed)
        except NotOneError as error:
            if papers := Finder(desk).find_named(arguments.words):
                called = papers[0].title if len(papers) == 1 else "Papers"
                return called, list(dict.fromkeys(paper.key for paper in papers))
            if error.number or error.near:
                raise LibraryError(f"{error}; --query {typed} searches for it") from error
            query = clean_line(typed)
        else:
            source = Source(SourceKind.LIST, found.id)
            if folded_name(typed) not in {"", folded_name(found.name)}:
                as_query = f"--query {typed} searches for the words"
                say(f"carrel: taken for the reading list “{found.name}”; {as_query}")
    if source == ALL:
        say_samples(desk)
    desk.choose(source)
    if query is None:
        if not desk.view.keys:
            say(nothing_in(desk.name(source)))
        return desk.name(source), desk.view.keys
    if whole:
        return query, [paper.key for paper in whole_answers(desk, query)]
    from tui.library.query_help import advice

    for odd in advice(query):
        say(f"carrel: {odd}")
    if not ask(desk, query):
        say(no_answer(query))
    say_partial(desk)
    return query, desk.view.keys
