"""Whether an answer is whole, and whether there is a paper in it at all, seen from its bytes."""

from __future__ import annotations

import html
import json
import re

from parsing.text import clean_line
from tui.fetch.errors import FetchError

_CLOSED = re.compile(rb"</[\w:.-]+\s*>\s*\Z")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ENTRY = re.compile(rb"<(?:\w+:)?(?:entry|item)[\s>]")
_TOTAL = re.compile(rb"<(?:\w+:)?totalResults[^<>]*>\s*(\d{1,9})\s*<")
_FAULT = re.compile(rb"<id>https?://arxiv\.org/api/errors.*?<summary>([^<]{1,400})", re.DOTALL)
_HEAD = 2**14
_TAIL = 2**12


def require_whole(data: bytes, host: str) -> None:
    """Check that data do not end in their middle, whatever the service said of their length.

    Args:
        data: an answer.
        host: who gave it.

    Raises:
        FetchError: they do.
    """
    begin = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    whole = True
    if begin == b"<":
        whole = _CLOSED.search(_COMMENT.sub(b"", data[-_TAIL:])) is not None
    elif begin in {b"{", b"["}:
        try:
            json.loads(data)
        except (ValueError, RecursionError):
            whole = False
    if not whole:
        raise FetchError(f"the answer of {host} is damaged or breaks off; nothing was taken")


def has_no_paper(data: bytes) -> bool:
    """Tell whether an answer says by itself that there is nothing: an empty list or feed."""
    text = data.strip()
    if text[:1] == b"<":
        return _ENTRY.search(data) is None
    return text in {b"", b"[]", b"{}"}


def entries_in(data: bytes) -> int:
    """Return how many entries a feed has, whatever is understood of them."""
    return len(_ENTRY.findall(data))


def total_of(data: bytes) -> int | None:
    """Return how many papers a feed says there are in all; None when it does not say."""
    found = _TOTAL.search(data[:_HEAD])
    return int(found[1]) if found else None


def title_of(data: bytes) -> str:
    """Return what a feed calls itself; empty when it does not."""
    _, _, begun = data[:_HEAD].partition(b"<title")
    text, end, _ = begun.partition(b">")[2].partition(b"</title>")
    text = text.strip().removeprefix(b"<![CDATA[").removesuffix(b"]]>")
    if not end or b"<" in text:
        return ""
    return " ".join(clean_line(html.unescape(text.decode("utf-8", "replace"))).split())


def require_no_fault(data: bytes) -> None:
    """Check that an answer of arXiv's API is no description of a fault, which looks like a paper.

    Raises:
        FetchError: it is; the message is arXiv's.
    """
    found = _FAULT.search(data[:_HEAD])
    if found:
        says = html.unescape(found[1].decode("utf-8", "replace"))
        raise FetchError(f"arXiv does not take the request: {clean_line(says).strip()}")
