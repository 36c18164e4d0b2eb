"""``carrel doctor``: looks whether all is well, a line a check; nothing is altered."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.checkup import findings
from tui.cli.arguments import add_json, fields
from tui.console import DONE, NOTHING, put, put_json, say
from tui.library.locations import locations
from tui.library.phrases import plural

EXAMPLES = """\
  carrel doctor
  carrel doctor | grep WRONG
  carrel doctor --json | jq '.[] | select(.wrong)'"""


def more_help() -> str:
    """Return what is printed."""
    return fields("ok or WRONG", "check", "what was found")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the form."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Check, and return the exit status."""
    wrong, told = 0, list[dict[str, object]]()
    for finding in findings(locations()):
        wrong += finding.wrong
        if arguments.json:
            told.append(finding._asdict())
        else:
            put("WRONG" if finding.wrong else "ok", finding.check, finding.found)
    if arguments.json:
        put_json(told)
    if wrong:
        say(f"{plural(wrong, 'check')} found something wrong; nothing was altered.")
        return NOTHING
    return DONE
