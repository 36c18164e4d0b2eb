"""``carrel fetch``: papers from services of the network, or all that a person subscribed to."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from tui.cli.session import opened_library
from tui.console import DONE, NOTHING, fail, put, say, show_progress
from tui.fetch.errors import WishError
from tui.fetch.services import SERVICES, Parts, ServiceRequest, Wish, request_of
from tui.fetch.subscriptions import HOW_TO_SUBSCRIBE, Subscriptions, subscriptions_of
from tui.library.library import Library
from tui.library.locations import locations
from tui.settings_file import read_settings

EXAMPLES = """\
  carrel fetch
  carrel fetch hf 2026-11-26
  carrel fetch arxiv cs.CL cs.LG --since 2026-11-01
  carrel fetch arxiv 2401.00001
  carrel fetch feed https://example.org/papers.xml --dry-run"""

WHAT = (
    "hf [DAY | week WEEK | month MONTH | trending], arxiv CATEGORY… or ID…, feed URL, or a name"
    " from [sources] of your settings; else all that stands there"
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is fetched."""
    parser.add_argument("words", nargs="*", metavar="WHAT", help=WHAT)
    which = parser.add_mutually_exclusive_group()
    newest = "of arXiv's categories: what was announced last (so it is without)"
    which.add_argument("--new", action="store_true", help=newest)
    since = "of arXiv's categories: what was submitted since then, such as 2026-11-01"
    which.add_argument("--since", metavar="DAY", default="", help=since)
    query = "of arXiv: the newest that a query of its API finds"
    which.add_argument("--query", metavar="TEXT", default="", help=query)
    parser.add_argument("--dry-run", action="store_true", help="say what would be asked, and leave")


def run(arguments: Namespace) -> int:
    """Fetch, and return the exit status."""
    path = locations().settings
    file = read_settings(path)
    if file.problem:
        say(f"carrel: {file.problem}")
    subscriptions = subscriptions_of(file)
    for problem in subscriptions.problems:
        say(f"carrel: {problem}")
    status = NOTHING if file.problem or subscriptions.problems else DONE
    try:
        requests = _requests(arguments, subscriptions)
    except WishError as error:
        return fail(error)
    if not requests:
        return status or fail(f"there is nothing to fetch: {HOW_TO_SUBSCRIBE.format(path)}")
    if arguments.dry_run:
        for request in requests:
            _put_asked(request)
        return status
    with opened_library() as library:
        if library.not_saving:
            return fail(f"nothing can be added: {library.not_saving}")
        return _fetch(library, requests) or status


def _requests(arguments: Namespace, subscriptions: Subscriptions) -> list[ServiceRequest]:
    now, bases = time.time(), subscriptions.bases
    first, *others = arguments.words or [""]
    options = arguments.new or arguments.since or arguments.query
    if first in SERVICES or options:
        wish = Wish(first, tuple(others), arguments.since, arguments.query, arguments.new)
        return [request_of(wish, bases, now)]
    named = [
        each.wish for each in subscriptions.all if each.name in (arguments.words or [each.name])
    ]
    names = {each.name for each in subscriptions.all}
    for word in arguments.words:
        if word not in names:
            raise WishError(
                f"“{word}” is neither a service ({', '.join(SERVICES)}) nor a name from [sources]"
            )
    return [request_of(wish, bases, now) for wish in named]


def _put_asked(request: ServiceRequest) -> None:
    if request.parts is Parts.ALL:
        for url in request.urls:
            put(request.name, url)
    else:
        more = len(request.urls) - 1
        put(request.name, request.urls[0], *([f"and up to {more} more"] if more else []))


def _fetch(library: Library, requests: list[ServiceRequest]) -> int:
    from tui.fetch.clock import Clock
    from tui.fetch.round import Outcome, faults_in_words, fetch_round
    from tui.library.loader import library_desk
    from tui.library.renewing import names_of

    desk = library_desk(library)
    papers = () if desk.samples else desk.store.papers.values()
    known = {name for paper in papers for name in names_of(paper)}
    outcomes: list[Outcome] = []
    try:
        for outcome in fetch_round(requests, library, known, Clock(), show_progress):
            show_progress("")
            outcomes.append(outcome)
            if outcome.added is not None:
                for page in outcome.added.pages:
                    put(page.name, len(page.entries), page.label)
                say(outcome.added.words)
    finally:
        show_progress("")
    for words in faults_in_words(outcomes):
        say(f"carrel: {words}")
    return NOTHING if any(each.fault for each in outcomes) else DONE
