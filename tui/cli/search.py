"""``carrel search``: the papers that a query finds, best first, a line each."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Literal, assert_never, get_args

from tui.cli.session import opened_library, say_samples
from tui.console import DONE, NOTHING, put, say
from tui.library.desk import Desk
from tui.library.loader import altered_pages, index_file_of, library_desk
from tui.library.search.advice import advice
from tui.library.search.index_file import indexes

Format = Literal["title", "tsv", "json", "key"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the query, and how much is printed of how many papers."""
    parser.add_argument("query", nargs="+", metavar="WORD", help="as in the reader's filter bar")
    formats, holds = get_args(Format), "what each line holds"
    parser.add_argument("-f", "--format", default="title", choices=formats, help=holds)
    parser.add_argument("-n", "--limit", type=_count, metavar="N", help="at most so many papers")


def _count(typed: str) -> int:
    """Return a number of papers."""
    if not typed.isdecimal() or int(typed) < 1:
        raise ArgumentTypeError(f"{typed} is not a number of 1 or more")
    return int(typed)


def run(arguments: Namespace) -> int:
    """Print the papers, and return the exit status."""
    with opened_library() as library:
        desk = library_desk(library)
        for index in indexes(list(desk.store.papers.values()), index_file_of(desk)):
            desk.use_index(index)
        desk.ask(" ".join(arguments.query))
        for problem in (*desk.missing, *altered_pages(desk.store)):
            say(f"carrel: {problem}")
        for odd in advice(desk.view.query.text):
            say(f"carrel: {odd}")
        if not desk.view.query:
            say("That asks for nothing: give a word of a title or an abstract.")
            return NOTHING
        say_samples(desk)
        for key in desk.view.keys[: arguments.limit]:
            put(*_fields(desk, key, arguments.format))
        return DONE if desk.view.keys else NOTHING


def _fields(desk: Desk, key: str, form: Format) -> tuple[str, ...]:
    paper = desk.store.papers[key]
    pages = [desk.labels[sighting.page] for sighting in paper.sightings]
    match form:
        case "title":
            return (paper.title,)
        case "key":
            return (key,)
        case "tsv":
            mark = desk.library.state.mark(key)
            state = "read" if mark.read else "unread", "starred" * mark.starred
            return (key, *state, ", ".join(dict.fromkeys(pages)), paper.title)
        case "json":
            import json  # dear to a search that prints titles

            from parsing.meta_json import given_values

            fields = {
                "key": key,
                "title": paper.title,
                "abstract": paper.abstract,
                "pages": pages,
                "meta": given_values(paper.meta),
                "reception": given_values(paper.reception),
            }
            return (json.dumps(fields, ensure_ascii=False),)
        case _:
            assert_never(form)
