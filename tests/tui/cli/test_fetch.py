"""``carrel fetch``: a day's papers from a service, or all that a person subscribed to."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.cli.carrel import LIMIT, PROGRAM, carrel, environment, page
from tests.tui.fetch.service import TEXT, Service, hf_answer, reply, serving, stalled

TITLE = "Lanterns in the Fog of Autumn"
ABSTRACT = "We study how lanterns are seen in fog, and find that larger ones are seen from afar."


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service that is asked in place of all others."""
    with serving() as service:
        for name in ("HF", "ARXIV", "ARXIV_FEED"):
            monkeypatch.setenv(f"CARREL_{name}_URL", service.url)
        yield service


def subscribe(home: Path, text: str) -> None:
    """Write settings."""
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(text, encoding="utf-8")


def pages() -> list[str]:
    """The pages of the library."""
    return [line.split("\t")[0] for line in carrel("pages").out.splitlines()]


def test_a_page_is_fetched_named_on_stdout_and_told_on_stderr(service: Service) -> None:
    url = service.on("/day", reply(body=page(TITLE, "Boats").encode(), kind=TEXT))
    ended = carrel("fetch", "feed", url)
    assert ended.status == 0
    (name, papers, label) = ended.out.rstrip("\n").split("\t")
    assert name.startswith("127.0.0.1 20")
    assert (papers, label) == ("2", "Mar 11")
    assert ended.err == f"{name}: 2 papers as Daily Papers page, 2 new\n"
    assert pages() == [name]


def test_twice_is_the_same_as_once(service: Service) -> None:
    url = service.on("/day", reply(body=page(TITLE).encode(), kind=TEXT))
    carrel("fetch", "feed", url)
    ended = carrel("fetch", "feed", url)
    assert ended.status == 0
    assert ended.out == ""
    assert ended.err.endswith(
        "1 paper as Daily Papers page, 0 new; your library has this page already\n"
    )
    assert len(pages()) == 1


def test_a_day_of_hugging_face_is_fetched(service: Service) -> None:
    body = hf_answer(("2611.00001", TITLE, ABSTRACT))
    service.on("/api/daily_papers", reply(body=body))
    ended = carrel("fetch", "hf", "2026-11-26")
    assert ended.status == 0
    assert ended.err == "HF 2026-11-26: 1 paper as Hugging Face data, 1 new\n"
    assert pages() == ["HF 2026-11-26"]
    assert TITLE in carrel("search", "lanterns").out


def test_a_dry_run_says_what_would_be_asked_and_asks_nothing(
    service: Service, scratch_home: Path
) -> None:
    ended = carrel("fetch", "hf", "2026-11-26", "--dry-run")
    assert ended.status == 0
    asked = f"{service.url}/api/daily_papers?date=2026-11-26&limit=100"
    assert ended.out == f"HF 2026-11-26\t{asked}\n"
    week = carrel("fetch", "--dry-run", "hf", "week", "2026-W48").out
    assert week.endswith("&p=0\tand up to 29 more\n")
    assert service.asked == []
    assert not (scratch_home / "library.db").exists()


def test_words_may_stand_around_options(service: Service) -> None:
    asked = carrel("fetch", "arxiv", "cs.XX", "cs.YY", "--since", "2026-11-01", "--dry-run").out
    assert asked.startswith("arXiv cs.XX cs.YY since 2026-11-01\t")
    assert carrel("fetch", "arxiv", "--since", "2026-11-01", "cs.XX", "--dry-run", "cs.YY").out == (
        asked
    )
    ended = carrel("fetch", "hf", "--sinc3", "2026-11-01")
    assert ended.status == 2
    assert "--sinc3" in ended.err


def test_all_subscriptions_are_fetched_and_a_fault_in_one_stops_no_other(
    service: Service, scratch_home: Path
) -> None:
    good = service.on("/good", reply(body=page(TITLE).encode(), kind=TEXT))
    other = service.on("/other", reply(body=page("Boats at Night").encode(), kind=TEXT))
    lines = [f'x = ["feed {service.url}/missing", "feed {good}", "hf tomorrow"]']
    subscribe(scratch_home, "\n".join(["[sources]", *lines, f'y = "feed {other}"']))
    ended = carrel("fetch")
    assert ended.status == 1
    assert len(ended.out.splitlines()) == 2
    assert "carrel: settings.toml:2: the source 'x': hf tomorrow is not under" in ended.err
    assert "127.0.0.1 has no such thing (HTTP 404)" in ended.err
    assert len(pages()) == 2


def test_one_source_is_fetched_by_its_name(service: Service, scratch_home: Path) -> None:
    first = service.on("/first", reply(body=page(TITLE).encode(), kind=TEXT))
    second = service.on("/second", reply(body=page("Boats at Night").encode(), kind=TEXT))
    subscribe(scratch_home, f'[sources]\na = "feed {first}"\nb = "feed {second}"\n')
    assert carrel("fetch", "b").status == 0
    assert [each.path for each in service.asked] == ["/second"]
    ended = carrel("fetch", "c")
    assert ended.status == 2
    assert "“c” is neither a service (hf, arxiv, feed) nor a name from [sources]" in ended.err


def test_without_subscriptions_it_says_how_to_make_one(
    service: Service, scratch_home: Path
) -> None:
    ended = carrel("fetch")
    assert ended.status == 2
    assert ended.err == (
        'carrel: there is nothing to fetch: put daily = ["hf", "arxiv cs.CL"] below [sources]'
        f" in {scratch_home}/settings.toml\n"
    )


def test_without_a_network_there_is_one_line_and_status_1(
    scratch_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # nobody listens
        gone = f"http://127.0.0.1:{held.getsockname()[1]}"
        subscribe(
            scratch_home,
            f'[sources]\na = ["hf", "hf trending", "arxiv cs.XX"]\n'
            f'[services]\nhf = "{gone}"\narxiv_feed = "{gone}"\n',
        )
        ended = carrel("fetch")
    assert ended.status == 1
    (line,) = ended.err.splitlines()
    assert line.startswith("carrel: 127.0.0.1 cannot be reached: ")


def test_on_a_terminal_it_shows_how_far_it_is_and_stops_at_control_c(service: Service) -> None:
    arrived = threading.Event()
    url = service.on("/day", stalled(arrived=arrived))
    ours, its = os.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "fetch", "feed", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=its,
        env=environment(TERM="xterm"),
        start_new_session=True,
    )
    os.close(its)
    assert arrived.wait(LIMIT)
    process.send_signal(signal.SIGINT)
    assert process.wait(LIMIT) == 130
    shown = os.read(ours, 2**16).decode()
    os.close(ours)
    assert "asking 127.0.0.1…" in shown
    assert shown.endswith("\r\x1b[K"), "what was shown is taken away again"
    assert pages() == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["hf", "tomorrow"], "hf tomorrow is not understood"),
        (["arxiv", "cs.XX", "--since", "May"], "--since May is no day"),
        (["feed", "http://example.org/"], "only addresses that begin with https://"),
        (["--new"], "are for arxiv"),
    ],
)
def test_what_cannot_be_fetched_is_wrong_use(service: Service, words: list[str], says: str) -> None:
    ended = carrel("fetch", *words)
    assert ended.status == 2
    assert says in ended.err
    assert service.asked == []


def test_words_of_strangers_are_shown_without_their_controls(service: Service) -> None:
    url = service.on("/day", reply(404, '{"error": "gone \\u001b[2J\u202e"}'.encode()))
    ended = carrel("fetch", "feed", url)
    assert ended.status == 1
    assert "“gone" in ended.err


def test_a_library_that_may_not_be_written_is_told_before_anything_is_asked(
    service: Service, scratch_home: Path
) -> None:
    carrel("lists")
    (scratch_home / "library.db").write_bytes(b"no database at all, but a text " * 200)
    ended = carrel("fetch", "hf")
    assert ended.status != 0
    assert service.asked == []
