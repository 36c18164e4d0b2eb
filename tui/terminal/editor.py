"""The person's own editor: which it is, and how it is run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path, PurePath

from parsing.files import Unreadable, words_of
from tui.library.editing import Handed

EDITORS = ("sensible-editor", "nano", "vi")
"""What is tried where neither $VISUAL nor $EDITOR says which editor a person wants."""
NONE = "There is no editor: set $VISUAL or $EDITOR."


def editor_command() -> list[str] | None:
    """Return the program that edits a file, with its arguments; None where there is none."""
    for wished in (os.environ.get("VISUAL"), os.environ.get("EDITOR")):
        try:
            words = shlex.split(wished or "")
        except ValueError:
            continue  # a quote that is not closed
        if words:
            return words
    found = next(filter(None, map(shutil.which, EDITORS)), None)
    return None if found is None else [found]


def edit(command: list[str], handed: Handed) -> tuple[str | None, str]:
    """Have a text edited, and wait for that.

    Args:
        command: the editor and its arguments; the file comes last.
        handed: the text in its file.

    Returns:
        What stands in the file then, None if nothing can be read there; and what went wrong, in
        words, or nothing.
    """
    name = PurePath(command[0]).name
    try:
        # It has the lock too: while it runs, even without the reader, nobody takes its file away.
        ended = subprocess.run(  # noqa: S603 - the person's own
            [*command, str(handed.path)], check=False, pass_fds=(handed.handle,)
        )
    except OSError as error:
        return None, f"{name} cannot be started: {words_of(error).own}"
    wrong = f"{name} ended with status {ended.returncode}" if ended.returncode else ""
    try:
        return handed.text, wrong
    except Unreadable as error:
        return None, wrong or f"{name} left no text: {error.reason}"


def edit_file(command: list[str], path: Path) -> str:
    """Have a file edited in its place, and wait for that; gives what went wrong, in words.

    Args:
        command: the editor and its arguments; the file comes last.
        path: the file.
    """
    try:
        ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own
    except OSError as error:
        return f"{command[0]} cannot be started: {words_of(error).own}"
    if ended.returncode:
        return f"{command[0]} ended with status {ended.returncode}; {path} is as it left it"
    return ""
