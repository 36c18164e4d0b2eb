"""A paper's links, each opened only after it was shown in full."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parsing.files import words_of
from tui.actions.context import Context
from tui.library.addresses import Link, paper_links, search_links
from tui.messages import LinkFailed

if TYPE_CHECKING:
    from tui.dialogs.links import ChosenLink
    from tui.library.links import Offer


async def open_link(context: Context) -> None:
    """Ask which link to open; a number typed before it is the link's."""
    if (paper := context.paper_meant()) is not None:
        await ask_which(context, paper_links(paper) or search_links(paper))


async def ask_which(context: Context, links: Sequence[Link]) -> None:
    """Ask which of some links to open."""
    from tui.dialogs.links import Addresses
    from tui.terminal.browser import browser_command

    offers = [offer_of(link, alone=len(links) == 1) for link in links]
    if all(offer.address is None for offer in offers):
        context.say(f"{offers[0].notes[0]}: {offers[0].text}")
        return
    which = "this address" if len(offers) == 1 else "which address"
    # It is the same program for every address, or none.
    opens = browser_command("") is not None
    question = f"Open {which}?" if opens else f"There is no browser here. Copy {which}?"
    start = max(0, context.count - 1)
    await context.open(
        Addresses(question, offers, start, opens=opens), lambda answer: _leave(context, answer)
    )


def _leave(context: Context, answer: ChosenLink | None) -> None:
    from tui.terminal.browser import browser_command

    if answer is None:
        return
    command = None if answer.copy else browser_command(answer.url)
    if command is None:
        context.copy(answer.url, answer.url)
        return
    hand_over(context, command, answer.url, answer.url)


def hand_over(context: Context, command: list[str], what: str, shown: str) -> None:
    """Start a program that opens something, and say so, or why it could not.

    Args:
        command: the program and its arguments.
        what: goes to the clipboard where that fails: an address or a path.
        shown: is what the person is told of it.
    """
    from tui.terminal.browser import start

    name = Path(command[0]).name
    context.say(f"Handed to {name}: {shown}")

    def failed(why: str) -> None:
        context.screen.post_message(LinkFailed(what, f"{name}: {why}"))

    try:
        start(command, failed)
    except OSError as error:
        failed(words_of(error).own)


def link_failed(context: Context, event: LinkFailed) -> None:
    """Say so, and leave the person with the address."""
    context.screen.app.copy_to_clipboard(event.url)
    context.say(f"Not opened ({event.why}), but handed to the clipboard: {event.url}")


def offer_of(link: Link, *, alone: bool) -> Offer:
    """Return a link with what the person should know before it is opened."""
    from tui.library.links import Offer, UnsafeError, checked, cut_left, mixed

    what = link.what[:1].upper() + link.what[1:]
    try:
        address = checked(link.url)
    except UnsafeError as error:
        return Offer(link.url, None, (f"Cannot be opened, because {error}",))
    notes = []
    if letters := address.letters:
        mix = ", in letters of several scripts" if mixed(letters) else ""
        name = cut_left(letters, 70)
        notes.append(f"Its host is written {name}{mix}; make sure it is the one you mean.")
    return Offer(address.url, address, tuple(notes), named=alone, what=what)
