"""What the tests of the program share: no browser of whoever runs them is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.openers import Opener


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a test does opens the browser or alters the clipboard of whoever runs it."""
    names = (
        "BROWSER",
        "CARREL_PDF",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "SSH_CONNECTION",
        "SSH_TTY",
        "TMUX",
    )
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
