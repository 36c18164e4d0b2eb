"""Clipboard beside the terminal: which program takes a text to it.

A terminal may drop what it is handed (OSC 52), and does not say so; a program's exit status tells.
"""

from __future__ import annotations

import codecs
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

PLATFORM = sys.platform
PATIENCE = 2.0
"""Seconds that a program may take."""
KEPT = 74_000
"""Bytes of a text that terminals keep: many take 100 kB in base64 and no more."""


def programs(
    environ: Mapping[str, str] = os.environ, platform: str = ""
) -> Iterator[tuple[str, ...]]:
    """Return the programs that may take a text to the clipboard, with arguments, best first.

    From afar (SSH) the clipboard of this machine is not the one that the person sees: there only
    tmux is asked, which hands the text on to the terminal as well.

    Args:
        environ: the environment.
        platform: as `sys.platform` names it; else this one.
    """
    if not (environ.get("SSH_TTY") or environ.get("SSH_CONNECTION")):
        if environ.get("WAYLAND_DISPLAY"):
            yield "wl-copy", "--type", "text/plain"
        if environ.get("DISPLAY"):
            yield "xclip", "-selection", "clipboard", "-in"
            yield "xsel", "--clipboard", "--input"
        if (platform or PLATFORM) == "darwin":
            yield ("pbcopy",)
        if environ.get("WSL_DISTRO_NAME") or environ.get("WSL_INTEROP"):
            yield ("clip.exe",)
    if environ.get("TMUX"):
        yield "tmux", "load-buffer", "-w", "-"
        yield "tmux", "load-buffer", "-"  # before 3.2


def installed(environ: Mapping[str, str] = os.environ) -> list[list[str]]:
    """Return those of the programs that are there, by their paths."""
    paths = ((shutil.which(name, path=environ.get("PATH")), rest) for name, *rest in programs())
    return [[path, *rest] for path, rest in paths if path is not None]


def copied_with(commands: list[list[str]], text: str) -> str:
    """Hand a text to the first program that takes it; its name, or nothing when none does."""
    for command in commands:
        name = Path(command[0]).name
        # It knows no UTF-8, and letters of the code page only.
        wide = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
        try:
            # Some stay, to give the text to whoever pastes it: nothing of theirs is waited for.
            subprocess.run(  # noqa: S603 - a list of arguments, none of them a stranger's
                command,
                input=wide if name == "clip.exe" else text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                timeout=PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return name
    return ""


def size_of(text: str) -> tuple[str, bool]:
    """Return a text's size in words, and whether a terminal can be trusted to keep it."""
    many = len(text.encode())
    if many < 1000:
        words = f"{many} bytes"
    else:
        words = f"{many / 1e3:.0f} kB" if many < 999_500 else f"{many / 1e6:.1f} MB"
    return words, many <= KEPT
