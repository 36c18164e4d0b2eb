"""The settings file as `carrel config` prints it: every name there is, with its default.

It is made of the declarations that read it. All of it is commented out, so that what a person does
not choose follows the version that is installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from tui.actions.commands import COMMANDS
from tui.fetch.services import BASES
from tui.settings import SETTINGS

WIDE = 78
"""Characters of a line of explanation."""

HEAD = """\
# Settings of carrel. What begins with # is as it is by default: take the # away and change it.
# `carrel config edit` opens this file and says what is wrong with it; `carrel keys` shows the keys.
"""
KEYS = """\
Keys of a command, by their names, with commas between: "s,asterisk", "ctrl+d", "f5", "alt+x". A
sign may stand as it is typed: "*". A key is taken from the command that had it; the keymap's keys
of a command are replaced by those that stand here."""
SOURCES = """\
What `carrel fetch`, and its key in the reader, get: a name of your own, and what it asks for. There
is none by default. See docs/papers.md."""
SERVICES = """\
Where services are asked, and the address that Crossref may write to; it answers sooner then."""


def settings_text() -> str:
    """Return the whole file."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    for setting in SETTINGS:
        yield from _about(setting.about)
        yield f"# {setting.name} = {setting.shown}"
        yield ""
    yield from _about(KEYS)
    yield "[keys]"
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            yield f"# {group}:"
        chosen = f'{command.name} = "{command.keys}"'
        yield f"# {chosen:<44} # {command.does}"
    yield ""
    yield from _about(SOURCES)
    yield "[sources]"
    yield '# daily = ["hf", "arxiv cs.CL cs.LG"]'
    yield '# blog = "feed https://example.org/papers.xml"'
    yield ""
    yield from _about(SERVICES)
    yield "[services]"
    for name, address in BASES._asdict().items():
        yield f'# {name} = "{address}"'
    yield '# mail = "me@example.org"'


def _about(words: str) -> Iterator[str]:
    for line in wrap(" ".join(words.split()), WIDE):
        yield f"# {line}"


def make_settings(path: Path) -> None:
    """Write the file, for its owner alone and with every name and default in it, if there is none.

    Raises:
        LibraryError, OSError: it cannot be written.
    """
    import os

    from tui.library.atomic_file import give_name, scratch_file
    from tui.library.locations import make_private

    if os.path.lexists(path):
        return
    make_private(path.parent)
    with scratch_file(path.parent, ".settings-", content=settings_text().encode()) as scratch:
        give_name(scratch, path)
