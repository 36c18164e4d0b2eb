"""Enriching on the screen: services are asked about the papers meant, and it is one step."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.cli.carrel import carrel
from tests.tui.fetch.service import ATOM, Service, arxiv_answer, reply, serving, stalled
from tests.tui.fetch.test_enriching import OTHER, OTHER_ABSTRACT, QUERY, TITLE, crossref_answer
from tests.tui.screens.desks import own_desk
from tests.tui.screens.person import Person, reading

WORK = "/works/10.1000/tide"
LISTING = (
    f"@misc{{a, title={{{OTHER}}}, abstract={{{OTHER_ABSTRACT}}}, doi={{10.1000/tide}}}}\n"
    "@misc{b, title={On Figs and Nothing Else}, abstract={Of figs alone.}, doi={10.1000/figs}}\n"
)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service that is asked in place of all others, and knows the first paper."""
    with serving() as service:
        for name in ("ARXIV", "CROSSREF"):
            monkeypatch.setenv(f"CARREL_{name}_URL", service.url)
        yield service


@pytest.fixture(autouse=True)
def own_papers(tmp_path: Path) -> None:
    """Two papers in a library."""
    file = tmp_path / "papers.bib"
    file.write_text(LISTING, encoding="utf-8")
    assert carrel("add", file).status == 0


async def enrich(person: Person) -> None:
    """Find the command by its name, and do it."""
    await person.press(":")
    await person.type("ask arxiv")
    await person.press("enter")
    assert "Ask arXiv and Crossref about " in person.dialog
    await person.press("y")


async def test_what_comes_is_shown_said_and_undone(service: Service) -> None:
    service.on(WORK, reply(body=crossref_answer("10.1000/tide", OTHER)))
    async with reading(own_desk()) as person:
        await enrich(person)
        await person.until("Added facts of 1 paper")
        await person.until("Fog Letters")
        await person.press("u")
        await person.until("Undone: added facts of 1 paper")
        await person.until_gone("Fog Letters")


async def test_all_that_is_selected_is_asked_for(service: Service) -> None:
    service.on(WORK, reply(body=crossref_answer("10.1000/tide", OTHER)))
    service.on(
        "/works/10.1000/figs",
        reply(body=crossref_answer("10.1000/figs", "On Figs and Nothing Else")),
    )
    async with reading(own_desk()) as person:
        await person.press("V")
        await enrich(person)
        await person.until("Added facts of 2 papers")


async def test_nobody_is_asked_before_the_answer(service: Service) -> None:
    async with reading(own_desk()) as person:
        await person.press(":")
        await person.type("ask arxiv")
        await person.press("enter")
        assert "Ask arXiv and Crossref about Rudders That Learn from the Tide?" in person.dialog
        await person.press("n")
        assert "asking" not in person.status
    assert service.asked == []


async def test_it_can_be_stopped(service: Service) -> None:
    arrived = threading.Event()
    service.on(WORK, stalled(arrived=arrived))
    async with reading(own_desk()) as person:
        await enrich(person)
        await person.until(arrived.is_set)
        await person.press("escape")
        assert person.status.startswith("Fetching was stopped; what came whole before is")


async def test_that_nothing_is_new_or_that_nobody_answers_is_said(service: Service) -> None:
    service.on(WORK, reply(404))
    async with reading(own_desk()) as person:
        await enrich(person)
        await person.until("Nothing new was found")


UNSURE = f"@misc{{c, title={{{TITLE}}}, author={{Doe, Ann}}, year={{2025}}}}\n"


@pytest.fixture
def unsure(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    """A service that has two papers of the title of one that is in the library."""
    monkeypatch.setattr("tui.actions.politely.EVERY", 0.02)
    monkeypatch.setattr("tui.actions.politely.QUIET", 0.0)
    found = arxiv_answer(("2601.00001", TITLE, "Another."), ("2601.00002", TITLE, "One more."))
    service.on(QUERY, reply(body=found, kind=ATOM))
    (tmp_path / "unsure.bib").write_text(UNSURE, encoding="utf-8")
    assert carrel("add", tmp_path / "unsure.bib").status == 0
    return service


async def ask_about_it(person: Person) -> None:
    """Enrich the paper that is not sure, and wait for the question."""
    await person.filter("lanterns autumn")
    await enrich(person)
    await person.until(f"Which of these at arXiv is “{TITLE}” (Doe · 2025)?")


async def test_an_answer_that_is_not_sure_is_asked_about_and_is_one_step(unsure: Service) -> None:
    async with reading(own_desk(), (120, 30)) as person:
        await ask_about_it(person)
        assert "2601.00001" in person.dialog
        await person.press("down", "enter")
        await person.until("Added facts of 1 paper")
        await person.until("2601.00002")
        await person.press("u")
        await person.until("Undone: added facts of 1 paper")


async def test_one_says_later_and_that_it_is_none_which_is_not_asked_again(
    unsure: Service,
) -> None:
    async with reading(own_desk(), (120, 30)) as person:
        await ask_about_it(person)
        await person.press("escape")
        await person.until("Nothing new was found; 1 paper left for later, as no answer is sure")
        await enrich(person)
        await person.until("Which of these at arXiv is")
        await person.type("none")
        await person.press("enter")
        await person.until_gone("left for later")
        await person.until("Nothing new was found")  # until then no more is asked
        await enrich(person)
        await person.until("Nothing new was found")
        assert "Which of these" not in person.text
