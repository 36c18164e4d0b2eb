"""Browser and viewer beside the terminal: which program opens what, and how it is started.

The standard library's `webbrowser` is not used: it waits for some browsers, lets others write to
the terminal, and on macOS pastes the address into an AppleScript. Here a program gets the address
as one argument, is never a shell's affair, and has neither the terminal nor carrel's session.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

IN_THE_TERMINAL = frozenset(
    (
        *("browsh", "carbonyl", "cha", "elinks", "links", "links2", "lynx", "w3m", "www-browser"),
        *("fbpdf", "jfbview", "less", "pdftotext", "tdf", "termpdf", "termpdf.py"),
    )
)
"""Programs that would take the terminal that the reader is in: they are passed over."""
PLATFORM = sys.platform
SOON = 10.0
"""Seconds within which a program that ends badly has not opened anything."""

# In any other place the address would be a part of something, such as a line for a shell.
_WHOLE = re.compile(r"(?:--?[\w-]+=)?%s")


def browser_command(
    url: str, environ: Mapping[str, str] = os.environ, platform: str = ""
) -> list[str] | None:
    """Return the program that opens an address and its arguments, or None where there is none.

    The first of ``$BROWSER`` (parted by colons; ``%s`` is the address, which else comes last) that
    is there and leaves the terminal alone; else ``open`` on macOS, and ``xdg-open`` elsewhere where
    there is a screen to open it on.

    Args:
        url: as `tui.library.links.checked` gives it.
        environ: the environment.
        platform: as `sys.platform` names it; else this one.
    """
    return opening_command(url, environ.get("BROWSER", "").split(os.pathsep), environ, platform)


def opening_command(
    what: str, wished: Iterable[str], environ: Mapping[str, str] = os.environ, platform: str = ""
) -> list[str] | None:
    """Return a program that opens something and its arguments, or None where there is none.

    Args:
        what: an address or a file; it takes the place of ``%s``, or else comes last.
        wished: command lines that a person wishes for, before what the system has.
        environ: the environment.
        platform: as `sys.platform` names it; else this one.
    """
    for words in _candidates(wished, environ, platform or PLATFORM):
        program = shutil.which(words[0], path=environ.get("PATH"))
        if program is None or Path(program).name in IN_THE_TERMINAL:
            continue
        arguments = [word.replace("%s", what) for word in words[1:]]
        return [program, *arguments] if "%s" in " ".join(words) else [program, *arguments, what]
    return None


def _candidates(
    wished: Iterable[str], environ: Mapping[str, str], platform: str
) -> Iterator[list[str]]:
    yield from filter(None, map(command_words, wished))
    if platform == "darwin":
        # From afar it would open on a screen that nobody looks at.
        if "SSH_CONNECTION" not in environ:
            yield ["open"]
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        yield ["xdg-open"]


def command_words(line: str) -> list[str]:
    """Return the words of a command line that can open something, or none."""
    try:
        words = shlex.split(line)
    except ValueError:
        return []  # a quote that is not closed
    if words and words[-1] == "&":
        words.pop()  # as some write it, to have a shell not wait
    return words if all("%s" not in word or _WHOLE.fullmatch(word) for word in words) else []


def viewer_command(
    path: Path, chosen: str = "", environ: Mapping[str, str] = os.environ, platform: str = ""
) -> list[str] | None:
    """Return the program that opens a PDF and its arguments, or None where there is none.

    The first that is there of ``$CARREL_PDF``, the one that was chosen, and what the system has.

    Args:
        path: of the PDF, from the root on: no program takes it for an option.
        chosen: a command line from the settings; ``%s`` is the path, which else comes last.
        environ: the environment.
        platform: as `sys.platform` names it; else this one.
    """
    return opening_command(str(path), (environ.get("CARREL_PDF", ""), chosen), environ, platform)


def start(command: list[str], failed: Callable[[str], object]) -> None:
    """Start a program and leave it alone; it outlives the reader.

    Args:
        command: the program and its arguments.
        failed: is told why, from another thread, when the program soon ends badly.

    Raises:
        OSError: it could not be started.
    """
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, one of them a checked address or a path
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def wait() -> None:
        status = process.wait()
        if status and time.monotonic() - began < SOON:
            failed(f"exit status {status}")

    threading.Thread(target=wait, name="browser", daemon=True).start()
