"""A round: several requests, one after another, where a fault in one does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from tui.fetch.answers import Answers
from tui.fetch.client import Client
from tui.fetch.clock import Clock
from tui.fetch.enriching import Asker
from tui.fetch.errors import FetchError, Unreachable
from tui.fetch.fetching import Added, Fetcher
from tui.fetch.manners import Turns
from tui.fetch.services import ServiceRequest
from tui.fetch.subscriptions import Subscriptions
from tui.fetch.versions import Versions
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.locations import cache_folder
from tui.library.storage.moments import moment_of


class Outcome(NamedTuple):
    """What came of one request: pages and words, or why not."""

    request: ServiceRequest
    added: Added | None = None
    fault: FetchError | LibraryError | None = None


def fetch_round(
    requests: Iterable[ServiceRequest],
    library: Library,
    known: set[str],
    clock: Clock,
    progress: Callable[[str], object],
) -> Iterator[Outcome]:
    """Make requests and add what comes to a library, one after another.

    Args:
        requests: what is asked.
        library: where pages are added, on the thread that this is called on.
        known: names of the papers that are there, by `names_of`; those that come are added.
        clock: tells the time, waits, and stops.
        progress: is told in words how far it is.

    Yields:
        What came of each.

    Raises:
        Cancelled: it is no longer wanted.
    """
    cache = cache_folder()
    client = Client(clock, progress)
    turns = Turns(cache / "arxiv.turn", clock, progress)
    fetcher = Fetcher(client, turns.turn, Versions(cache / "fetched.json"))
    unreachable: dict[str, Unreachable] = {}
    today = moment_of(clock.now()).astimezone().date().isoformat()
    try:
        for request in requests:
            host = urlsplit(request.urls[0]).hostname or ""
            if host in unreachable:
                yield Outcome(request, fault=unreachable[host])
                continue
            try:
                digests = {page.digest for page in library.state.pages}
                fetched = fetcher.fetch(request, digests, today)
                clock.go_on()
                added = fetcher.add(library, fetched, known)
            except (FetchError, LibraryError) as error:
                if isinstance(error, Unreachable):
                    unreachable[host] = error
                yield Outcome(request, fault=error)
            else:
                yield Outcome(request, added)
    finally:
        client.close()


@contextmanager
def asking(
    settings: Subscriptions, clock: Clock, progress: Callable[[str], object]
) -> Iterator[Asker]:
    """Give what asks services about papers, with the answers that are kept of before.

    Args:
        settings: where services are.
        clock: tells the time, waits, and stops.
        progress: is told in words how far it is.
    """
    cache = cache_folder()
    client = Client(clock, progress)
    turns = Turns(cache / "arxiv.turn", clock, progress)
    answers = Answers(cache / "answers.jsonl", clock)
    try:
        yield Asker(client, turns.turn, clock, answers, settings.bases, mail=settings.mail)
    finally:
        client.close()


def service_faults_in_words(faults: Sequence[tuple[str, FetchError]]) -> list[str]:
    """Return what went wrong with services, by their names, a line each."""
    return faults_in_words(
        Outcome(ServiceRequest(name, (), ()), fault=fault) for name, fault in faults
    )


def faults_in_words(outcomes: Iterable[Outcome]) -> list[str]:
    """Return what went wrong, a line each; that there is no network is one line."""
    faults = [(each.request.name, each.fault) for each in outcomes if each.fault is not None]
    hosts = {fault.host: fault.why for _, fault in faults if isinstance(fault, Unreachable)}
    words = [
        _named(name, str(fault)) for name, fault in faults if not isinstance(fault, Unreachable)
    ]
    if hosts:
        words.append(str(Unreachable(" and ".join(hosts), next(iter(hosts.values())))))
    return words


def _named(name: str, fault: str) -> str:
    return fault if fault.startswith(name) else f"{name}: {fault}"
