"""Answers become pages of the library: all of a request or nothing, each once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import page as plain_page
from tests.tui.fetch.service import (
    ATOM,
    JSON,
    TEXT,
    Service,
    SetClock,
    arxiv_answer,
    cut,
    hf_answer,
    leading_to,
    reply,
    unmeasured,
)
from tui.fetch.round import Outcome, faults_in_words, fetch_round
from tui.fetch.services import Bases, read_wish, request_of
from tui.library.library import Library
from tui.library.locations import locations

ABSTRACT = "We study how lanterns are seen in fog, and find that larger ones are seen from afar."
ONE = ("2611.00001", "Lanterns in the Fog of Autumn", ABSTRACT)
TWO = ("2611.00002", "Counting Boats by Their Lights", ABSTRACT)
THREE = ("2611.00003", "A Harbour Remembers Its Ships", ABSTRACT)


@pytest.fixture
def library() -> Iterator[Library]:
    library = Library(locations())
    yield library
    library.close()


class Round:
    """Fetches from the service, and sees what came of it."""

    def __init__(self, service: Service, library: Library, clock: SetClock) -> None:
        self._service, self._library, self._clock = service, library, clock
        self.known: set[str] = set()
        self.said: list[str] = []

    def __call__(self, *wishes: str) -> list[Outcome]:
        url = self._service.url
        bases = Bases(url, url, url)
        requests = [
            request_of(read_wish(each.split()), bases, self._clock.now()) for each in wishes
        ]
        return list(fetch_round(requests, self._library, self.known, self._clock, self.said.append))

    def words(self, *wishes: str) -> list[str]:
        """What a person is told."""
        outcomes = self(*wishes)
        return [
            *(each.added.words for each in outcomes if each.added),
            *faults_in_words(outcomes),
        ]

    @property
    def pages(self) -> list[str]:
        """The names of the library's pages."""
        return [each.name for each in self._library.state.pages]


@pytest.fixture
def fetch(service: Service, library: Library, clock: SetClock) -> Round:
    return Round(service, library, clock)


def text_page(*titles: str) -> bytes:
    """A page of text, as a mirror might have it."""
    return plain_page(*titles).encode()


# Pages, in whatever format


def test_a_page_is_added_with_its_bytes_as_they_came(
    fetch: Round, service: Service, scratch_home: Path
) -> None:
    body = text_page(ONE[1], TWO[1])
    url = service.on("/day", reply(body=body, kind=TEXT))
    assert fetch.words(f"feed {url}") == [
        "127.0.0.1 2026-11-26: 2 papers as Daily Papers page, 2 new"
    ]
    assert fetch.pages == ["127.0.0.1 2026-11-26"]
    assert [each.read_bytes() for each in (scratch_home / "pages").iterdir()] == [body]


def test_the_same_answer_is_not_added_twice(fetch: Round, service: Service) -> None:
    url = service.on("/day", reply(body=text_page(ONE[1]), kind=TEXT))
    fetch(f"feed {url}")
    (words,) = fetch.words(f"feed {url}")
    assert words.endswith("1 paper as Daily Papers page, 0 new; your library has this page already")
    assert len(fetch.pages) == 1


def test_papers_that_are_there_are_not_called_new(fetch: Round, service: Service) -> None:
    fetch.known |= {paper_key(ONE[1])}
    url = service.on("/day", reply(body=text_page(ONE[1], TWO[1]), kind=TEXT))
    assert fetch.words(f"feed {url}")[0].endswith("2 papers as Daily Papers page, 1 new")


def test_what_did_not_change_is_not_sent_again_and_what_was_removed_is(
    fetch: Round, service: Service, library: Library
) -> None:
    page = reply(body=text_page(ONE[1]), kind=TEXT, ETag='"7"')
    url = service.on("/day", page, reply(304, b""), page)
    fetch(f"feed {url}")
    assert fetch.words(f"feed {url}") == ["127.0.0.1: nothing changed since it was fetched"]
    assert service.asked[1].headers["If-None-Match"] == '"7"'
    library.remove_page(library.state.pages[0])
    fetch(f"feed {url}")
    assert "If-None-Match" not in service.asked[2].headers
    assert fetch.pages == ["127.0.0.1 2026-11-26"]


def test_a_later_answer_of_the_same_day_takes_the_place_of_the_earlier_one(
    fetch: Round, service: Service
) -> None:
    morning, evening = text_page(ONE[1]), text_page(TWO[1], ONE[1])
    url = service.on("/day", reply(body=morning, kind=TEXT), reply(body=evening, kind=TEXT))
    fetch(f"feed {url}")
    assert fetch.words(f"feed {url}")[0].endswith("2 papers as Daily Papers page, 1 new")
    assert fetch.pages == ["127.0.0.1 2026-11-26"]


def test_an_earlier_answer_with_a_paper_of_its_own_stays(fetch: Round, service: Service) -> None:
    first, second = text_page(ONE[1], THREE[1]), text_page(TWO[1], ONE[1])
    url = service.on("/day", reply(body=first, kind=TEXT), reply(body=second, kind=TEXT))
    fetch(f"feed {url}")
    fetch(f"feed {url}")
    assert fetch.pages == ["127.0.0.1 2026-11-26", "127.0.0.1 2026-11-26 (2)"]


def test_a_page_that_cannot_be_understood_is_not_added(fetch: Round, service: Service) -> None:
    url = service.on("/day", reply(body=b'{"what": "this is"}'))
    (words,) = fetch.words(f"feed {url}")
    assert words.startswith("127.0.0.1: no paper was understood in the answer")
    assert fetch.pages == []


def test_a_web_page_is_no_feed(fetch: Round, service: Service) -> None:
    url = service.on("/day", reply(body=b"<html>Log in</html>", kind="text/html"))
    (words,) = fetch.words(f"feed {url}")
    assert "sent text/html where application/atom+xml was asked for" in words
    assert fetch.pages == []


@pytest.mark.parametrize(
    "body", [b'[{"paper": {"title": "Lan', b"[" * 200_000, b"<feed><entry><title>Lan", b"{]"]
)
def test_an_answer_that_ends_in_its_middle_is_not_taken(
    fetch: Round, service: Service, body: bytes
) -> None:
    """Nobody told its length, and the connection ended as if all had come."""
    kind = JSON if body[:1] in b"[{" else ATOM
    url = service.on("/day", unmeasured(body, kind))
    (words,) = fetch.words(f"feed {url}")
    assert words.endswith("the answer of 127.0.0.1 is damaged or breaks off; nothing was taken")
    assert fetch.pages == []


# Hugging Face


def test_a_day_is_added_under_its_name(fetch: Round, service: Service) -> None:
    service.on("/api/daily_papers", reply(body=hf_answer(ONE, TWO)))
    assert fetch.words("hf 2026-11-26") == ["HF 2026-11-26: 2 papers as Hugging Face data, 2 new"]
    assert fetch.pages == ["HF 2026-11-26"]
    assert service.asked[0].query == {"date": "2026-11-26", "limit": "100"}


def test_a_day_without_a_paper_yet_gives_way_to_the_day_before(
    fetch: Round, service: Service
) -> None:
    service.on("/api/daily_papers", reply(), reply(body=hf_answer(ONE)))
    fetch("hf")
    assert fetch.pages == ["HF 2026-11-25"]


def test_days_without_a_paper_are_no_fault(fetch: Round, service: Service) -> None:
    service.on("/api/daily_papers", reply())
    assert fetch.words("hf 2026-11-22") == ["HF 2026-11-22: there is no paper"]
    (outcome,) = fetch("hf")
    assert outcome.fault is None
    assert len(service.asked) == 5
    assert fetch.pages == []


def test_a_week_is_asked_until_no_paper_comes(fetch: Round, service: Service) -> None:
    pages = [reply(body=hf_answer(each)) for each in (ONE, TWO)]
    service.on("/api/daily_papers", *pages, reply())
    assert fetch.words("hf week 2026-W48") == [
        "HF week 2026-W48: 2 papers as Hugging Face data, 2 new"
    ]
    assert fetch.pages == ["HF week 2026-W48", "HF week 2026-W48 (2)"]
    assert [each.query["p"] for each in service.asked] == ["0", "1", "2"]


def test_a_mirror_that_knows_no_pages_is_not_asked_for_ever(fetch: Round, service: Service) -> None:
    service.on("/api/daily_papers", reply(body=hf_answer(ONE)))
    fetch("hf week 2026-W48")
    assert len(service.asked) == 2
    assert fetch.pages == ["HF week 2026-W48"]


def test_of_a_week_whose_second_part_fails_nothing_is_added(fetch: Round, service: Service) -> None:
    service.on("/api/daily_papers", reply(body=hf_answer(ONE)), cut(hf_answer(TWO), 40))
    (outcome,) = fetch("hf week 2026-W48")
    assert outcome.fault is not None
    assert fetch.pages == []


# arXiv


def test_a_feed_of_arxiv_is_named_by_its_categories_and_its_day(
    fetch: Round, service: Service
) -> None:
    service.on("/atom/cs.XX+cs.YY", reply(body=arxiv_answer(ONE), kind="application/xml"))
    assert fetch.words("arxiv cs.XX cs.YY") == [
        "arXiv cs.XX cs.YY 2026-11-26: 1 paper as arXiv feed, 1 new"
    ]
    assert fetch.pages == ["arXiv cs.XX cs.YY 2026-11-26"]


def test_all_parts_of_a_long_answer_are_fetched_three_seconds_apart(
    fetch: Round, service: Service, clock: SetClock
) -> None:
    parts = [reply(body=arxiv_answer(each, total=3), kind=ATOM) for each in (ONE, TWO, THREE)]
    service.on("/api/query", *parts)
    assert fetch.words("arxiv cs.XX --since 2026-11-20") == [
        "arXiv cs.XX since 2026-11-20: 3 papers as arXiv feed, 3 new"
    ]
    assert len(service.asked) == len(fetch.pages) == 3
    assert sum(clock.waited) == pytest.approx(6)


def test_of_a_long_answer_that_stops_before_its_end_nothing_is_taken(
    fetch: Round, service: Service
) -> None:
    service.on(
        "/api/query",
        reply(body=arxiv_answer(ONE, total=9), kind=ATOM),
        reply(body=arxiv_answer(total=9), kind=ATOM),
    )
    (words,) = fetch.words("arxiv cs.XX --since 2026-11-20")
    assert "1 of 9 papers came, and then no more; nothing was taken" in words
    assert fetch.pages == []


def test_a_fault_that_arxiv_describes_is_no_paper(fetch: Round, service: Service) -> None:
    body = (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        b"<id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title>"
        b"<summary>incorrect id format for 2611.99999</summary></entry></feed>"
    )
    service.on("/api/query", reply(body=body, kind=ATOM))
    (words,) = fetch.words("arxiv 2611.99999")
    assert words.endswith("arXiv does not take the request: incorrect id format for 2611.99999")
    assert fetch.pages == []


def test_of_a_query_that_finds_more_than_is_asked_for_the_number_is_told(
    fetch: Round, service: Service
) -> None:
    papers = [(f"2611.{n:05}", f"Lanterns at Pier {n}", ABSTRACT) for n in range(1, 201)]
    service.on("/api/query", reply(body=arxiv_answer(*papers, total=4321), kind=ATOM))
    assert fetch.words("arxiv --query ti:lantern") == [
        "arXiv “ti:lantern” 2026-11-26: 200 papers as arXiv feed, the newest of 4,321, 200 new"
    ]


# Rounds


def test_a_fault_in_one_does_not_stop_the_others(fetch: Round, service: Service) -> None:
    bad = service.on("/bad", reply(404))
    good = service.on("/good", reply(body=text_page(ONE[1]), kind=TEXT))
    loop = service.on("/loop", leading_to("/loop"))
    first, second, third = fetch(f"feed {bad}", f"feed {loop}", f"feed {good}")
    assert first.fault is not None
    assert second.fault is not None
    assert third.added is not None
    assert len(fetch.pages) == 1


def test_without_a_network_one_line_says_so(
    fetch: Round, service: Service, library: Library, clock: SetClock
) -> None:
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # nobody listens
        gone = f"http://127.0.0.1:{held.getsockname()[1]}"
        requests = [
            request_of(read_wish(each.split()), Bases(gone, gone, gone), clock.now())
            for each in ("hf", "arxiv cs.XX", "hf trending")
        ]
        outcomes = list(fetch_round(requests, library, set(), clock, str))
    (words,) = faults_in_words(outcomes)
    assert words.startswith("127.0.0.1 cannot be reached: ")
    assert sum(clock.waited) == 0


def test_stopped_while_an_answer_is_on_its_way_nothing_is_added(
    service: Service, library: Library
) -> None:
    import threading

    from tui.library.cancellation import Cancelled

    stop = threading.Event()
    clock = SetClock(stop=stop)
    url = service.on("/day", reply(body=text_page(ONE[1]), kind=TEXT))
    request = request_of(read_wish(["feed", url]), Bases(), 0)

    def hear(words: str) -> None:
        if words.startswith("asking"):
            stop.set()

    with pytest.raises(Cancelled):
        list(fetch_round([request], library, set(), clock, hear))
    assert library.state.pages == ()
