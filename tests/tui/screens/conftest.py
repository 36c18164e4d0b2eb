"""What the tests of the screen share: a Pilot without naps."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.tui.screens.quick import paint_when_looked_at, parse_once


async def never(seconds: float = 0) -> None:
    """Stand in for Textual's wait for an idle processor: `Person.settle` waits for messages."""
    await asyncio.sleep(0)


@pytest.fixture(autouse=True, scope="module")
def quick() -> Iterator[None]:
    """No style sheet is parsed that a test before parsed, nothing painted that nobody looks at.

    Pilot sleeps 40 ms after each key in the hope that the app is done; the tests ask instead. And
    the reader has all colours, whatever the terminal of whoever runs the tests has.
    """
    with pytest.MonkeyPatch.context() as patch:
        parse_once(patch)
        paint_when_looked_at(patch)
        patch.setattr("textual.app.wait_for_idle", never)
        patch.setattr("textual.pilot.wait_for_idle", never)
        patch.setenv("COLORTERM", "truecolor")
        yield
