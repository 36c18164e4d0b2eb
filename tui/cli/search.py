"""The command that searches."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.console import DONE, NOTHING, put, say
from tui.cli.session import opened_library, say_samples
from tui.library.desk import Desk
from tui.library.loader import altered_pages, index_file_of, library_desk
from tui.library.search.index_file import indexes


def search_library(asked: Namespace) -> int:
    """``carrel search``: the papers that a query finds, best first, a line each."""
    with opened_library() as library:
        desk = library_desk(library)
        for index in indexes(list(desk.store.papers.values()), index_file_of(desk)):
            desk.use_index(index)
        desk.ask(" ".join(asked.query))
        for problem in (*desk.missing, *altered_pages(desk.store)):
            say(f"carrel: {problem}")
        if not desk.view.query:
            say("That asks for nothing: give a word of a title or an abstract.")
            return NOTHING
        say_samples(desk)
        for key in desk.view.keys[: asked.limit]:
            put(*_fields(desk, key, asked.format))
        return DONE if desk.view.keys else NOTHING


def _fields(desk: Desk, key: str, form: str) -> tuple[str, ...]:
    paper = desk.store.papers[key]
    pages = [desk.labels[sighting.page] for sighting in paper.sightings]
    match form:
        case "key":
            return (key,)
        case "tsv":
            mark = desk.library.state.mark(key)
            read = "read" if mark.read else "unread"
            return (
                key,
                read,
                "starred" * mark.starred,
                ", ".join(dict.fromkeys(pages)),
                paper.title,
            )
        case "json":
            import json  # dear to a search that prints titles

            found = {"key": key, "title": paper.title, "abstract": paper.abstract, "pages": pages}
            return (json.dumps(found, ensure_ascii=False),)
        case _:
            return (paper.title,)
