"""Whether a web address may be opened, and where it leads, whatever it looks like.

An address is a stranger's, and can look like one and be another. What is opened is therefore what
is shown: in ASCII, its host as it goes over the wire, and everything in it that an address may not
hold percent-encoded (RFC 3986, section 2). What programs are known to read in different ways is
refused: a backslash is a slash to browsers alone, blanks are dropped by some, and a host that ends
in a number is an address of version 4 in octal, in hexadecimal or in one piece to browsers
(https://url.spec.whatwg.org/#host-parsing). So is a name to log in with: it stands before the host,
can be as long as one likes, and looks like a host itself.

A host in other letters becomes that of IDNA without its checks (RFC 3492; UTS 46, nontransitional),
which is enough where the browser is given the outcome and never the letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import quote

LONGEST = 2048
"""Characters of an address that is opened."""

_SHAPE = re.compile(r"(https?)://([^/?#]*)(.*)", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:(.*)@)?(\[[0-9A-Fa-f:.]+\]|[^:\[\]@]*)(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NOT_IN_LABEL = re.compile(r"[^a-z0-9_\-\x80-\U0010ffff]")
_DOTS = str.maketrans("。．｡", "...")
_KEPT = "/?#[]@!$&'()*+,;=:%~"
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ALIKE = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"))
"""The scripts of which letters look like those of another, as Unicode begins their names."""


class UnsafeError(ValueError):
    """An address that is not opened; the message says why, and follows ``because``."""


class Address(NamedTuple):
    """An address that may be opened."""

    url: str
    """What is opened: ASCII without blanks, and of http or https."""
    host: str
    """Where it leads: the host as it goes over the wire."""
    at: int
    """Where in the address the host stands."""
    written: str = ""
    """The host as it was written, where that was in other letters than ASCII."""
    port: str = ""
    """The port with the colon before it, where one was written."""

    @property
    def letters(self) -> str:
        """The host as people write it, where it is in other letters than ASCII."""
        return self.written or (_unpacked(self.host) if "xn--" in self.host else "")


class Offer(NamedTuple):
    """An address that was found, and what there is to say of it."""

    text: str
    """What is shown of it: all of it."""
    address: Address | None
    """What is opened; nothing when it must not be."""
    notes: tuple[str, ...] = ()
    named: bool = False
    """Whether its host is named in any case, not only when the address's first line lacks it."""
    what: str = ""
    """What is there, where that is known."""


def checked(text: str) -> Address:
    """An address, ready to be opened.

    Raises:
        UnsafeError: it is not one of http or https, it has no possible host or a name to log in
            with before it, or it holds what cannot be seen or is read in more than one way.
    """
    if len(text) > LONGEST:
        raise UnsafeError(f"it is longer than {LONGEST:,} characters")
    # Not printable are controls, blanks other than the space, and what turns or joins text.
    if not text.isprintable() or " " in text or "\\" in text:
        raise UnsafeError("it holds a blank, a backslash or a character that cannot be seen")
    if (shape := _SHAPE.fullmatch(text)) is None:
        raise UnsafeError("only addresses of http and https are opened")
    scheme, authority, rest = shape.groups()
    if (parts := _AUTHORITY.fullmatch(authority)) is None:
        raise UnsafeError("its host is no possible one")
    user, written, port = parts.groups()
    host = _host(written)
    if port and int(port) > 65535:
        raise UnsafeError("its port is no possible one")
    if user is not None:
        raise UnsafeError(f"it leads to {cut_left(host, 70)}, not to what stands before the @")
    before = f"{scheme.lower()}://"
    colon = f":{port}" if port else ""
    named = "" if written.isascii() else written
    url = before + host + colon + quote(rest, safe=_KEPT)
    return Address(url, host, len(before), named, colon)


def cut_left(host: str, most: int) -> str:
    """A host of at most so many characters: its end, which tells whose it is, always stands."""
    return host if len(host) <= most else "…" + host[1 - most :]


def mixed(host: str) -> bool:
    """Whether a part of a host mixes letters of scripts that look alike."""
    return any(len(_scripts(label)) > 1 for label in host.translate(_DOTS).split("."))


def _scripts(label: str) -> set[str]:
    return {unicodedata.name(char, "").partition(" ")[0] for char in label} & _ALIKE


def _host(written: str) -> str:
    if not written:
        raise UnsafeError("it has no host")
    if written.startswith("["):
        return _version_6(written)
    labels = written.translate(_DOTS).split(".")
    last = labels.pop() if len(labels) > 1 and not labels[-1] else None
    labels = list(map(_label, labels))
    host = ".".join(labels) + ("." if last is not None else "")
    if len(host) > 254 or (_NUMBER.fullmatch(labels[-1]) and not _is_version_4(host)):
        raise UnsafeError("its host is no possible one")
    if "xn--" in host and not _unpacked(host).isprintable():
        raise UnsafeError("its host holds a character that cannot be seen")
    return host


def _is_version_4(host: str) -> bool:
    """Whether a host is four numbers in the one form that is read in one way."""
    from ipaddress import AddressValueError, IPv4Address

    try:
        return str(IPv4Address(host)) == host
    except AddressValueError:
        return False


def _unpacked(host: str) -> str:
    """A host in the letters that it stands for (RFC 3492)."""
    try:
        return ".".join(
            label[4:].encode().decode("punycode") if label.startswith("xn--") else label
            for label in host.split(".")
        )
    except UnicodeError as error:
        raise UnsafeError("its host is no possible one") from error


def _label(written: str) -> str:
    """A part of a host between two dots, in ASCII."""
    label = unicodedata.normalize("NFKC", written.lower()).lower()
    # A letter may fall into several signs, some of which end a host.
    if not label.isascii() and not _NOT_IN_LABEL.search(label):
        label = "xn--" + label.encode("punycode").decode()
    if not _LABEL.fullmatch(label):
        raise UnsafeError("its host is no possible one")
    return label


def _version_6(written: str) -> str:
    from ipaddress import AddressValueError, IPv6Address

    try:
        return f"[{IPv6Address(written[1:-1])}]"
    except AddressValueError as error:
        raise UnsafeError("its host is no possible one") from error
