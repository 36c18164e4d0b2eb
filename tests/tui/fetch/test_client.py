"""The client takes whole answers alone, asks politely, and says what went wrong."""

from __future__ import annotations

import gzip
import threading
import zlib
from email.utils import formatdate

import pytest

from tests.tui.fetch.service import (
    ATOM,
    JSON,
    Behaviour,
    Handler,
    Service,
    SetClock,
    cut,
    endless,
    leading_to,
    packed,
    reply,
    stalled,
    unmeasured,
)
from tui.fetch.addresses import redirected
from tui.fetch.client import ATTEMPTS, Client, Timeouts, Validators
from tui.fetch.errors import FetchError, Unreachable
from tui.library.cancellation import Cancelled


def got(client: Client, url: str) -> bytes:
    """The bytes of an answer that there has to be."""
    answer = client.get(url, [JSON])
    assert answer is not None
    return answer.data


def complaint(client: Client, url: str) -> str:
    """Why there is no answer."""
    with pytest.raises(FetchError) as caught:
        client.get(url, [JSON])
    return str(caught.value)


# What is sent, and what is taken


def test_an_answer_is_taken_as_it_was_given(client: Client, service: Service) -> None:
    url = service.on("/day", reply(body=b" [1, 2] \n", kind="application/json; charset=utf-8"))
    answer = client.get(url, [JSON])
    assert answer is not None
    assert (answer.data, answer.url) == (b" [1, 2] \n", url)


def test_nothing_is_sent_but_the_request(client: Client, service: Service) -> None:
    url = service.on("/day", reply(Set_Cookie="who=1; Path=/"))
    got(client, url)
    got(client, url)
    for asked in service.asked:
        assert {name.lower() for name in asked.headers} <= {
            "host",
            "accept",
            "accept-encoding",
            "connection",
            "user-agent",
        }
        assert asked.headers["User-Agent"].startswith("carrel/")
        assert asked.headers["Accept"] == JSON


def test_a_proxy_of_the_environment_is_not_asked_for_this_computer(
    client: Client, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert got(client, service.on("/day", reply())) == b"[]"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HTTPS_PROXY", "socks5://127.0.0.1:9"),
        ("HTTPS_PROXY", "gopher://127.0.0.1:9"),
        ("SSL_CERT_FILE", "/nowhere/at/all.pem"),
    ],
)
def test_an_environment_that_cannot_be_used_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    words = complaint(client, "https://service.invalid/")
    assert words.startswith("what the environment says of a proxy or of certificates cannot be")


def test_a_packed_answer_is_unpacked(client: Client, service: Service) -> None:
    assert got(client, service.on("/day", packed(b"[1]" * 1000))) == b"[1]" * 1000


def test_an_answer_without_a_length_is_taken(client: Client, service: Service) -> None:
    assert got(client, service.on("/day", unmeasured(b"[3]"))) == b"[3]"


def test_a_version_that_is_known_is_not_sent_again(client: Client, service: Service) -> None:
    when = "Thu, 26 Nov 2026 06:00:00 GMT"
    url = service.on("/day", reply(ETag='"7"', Last_Modified=when), reply(304, b""))
    first = client.get(url, [JSON])
    assert first is not None
    assert first.validators == Validators('"7"', when)
    assert client.get(url, [JSON], first.validators) is None
    assert service.asked[1].headers["If-None-Match"] == '"7"'
    assert service.asked[1].headers["If-Modified-Since"] == when


@pytest.mark.parametrize("kind", ["text/html", "application/pdf", ""])
def test_another_kind_of_answer_is_not_taken(client: Client, service: Service, kind: str) -> None:
    words = complaint(client, service.on("/day", reply(body=b"<html>", kind=kind)))
    assert f"sent {kind or 'something without a kind'} where application/json" in words
    assert "nothing was taken" in words


def test_any_of_several_kinds_is_taken(client: Client, service: Service) -> None:
    url = service.on("/day", reply(body=b"<feed/>", kind=ATOM))
    answer = client.get(url, [JSON, ATOM])
    assert answer is not None
    assert answer.data == b"<feed/>"


# Half an answer is never taken


def nothing_at_all(handler: Handler) -> None:
    handler.close_connection = True


def half_a_chunk(handler: Handler) -> None:
    handler.begin(200, Transfer_Encoding="chunked")
    handler.wfile.write(b"10\r\n[1,2")
    handler.close_connection = True


@pytest.mark.parametrize(
    "broken",
    [
        cut(b"[1, 2, 3]", 4),
        cut(b"[1, 2, 3]", 0),
        cut(gzip.compress(b"[1]" * 500), 30, Content_Encoding="gzip"),
        nothing_at_all,
        half_a_chunk,
    ],
)
def test_an_answer_that_breaks_off_is_asked_for_again(
    client: Client, service: Service, broken: Behaviour
) -> None:
    assert got(client, service.on("/day", broken, reply(body=b"[9]"))) == b"[9]"
    assert len(service.asked) == 2


def test_an_answer_that_always_breaks_off_is_given_up(client: Client, service: Service) -> None:
    words = complaint(client, service.on("/day", cut(b"[1, 2, 3]", 4)))
    assert words == (
        f"127.0.0.1 broke off its answer, {ATTEMPTS} times; nothing was taken. Try again later"
    )
    assert len(service.asked) == ATTEMPTS


def test_half_a_packed_answer_of_unknown_length_is_not_taken(
    client: Client, service: Service
) -> None:
    half = gzip.compress(b"[1]" * 5000)[:-12]
    words = complaint(client, service.on("/day", unmeasured(half, Content_Encoding="gzip")))
    assert "not taken" in words


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(b"[1]", mtime=0) + gzip.compress(b"[2]", mtime=0)]
)
def test_an_answer_that_is_packed_wrongly_is_not_taken(
    client: Client, service: Service, body: bytes
) -> None:
    url = service.on("/day", reply(body=body, Content_Encoding="gzip"))
    assert "packed its answer wrongly" in complaint(client, url)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "x\u0007y"])
def test_no_other_packing_is_taken(client: Client, service: Service, encoding: str) -> None:
    url = service.on("/day", reply(body=b"[]", Content_Encoding=encoding))
    assert "packed its answer" in complaint(client, url)


# Bounds


def test_an_endless_answer_is_left_at_the_limit(client: Client, service: Service) -> None:
    words = complaint(client, service.on("/day", endless()))
    assert words == "127.0.0.1 sent more than 1 MiB; nothing was taken"


def test_a_little_that_unpacks_to_very_much_is_left_at_the_limit(
    client: Client, service: Service
) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(64)) + packer.flush()
    assert len(bomb) < 2**17
    url = service.on("/day", reply(body=bomb, Content_Encoding="gzip"))
    assert "sent more than 1 MiB" in complaint(client, url)


def test_an_answer_as_large_as_the_limit_is_taken(client: Client, service: Service) -> None:
    assert len(got(client, service.on("/day", packed(b"x" * 2**20)))) == 2**20


def test_an_answer_that_stalls_is_given_up(clock: SetClock, service: Service) -> None:
    client = Client(clock, timeouts=Timeouts(connect=5, read=0.05))
    assert "took too long" in complaint(client, service.on("/day", stalled()))
    client.close()


def test_an_answer_that_drips_for_ever_is_given_up(service: Service) -> None:
    """Each piece comes in time; all of them would take years."""
    client = Client(SetClock(per_look=10), timeouts=Timeouts(connect=5, read=5, whole=60))
    words = complaint(client, service.on("/day", endless(b" ")))
    assert words == "127.0.0.1 took longer than 60 s; nothing was taken. Try again later"
    client.close()


# Busy services


def test_a_busy_service_is_asked_again_when_it_says(
    client: Client, clock: SetClock, service: Service, said: list[str]
) -> None:
    url = service.on("/day", reply(429, Retry_After="17"), reply(503, Retry_After="4"), reply())
    assert got(client, url) == b"[]"
    assert clock.waited == [17, 4]
    assert "127.0.0.1 takes no more requests for now: trying again in 17 s…" in said


def test_a_moment_to_ask_again_is_counted_by_the_clock_of_the_service(
    client: Client, clock: SetClock, service: Service
) -> None:
    def busy(handler: Handler) -> None:
        handler.send_response_only(503)
        handler.send_header("Date", formatdate(1_000_000_000, usegmt=True))
        handler.send_header("Retry-After", formatdate(1_000_000_021, usegmt=True))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    assert got(client, service.on("/day", busy, reply())) == b"[]"
    assert clock.waited == [21]


@pytest.mark.parametrize(
    "headers",
    [
        {"RateLimit": '"api";r=0;t=11'},
        {"RateLimit": "limit=100, remaining=0, reset=11"},
        {"RateLimit_Reset": "11"},
        {"X_RateLimit_Reset": "1795651211"},
    ],
)
def test_the_headers_of_rate_limits_are_understood(
    client: Client, clock: SetClock, service: Service, headers: dict[str, str]
) -> None:
    got(client, service.on("/day", reply(429, b"{}", JSON, **headers), reply()))
    assert clock.waited[0] == 11


def test_who_has_no_request_left_waits_before_the_next_one(
    client: Client, clock: SetClock, service: Service
) -> None:
    url = service.on("/day", reply(RateLimit='"api";r=0;t=9'), reply(RateLimit='"api";r=5;t=9'))
    got(client, url)
    assert clock.waited == []
    got(client, url)
    assert clock.waited == [9]
    got(client, url)
    assert clock.waited == [9]


def test_a_service_that_says_nothing_is_asked_less_and_less_often(
    client: Client, clock: SetClock, service: Service
) -> None:
    words = complaint(client, service.on("/day", reply(500)))
    assert clock.waited == [2, 4, 8]
    assert words == "127.0.0.1 failed (500), 4 times; nothing was taken. Try again later"


def test_who_is_asked_to_wait_for_long_is_told_and_waits_not_at_all(
    client: Client, clock: SetClock, service: Service
) -> None:
    words = complaint(client, service.on("/day", reply(429, Retry_After="86400")))
    assert words.endswith("asks to wait 24 h; try again then")
    assert clock.waited == []


@pytest.mark.parametrize("value", ["soon", "-5", "", "9" * 400, "Thu, 99 Foo 2026"])
def test_a_wait_that_makes_no_sense_does_no_harm(
    client: Client, service: Service, value: str
) -> None:
    url = service.on("/day", reply(503, Retry_After=value, RateLimit=value), reply())
    if value.isdecimal():
        assert "asks to wait" in complaint(client, url)
    else:
        assert got(client, url) == b"[]"


def test_a_request_that_is_wrong_is_made_once_and_the_service_quoted(
    client: Client, service: Service
) -> None:
    url = service.on("/day", reply(400, b'{"error": "date is in the\\u001b[31m future"}'))
    words = complaint(client, url)
    assert "does not take the request (HTTP 400): “date is in the" in words
    assert "\u001b" not in words
    assert len(service.asked) == 1


@pytest.mark.parametrize("body", [b"{", b'["x"]', b'{"error": 3}', b"\xff", b"x" * 9000])
def test_what_a_service_says_of_a_fault_may_be_anything(
    client: Client, service: Service, body: bytes
) -> None:
    assert "has no such thing (HTTP 404): http" in complaint(
        client, service.on("/day", reply(404, body))
    )


# Where it leads


def test_a_redirect_is_followed(client: Client, service: Service) -> None:
    service.on("/new/day", reply(body=b"[4]"))
    assert got(client, service.on("/day", leading_to("new/day", 308))) == b"[4]"


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "https://127.0.0.1/day",
        "http://example.org/day",
        "http://127.0.0.1.example.org/day",
        "http://ann:secret@127.0.0.1/day",
        "ftp://127.0.0.1/day",
        "javascript:alert(1)",
        "http://[/",
        "",
    ],
)
def test_a_redirect_leads_to_no_other_scheme_and_off_no_loopback(
    client: Client, service: Service, location: str
) -> None:
    words = complaint(client, service.on("/day", leading_to(location)))
    assert "secret" not in words
    assert len(service.asked) == 1


def test_a_stranger_leads_nobody_to_this_computer() -> None:
    for location in ("https://127.0.0.1/", "https://localhost:8080/x", "//[::1]/"):
        with pytest.raises(FetchError, match="not followed"):
            redirected("https://example.org/feed", location, "https")
    assert redirected("https://example.org/a", "b", "https") == "https://example.org/b"


def test_redirects_without_an_end_are_given_up(client: Client, service: Service) -> None:
    service.on("/b", leading_to("/a"))
    assert "without an end" in complaint(client, service.on("/a", leading_to("/b")))
    assert len(service.asked) < 10


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "example.org",
        "https://",
        "https://ann:secret@example.org/",
        "https://example.org:port/",
        "https://[",
        "https:///day",
        "http://localhost.example.org/",
    ],
)
def test_only_https_is_asked(client: Client, url: str) -> None:
    assert "secret" not in complaint(client, url)


def test_a_service_that_is_not_there_is_told_in_one_line(client: Client) -> None:
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # nobody listens
        url = f"http://127.0.0.1:{held.getsockname()[1]}/"
        with pytest.raises(Unreachable) as caught:
            client.get(url, [JSON])
    words = str(caught.value)
    assert words.startswith("127.0.0.1 cannot be reached: ")
    assert "Errno" not in words
    assert words.endswith("check the network, then try again")
    assert "\n" not in words


# Stopping


def stopping_at(words: str) -> Client:
    """A client that is stopped when it says so."""
    stop = threading.Event()

    def hear(said: str) -> None:
        if words in said:
            stop.set()

    return Client(SetClock(stop=stop), hear)


def test_a_wait_is_stopped(service: Service) -> None:
    client = stopping_at("trying again")
    with pytest.raises(Cancelled):
        client.get(service.on("/day", reply(503)), [JSON])
    assert len(service.asked) == 1
    client.close()


def test_an_answer_on_its_way_is_stopped(service: Service) -> None:
    client = stopping_at("kB")
    with pytest.raises(Cancelled):
        client.get(service.on("/day", endless()), [JSON])
    client.close()
