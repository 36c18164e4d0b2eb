"""A paper's PDF, from where a source says it is: all of it, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from pathlib import Path

from parsing.files import Unreadable, read_file, words_of
from parsing.paper import Paper
from tui.fetch.client import Client, Timeouts, Turn
from tui.fetch.clock import Clock
from tui.fetch.errors import FetchError
from tui.fetch.manners import Turns
from tui.library.links import Address
from tui.library.locations import cache_folder, make_private
from tui.library.pdfs import BEGINNING, LARGEST, keep_pdf

KINDS = (
    "application/pdf",
    "application/x-pdf",
    "application/octet-stream",
    "binary/octet-stream",
)
"""What servers call a PDF."""
LONGEST = 1800.0
"""Seconds that a PDF may take: the largest one, where a network is slow."""


def fetch_pdf(
    address: Address,
    paper: Paper,
    folder: Path,
    clock: Clock,
    progress: Callable[[str], object],
) -> Path:
    """Fetch a paper's PDF into a folder; gives where it lies.

    Args:
        address: where it is.
        paper: whose it is.
        folder: where it is put, whole or not at all.
        clock: tells the time, waits, and stops.
        progress: is told in words how far it is.

    Raises:
        FetchError: nothing was taken; the message says why.
        Cancelled: it is no longer wanted; nothing was taken.
    """
    turn: Turn = nullcontext
    if f".{address.host}".endswith(".arxiv.org"):
        turn = Turns(cache_folder() / "arxiv.turn", clock, progress).turn
    with closing(Client(clock, progress, Timeouts(whole=LONGEST), LARGEST)) as client:
        answer = client.get(address.url, KINDS, turn=turn)
    if answer is None or not answer.data.startswith(BEGINNING):
        raise FetchError(
            f"{address.host} sent something else than a PDF; nothing was kept. See its page"
        )
    try:
        return keep_pdf(folder, paper, answer.data, clock.go_on)
    except OSError as error:
        raise FetchError(f"{folder} cannot be written: {words_of(error).unwritten}") from error


def is_known(address: Address) -> bool:
    """Tell whether the person agreed before to fetch from an address's host."""
    try:
        known = read_file(_hosts(), 2**20).decode().splitlines()
    except (Unreadable, UnicodeDecodeError):
        return False
    return address.host + address.port in known


def remember(address: Address) -> None:
    """Note that the person agreed to fetch from an address's host; else they are asked again."""
    with suppress(OSError):
        make_private(_hosts().parent)
        handle = os.open(_hosts(), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(f"{address.host}{address.port}\n")


def _hosts() -> Path:
    return cache_folder() / "pdf.hosts"
