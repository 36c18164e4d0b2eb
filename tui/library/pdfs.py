"""The papers' PDFs: one file each in a folder of their own, found again by the paper's key.

A name is for people, ``doe-2024-lantern-in-fog-12fa2ee7c0ffee00.pdf``, and ends in the key: what
stands before that may be altered, and a title or an author that becomes known later loses nothing.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from parsing.digest import blake2b
from tui.library.addresses import pdf_address
from tui.library.cancellation import Rest, no_rest
from tui.library.links import Address, UnsafeError, checked

if TYPE_CHECKING:
    from parsing.paper import Paper

LARGEST = 200 * 2**20
"""Bytes that a PDF has at most; what is larger is not taken."""
LONGEST = 80
"""Bytes of UTF-8 that a name has at most before the key."""
BEGINNING = b"%PDF-"
"""What every PDF begins with (ISO 32000-1, 7.5.2)."""
FETCHING = ".fetching-"
"""How the name of a scratch file begins: a PDF that is being written."""

_KEY = re.compile("[0-9a-f]{16}")
_NAME = re.compile(r"(?:.*-)?([0-9a-f]{16})\.pdf", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


def pdf_source(paper: Paper) -> Address | None:
    """Return where a paper's PDF may be fetched from, by https; None where no source names one.

    Raises:
        UnsafeError: what a source names must not be asked.
    """
    url = pdf_address(paper.meta)
    if not url:
        return None
    address = checked(url)
    parts = urlsplit(address.url)
    if parts.scheme == "http":
        if parts.port is not None:
            raise UnsafeError("a PDF is fetched by https alone")
        # Whoever wrote the address down long ago; the same host has it by https, or not at all.
        address = checked(f"https{address.url.removeprefix('http')}")._replace(
            written=address.written
        )
    return address


def pdf_name(paper: Paper) -> str:
    """Return the name of a paper's PDF: who, when and what, in letters and digits, and the key."""
    meta = paper.meta
    first = meta.authors[0] if meta.authors else None
    family = (first.family or first.literal.rpartition(" ")[2]) if first else ""
    says = f"{family} {meta.date[:4]} {paper.title[:1000]}"
    words = "-".join(_WORD.findall(unicodedata.normalize("NFKC", says).lower()))
    cut = words.encode()[:LONGEST].decode(errors="ignore")
    if cut != words:
        cut = cut.rpartition("-")[0] or cut
    return f"{cut}-{_end(paper.key)}.pdf".lstrip("-")


def find_pdf(folder: Path, key: str) -> Path | None:
    """Return a paper's PDF, if it is there: a file with something in it, and no link."""
    wanted = _end(key)
    return next((path for path in pdfs_in(folder) if key_in(path.name) == wanted), None)


def key_in(name: str) -> str:
    """Return the key that the name of a paper's PDF ends in; empty for any other name."""
    match = _NAME.fullmatch(name)
    return match[1] if match else ""


def other_files(folder: Path) -> list[str]:
    """Return the names of what lies in the folder and is no paper's PDF, in order.

    Raises:
        OSError: the folder cannot be read.
    """
    papers = {path.name for path in pdfs_in(folder)}
    return sorted(set(os.listdir(folder)) - papers)  # noqa: PTH208 - names are wanted


def keep_pdf(folder: Path, paper: Paper, data: bytes, rest: Rest = no_rest) -> Path:
    """Put a paper's PDF into the folder, whole or not at all; gives where it lies.

    Args:
        folder: is made for this person alone where it is not there yet.
        paper: whose it is.
        data: all of the PDF.
        rest: is called before it gets its name, and may end the work.

    Raises:
        OSError: it could not be written; nothing is there.
        Cancelled: it is no longer wanted; nothing is there.
    """
    # Only who fetches waits for it.
    from tui.library.atomic_file import (
        scratch_file,
        take_away_abandoned,
        take_place,
    )
    from tui.library.locations import make_private

    make_private(folder)
    take_away_abandoned(folder, FETCHING)
    path = folder / pdf_name(paper)
    with scratch_file(folder, FETCHING, content=data) as scratch:
        rest()
        take_place(scratch, path)
    return path


def pdfs_in(folder: Path) -> Iterator[Path]:
    """Give every paper's PDF; none where the folder is not there."""
    try:
        with os.scandir(folder) as there:
            for each in there:
                if (
                    key_in(each.name)
                    and each.is_file(follow_symlinks=False)
                    and each.stat(follow_symlinks=False).st_size
                ):
                    yield Path(each.path)
    except OSError:
        return


def _end(key: str) -> str:
    """A key as a name may end in it: one of a database that was altered may be any text."""
    if _KEY.fullmatch(key):
        return key
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()
