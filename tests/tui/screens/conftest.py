"""What the tests of the screen share: a Pilot without naps, and memory that is given back."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator

import pytest

from tests.tui.screens.quick import paint_when_looked_at, parse_once


async def never(seconds: float = 0) -> None:
    """Stand in for Textual's wait for an idle processor: `Person.settle` waits for messages."""
    await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """No style sheet is parsed that a test before parsed, nothing painted that nobody looks at."""
    parse_once(monkeypatch)
    paint_when_looked_at(monkeypatch)


@pytest.fixture(autouse=True)
def no_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pilot sleeps 40 ms after each key in the hope that the app is done; the tests ask instead."""
    monkeypatch.setattr("textual.app.wait_for_idle", never)
    monkeypatch.setattr("textual.pilot.wait_for_idle", never)


@pytest.fixture(autouse=True)
def memory_given_back() -> Iterator[None]:
    """A reader keeps its start out of the garbage collector's sight for as long as it is open."""
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader has all colours, whatever the terminal of whoever runs the tests has."""
    monkeypatch.setenv("COLORTERM", "truecolor")
