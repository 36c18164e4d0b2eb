"""``carrel config``: the settings file with every name and default, or an editor over one's own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from tui.console import DONE, NOTHING, fail, say, to_output
from tui.library.locations import locations

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
    from tui.settings_text import make_settings
    from tui.terminal.editor import edit_file, editor_command

    editor = editor_command()
    if editor is None:
        return fail(f"there is no editor: set $VISUAL or $EDITOR, or write {path} yourself")
    make_settings(path)
    if wrong := edit_file(editor, path):
        return fail(wrong)
    problems = load_settings(path).problems
    for problem in problems:
        say(f"carrel: {problem}")
    if problems:
        say("The rest of the settings holds; `carrel config edit` opens them again.")
        return NOTHING
    say(f"{path} is understood; the next start of the reader has it.")
    return DONE
