"""Which program opens an address, and that it gets the address as one argument and nothing else."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.openers import Opener
from tui.terminal.browser import browser_command, start, viewer_command

URL = "https://a.org/x;y=1&z=$(touch${IFS}oops)'!*?%s%20#c"


@pytest.fixture
def there(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """An environment in which programs of these names are on the path."""
    folder = tmp_path / "bin"

    def there(*names: str, **environ: str) -> dict[str, str]:
        folder.mkdir(exist_ok=True)
        for name in names:
            (folder / name).touch(mode=0o755)
        return {"PATH": str(folder), **environ}

    return there


def named(command: list[str] | None) -> list[str] | None:
    """The command with the name of the program for its path."""
    return command and [Path(command[0]).name, *command[1:]]


Env = Callable[..., dict[str, str]]


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_xdg_open_opens_where_there_is_a_screen(there: Env, screen: str) -> None:
    environ = there("xdg-open", **{screen: ":0"})
    assert named(browser_command(URL, environ, "linux")) == ["xdg-open", URL]


def test_without_a_screen_or_a_program_nothing_does(there: Env) -> None:
    assert browser_command(URL, there("xdg-open"), "linux") is None
    assert browser_command(URL, there("xdg-open", DISPLAY=""), "linux") is None
    assert browser_command(URL, {"PATH": "/nowhere", "DISPLAY": ":0"}, "linux") is None


def test_on_macos_it_is_open_unless_one_sits_elsewhere(there: Env) -> None:
    assert named(browser_command(URL, there("open"), "darwin")) == ["open", URL]
    assert browser_command(URL, there("open", SSH_CONNECTION="1 2 3 4"), "darwin") is None


@pytest.mark.parametrize(
    ("browser", "command"),
    [
        ("fox", ["fox", URL]),
        ("fox --new-tab", ["fox", "--new-tab", URL]),
        ("fox %s", ["fox", URL]),
        ("fox '%s' --private", ["fox", URL, "--private"]),
        ("fox --url=%s", ["fox", f"--url={URL}"]),
        ("fox %s &", ["fox", URL]),
        ("gone:fox", ["fox", URL]),
        (":fox:", ["fox", URL]),
        ("'fox:fox", ["fox", URL]),
        ("w3m:fox", ["fox", URL]),
        # As a part of something longer the address might be obeyed.
        ("fox -c 'open %s':fox", ["fox", URL]),
        ("fox x%s", ["xdg-open", URL]),
        ("%s", ["xdg-open", URL]),
        ("w3m", ["xdg-open", URL]),
        ("", ["xdg-open", URL]),
        ("'", ["xdg-open", URL]),
        ("&", ["xdg-open", URL]),
    ],
)
def test_the_persons_own_browser_comes_first(there: Env, browser: str, command: list[str]) -> None:
    environ = there("fox", "w3m", "xdg-open", DISPLAY=":0", BROWSER=browser)
    assert named(browser_command(URL, environ, "linux")) == command


def test_a_persons_own_browser_needs_no_screen(there: Env) -> None:
    assert named(browser_command(URL, there("code", BROWSER="code"), "linux")) == ["code", URL]


def test_a_program_gets_the_address_as_one_argument_and_neither_terminal_nor_session(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    command = browser_command(URL, os.environ, "linux")
    assert command is not None
    start(command, told.append)
    (call,) = opener.calls(1)
    assert call["arguments"] == [URL]
    assert call["streams"] == [os.devnull] * 3
    assert call["session"] != os.getsid(0)
    assert told == []


def test_a_program_that_ends_badly_is_told_of(opener: Opener) -> None:
    opener.make("xdg-open", "exit 3")
    told: list[str] = []
    start([str(opener.folder / "xdg-open"), URL], told.append)
    deadline = time.monotonic() + 60
    while not told and time.monotonic() < deadline:
        time.sleep(0.01)
    assert told == ["exit status 3"]


def test_a_program_that_ends_badly_much_later_has_opened_something(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.browser.SOON", -1.0)
    told: list[str] = []
    start([sys.executable, "-c", "raise SystemExit(1)"], told.append)
    time.sleep(0.3)
    assert told == []


def test_a_program_that_cannot_be_started_is_an_error(opener: Opener) -> None:
    (opener.folder / "xdg-open").write_text(json.dumps("no program"))
    with pytest.raises(OSError, match="Exec format"):
        start([str(opener.folder / "xdg-open"), URL], print)


# PDFs


PDF = Path("/home/ann/papers/a lantern-$(touch oops).pdf")


@pytest.mark.parametrize(
    ("chosen", "own", "command"),
    [
        ("", "", ["xdg-open", str(PDF)]),
        ("", "mine --page 1", ["mine", "--page", "1", str(PDF)]),
        ("theirs --file=%s -f", "", ["theirs", f"--file={PDF}", "-f"]),
        ("theirs", "mine", ["mine", str(PDF)]),
        ("theirs", "gone", ["theirs", str(PDF)]),
        ("theirs", "less", ["theirs", str(PDF)]),
        ("sh -c 'theirs %s'", "mine 'open", ["xdg-open", str(PDF)]),
    ],
)
def test_a_pdf_is_opened_by_the_persons_viewer(
    there: Env, chosen: str, own: str, command: list[str]
) -> None:
    environ = there("xdg-open", "mine", "theirs", "less", "sh", DISPLAY=":0", CARREL_PDF=own)
    assert named(viewer_command(PDF, chosen, environ, "linux")) == command


def test_a_browser_is_no_viewer(there: Env) -> None:
    assert viewer_command(PDF, "", there("mine", BROWSER="mine"), "linux") is None
    assert named(viewer_command(PDF, "", there("open"), "darwin")) == ["open", str(PDF)]
