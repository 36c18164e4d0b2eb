"""What the tests of the program share: no browser of whoever runs them, certificates read once."""

from __future__ import annotations

import os
import ssl
from functools import cache
from pathlib import Path

import pytest

from tests.tui.openers import Opener
from tui.terminal import browser, clipboard

PERSONAL = (
    "BROWSER",
    "CARREL_PDF",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SSH_CONNECTION",
    "SSH_TTY",
    "TMUX",
    "WSL_DISTRO_NAME",
    "WSL_INTEROP",
)
# Nothing that a test does opens the browser or alters the clipboard of whoever runs it.
for _name in PERSONAL:
    os.environ.pop(_name, None)
browser.PLATFORM = clipboard.PLATFORM = "linux"
# Each client reads all the certificates there are, which the service on the loopback has none of.
pytest.MonkeyPatch().setattr(ssl, "create_default_context", cache(ssl.create_default_context))


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """A screen, and an ``xdg-open`` that records how it is called; nothing else is on the path."""
    opener = Opener(tmp_path / "openers")
    opener.make("xdg-open")
    monkeypatch.setenv("PATH", str(opener.folder))
    monkeypatch.setenv("DISPLAY", ":0")
    return opener
