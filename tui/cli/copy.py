"""``carrel copy``: what papers are cited by, to the clipboard."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.session import opened_desk
from tui.console import DONE, NOTHING, say, to_output
from tui.library.errors import LibraryError
from tui.library.export import STYLES, Collection, Item, format_for
from tui.library.export.excerpts import EXCERPTS, Excerpt
from tui.library.outgoing import collection
from tui.library.phrases import nearest, plural

EXAMPLES = """\
  carrel copy 2401.00001
  carrel copy --as bibtex --query is:starred
  carrel copy --as apa 2401.00001"""

KINDS = {each.name.split()[0].lower(): each for each in EXCERPTS}
"""What can be copied, by what it is called here."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers, and what of them."""
    add_papers(parser)
    known = f"{', '.join((*KINDS, *STYLES))} or the path of a CSL style; else citation"
    parser.add_argument("--as", dest="kind", metavar="WHAT", default="citation", help=known)


def run(arguments: Namespace) -> int:
    """Copy it, and return the exit status."""
    from tui.terminal.clipboard import copied_with, installed

    kind = _kind(arguments.kind)
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


def _kind(typed: str) -> Excerpt:
    """Return what is copied.

    Raises:
        LibraryError: there is no such thing.
    """
    if typed in KINDS:
        return KINDS[typed]
    style = format_for(typed)
    if style is None or not style.is_cited:
        near = nearest(typed, (*KINDS, *STYLES))
        meant = f"; did you mean {near}?" if near else ""
        raise LibraryError(f"{typed} is nothing that can be copied{meant}")

    def cite(items: Sequence[Item]) -> str:
        return style.write(Collection("", tuple(items))).removesuffix("\n")

    return Excerpt(style.label, f"the {style.label}", cite)
