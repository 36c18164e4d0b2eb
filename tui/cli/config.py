"""``carrel config``: the settings file with every name and default, or an editor over one's own."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from parsing.files import words_of
from tui.console import DONE, NOTHING, fail, say, to_output
from tui.library.locations import locations, make_private

EXAMPLES = """\
  carrel config
  carrel config edit"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what is done."""
    does = "open your settings in $VISUAL or $EDITOR, and check them afterwards"
    parser.add_argument("what", nargs="?", choices=("edit",), help=does)


def run(arguments: Namespace) -> int:
    """Print the file, or edit one's own, and return the exit status."""
    if arguments.what == "edit":
        return _edit(locations().settings)
    from tui.settings_text import settings_text

    with to_output():
        print(settings_text(), end="")  # noqa: T201
    return DONE


def _edit(path: Path) -> int:
    from tui.settings import load_settings
    from tui.terminal.editor import editor_command

    editor = editor_command()
    if editor is None:
        return fail(f"there is no editor: set $VISUAL or $EDITOR, or write {path} yourself")
    if not os.path.lexists(path):
        _create(path)
    import subprocess

    try:
        ended = subprocess.run([*editor, str(path)], check=False)  # noqa: S603 - the person's own
    except OSError as error:
        return fail(f"{editor[0]} cannot be started: {words_of(error).own}")
    if ended.returncode:
        return fail(f"{editor[0]} ended with status {ended.returncode}; {path} is as it left it")
    problems = load_settings(path).problems
    for problem in problems:
        say(f"carrel: {problem}")
    if problems:
        say("The rest of the settings holds; `carrel config edit` opens them again.")
        return NOTHING
    say(f"{path} is understood; the next start of the reader has it.")
    return DONE


def _create(path: Path) -> None:
    """Write the file for its owner alone, with every name and default in it."""
    from tui.library.atomic_file import give_name, scratch_file, write_synced
    from tui.settings_text import settings_text

    make_private(path.parent)
    with scratch_file(path.parent, ".settings-") as scratch:
        write_synced(scratch, settings_text().encode())
        give_name(scratch, path)
