"""A PDF is fetched whole into its folder, or nothing is there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.tui.fetch.service import Service, SetClock, cut, leading_to, reply
from tests.tui.library.made import paper
from tui.fetch.clock import Clock
from tui.fetch.errors import FetchError
from tui.fetch.pdf import fetch_pdf, is_known, remember
from tui.library.cancellation import Cancelled
from tui.library.links import Address, checked
from tui.library.locations import cache_folder
from tui.library.pdfs import find_pdf

KIND = "application/pdf"
PDF = b"%PDF-1.7\n" + b"lantern " * 400_000
LANTERN = paper("A Lantern in Fog")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "papers"


def fetch(url: str, folder: Path, clock: Clock, said: list[str]) -> Path:
    return fetch_pdf(checked(url), LANTERN, folder, clock, said.append)


@pytest.mark.parametrize("kind", [KIND, "application/octet-stream", "application/x-pdf; q=1"])
def test_a_pdf_comes_whole_and_it_is_told_how_far_it_is(
    service: Service, clock: SetClock, said: list[str], folder: Path, kind: str
) -> None:
    url = service.on("/x", reply(body=PDF, kind=kind))
    path = fetch(url, folder, clock, said)
    assert path.read_bytes() == PDF
    assert find_pdf(folder, LANTERN.key) == path
    assert said[0] == "asking 127.0.0.1…"
    assert any(words.endswith("kB…") for words in said)
    assert service.asked[0].headers["Accept"].startswith(KIND)


def test_a_redirect_on_the_way_is_followed(
    service: Service, clock: SetClock, said: list[str], folder: Path
) -> None:
    service.on("/whole", reply(body=PDF, kind=KIND))
    assert fetch(service.on("/x", leading_to("/whole")), folder, clock, said).read_bytes() == PDF


@pytest.mark.parametrize(
    "body", [b"", b"<!doctype html>", b"%PD", b" %PDF-1.7", b"PK\3\4"], ids=repr
)
def test_what_does_not_begin_as_a_pdf_is_none(
    service: Service, clock: SetClock, said: list[str], folder: Path, body: bytes
) -> None:
    with pytest.raises(FetchError, match="something else than a PDF; nothing was kept"):
        fetch(service.on("/x", reply(body=body, kind=KIND)), folder, clock, said)
    assert not folder.exists()


def test_half_a_pdf_is_none(
    service: Service, clock: SetClock, said: list[str], folder: Path
) -> None:
    url = service.on("/x", cut(PDF, 2**20, KIND))
    with pytest.raises(FetchError, match="broke off its answer"):
        fetch(url, folder, clock, said)
    assert not folder.exists()


def test_what_is_too_large_is_not_taken(
    service: Service,
    clock: SetClock,
    said: list[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.fetch.pdf.LARGEST", 2**20)
    with pytest.raises(FetchError, match="more than 1 MiB; nothing was taken"):
        fetch(service.on("/x", reply(body=PDF, kind=KIND)), folder, clock, said)
    assert not folder.exists()


def test_what_is_stopped_leaves_nothing(service: Service, said: list[str], folder: Path) -> None:
    stop = threading.Event()
    url = service.on("/x", reply(body=PDF, kind=KIND))

    def progress(words: str) -> None:
        if words.endswith("kB…"):
            stop.set()

    with pytest.raises(Cancelled):
        fetch_pdf(checked(url), LANTERN, folder, Clock(stop), progress)
    assert not folder.exists()


def test_arxiv_is_asked_in_turn(
    service: Service, clock: SetClock, said: list[str], folder: Path
) -> None:
    url = service.on("/x", reply(body=PDF, kind=KIND))
    address = checked(url)._replace(host="arxiv.org")
    for _ in range(2):
        fetch_pdf(address, LANTERN, folder, clock, said.append)
    assert clock.waited == [3.0]
    fetch_pdf(address._replace(host="notarxiv.org"), LANTERN, folder, clock, said.append)
    assert clock.waited == [3.0]


# Hosts


def named(host: str, port: str = "") -> Address:
    return checked(f"https://{host}{port}/x")


def test_a_host_is_known_once_the_person_agreed(scratch_home: Path) -> None:
    assert not is_known(named("a.org"))
    remember(named("a.org"))
    remember(named("b.org", ":8443"))
    assert is_known(named("a.org"))
    assert is_known(named("b.org", ":8443"))
    for other in (named("b.org"), named("a.org", ":8443"), named("x.a.org"), named("org")):
        assert not is_known(other)
    assert (cache_folder() / "pdf.hosts").stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_noted_one_is_asked_again(scratch_home: Path) -> None:
    scratch_home.mkdir()
    cache_folder().write_text("a file in its place")
    remember(named("a.org"))
    assert not is_known(named("a.org"))
