"""A service on the loopback that answers as it is told to, well or badly, and a clock to set."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tui.fetch.client import NO_VALIDATORS, Answer, Client, Turn, Validators
from tui.fetch.clock import Clock

JSON, ATOM, TEXT = "application/json", "application/atom+xml", "text/plain"


class Asked(NamedTuple):
    """A request as the service got it."""

    path: str
    query: dict[str, str]
    headers: Message


Behaviour = Callable[["Handler"], None]
"""Answers one request."""


class Handler(BaseHTTPRequestHandler):
    """Does to a request what the service was told to do."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answer, by the path."""
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        service = self.server.service
        service.asked.append(Asked(parts.path, query, self.headers))
        waiting = service.behaviours.get(parts.path, [reply(404, b"{}")])
        behave = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        with suppress(ConnectionError):
            behave(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def begin(self, status: int = 200, kind: str = JSON, **headers: str) -> None:
        """Send the status and the headers; a line in a name stands for a hyphen."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    service: Service

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that leave are meant."""


class Service:
    """What the tests tell to answer, and ask what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.behaviours: dict[str, list[Behaviour]] = {}
        self.asked: list[Asked] = []
        self.over = threading.Event()
        """Set in the end, so that no answer goes on."""

    def on(self, path: str, *behaviours: Behaviour) -> str:
        """Behave so at a path, one request after another, the last one for ever; gives its URL."""
        self.behaviours[path] = list(behaviours)
        return self.url + path


@contextmanager
def serving() -> Iterator[Service]:
    """A service for as long as this is not left."""
    with _Server(("127.0.0.1", 0), Handler) as server:
        service = server.service = Service(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield service
        finally:
            service.over.set()
            server.shutdown()
            thread.join()


def rerouted(service: Service) -> type[Client]:
    """A client that asks the service for all there is, by the path of each address."""

    class Rerouted(Client):
        def get(
            self,
            url: str,
            accept: Sequence[str],
            known: Validators = NO_VALIDATORS,
            turn: Turn = nullcontext,
        ) -> Answer | None:
            assert url.startswith("https://")
            return super().get(service.url + urlsplit(url).path, accept, known, turn)

    return Rerouted


def reply(status: int = 200, body: bytes = b"[]", kind: str = JSON, **headers: str) -> Behaviour:
    """A whole answer."""

    def behave(handler: Handler) -> None:
        handler.begin(status, kind, Content_Length=str(len(body)), **headers)
        handler.wfile.write(body)

    return behave


def packed(body: bytes, kind: str = JSON) -> Behaviour:
    """A whole answer, packed by gzip."""
    return reply(body=gzip.compress(body), kind=kind, Content_Encoding="gzip")


def cut(body: bytes, at: int, kind: str = JSON, **headers: str) -> Behaviour:
    """An answer that ends before its length."""

    def behave(handler: Handler) -> None:
        handler.begin(200, kind, Content_Length=str(len(body)), **headers)
        handler.wfile.write(body[:at])
        handler.close_connection = True

    return behave


def unmeasured(body: bytes, kind: str = JSON, **headers: str) -> Behaviour:
    """An answer whose length nobody tells: it ends where the connection does."""

    def behave(handler: Handler) -> None:
        handler.begin(200, kind, Connection="close", **headers)
        handler.wfile.write(body)
        handler.close_connection = True

    return behave


def endless(piece: bytes = b"x" * 2**14, kind: str = JSON, **headers: str) -> Behaviour:
    """An answer without an end."""

    def behave(handler: Handler) -> None:
        handler.begin(200, kind, **headers)
        while not handler.server.service.over.is_set():
            handler.wfile.write(piece)

    return behave


def stalled(
    body: bytes = b"[", arrived: threading.Event | None = None, kind: str = JSON
) -> Behaviour:
    """An answer that begins and does not go on."""

    def behave(handler: Handler) -> None:
        handler.begin(200, kind, Content_Length="100")
        handler.wfile.write(body)
        handler.wfile.flush()
        if arrived is not None:
            arrived.set()
        handler.server.service.over.wait()

    return behave


def leading_to(location: str, status: int = 302) -> Behaviour:
    """An answer that leads elsewhere."""
    return reply(status, b"", Location=location)


def hf_answer(*papers: tuple[str, str, str]) -> bytes:
    """An answer of Hugging Face's API.

    Args:
        papers: each its arXiv id, title and abstract.
    """
    items = [
        {
            "paper": {
                "id": each,
                "title": title,
                "summary": abstract,
                "authors": [{"name": "Ann Lamp"}],
                "publishedAt": "2026-11-24T00:00:00.000Z",
                "submittedOnDailyAt": "2026-11-26T00:00:00.000Z",
                "upvotes": 3,
            },
            "title": title,
            "summary": abstract,
            "numComments": 1,
        }
        for each, title, abstract in papers
    ]
    return json.dumps(items).encode()


def arxiv_answer(*papers: tuple[str, str, str], total: int | None = None) -> bytes:
    """An answer of arXiv's API.

    Args:
        papers: each its arXiv id, title and abstract.
        total: how many there are of what was asked.
    """
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{each}v1</id><title>{title}</title>"
        f"<published>2026-11-25T10:00:00Z</published><updated>2026-11-25T10:00:00Z</updated>"
        f"<summary>{abstract}</summary><author><name>Ann Lamp</name></author></entry>"
        for each, title, abstract in papers
    )
    counted = len(papers) if total is None else total
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>http://arxiv.org/api/abc</id><title>arXiv Query</title>"
        '<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"{counted}</opensearch:totalResults>{entries}</feed>\n"
    ).encode()


class SetClock(Clock):
    """A clock that the tests set: waiting takes no time, and is written down.

    Args:
        per_look: seconds that pass whenever somebody looks at it.
        stop: ends every wait once it is set.
    """

    def __init__(self, per_look: float = 0.0, stop: threading.Event | None = None) -> None:
        super().__init__(stop)
        self.moment = 1_795_651_200.0  # 2026-11-26
        self.waited: list[float] = []
        self._per_look = per_look

    def now(self) -> float:
        return self.moment

    def ticks(self) -> float:
        self.moment += self._per_look
        return self.moment

    def wait(self, seconds: float) -> None:
        super().wait(0)
        self.waited.append(seconds)
        self.moment += seconds
