"""`w` fetches what a person subscribed to; the keys go on meanwhile, and `Esc` stops it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.cli.carrel import page
from tests.tui.fetch.service import TEXT, Service, reply, serving, stalled
from tests.tui.screens.desks import desk_of, numbered, own_desk
from tests.tui.screens.person import reading
from tui.library.desk import Desk
from tui.library.library import Library
from tui.library.loader import unsaved_library
from tui.library.locations import locations
from tui.library.store import build_store


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as service:
        yield service


@pytest.fixture
def own_page(scratch_home: Path) -> None:
    """A library with a page of its own."""
    library = Library(locations())
    library.add_page("monday", page("Boats at Night").encode())
    library.close()


def subscribe(home: Path, *sources: str) -> None:
    home.mkdir(exist_ok=True)
    lines = [f"source{number} = '{source}'" for number, source in enumerate(sources)]
    (home / "settings.toml").write_text("\n".join(["[sources]", *lines]))


async def test_the_pages_that_come_are_shown_and_what_came_is_said(
    own_page: None, service: Service, scratch_home: Path
) -> None:
    body = page("Lanterns in the Fog", "Boats at Night").encode()
    subscribe(scratch_home, f"feed {service.on('/day', reply(body=body, kind=TEXT))}")
    async with reading(own_desk()) as person:
        await person.press("w")
        await person.until("2 papers as Daily Papers page, 1 new")
        await person.until(lambda: person.row("Lanterns in the Fog"))
        assert person.pane("sidebar").count("Mar 11") == 2
        assert "Esc stops" not in person.status
        await person.press("j")
        assert "as Daily Papers page" not in person.status
        await person.press("u")
        await person.until("Undone: added the page")
        assert person.row("Lanterns in the Fog") == ""


async def test_the_sample_pages_give_way_to_the_first_page_that_is_fetched(
    service: Service, scratch_home: Path
) -> None:
    body = page("Lanterns in the Fog").encode()
    subscribe(scratch_home, f"feed {service.on('/day', reply(body=body, kind=TEXT))}")
    async with reading(own_desk()) as person:
        assert "Sample pages" in person.pane("sidebar")
        await person.press("w")
        await person.until("1 paper as Daily Papers page, 1 new")
        await person.until(lambda: person.count("All") == "1")
        assert "Sample pages" not in person.pane("sidebar")


async def test_one_reads_on_while_papers_are_fetched_and_esc_stops_it(
    own_page: None, service: Service, scratch_home: Path
) -> None:
    arrived = threading.Event()
    subscribe(scratch_home, f"feed {service.on('/day', stalled(arrived=arrived))}")
    async with reading(own_desk()) as person:
        await person.press("w")
        await person.until(arrived.is_set)
        await person.until("asking 127.0.0.1… (Esc stops)")
        await person.press("r")
        await person.until(lambda: person.row("Boats at Night").startswith("✓"))
        await person.press("w")
        assert "being fetched already; Esc stops it" in person.status
        await person.press("escape")
        assert person.status.startswith("Fetching was stopped")
        await person.press("j")
        assert "asking" not in person.status
        assert person.status.startswith("Enter open")


async def test_what_was_stopped_can_be_fetched_again(
    own_page: None, service: Service, scratch_home: Path
) -> None:
    arrived = threading.Event()
    good = reply(body=page("Lanterns in the Fog").encode(), kind=TEXT)
    subscribe(scratch_home, f"feed {service.on('/day', stalled(arrived=arrived), good)}")
    async with reading(own_desk()) as person:
        await person.press("w")
        await person.until(arrived.is_set)
        await person.press("escape", "w")
        await person.until("1 paper as Daily Papers page, 1 new")
        await person.until(lambda: person.row("Lanterns in the Fog"))


async def test_of_several_the_number_is_said_and_what_went_wrong(
    own_page: None, service: Service, scratch_home: Path
) -> None:
    body = page("Lanterns in the Fog").encode()
    good = service.on("/good", reply(body=body, kind=TEXT))
    bad = service.on("/bad", reply(404))
    subscribe(scratch_home, f"feed {bad}", f"feed {good}")
    async with reading(own_desk()) as person:
        await person.press("w")
        await person.until("1 page fetched, 1 new paper. Not all: 127.0.0.1 has no such thing")
        await person.until(lambda: person.row("Lanterns in the Fog"))


async def test_what_is_fetched_may_be_said_in_words(own_page: None, service: Service) -> None:
    body = page("Lanterns in the Fog").encode()
    address = service.on("/day", reply(body=body, kind=TEXT))
    async with reading(own_desk()) as person:
        await person.press(":")
        await person.type("fetch from")
        await person.press("enter")
        await person.type("hff")
        await person.press("enter")
        assert "there is no service “hff”" in person.dialog
        await person.press("ctrl+u")
        await person.type(f"feed {address}")
        await person.press("enter")
        await person.until("1 paper as Daily Papers page, 1 new")
        await person.until(lambda: person.row("Lanterns in the Fog"))


async def test_without_a_subscription_it_is_said_how_to_make_one(
    own_page: None, scratch_home: Path
) -> None:
    async with reading(own_desk(), size=(90, 20)) as person:
        await person.press("w")
        await person.until('Nothing to fetch: put daily = ["hf", "arxiv cs.CL"] below [sources] in')
        await person.resize(200, 20)
        assert "settings.toml" in person.status


async def test_a_source_that_is_not_understood_is_said_with_its_line(
    own_page: None, scratch_home: Path
) -> None:
    subscribe(scratch_home, "hf tomorrow")
    async with reading(own_desk(), size=(200, 20)) as person:
        await person.press("w")
        await person.until("settings.toml:2: the source 'source0': hf tomorrow is not understood")


async def test_a_library_that_is_not_saved_fetches_nothing() -> None:
    desk = Desk(build_store([numbered(3)]), unsaved_library("the disk is gone"))
    async with reading(desk) as person:
        await person.press("w")
        assert "Nothing can be added: the disk is gone" in person.status


async def test_leaving_waits_for_no_answer(service: Service, scratch_home: Path) -> None:
    arrived = threading.Event()
    subscribe(scratch_home, f"feed {service.on('/day', stalled(arrived=arrived))}")
    async with reading(desk_of(numbered(3))) as person:
        await person.press("w")
        await person.until(arrived.is_set)
    assert not service.over.is_set()
