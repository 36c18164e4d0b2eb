"""``carrel search``: the papers that a query finds, or that are like one, best first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.text import clean_line
from tui.cli.arguments import add_limit
from tui.cli.orders import add_sort, in_order
from tui.cli.papers import one_paper
from tui.cli.printing import add_format, put_papers
from tui.cli.queries import query_help
from tui.cli.session import ask, index, no_answer, opened_desk, say_partial, say_samples
from tui.console import DONE, NOTHING, fail, say
from tui.library.loader import altered_pages
from tui.library.query_help import advice
from tui.library.sources import Source, SourceKind

EXAMPLES = """\
  carrel search sparse atention -n 5
  carrel search 'is:unread author:kim' -f key | carrel list add "to read" -
  carrel search tag:graphs -f bibtex > graphs.bib
  carrel search is:unread --sort votes -n 10
  carrel search --like 2401.00001 is:unread"""

more_help = query_help


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, and how much is printed of how many papers."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar="WORD", help="of a query: see below"
    )
    parser.add_argument(
        "--like", metavar="PAPER", help="those most like a paper, of them the query"
    )
    add_sort(parser)
    add_format(parser)
    add_limit(parser, "at most so many papers")


def run(arguments: Namespace) -> int:
    """Print the papers, and return the exit status."""
    if not arguments.words and arguments.like is None:
        return fail("give words to search for, or --like PAPER")
    with opened_desk() as desk:
        query, title = clean_line(" ".join(arguments.words)), ""
        if arguments.like is not None:
            paper = one_paper(desk, arguments.like)
            index(desk)
            desk.choose(Source(SourceKind.SIMILAR, paper.key))
            title = desk.name(desk.view.source)
        ask(desk, query)
        for problem in altered_pages(desk.store):
            say(f"carrel: {problem}")
        for odd in advice(desk.view.query.text):
            say(f"carrel: {odd}")
        if not desk.view.query and not title:
            say("That asks for nothing: give a word of a title or an abstract.")
            return NOTHING
        say_samples(desk)
        keys = in_order(desk, desk.view.keys, arguments.sort)
        asked = f"Search for {query}" if query else ""
        title = ": ".join(filter(None, (title, asked)))
        put_papers(desk, keys[: arguments.limit], arguments.format, title)
        if desk.view.is_partial:
            say_partial(desk)
        if not keys:
            say(no_answer(query) if query else f"No paper is like “{arguments.like}”.")
        return DONE if keys else NOTHING
