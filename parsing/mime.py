"""The parts of a mail or of a page saved as one file (MIME, RFC 2045 to 2047), decoded.

Only what tells the parts apart is read of their headers, and parts within parts as deep as mails
have them: a file of any size takes time linear in it.
"""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, NamedTuple

from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADERS = 2**14
"""Characters in which the headers of a part end."""
_DEEPEST = 5
_TYPE = r"(?im)^content-type:\s*([\w.+-]+/[\w.+-]+)"
_BOUNDARY = r'(?im)^content-type:[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\s;]{1,200})'
_ENCODING = r"(?im)^content-transfer-encoding:\s*([\w-]+)"
_CHARSET = r'(?im)charset="?([\w.:-]{1,40})'
HTML = frozenset(("text/html", "application/xhtml+xml"))


class MimePart(NamedTuple):
    """A part that has no further ones: its media type in small letters, and what it says."""

    kind: str
    text: str

    @property
    def is_html(self) -> bool:
        """Whether it is a web page."""
        return self.kind in HTML


def part_headers(text: str) -> tuple[str, str]:
    """Return the headers that a text begins with, and what stands below them.

    Args:
        text: with line feeds alone.
    """
    end = text.find("\n\n", 0, _HEADERS)
    end = _HEADERS if end < 0 else end
    return text[:end], text[end:].lstrip("\n")


def parts_of(text: str, depth: int = 0) -> Iterator[MimePart]:
    """Return the parts of a mail or a saved page that are text, in their order.

    Args:
        text: from its headers on, with line feeds alone.
        depth: of parts that it stands in.
    """
    headers, body = part_headers(text)
    kind = pattern(_TYPE).search(headers)
    said = kind[1].lower() if kind else "text/plain"
    boundary = pattern(_BOUNDARY).search(headers)
    if boundary and (said.startswith("multipart/") or not kind):
        if depth < _DEEPEST:
            inner, _, _ = f"\n{body}".partition(f"\n--{boundary[1]}--")
            for piece in inner.split(f"\n--{boundary[1]}\n")[1:]:
                yield from parts_of(piece.lstrip("\n"), depth + 1)
    elif said in HTML or said.startswith("text/"):
        yield MimePart(said, _decoded(headers, body))


def _decoded(headers: str, body: str) -> str:
    encoding = pattern(_ENCODING).search(headers)
    data = body.encode("utf-8", "replace")
    try:
        match encoding[1].lower() if encoding else "":
            case "quoted-printable":
                data = binascii.a2b_qp(data)
            case "base64":
                data = binascii.a2b_base64(data)
            case _:
                return body  # decoded with the file
    except ValueError:
        return body
    charset = pattern(_CHARSET).search(headers)
    try:
        text = data.decode(charset[1] if charset else "utf-8", "replace")
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")
