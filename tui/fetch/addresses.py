"""Which addresses may be asked at all: https, and http on this computer alone."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from parsing.text import clean_line
from tui.fetch.errors import FetchError

LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


def require_allowed(url: str) -> SplitResult:
    """Return the parts of an address that may be asked: https, or http on this computer alone.

    Raises:
        FetchError: it is anything else, or has a name or a password to log in with.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{clean_line(url)} is no web address: {error}") from error
    shown = clean_line(url)[:200]
    if parts.username is not None or parts.password is not None:
        where = parts.hostname or "it"
        raise FetchError(f"an address of {where} has a name to log in with; give it without")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        raise FetchError(f"{shown} is not asked: only addresses that begin with https:// are")
    if not host:
        raise FetchError(f"{shown} names no host")
    return parts


def redirected(url: str, location: str, scheme: str) -> str:
    """Return where an answer leads, in the scheme that was asked.

    Args:
        url: what was asked.
        location: what the answer said of where to go.
        scheme: that of the first address.

    Raises:
        FetchError: it leads to another scheme, or where nothing is asked.
    """
    host = urlsplit(url).hostname
    if not location:
        raise FetchError(f"{host} leads elsewhere, and does not say where")
    try:
        target = urljoin(url, location)
        leads_to = urlsplit(target).scheme
    except ValueError:
        leads_to = ""
    # Nor may a stranger have something asked that only this computer can.
    is_stranger = host not in LOOPBACK
    if leads_to != scheme or (is_stranger and require_allowed(target).hostname in LOOPBACK):
        raise FetchError(f"{host} leads to {clean_line(location)[:200]}; not followed")
    require_allowed(target)
    return target
