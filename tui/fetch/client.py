"""HTTP, as a reader of papers needs it: get one answer whole, or say why not.

https alone, but for the loopback; a redirect never leads to another scheme. Nothing is sent but the
request: no cookie, no name, no password. httpx is imported when the first request is made.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from parsing.text import clean_line
from tui.fetch.addresses import LOOPBACK, redirected, require_allowed
from tui.fetch.clock import Clock
from tui.fetch.errors import FetchError, Missing, Unreachable
from tui.fetch.limits import retry_after, used_up

if TYPE_CHECKING:
    import httpx

LARGEST = 64 * 2**20
"""Bytes of an answer, unpacked, that are taken; a page of the library has no more either."""
LONGEST = 300.0
"""Seconds that one answer may take, from the request to its last byte."""
CONNECT, READ = 10.0, 30.0
"""Seconds until a service has to be there, and between two pieces of its answer."""
ATTEMPTS = 4
"""How often a request is made before its service is given up."""
FIRST_WAIT = 2.0
"""Seconds before the second attempt where the service does not say; twice as many each further."""
PATIENCE = 120.0
"""Seconds that are waited at most because a service asks for it."""
REDIRECTS = 5
"""How often an answer may lead elsewhere."""
_AGAIN = frozenset((429, 500, 502, 503, 504))
_ELSEWHERE = frozenset((301, 302, 303, 307, 308))

Turn = Callable[[], AbstractContextManager[None]]
"""Makes what a request waits for, and is held while it lasts."""


class Validators(NamedTuple):
    """What an answer said of its version: asked with it, a service sends nothing that is known."""

    etag: str = ""
    modified: str = ""


NO_VALIDATORS = Validators()


class Answer(NamedTuple):
    """A whole answer."""

    url: str
    """Where it came from in the end."""
    data: bytes
    """Its bytes, unpacked, as the service gave them."""
    validators: Validators


class Timeouts(NamedTuple):
    """Seconds: until a connection, between two pieces of an answer, and for all of it."""

    connect: float = CONNECT
    read: float = READ
    whole: float = LONGEST


class Client:
    """Asks services, one request at a time; close it in the end.

    Args:
        clock: tells the time, waits, and stops the work when it is no longer wanted.
        progress: is told in words how far it is.
        timeouts: how long it waits for an answer.
        largest: bytes of an answer that are taken at most.
    """

    def __init__(
        self,
        clock: Clock,
        progress: Callable[[str], object] = lambda _: None,
        timeouts: Timeouts = Timeouts(),  # noqa: B008 - a value
        largest: int = LARGEST,
    ) -> None:
        self._clock, self._progress = clock, progress
        self._timeouts, self._largest = timeouts, largest
        self._clients: dict[bool, httpx.Client] = {}
        self._free_at: dict[str, float] = {}
        """By host: when it takes requests again, by the clock's ticks."""

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()

    def get(
        self,
        url: str,
        accept: Sequence[str],
        known: Validators = NO_VALIDATORS,
        turn: Turn = nullcontext,
    ) -> Answer | None:
        """Get an answer; None when it is the version that is known.

        Args:
            url: what is asked.
            accept: kinds of content that can be taken, such as ``application/json``.
            known: the version that one has.
            turn: what each request waits for.

        Raises:
            FetchError: there is no whole answer of these kinds; the message says why.
            Cancelled: it is no longer wanted.
        """
        for attempt in range(1, ATTEMPTS + 1):
            outcome = self._follow(url, accept, known, turn)
            if not isinstance(outcome, _Refused):
                return outcome
            wait = FIRST_WAIT * 2 ** (attempt - 1) if outcome.wait is None else outcome.wait
            what = f"{outcome.host} {outcome.why}"
            if wait > PATIENCE:
                raise FetchError(f"{what}, and asks to wait {in_words(wait)}; try again then")
            if attempt == ATTEMPTS:
                raise FetchError(f"{what}, {ATTEMPTS} times; nothing was taken. Try again later")
            self._progress(f"{what}: trying again in {in_words(wait)}…")
            self._clock.wait(wait)
        raise AssertionError

    def _follow(
        self, url: str, accept: Sequence[str], known: Validators, turn: Turn
    ) -> Answer | _Refused | None:
        """Ask, and go where the answer leads."""
        import httpx

        scheme = require_allowed(url).scheme
        for _ in range(REDIRECTS + 1):
            host = urlsplit(url).hostname or ""
            try:
                with turn(), self._asked(url, accept, known) as response:
                    if response.status_code not in _ELSEWHERE:
                        return self._taken(response, url, host, accept)
                    url = redirected(url, response.headers.get("location", ""), scheme)
            except httpx.ConnectTimeout as error:
                raise Unreachable(host, "it does not answer") from error
            except (httpx.ConnectError, httpx.ProxyError) as error:
                why = re.sub(r"\[Errno -?\d+\] ", "", clean_line(str(error)))
                raise Unreachable(host, why or "no connection") from error
            except httpx.TimeoutException as error:
                what = f"{host} took too long; nothing of its answer was taken"
                raise FetchError(f"{what}; try again later") from error
            except httpx.TransportError:
                return _Refused(host, "broke off its answer", None)
            except httpx.InvalidURL as error:
                raise FetchError(f"{clean_line(url)}: {clean_line(str(error))}") from error
        raise FetchError(f"{host} leads from one address to the next without an end; given up")

    @contextmanager
    def _asked(
        self, url: str, accept: Sequence[str], known: Validators
    ) -> Iterator[httpx.Response]:
        host = urlsplit(url).hostname or ""
        busy = self._free_at.get(host, 0.0) - self._clock.ticks()
        if busy > PATIENCE:
            asked = f"{host} takes no more requests for {in_words(busy)}"
            raise FetchError(f"{asked}; try again then")
        if busy > 0:
            self._progress(f"{host} takes no more requests for {in_words(busy)}: waiting…")
            self._clock.wait(busy)
        self._clock.go_on()
        self._progress(f"asking {host}…")
        headers = {"Accept": ", ".join(accept)}
        told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers |= {
            name: value
            for name, value in told.items()
            if value and value.isascii() and value.isprintable()
        }
        client = self._client(is_local=host in LOOPBACK)
        # What an earlier answer left is not sent back.
        client.cookies.clear()
        with client.stream("GET", url, headers=headers) as response:
            yield response

    def _client(self, *, is_local: bool) -> httpx.Client:
        import httpx

        if is_local not in self._clients:
            wait = self._timeouts
            try:
                self._clients[is_local] = httpx.Client(
                    headers={"User-Agent": f"carrel/{_version()}", "Accept-Encoding": "gzip"},
                    timeout=httpx.Timeout(wait.read, connect=wait.connect),
                    limits=httpx.Limits(max_connections=1),
                    follow_redirects=False,
                    trust_env=not is_local,  # no proxy leads to this computer
                )
            except (ImportError, ValueError, OSError) as error:
                what = "what the environment says of a proxy or of certificates cannot be used"
                raise FetchError(f"{what}: {clean_line(str(error))[:200]}") from error
        return self._clients[is_local]

    def _taken(
        self, response: httpx.Response, url: str, host: str, accept: Sequence[str]
    ) -> Answer | _Refused | None:
        status, headers = response.status_code, response.headers
        now = self._clock.now()
        if (busy := used_up(headers, now)) > 0:
            self._free_at[host] = self._clock.ticks() + busy
        if status == 304:
            return None
        if status in _AGAIN:
            busy_words = "takes no more requests for now" if status == 429 else f"failed ({status})"
            return _Refused(host, busy_words, retry_after(headers, now))
        if status != 200:
            why = {403: "refuses it", 404: "has no such thing", 410: "has it no longer"}
            says = why.get(status, "does not take the request")
            detail = self._complaint(response)
            fault = Missing if status in {404, 410} else FetchError
            raise fault(f"{host} {says} (HTTP {status}){detail}: {clean_line(url)}")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in accept:
            raise FetchError(
                f"{host} sent {clean_line(kind)[:80] or 'something without a kind'} where"
                f" {accept[0]} was asked for; nothing was taken. Is it the right address, and does"
                " your network want you to log in?"
            )
        data = self._read(response, host)
        etag, modified = headers.get("etag", ""), headers.get("last-modified", "")
        return Answer(url, data, Validators(etag[:1000], modified[:100]))

    def _complaint(self, response: httpx.Response) -> str:
        """What a service says is wrong, where it says so in a line of JSON."""
        import json

        if "json" not in response.headers.get("content-type", ""):
            return ""
        data = b""
        for piece in response.iter_raw(2**12):
            data += piece
            if len(data) > 2**12:
                return ""
        try:
            said = json.loads(data)
        except ValueError:
            return ""
        words = said.get("error") or said.get("message") if isinstance(said, dict) else ""
        return f": “{clean_line(words)[:200]}”" if isinstance(words, str) and words else ""

    def _read(self, response: httpx.Response, host: str) -> bytes:
        """All of an answer, unpacked piece by piece, so that a little never becomes very much."""
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in {"", "identity", "gzip", "x-gzip"}:
            raise FetchError(f"{host} packed its answer as {clean_line(encoding)[:40]}; not taken")
        unpack = zlib.decompressobj(31) if "gzip" in encoding else None
        pieces, size, said = list[bytes](), 0, 0
        begun = self._clock.ticks()
        for raw in response.iter_raw():
            self._clock.go_on()
            if self._clock.ticks() - begun > self._timeouts.whole:
                what = f"{host} took longer than {in_words(self._timeouts.whole)}"
                raise FetchError(f"{what}; nothing was taken. Try again later")
            piece = raw
            if unpack is not None:
                try:
                    piece = unpack.decompress(raw, self._largest - size + 1)
                except zlib.error as error:
                    raise FetchError(f"{host} packed its answer wrongly; not taken") from error
            size += len(piece)
            if size > self._largest:
                mib = self._largest / 2**20
                raise FetchError(f"{host} sent more than {mib:.0f} MiB; nothing was taken")
            pieces.append(piece)
            if size - said > 2**17:
                said = size
                self._progress(f"{host}: {size / 1000:,.0f} kB…")
        if unpack is not None and (not unpack.eof or unpack.unused_data):
            raise FetchError(f"{host} packed its answer wrongly, or half of it; not taken")
        return b"".join(pieces)


class _Refused(NamedTuple):
    """A service that may answer the next time."""

    host: str
    why: str
    wait: float | None
    """Seconds that it asks for, if it says so."""


def in_words(seconds: float) -> str:
    """Return a time as people say it: ``12 s``, ``3 min``, ``2 h``."""
    if seconds < 120:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 7200 else f"{round(seconds / 3600)} h"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("carrel")
    except PackageNotFoundError:
        return "0"
