"""A paper's PDF: fetched once, after its address was shown in full, then opened from the disk."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tui.actions.context import Context
from tui.actions.links import hand_over, offer_of
from tui.actions.selecting import when_sure
from tui.actions.wanted import Wanted
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

COMING = "A PDF is coming; Esc stops it"


async def open_pdf(context: Context) -> None:
    """Open the PDF, at once when it is there; else fetch it, and ask if its host is a new one.

    Of several papers it is one after another.
    """
    papers = context.targets()
    if len(papers) > 1 and context.pdf is not None:
        context.say(COMING)
    elif len(papers) > 1:

        async def begin() -> None:
            context.pdfs = Wanted(papers)
            await _go_on(context)

        await when_sure(context, papers, lambda many: f"Open the PDFs of {many}?", begin)
    elif papers:
        if why := await _open(context, papers[0]):
            context.say(why)
    else:
        context.paper_meant()  # says that there is none


async def _go_on(context: Context) -> None:
    """Open what is still wanted, until something has to be fetched; say at the end what came."""
    wanted = context.pdfs
    while wanted is not None and wanted.waiting:
        why = await _open(context, wanted.waiting.popleft())
        if why is None:
            return  # this is called again when it has come
        if why:
            wanted.without.append(why)
        else:
            wanted.opened += 1
    if wanted is not None:
        context.pdfs = None
        context.say(wanted.words)


async def _open(context: Context, paper: Paper) -> str | None:
    """Open a paper's PDF; returns why there is none, or None when it is asked for first."""
    if (path := find_pdf(_places(context).papers, paper.key)) is not None:
        _show(context, path)
        return ""
    if context.pdf is not None:
        return COMING
    link = context.key_of("open_link")
    try:
        address = pdf_source(paper)
    except UnsafeError as error:
        return f"Not fetched, because {error}; {link} shows its links"
    if address is None:
        does = "offers its other links" if paper_links(paper) else "searches by its title"
        return f"No PDF; {link} {does}"
    await _ask(context, paper, address)
    return None


async def _ask(context: Context, paper: Paper, address: Address) -> None:
    from tui.dialogs.links import Addresses
    from tui.fetch.pdf import is_known, remember

    def answered(answer: ChosenLink | None) -> None:
        if answer is not None and not answer.copy:
            remember(address)
            _fetch(context, paper, address)
            return
        context.pdfs = None  # nor are the others wanted
        if answer is not None:
            context.copy(answer.url, answer.url)

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


async def pdf_came(context: Context, event: PdfCame) -> None:
    """Open it, or say why there is none, unless it was stopped."""
    if event.fetch is not context.pdf:
        return
    context.pdf = None
    _tell(context, "")
    if event.path is not None:
        _show(context, event.path)
    if (wanted := context.pdfs) is not None:
        wanted.opened += event.path is not None
        if event.path is None:
            wanted.without.append(event.why)
        await _go_on(context)
    elif event.path is None:
        context.say(f"No PDF: {event.why}")
        context.screen.app.bell()
    context.answered = False  # no key asked for it now: the next one ends it


def stop_pdf(context: Context) -> None:
    """Stop the one that is coming; nothing of it is kept."""
    if context.pdf is not None:
        context.pdf.set()
        context.pdf = context.pdfs = None
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
