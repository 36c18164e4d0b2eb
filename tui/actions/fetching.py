"""Fetching: what a person subscribed to, from services of the network, on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from parsing.paper import Paper
from tui.actions.context import Context
from tui.library.cancellation import Rest
from tui.library.phrases import plural
from tui.messages import FetchEnded, Fetching

if TYPE_CHECKING:
    from tui.fetch.round import Outcome
    from tui.library.locations import Locations
    from tui.workers import Post

STOPPED = "Fetching was stopped; what came whole before is in your library."


def fetch(context: Context) -> None:
    """Fetch all that the settings name; the pages come as those of another reader do."""
    _start(context)


async def fetch_from(context: Context) -> None:
    """Ask what is fetched, in the words of ``carrel fetch``."""
    from tui.dialogs.prompt import Prompt
    from tui.fetch.errors import WishError
    from tui.fetch.services import BASES
    from tui.fetch.subscriptions import wish_of

    def wrong(typed: str) -> str:
        try:
            wish_of(typed, BASES)
        except WishError as error:
            return str(error)
        return ""

    def answered(typed: str | None) -> None:
        if typed is not None:
            _start(context, typed)

    question = "Fetch what? As hf, arxiv cs.CL, arxiv 2401.00001 or feed https://example.org/f.xml"
    await context.open(Prompt(question, wrong=wrong), answered)


def _start(context: Context, wish: str = "") -> None:
    desk = context.desk
    paths = desk.library.paths
    if context.fetching is not None:
        context.say("Papers are being fetched already; Esc stops it.")
    elif paths is None or desk.library.not_saving:
        context.say(f"Nothing can be added: {desk.library.not_saving}")
    elif not context.still_reading():
        stop, post = begin(context, "fetching…"), context.screen.post_message
        papers = {} if desk.samples else desk.store.papers
        context.workers.aside(
            lambda rest: _work(
                paths, papers, stop, post, rest, reader=desk.library.aside, wish=wish
            ),
            post,
            stop,
        )


def stop(context: Context) -> None:
    """Stop the fetch that is under way."""
    if (fetch := context.fetching) is not None:
        fetch.set()
        end(context, fetch)
        context.say(STOPPED)


def fetched(context: Context, event: FetchEnded) -> None:
    """Say what came of a fetch, unless it was stopped."""
    if event.fetch is context.fetching:
        end(context, event.fetch)
        context.report(event.words)


def begin(context: Context, words: str) -> threading.Event:
    """Say that something is being fetched; gives what stops it."""
    stop = threading.Event()
    context.fetching, context.desk.fetching = stop, words
    context.panes.show_status()
    return stop


def end(context: Context, fetch: threading.Event) -> None:
    """Say no longer that something is being fetched, unless another fetch is under way by now."""
    if context.fetching is fetch:
        context.fetching, context.desk.fetching = None, ""
        context.panes.show_status()


def _work(
    paths: Locations,
    papers: Mapping[str, Paper],
    stop: threading.Event,
    post: Post,
    rest: Rest,
    *,
    reader: str,
    wish: str,
) -> FetchEnded:
    """All of it, on its own thread, with a library of its own."""
    import time

    from tui.fetch.clock import Clock
    from tui.fetch.round import fetch_round
    from tui.fetch.services import request_of
    from tui.fetch.subscriptions import HOW_TO_SUBSCRIBE, subscriptions_of, wish_of
    from tui.library.errors import LibraryError
    from tui.library.library import Library
    from tui.library.renewing import names_of
    from tui.settings_file import read_settings

    file = read_settings(paths.settings)
    subscriptions = subscriptions_of(file)
    problems = [file.problem] if file.problem else [*subscriptions.problems]
    wishes = [each.wish for each in subscriptions.all]
    if wish:
        wishes = [wish_of(wish, subscriptions.bases)]
    if not wishes:
        how = f"Nothing to fetch: {HOW_TO_SUBSCRIBE.format(paths.settings)}"
        return FetchEnded(problems[0] if problems else how, stop)
    requests = [request_of(each, subscriptions.bases, time.time()) for each in wishes]
    known: set[str] = set()
    for paper in papers.values():
        rest()
        known |= names_of(paper)

    def report(words: str) -> None:
        post(Fetching(f"{words} (Esc stops)", stop))

    outcomes: list[Outcome] = []
    try:
        library = Library(paths, reader=reader)
    except LibraryError as error:
        return FetchEnded(str(error), stop)
    try:
        outcomes += fetch_round(requests, library, known, Clock(stop), report)
    finally:
        library.close()
    return FetchEnded(_summary(outcomes, problems), stop)


def _summary(outcomes: list[Outcome], problems: list[str]) -> str:
    """What came of all, in a line: what went wrong first, since the pages can be seen."""
    from tui.fetch.round import faults_in_words

    added = [each.added for each in outcomes if each.added is not None]
    pages, new = sum(len(each.pages) for each in added), sum(each.new for each in added)
    came = added[0].words if len(outcomes) == 1 and added else ""
    came = came or f"{plural(pages, 'page')} fetched, {plural(new, 'new paper')}"
    wrong = [*faults_in_words(outcomes), *problems]
    if not wrong:
        return came
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return f"{wrong[0]}{more}" if not pages else f"{came}. Not all: {wrong[0]}{more}"
