"""A fetch: a request is made, its answers read, and the pages added that are not there yet."""

from __future__ import annotations

from collections.abc import Callable, Container
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple
from urllib.parse import urlsplit

from parsing.formats import FORMATS
from parsing.paper import Page
from parsing.sources import parse_bytes
from tui.fetch.client import Answer, Client
from tui.fetch.errors import FetchError
from tui.fetch.services import LONGEST_NAME, Parts, ServiceRequest
from tui.fetch.versions import Version, Versions
from tui.fetch.wholeness import (
    entries_in,
    has_no_paper,
    require_no_fault,
    require_whole,
    title_of,
    total_of,
)
from tui.library.library import Library
from tui.library.reading_words import understood
from tui.library.renewing import earlier_pages, entry_names, renewed
from tui.library.storage.page_files import page_digest


class Fetched(NamedTuple):
    """What came of a request: all of it, or nothing new."""

    name: str
    answers: tuple[Answer, ...] = ()
    pages: tuple[Page, ...] = ()
    """What each answer was understood as."""
    is_known: bool = False
    """Whether the service says that nothing changed since it was taken."""
    total: int = 0
    """How many papers there are in all, if that is more than were asked for."""


class Added(NamedTuple):
    """What a fetch did to the library."""

    pages: tuple[Page, ...]
    """Those that were added, by the names that they have now."""
    words: str
    """What a person is told."""
    new: int = 0
    """Papers that were not known before."""


class Fetcher:
    """Makes requests, one after another.

    Args:
        client: asks.
        turn: what a request to arXiv waits for.
        versions: what is known of earlier answers.
    """

    def __init__(
        self,
        client: Client,
        turn: Callable[[], AbstractContextManager[None]],
        versions: Versions,
    ) -> None:
        self._client, self._turn, self._versions = client, turn, versions

    def fetch(self, request: ServiceRequest, digests: Container[str], today: str) -> Fetched:
        """Make a request, and understand what comes.

        Args:
            request: what is asked.
            digests: of the pages that the library has: what it has is not sent again.
            today: the day, for the name of what does not say its own.

        Raises:
            FetchError: something of it is missing, or cannot be understood; all of it is left.
            Cancelled: it is no longer wanted.
        """
        answers: list[Answer] = []
        pages: list[Page] = []
        count, total = 0, None
        for url in request.urls:
            answer = self._asked(url, request, digests)
            if answer is None:
                return Fetched(request.name, is_known=True)
            total = total_of(answer.data) if request.parts is Parts.COUNTED else total
            if has_no_paper(answer.data):
                break
            if any(answer.data == each.data for each in answers):
                break  # a mirror that knows no pages gives the first one again
            page = _understood(answer, request)
            answers.append(answer)
            pages.append(page)
            count += entries_in(answer.data)
            if total is not None and count >= total:
                break
        if not answers and request.otherwise is not None:
            return self.fetch(request.otherwise(), digests, today)
        if total is not None and count < min(total, request.most):
            raise FetchError(
                f"{request.name}: {count:,} of {total:,} papers came, and then no more; nothing was"
                " taken. Try again later"
            )
        more = total if total is not None and total > count else 0
        return Fetched(_name(request, answers, pages, today), (*answers,), (*pages,), total=more)

    def _asked(self, url: str, request: ServiceRequest, digests: Container[str]) -> Answer | None:
        # Of a request in parts, one that did not change says nothing of those that follow.
        known = self._versions.known(url, digests if len(request.urls) == 1 else ())
        turn = self._turn if request.for_arxiv else nullcontext
        answer = self._client.get(url, request.accept, known, turn)
        if answer is not None:
            require_whole(answer.data, urlsplit(url).hostname or "")
            if request.for_arxiv:
                require_no_fault(answer.data)
        return answer and answer._replace(url=url)

    def add(self, library: Library, fetched: Fetched, known: set[str]) -> Added:
        """Add the pages to a library, those that it does not have.

        Args:
            library: where they are added.
            fetched: what came.
            known: names of the papers that are there, by `names_of`; those that come are added.

        Raises:
            LibraryError: a page could not be saved.
        """
        if fetched.is_known:
            return Added((), f"{fetched.name}: nothing changed since it was fetched")
        if not fetched.pages:
            return Added((), f"{fetched.name}: there is no paper")
        added: list[Page] = []
        digests = {page_digest(answer.data) for answer in fetched.answers}
        earlier = renewed(earlier_pages(library, fetched.name, digests), fetched.pages)
        taken: dict[str, Version] = {}
        for answer, page in zip(fetched.answers, fetched.pages, strict=True):
            saved = library.add_page(fetched.name, answer.data, page.format, in_place_of=earlier)
            if saved is not None:
                added.append(page._replace(name=saved.name))
                earlier = []
            taken[answer.url] = Version(answer.validators, page_digest(answer.data))
        self._versions.keep(taken)
        new = _new(fetched, known)
        return Added(tuple(added), _told(fetched, new, is_added=bool(added)), new)


def _understood(answer: Answer, request: ServiceRequest) -> Page:
    page = parse_bytes(answer.data, request.name)
    # What no format of data knows is read as a text, which an answer with brackets is not.
    is_data = answer.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"<", b"{", b"["}
    if not page.entries or (is_data and FORMATS[page.format].family == "text"):
        why = f": {page.problems[0].seen}" if page.problems and not page.entries else ""
        raise FetchError(f"{request.name}: no paper was understood in the answer{why}")
    return page


def _name(request: ServiceRequest, answers: list[Answer], pages: list[Page], today: str) -> str:
    name = request.name
    if request.is_titled and answers:
        name = title_of(answers[0].data) or name
    if request.is_dated:
        listed = [entry.meta.listed[:10] for page in pages for entry in page.entries]
        day = max(listed, default="")
        day = day if len(day) == 10 else today
        name = f"{name[: LONGEST_NAME - len(day) - 1].rstrip()} {day}"
    return name


def _new(fetched: Fetched, known: set[str]) -> int:
    """How many papers are not known; they are from then on."""
    new = 0
    for page in fetched.pages:
        for entry in page.entries:
            names = entry_names(entry)
            new += names.isdisjoint(known)
            known |= names
    return new


def _told(fetched: Fetched, new: int, *, is_added: bool) -> str:
    """What was understood, and how much of it is new."""
    every = fetched.pages[0]._replace(
        entries=tuple(entry for page in fetched.pages for entry in page.entries),
        problems=tuple(problem for page in fetched.pages for problem in page.problems),
    )
    of = f", the newest of {fetched.total:,}" if fetched.total else ""
    words = f"{fetched.name}: {understood(every)}{of}, {new:,} new"
    return words if is_added else f"{words}; your library has this page already"
