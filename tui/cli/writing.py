"""Changes that a command makes: each is one step that can be undone, and says what it did."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

from tui.console import DONE, fail, say
from tui.library.change import Change
from tui.library.library import Library

DRY = "Not done, for it is a dry run: "


def add_dry_run(parser: ArgumentParser) -> None:
    """Declare the option of commands that change the library: ``dry_run``."""
    does = "only say what it would do"
    parser.add_argument("--dry-run", action="store_true", help=does)


def add_off(parser: ArgumentParser, does: str) -> None:
    """Declare the option of commands that give something: ``off``, which takes it."""
    parser.add_argument("--off", action="store_true", help=does)


def carry_out(library: Library, make: Callable[[], Change], *, dry_run: bool) -> int:
    """Make a change, say what it did, and return the exit status.

    Args:
        library: what is changed.
        make: makes the change.
        dry_run: only say what it would do.
    """
    if library.not_saving and not dry_run:
        return fail(f"nothing can be saved: {library.not_saving}")
    words = library.carry_out(make, dry_run=dry_run)
    if not words:
        say("Nothing to change: it is so already.")
    elif dry_run:
        say(_tried(words))
    else:
        say(words[0].upper() + words[1:])
    return DONE


def _tried(words: str) -> str:
    """Return what a dry run says; undo and redo have a sentence of their own, which says enough
    where nothing is to be undone."""
    if not words[0].isupper():
        return f"{DRY}{words}"
    done, _, what = words.partition(": ")
    if done.split()[0] not in {"Undone", "Redone"}:
        return words
    return f"{DRY.replace('done', done.lower(), 1)}{what}"
