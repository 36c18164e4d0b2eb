"""What the tests of the screen share: a Pilot without naps, and memory that is given back."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.openers import Opener


async def never(seconds: float = 0) -> None:
    """Stand in for Textual's wait for an idle processor: `Person.settle` waits for messages."""
    await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def no_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pilot sleeps 40 ms after each key in the hope that the app is done; the tests ask instead."""
    monkeypatch.setattr("textual.app.wait_for_idle", never)
    monkeypatch.setattr("textual.pilot.wait_for_idle", never)


@pytest.fixture(autouse=True, scope="session")
def collected_seldom() -> Iterator[None]:
    """Looking for garbage after every few hundred objects takes a tenth of the time of a test."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 10, 10)
    yield
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def memory_given_back() -> Iterator[None]:
    """A reader keeps its start out of the garbage collector's sight for as long as it is open."""
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader has all colours, whatever the terminal of whoever runs the tests has."""
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a test does opens the browser or alters the clipboard of whoever runs it."""
    names = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "TMUX")
    for name in (*names, "WSL_DISTRO_NAME", "WSL_INTEROP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tui.terminal.browser.PLATFORM", "linux")
    monkeypatch.setattr("tui.terminal.clipboard.PLATFORM", "linux")


@pytest.fixture
def opener(no_browser: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """A screen, and an ``xdg-open`` that records how it is called; nothing else is on the path."""
    opener = Opener(tmp_path / "openers")
    opener.make("xdg-open")
    monkeypatch.setenv("PATH", str(opener.folder))
    monkeypatch.setenv("DISPLAY", ":0")
    return opener
