"""A page saved as a single file (MHTML, RFC 2557): unwrapped, then read as the HTML that it is."""

from __future__ import annotations

import binascii
from typing import NamedTuple

from parsing.formats.registry import DAILY_PAPERS, detect
from parsing.paper import Page, Problem
from parsing.patterns import pattern

_HEADERS = 2**14
"""Characters in which the headers of a part end."""
_MIME = r"(?im)^content-type:\s*multipart/related\b"
_BLINK = r"(?im)^(?:from:\s*<saved by|snapshot-content-location:)"
_BOUNDARY = r'(?im)^content-type:[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\s;]{1,200})'
_HTML = r"(?im)^content-type:\s*(?:text/html|application/xhtml\+xml)"
_ENCODING = r"(?im)^content-transfer-encoding:\s*([\w-]+)"
_CHARSET = r'(?im)charset="?([\w.:-]{1,40})'


class _Part(NamedTuple):
    headers: str
    body: str


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a saved page of one file."""
    headers = _split(head).headers
    if not pattern(_MIME).search(headers):
        return 0.0
    return 1.0 if pattern(_BLINK).search(headers) or pattern(_HTML).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page that the HTML in it is."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff \t\n")
    boundary = pattern(_BOUNDARY).search(text[:_HEADERS])
    if not boundary:
        return _nothing(name, "a saved page without its boundary")
    for piece in text.split("--" + boundary[1])[1:]:
        part = _split(piece.lstrip("\n"))
        if not pattern(_HTML).search(part.headers):
            continue
        html = _decoded(part)
        page_format = detect(html, "html")
        if page_format is not DAILY_PAPERS:
            page = page_format.parse(html, name)
            if page.entries or page_format.name != "html_list":
                return page
    return _nothing(name, "a saved page, but of no listing that is known")


def _split(text: str) -> _Part:
    end = text.find("\n\n", 0, _HEADERS)
    end = _HEADERS if end < 0 else end
    return _Part(text[:end], text[end:].lstrip("\n"))


def _decoded(part: _Part) -> str:
    encoding = pattern(_ENCODING).search(part.headers)
    data = part.body.encode("utf-8", "replace")
    try:
        match encoding[1].lower() if encoding else "":
            case "quoted-printable":
                data = binascii.a2b_qp(data)
            case "base64":
                data = binascii.a2b_base64(data)
    except ValueError:
        return part.body
    charset = pattern(_CHARSET).search(part.headers)
    try:
        return data.decode(charset[1] if charset else "utf-8", "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def _nothing(name: str, seen: str) -> Page:
    return Page(name, "", (), (Problem(name, 0, seen, "nothing taken"),))
