"""``carrel search``: the papers that a query finds, best first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from parsing.text import clean_line
from tui.cli.arguments import add_limit
from tui.cli.printing import add_format, put_papers
from tui.cli.queries import query_help
from tui.cli.session import ask, no_answer, opened_desk, say_samples
from tui.console import DONE, NOTHING, say
from tui.library.loader import altered_pages
from tui.library.query_help import advice

EXAMPLES = """\
  carrel search sparse atention -n 5
  carrel search 'is:unread author:kim' -f key | carrel list add "to read" -
  carrel search tag:graphs -f bibtex > graphs.bib"""

more_help = query_help


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, and how much is printed of how many papers."""
    parser.add_argument("words", nargs="+", metavar="WORD", help="of a query: see below")
    add_format(parser)
    add_limit(parser, "at most so many papers")


def run(arguments: Namespace) -> int:
    """Print the papers, and return the exit status."""
    with opened_desk() as desk:
        query = clean_line(" ".join(arguments.words))
        keys = ask(desk, query)
        for problem in altered_pages(desk.store):
            say(f"carrel: {problem}")
        for odd in advice(desk.view.query.text):
            say(f"carrel: {odd}")
        if not desk.view.query:
            say("That asks for nothing: give a word of a title or an abstract.")
            return NOTHING
        say_samples(desk)
        put_papers(desk, keys[: arguments.limit], arguments.format, f"Search for {query}")
        if not keys:
            say(no_answer(query))
        return DONE if keys else NOTHING
