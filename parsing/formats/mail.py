"""A mail as it was sent (``.eml``), or a box of them (``.mbox``): its parts, as what they are.

A mail that is nothing but text as it stands is read as that text, by whatever format knows it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from parsing.dates import date_label, iso_date
from parsing.formats.registry import DAILY_PAPERS, FORMATS, detect
from parsing.mime import part_headers, parts_of
from parsing.paper import Page, Problem
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsing.paper import Entry

_FIRST = r"\ufeff?(?:From \S[^\n]{0,200}\n)?[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]"
_FROM = r"(?im)^from:[ \t]"
_SENT = r"(?im)^(?:date|subject|to|message-id|mime-version):"
_WRAPPED = (
    r"(?im)^content-(?:type:\s*(?:multipart/|text/html)"
    r"|transfer-encoding:\s*(?:quoted-printable|base64))"
)
_DATE = r"(?im)^date:\s*([^\n]{6,60})"
_NEXT = "\nFrom "
"""What parts the mails of a box, below a blank line."""
_ENVELOPE = r"[^\n]{0,200}\d\d:\d\d:\d\d[^\n]{0,60}\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)"
_MOST_PARTS = 50
"""Of one mail."""
_PROSE = frozenset((DAILY_PAPERS.name, "title_list", "mail", "mhtml"))
"""Formats that are too little sure of what stands in a mail."""


def sniff(head: str) -> float:
    """Return how sure it is that a text is a mail whose text has to be decoded first."""
    head = head.replace("\r\n", "\n")
    if not pattern(_FIRST).match(head):
        return 0.0
    headers, _ = part_headers(head)
    is_mail = pattern(_FROM).search(headers) and pattern(_SENT).search(headers)
    return 1.0 if is_mail and pattern(_WRAPPED).search(headers) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the papers in a mail, or in those of a box."""
    mails = list(_mails(text.replace("\r\n", "\n").lstrip("\ufeff \t\n")))
    pages = [page for mail in mails if (page := _page(mail, name)) is not None]
    if not pages:
        seen = "a mail" if len(mails) == 1 else f"{len(mails):,} mails"
        said = Problem(name, 0, f"{seen} without papers that are known", "nothing taken")
        return Page(name, "", (), (said,))
    entries: dict[Entry, None] = {}
    for page in pages:
        entries.update(dict.fromkeys(page.entries))
    problems = tuple(problem for page in pages for problem in page.problems)
    label = pages[0].label if len(pages) == 1 else ""
    return Page(name, label, tuple(entries), problems)


def _mails(text: str) -> Iterator[str]:
    if not text.startswith("From "):
        yield text
        return
    start, at = 0, 0
    while (at := text.find(_NEXT, at + 1)) >= 0:
        if pattern(_ENVELOPE).match(text, at + len(_NEXT)):
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _page(mail: str, name: str) -> Page | None:
    """The page of the part that says most of papers; None where none does."""
    mail = without_start(r"From [^\n]{0,300}\n", mail)
    best, most = None, (0, 0)
    for part in islice(parts_of(mail), _MOST_PARTS):
        form = detect(part.text, "html" if part.is_html else "")
        if form.name in _PROSE:
            continue
        page = FORMATS[form.name].parse(part.text, name)
        said = (len(page.entries), sum(bool(entry.meta.authors) for entry in page.entries))
        if said > most:
            best, most = page, said
    if best is None:
        return None
    date = pattern(_DATE).search(part_headers(mail)[0])
    label = best.label or (date_label(iso_date(date[1])) if date else "")
    # Lines are those of the part, which nobody has seen.
    entries = tuple(entry._replace(line=0) for entry in best.entries)
    return best._replace(label=label, entries=entries, problems=())
