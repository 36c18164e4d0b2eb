"""``carrel open``: pages of papers in the browser, or their PDFs in the person's viewer."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from parsing.paper import Paper
from tui.cli.papers import Finder, add_papers, chosen_paper, chosen_papers
from tui.cli.session import opened_desk
from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, NOTHING, fail, put, say, show_progress
from tui.library.addresses import page_address
from tui.library.desk import Desk
from tui.library.links import Address, UnsafeError, checked, cut_left
from tui.library.locations import locations
from tui.library.pdfs import find_pdf, pdf_source
from tui.library.phrases import plural

MANY = 10
"""Papers that are opened without a question, at most, as in the reader."""

EXAMPLES = """\
  carrel open 2401.00001
  carrel open "Attention Is All You Need" --pdf
  carrel open --pdf --query 'list:today is:unread'"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers, and what of them."""
    add_papers(parser)
    parser.add_argument("--pdf", action="store_true", help="the PDF, which is fetched once")
    unasked = f"open more than {MANY} papers, and fetch from a new host, unasked"
    parser.add_argument("--yes", action="store_true", help=unasked)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Open it, and return the exit status."""
    with opened_desk() as desk:
        papers = _papers(desk, arguments)
    if len(papers) > MANY and not arguments.dry_run and not arguments.yes and not _sure(papers):
        return NOTHING
    return max(_open(paper, arguments) for paper in papers)


def _papers(desk: Desk, arguments: Namespace) -> list[Paper]:
    if arguments.query is None and arguments.words and "-" not in arguments.words:
        # The words of a title need no quotation marks, so several papers are told by keys or ids.
        return Finder(desk).find_named(arguments.words) or [chosen_paper(desk, arguments)]
    return chosen_papers(desk, arguments)


def _sure(papers: Sequence[Paper]) -> bool:
    """Ask before very many are opened; without a terminal none is."""
    if sys.stdin is None or not sys.stdin.isatty():
        say(f"carrel: these are {plural(len(papers), 'paper')}; --yes opens more than {MANY}")
        return False
    say(f"Open {plural(len(papers), 'paper')}? y or n")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _open(paper: Paper, arguments: Namespace) -> int:
    try:
        if arguments.dry_run:
            return _say_dry(paper, pdf=arguments.pdf)
        return _open_pdf(paper, yes=arguments.yes) if arguments.pdf else _open_page(paper)
    except UnsafeError as error:
        return fail(f"not opened, because {error}; `carrel export` shows all its addresses")


def _say_dry(paper: Paper, *, pdf: bool) -> int:
    """Say what would be opened, or fetched to be opened."""
    path = find_pdf(locations().papers, paper.key) if pdf else None
    source = pdf_source(paper) if pdf else None
    url = source.url if source else "" if pdf else page_address(paper.meta)
    if path is None and not url:
        say(f"carrel: no source gives an address of “{paper.title}”")
        return NOTHING
    say(f"{DRY}{f'open {path}' if path else f'fetch {url}' if pdf else f'open {checked(url).url}'}")
    return DONE


def _open_page(paper: Paper) -> int:
    from tui.terminal.browser import browser_command

    url = page_address(paper.meta)
    if not url:
        say(f"carrel: no source gives an address of “{paper.title}”; search for its title")
        return NOTHING
    address = checked(url)
    return _hand_over(browser_command(address.url), address.url, "BROWSER")


def _open_pdf(paper: Paper, *, yes: bool) -> int:
    from tui.settings_file import read_settings
    from tui.terminal.browser import viewer_command

    places = locations()
    path = find_pdf(places.papers, paper.key) or _fetched(paper, places.papers, yes=yes)
    if path is None:
        return NOTHING
    chosen = read_settings(places.settings).values.get("pdf_viewer", "")
    command = viewer_command(path, chosen if isinstance(chosen, str) else "")
    return _hand_over(command, str(path), "CARREL_PDF")


def _fetched(paper: Paper, folder: Path, *, yes: bool) -> Path | None:
    """Fetch a PDF; says why, when there is none."""
    from tui.fetch.clock import Clock
    from tui.fetch.errors import FetchError
    from tui.fetch.pdf import fetch_pdf, is_known, remember

    address = pdf_source(paper)
    if address is None:
        say(f"carrel: no source gives a PDF of “{paper.title}”; `carrel open` shows its page")
        return None
    if not is_known(address):
        if not yes and not _agreed(address):
            return None
        remember(address)
    try:
        return fetch_pdf(address, paper, folder, Clock(), show_progress)
    except FetchError as error:
        fault = str(error)
    finally:
        show_progress("")
    say(f"carrel: {fault}")
    return None


def _agreed(address: Address) -> bool:
    """Show where it leads, and ask; nobody is asked without a terminal, and nothing fetched."""
    say(f"{address.url} leads to {address.host}{address.port}.")
    if address.letters:
        say(f"Its host is written {cut_left(address.letters, 70)}.")
    if sys.stdin is None or not sys.stdin.isatty():
        say("carrel: nothing was fetched from there before; --yes fetches it")
        return False
    say("Fetch it? y or n")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _hand_over(command: list[str] | None, what: str, variable: str) -> int:
    """Print what is opened, and start what opens it."""
    from tui.terminal.browser import start

    put(what)
    if command is None:
        say(f"carrel: there is no program here to open it; ${variable} names one")
        return NOTHING
    start(command, str)
    return DONE
