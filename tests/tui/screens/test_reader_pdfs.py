"""`P` opens a paper's PDF: asked about once a host, fetched once, and opened from the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from parsing.meta import Author, Meta
from parsing.paper import Entry, Page, paper_key
from tests.tui.fetch.service import (
    TEXT,
    Behaviour,
    Service,
    cut,
    endless,
    reply,
    rerouted,
    serving,
    stalled,
)
from tests.tui.openers import Opener
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.loader import unsaved_library
from tui.library.locations import Locations, locations
from tui.library.pdfs import keep_pdf
from tui.library.store import build_store

SIZES = [(160, 50), (80, 24), (40, 12)]
KIND = "application/pdf"
PDF = b"%PDF-1.7\n" + b"lantern " * 40_000
URL = "https://papers.example.org/lantern.pdf"
TITLE = "A Lantern in Fog"
NAME = f"doe-2024-a-lantern-in-fog-{paper_key(TITLE)}.pdf"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service on the loopback that all addresses of PDFs lead to."""
    with serving() as service:
        monkeypatch.setattr("tui.fetch.pdf.Client", rerouted(service))
        yield service


@pytest.fixture
def place() -> Locations:
    return locations()


def shelf(meta: Meta, abstract: str = "We study how a lantern finds its way.") -> Desk:
    """A lantern of which this is known, and two boats of which nothing is."""
    first = meta._replace(authors=(Author(family="Doe", given="Ann"),), published="2024-03-05")
    entries = (
        Entry(TITLE, abstract, 1, first),
        Entry("Boats", "At https://boats.example.org.", 2),
        Entry("Rudders", "No link.", 3),
    )
    return desk_of(Page("one", "", entries))


def lantern() -> Desk:
    return shelf(Meta(pdf=URL))


def kept(place: Locations) -> list[str]:
    """What lies in the folder of the PDFs."""
    return sorted(each.name for each in place.papers.iterdir()) if place.papers.exists() else []


async def fetch(person: Person) -> None:
    """Press the key, and agree."""
    await person.press("P")
    assert "Fetch this PDF?" in person.dialog
    await person.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_the_address_is_shown_then_the_pdf_fetched_and_opened(
    opener: Opener, service: Service, place: Locations, size: tuple[int, int]
) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind=KIND))
    async with reading(lantern(), size) as person:
        await person.press("P")
        assert "Fetch this PDF?" in person.dialog
        assert URL in person.dialog.replace(" ", "")
        assert "It leads to papers.example.org." in person.dialog
        assert "Enter fetch c copy Esc cancel" in person.dialog
        assert service.asked == []
        await person.press("enter")
        await person.until(lambda: person.status.startswith("Handed to xdg-open: doe-20"))
        await person.press("j")
        assert "Handed" not in person.status
    path = place.papers / NAME
    assert [call["arguments"] for call in opener.calls(1)] == [[str(path)]]
    assert path.read_bytes() == PDF
    assert kept(place) == [NAME]
    assert (place.papers.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


async def test_what_is_there_is_opened_at_once_and_nobody_is_asked(
    opener: Opener, service: Service, place: Locations
) -> None:
    async with reading(lantern()) as person:
        paper = person.app.desk.paper(0)
        assert paper is not None
        path = keep_pdf(place.papers, paper, PDF)
        await person.press("P")
        assert person.status.startswith(f"Handed to xdg-open: {NAME[:20]}")
        assert [call["arguments"] for call in opener.calls(1)] == [[str(path)]]
    assert service.asked == []


async def test_a_second_press_opens_what_the_first_fetched(
    opener: Opener, service: Service
) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind=KIND))
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(lambda: person.status.startswith("Handed to"))
        await person.press("j", "k", "P")
        assert person.status.startswith("Handed to")
        assert len(opener.calls(2)) == 2
    assert len(service.asked) == 1


async def test_of_those_selected_all_are_opened_one_after_another(
    opener: Opener, service: Service, place: Locations
) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind=KIND))
    service.on("/other.pdf", reply(404))
    entries = (
        Entry(TITLE, "Fog.", 1, Meta(pdf=URL)),
        Entry("Boats", "Boats.", 2, Meta(pdf=URL.replace("lantern", "other"))),
        Entry("Rudders", "No link.", 3),
        Entry("Oars", "Of oars.", 4),
    )
    async with reading(desk_of(Page("one", "", entries))) as person:
        paper = person.app.desk.paper(3)
        assert paper is not None
        keep_pdf(place.papers, paper, PDF)
        await person.press("V", "P")
        assert "Fetch this PDF?" in person.dialog
        await person.press("enter")
        await person.until("Opened 2 PDFs; not all: ")
        assert "has no such thing" in person.status
        assert "(and 1 more" in person.status
        await person.press("j")
        assert "Opened" not in person.status
    assert len(opener.calls(2)) == 2


async def test_thinking_better_of_the_first_asks_about_no_other(
    opener: Opener, service: Service
) -> None:
    entries = (
        Entry(TITLE, "Fog.", 1, Meta(pdf=URL)),
        Entry("Boats", "Boats.", 2, Meta(pdf="https://other.example.org/x.pdf")),
    )
    async with reading(desk_of(Page("one", "", entries))) as person:
        await person.press("V", "P", "escape")
        assert person.dialog == ""
    assert (service.asked, opener.called) == ([], [])


async def test_a_host_is_asked_about_once(opener: Opener, service: Service) -> None:
    service.on("/lantern.pdf", reply(404), reply(body=PDF, kind=KIND))
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(lambda: "has no such thing" in person.status)
    async with reading(lantern()) as person:
        await person.press("P")
        await person.until(lambda: person.status.startswith("Handed to"))
    async with reading(shelf(Meta(pdf="https://other.example.org/x.pdf"))) as person:
        await person.press("escape")
    assert len(service.asked) == 2


async def test_another_host_is_asked_about(opener: Opener, service: Service) -> None:
    service.on("/lantern.pdf", reply(404))
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(lambda: "has no such thing" in person.status)
    for url in ("https://other.example.org/x.pdf", f"{URL}".replace(".org", ".org:8443")):
        async with reading(shelf(Meta(pdf=url))) as person:
            await person.press("P")
            assert url in person.dialog.replace(" ", "")
    assert len(service.asked) == 1


@pytest.mark.parametrize("key", ["escape", "q", "n", "c"])
async def test_thinking_better_of_it_asks_nobody(
    opener: Opener, service: Service, place: Locations, key: str
) -> None:
    async with reading(lantern()) as person:
        await person.press("P", key)
        assert person.app.clipboard == (URL if key == "c" else "")
        await person.press("P")
        assert "Fetch this PDF?" in person.dialog
    assert (service.asked, opener.called, kept(place)) == ([], [], [])


# None


@pytest.mark.parametrize(
    ("row", "says"),
    [("Boats", "No PDF; o offers its other links"), ("Rudders", "No PDF; o searches")],
)
async def test_without_an_address_it_is_said_what_to_do(
    opener: Opener, service: Service, row: str, says: str
) -> None:
    async with reading(lantern(), (40, 12)) as person:
        await person.press("j", *("j" * (row == "Rudders")), "P")
        assert person.cursor() == row
        assert person.status.startswith(says)
        assert "…" not in person.status


async def test_no_paper_is_said(opener: Opener) -> None:
    async with reading(lantern()) as person:
        await person.choose("Starred")
        await person.press("P")
        assert person.status.startswith("There is no paper under the cursor.")


@pytest.mark.parametrize(
    "url", ["ftp://a.org/x.pdf", "https://arxiv.org@evil.example/x.pdf", "http://a.org:80/x.pdf"]
)
async def test_what_is_not_plainly_https_is_not_asked(
    opener: Opener, service: Service, url: str
) -> None:
    async with reading(shelf(Meta(pdf=url))) as person:
        await person.press("P")
        assert person.status.startswith("Not fetched, because")
        assert "o shows its links" in person.status
    assert service.asked == []


# What goes wrong


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (reply(body=b"<html>Log in", kind="text/html"), "sent text/html where application/pdf"),
        (reply(body=b"<html>Log in", kind=KIND), "sent something else than a PDF; nothing was"),
        (reply(body=PDF, kind=TEXT), "sent text/plain where application/pdf was asked for"),
        (reply(403), "refuses it"),
    ],
    ids=["html", "html that says it is a PDF", "another kind", "refused"],
)
async def test_what_is_no_pdf_is_told_and_nothing_is_kept(
    opener: Opener, service: Service, place: Locations, answer: Behaviour, says: str
) -> None:
    service.on("/lantern.pdf", answer)
    async with reading(lantern(), (200, 20)) as person:
        await fetch(person)
        await person.until(lambda: says in person.status)
        assert person.status.startswith("No PDF: ")
        await person.press("j")
        assert "No PDF" not in person.status
    assert (opener.called, kept(place)) == ([], [])


async def test_what_is_too_large_is_not_taken(
    opener: Opener, service: Service, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.fetch.pdf.LARGEST", 2**20)
    service.on("/lantern.pdf", endless(PDF, kind=KIND))
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(lambda: "sent more than 1 MiB; nothing was taken" in person.status)
    assert kept(place) == []


async def test_a_folder_that_cannot_be_written_is_told(
    opener: Opener, service: Service, place: Locations
) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind=KIND))
    async with reading(lantern(), (200, 20)) as person:
        place.papers.write_text("a file in its place")
        await fetch(person)
        await person.until(lambda: f"{place.papers} cannot be written" in person.status)
    assert opener.called == []


# Meanwhile


@pytest.mark.parametrize("size", SIZES)
async def test_esc_stops_it_and_nothing_is_kept(
    opener: Opener, service: Service, place: Locations, size: tuple[int, int]
) -> None:
    arrived = threading.Event()
    service.on("/lantern.pdf", stalled(PDF[:50], arrived, kind=KIND))
    async with reading(lantern(), size) as person:
        await fetch(person)
        await person.until(lambda: person.status.startswith("PDF, Esc stops: asking 127.0.0.1…"))
        await person.until(arrived.is_set)
        await person.press("escape")
        assert person.status.startswith("Stopped; nothing of it is kept.")
        await person.press("j")
        assert "PDF" not in person.status
    assert (opener.called, kept(place)) == ([], [])


async def test_one_reads_on_meanwhile_and_two_presses_fetch_once(
    opener: Opener, service: Service
) -> None:
    arrived = threading.Event()
    service.on("/lantern.pdf", stalled(PDF[:50], arrived, kind=KIND))
    async with reading(lantern(), (40, 12)) as person:
        await fetch(person)
        await person.until(arrived.is_set)
        await person.press("P")
        assert person.status.startswith("A PDF is coming; Esc stops it")
        await person.press("j", "r")
        await person.until(lambda: person.row("Boats").startswith("✓"))
        await person.press("k")
        assert person.status.startswith("PDF, Esc stops: ")
    assert len(service.asked) == 1


async def test_what_was_stopped_can_be_fetched_again(
    opener: Opener, service: Service, place: Locations
) -> None:
    arrived = threading.Event()
    waiting = stalled(PDF[:50], arrived, kind=KIND)
    service.on("/lantern.pdf", waiting, reply(body=PDF, kind=KIND))
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(arrived.is_set)
        await person.press("escape", "P")
        await person.until(lambda: person.status.startswith("Handed to xdg-open"))
    assert kept(place) == [NAME]


async def test_an_answer_that_is_cut_is_not_kept(
    opener: Opener, service: Service, place: Locations
) -> None:
    broken = cut(PDF, 1000, kind=KIND)
    service.on("/lantern.pdf", broken)
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(lambda: "broke off its answer: trying again" in person.status)
        await person.press("escape")
    assert kept(place) == []


async def test_leaving_waits_for_no_answer_and_keeps_nothing(
    opener: Opener, service: Service, place: Locations
) -> None:
    arrived = threading.Event()
    service.on("/lantern.pdf", stalled(PDF[:50], arrived, kind=KIND))
    async with reading(lantern()) as person:
        await fetch(person)
        await person.until(arrived.is_set)
    assert not service.over.is_set()
    assert kept(place) == []


# The viewer


async def test_the_settings_name_a_viewer(
    opener: Opener, service: Service, place: Locations
) -> None:
    opener.make("mine")
    async with reading(lantern()) as person:
        place.settings.write_text('pdf_viewer = "mine --at 1 %s"')
        paper = person.app.desk.paper(0)
        assert paper is not None
        path = keep_pdf(place.papers, paper, PDF)
        await person.press("P")
        assert person.status.startswith("Handed to mine: ")
    assert [call["arguments"] for call in opener.calls(1)] == [["--at", "1", str(path)]]


@pytest.mark.parametrize("size", SIZES)
async def test_where_there_is_no_viewer_the_path_is_copied_and_said(
    service: Service, place: Locations, size: tuple[int, int]
) -> None:
    async with reading(lantern(), size) as person:
        paper = person.app.desk.paper(0)
        assert paper is not None
        path = keep_pdf(place.papers, paper, PDF)
        await person.press("P")
        assert person.status.startswith("No viewer; its path is copied: ")
        assert person.app.clipboard == str(path)


async def test_a_viewer_that_fails_leaves_the_path(opener: Opener, place: Locations) -> None:
    opener.make("xdg-open", "exit 3")
    async with reading(lantern()) as person:
        paper = person.app.desk.paper(0)
        assert paper is not None
        path = keep_pdf(place.papers, paper, PDF)
        await person.press("P")
        await person.until(lambda: person.status.startswith("Not opened (xdg-open: exit status 3"))
        assert person.app.clipboard == str(path)


async def test_a_library_that_is_not_saved_opens_pdfs_all_the_same(
    opener: Opener, service: Service, place: Locations
) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind=KIND))
    pages = lantern().store.pages
    desk = Desk(build_store(pages), unsaved_library("the disk is gone"))
    async with reading(desk) as person:
        await fetch(person)
        await person.until(lambda: "Handed to xdg-open" in person.status)
    assert kept(place) == [NAME]
