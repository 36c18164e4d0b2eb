"""A paper's PDF: fetched once, after its address was shown in full, then opened from the disk."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tui.actions.context import Context
from tui.actions.links import hand_over, offer_of
from tui.library.addresses import Link, paper_links
from tui.library.links import UnsafeError
from tui.library.locations import locations
from tui.library.pdfs import find_pdf, pdf_source
from tui.messages import PdfCame, PdfComing

if TYPE_CHECKING:
    from pathlib import Path

    from parsing.paper import Paper
    from tui.dialogs.links import ChosenLink
    from tui.library.links import Address
    from tui.library.locations import Locations
    from tui.workers import Post


async def open_pdf(context: Context) -> None:
    """Open the PDF, at once when it is there; else fetch it, and ask if its host is a new one."""
    paper = context.paper_meant()
    if paper is None:
        return
    if (path := find_pdf(_places(context).papers, paper.key)) is not None:
        _show(context, path)
        return
    if context.pdf is not None:
        context.say("A PDF is coming; Esc stops it")
        return
    link = context.key_of("open_link")
    try:
        address = pdf_source(paper)
    except UnsafeError as error:
        context.say(f"Not fetched, because {error}; {link} shows its links")
        return
    if address is None:
        does = "offers its other links" if paper_links(paper) else "searches by its title"
        context.say(f"No PDF; {link} {does}")
    else:
        await _ask(context, paper, address)


async def _ask(context: Context, paper: Paper, address: Address) -> None:
    from tui.dialogs.links import Addresses
    from tui.fetch.pdf import is_known, remember

    def answered(answer: ChosenLink | None) -> None:
        if answer is None:
            return
        if answer.copy:
            context.copy(answer.url, answer.url)
            return
        remember(address)
        _fetch(context, paper, address)

    if is_known(address):
        _fetch(context, paper, address)
        return
    offer = offer_of(Link(address.url, "PDF"), alone=True)
    await context.open(Addresses("Fetch this PDF?", [offer], does="fetch"), answered)


def _fetch(context: Context, paper: Paper, address: Address) -> None:
    stop, post, folder = threading.Event(), context.screen.post_message, _places(context).papers
    context.pdf = stop
    _tell(context, f"asking {address.host}…")
    context.workers.aside(lambda _: _work(address, paper, folder, stop, post), post, stop)


def _work(
    address: Address, paper: Paper, folder: Path, stop: threading.Event, post: Post
) -> PdfCame:
    """All of it, on its own thread."""
    from tui.fetch.clock import Clock
    from tui.fetch.errors import FetchError
    from tui.fetch.pdf import fetch_pdf

    def progress(words: str) -> None:
        post(PdfComing(words, stop))

    try:
        return PdfCame(fetch_pdf(address, paper, folder, Clock(stop), progress), "", stop)
    except FetchError as error:
        return PdfCame(None, str(error), stop)


def pdf_coming(context: Context, event: PdfComing) -> None:
    """Say how far it is, unless it was stopped."""
    if event.fetch is context.pdf:
        _tell(context, event.words)


def pdf_came(context: Context, event: PdfCame) -> None:
    """Open it, or say why there is none, unless it was stopped."""
    if event.fetch is not context.pdf:
        return
    context.pdf = None
    _tell(context, "")
    if event.path is None:
        context.say(f"No PDF: {event.why}")
        context.screen.app.bell()
    else:
        _show(context, event.path)
    context.answered = False  # no key asked for it now: the next one ends it


def stop_pdf(context: Context) -> None:
    """Stop the one that is coming; nothing of it is kept."""
    if context.pdf is not None:
        context.pdf.set()
        context.pdf = None
        _tell(context, "")
        context.say("Stopped; nothing of it is kept.")


def _tell(context: Context, words: str) -> None:
    context.desk.pdf = words and f"PDF, Esc stops: {words}"
    context.panes.show_status()


def _show(context: Context, path: Path) -> None:
    """Hand a PDF to the person's viewer, or, where there is none, its path to the clipboard."""
    from tui.settings_file import read_settings
    from tui.terminal.browser import viewer_command

    chosen = read_settings(_places(context).settings).values.get("pdf_viewer", "")
    command = viewer_command(path, chosen if isinstance(chosen, str) else "")
    if command is None:
        context.screen.app.copy_to_clipboard(str(path))
        context.say(f"No viewer; its path is copied: {path}")
    else:
        hand_over(context, command, str(path), path.name)


def _places(context: Context) -> Locations:
    return context.desk.library.paths or locations()
