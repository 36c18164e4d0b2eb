"""``carrel copy``: what papers are cited by, to the clipboard."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.session import opened_desk
from tui.console import DONE, NOTHING, say, to_output
from tui.library.export.excerpts import EXCERPTS
from tui.library.outgoing import collection
from tui.library.phrases import plural

EXAMPLES = """\
  carrel copy 2401.00001
  carrel copy --as bibtex --query is:starred"""

KINDS = {each.name.split()[0].lower(): each for each in EXCERPTS}
"""What can be copied, by what it is called here."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers, and what of them."""
    add_papers(parser)
    does = "what of them is copied; else the citation"
    parser.add_argument("--as", dest="kind", choices=tuple(KINDS), default="citation", help=does)


def run(arguments: Namespace) -> int:
    """Copy it, and return the exit status."""
    from tui.terminal.clipboard import copied_with, installed

    kind = KINDS[arguments.kind]
    with opened_desk() as desk:
        keys = [paper.key for paper in chosen_papers(desk, arguments)]
        text = kind.write(collection(desk, "", keys).items)
    if not text:
        say(f"carrel: no source gives {kind.what} of {plural(len(keys), 'paper')}")
        return NOTHING
    if program := copied_with(installed(), text):
        say(f"Copied {kind.what} of {plural(len(keys), 'paper')} with {program}.")
        return DONE
    with to_output():
        print(text)  # noqa: T201
    say("carrel: there is no program here to copy with; this is the text")
    return NOTHING
