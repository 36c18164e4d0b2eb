"""``carrel enrich``: arXiv and Crossref are asked what is not known of papers yet."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from parsing.paper import Entry, Paper
from tui.cli.scope import add_scope, choose_scope
from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, fail, put, say, show_progress
from tui.fetch.subscriptions import subscriptions_of
from tui.library.library import Library
from tui.library.locations import locations
from tui.library.phrases import plural
from tui.settings_file import read_settings

if TYPE_CHECKING:
    from tui.fetch.enriching import Found
    from tui.fetch.errors import FetchError

EXAMPLES = """\
  carrel enrich --dry-run
  carrel enrich "to read" --yes
  carrel enrich '!has:doi year:2025..'"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers, and what is done with what is found."""
    add_scope(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would be asked, and leave")
    parser.add_argument(
        "--yes", action="store_true", help="take a paper of the very same title without asking"
    )


def run(arguments: Namespace) -> int:
    """Ask for the papers, keep what comes, and return the exit status."""
    path = locations().settings
    file = read_settings(path)
    settings = subscriptions_of(file)
    for problem in filter(None, (file.problem, *settings.problems)):
        say(f"carrel: {problem}")
    if file.problem or settings.problems:
        return fail("nothing was asked: your settings say whom to ask, and are not understood")
    with opened_library() as library:
        from tui.fetch.clock import Clock
        from tui.fetch.enriching import Enrichment, work_for
        from tui.fetch.round import asking
        from tui.library.loader import library_desk

        if library.not_saving and not arguments.dry_run:
            return fail(f"nothing can be added: {library.not_saving}")
        desk = library_desk(library)
        if desk.samples:
            return fail("your library has no page yet; carrel add PAGE… adds one")
        for problem in desk.missing:
            say(f"carrel: {problem}")
        _, keys = choose_scope(desk, arguments, whole=True)
        chosen = [desk.store.papers[key] for key in keys]
        if not chosen:
            return NOTHING
        work = work_for(chosen, library.state.facts)
        with asking(settings, Clock(), show_progress) as asker:
            if arguments.dry_run:
                for asked in asker.requests(work):
                    put(*asked)
                return DONE
            enrichment = Enrichment(asker, _Chooser(asker.refuse, yes=arguments.yes), _say)
            try:
                enrichment.run(work)
            finally:
                # What was found when it was cut off is kept too, as the one step it is.
                show_progress("")
                _keep(library, enrichment.found)
        if not enrichment.found and not enrichment.faults:
            say("Nothing new was found.")
        return _end(enrichment.faults)


def _keep(library: Library, found: Sequence[Found]) -> None:
    if not found:
        return
    library.apply(library.add_facts(found))
    papers = plural(len({paper.key for paper, _ in found}), "paper")
    say(f"Added facts of {papers}; u in the reader takes them back.")


def _end(faults: Sequence[tuple[str, FetchError]]) -> int:
    from tui.fetch.round import service_faults_in_words

    for words in service_faults_in_words(faults):
        say(f"carrel: {words}")
    return NOTHING if faults else DONE


def _say(words: str) -> None:
    show_progress("")
    say(f"carrel: {words}")


class _Chooser:
    """Asks a person on a terminal which candidate a paper is; says what was passed over elsewhere.

    Args:
        refuse: is told of a paper that is none of its candidates.
        yes: whether the only candidate of the very same title is taken without asking.
    """

    def __init__(self, refuse: Callable[[Paper], object], *, yes: bool) -> None:
        self._refuse, self._yes = refuse, yes

    def __call__(self, paper: Paper, candidates: Sequence[Entry]) -> Entry | None:
        from tui.library.candidates import same_titled

        show_progress("")
        same = same_titled(paper, candidates)
        if self._yes and len(same) == 1:
            return same[0]
        if not _is_terminal():
            many = plural(len(candidates), "candidate")
            say(f"“{paper.title}” was passed over: {many}, none of them sure")
            return None
        say(f"“{paper.title}”: is it this paper at arXiv?")
        for entry in candidates:
            answer = _answer(entry)
            if answer is None:
                return None
            if answer:
                return entry
        self._refuse(paper)
        return None


def _is_terminal() -> bool:
    return all(each is not None and each.isatty() for each in (sys.stdin, sys.stderr))


def _answer(entry: Entry) -> bool | None:
    """Show a candidate and return the answer; None where there is none to come."""
    meta = entry.meta
    authors = ", ".join(author.name for author in meta.authors[:3])
    more = " and others" if len(meta.authors) > 3 else ""
    say(entry.title)
    say(f"{authors}{more} · {meta.date[:4]} · arXiv:{meta.arxiv}")
    sys.stderr.write("y or n? ")
    sys.stderr.flush()
    typed = sys.stdin.readline()
    return typed.strip().lower() in {"y", "yes"} if typed else None
