"""OpenReview's notes, of both of its APIs: submissions to conferences, as JSON.

https://docs.openreview.net/reference/api-v2/entities/note; the second API wraps each value.
"""

from __future__ import annotations

from datetime import UTC, datetime

from parsing.addresses import with_addresses
from parsing.json_values import dict_of, text_of, texts_of
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page
from parsing.patterns import pattern
from parsing.records import read_records

_SIGNS = (
    r'"content"\s*:\s*\{',
    r'"forum"\s*:\s*"',
    r'"(?:invitation|invitations|signatures|cdate|tcdate|tmdate)"\s*:',
    r'"(?:authorids|venueid|_bibtex|paperhash)"\s*:',
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so has notes of OpenReview."""
    signs = [pattern(sign).search(head) is not None for sign in _SIGNS]
    return 0.96 if signs[0] and sum(signs) >= 3 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of submissions; reviews and other notes without a title are told."""
    why = "has no title, or is an answer to a submission"
    return read_records(text, name, ("notes",), _entry, why)


def _entry(note: dict[str, object], line: int) -> Entry | None:
    content = {key: _plain(value) for key, value in dict_of(note.get("content")).items()}
    title = text_of(content.get("title"))
    forum = text_of(note.get("forum")) or text_of(note.get("id"))
    # An answer to a submission has its forum, and often a title as well.
    is_answer = bool(text_of(note.get("replyto")))
    if not title.strip() or is_answer:
        return None
    keywords = content.get("keywords")
    meta = Meta(
        authors=tuple(
            Author(literal=name.strip())
            for name in texts_of(content.get("authors"))
            or text_of(content.get("authors")).split(",")
            if name.strip()
        ),
        published=_day(note.get("pdate")) or _day(note.get("cdate")) or _day(note.get("tcdate")),
        openreview=forum,
        venue=text_of(content.get("venue")),
        keywords=texts_of(keywords)
        or tuple(word for each in text_of(keywords).split(",") if (word := each.strip())),
        kind=Kind.CONFERENCE if _is_accepted(text_of(content.get("venue"))) else Kind.UNKNOWN,
    )
    pdf = text_of(content.get("pdf"))
    if pdf.startswith("/"):
        meta = meta._replace(pdf=f"https://openreview.net{pdf}")
    meta = meta._replace(code=text_of(content.get("code")))
    meta = with_addresses(meta, [pdf, text_of(content.get("html"))])
    return Entry(title, text_of(content.get("abstract")), line, meta)


def _plain(value: object) -> object:
    return value.get("value") if isinstance(value, dict) else value


def _is_accepted(venue: str) -> bool:
    return bool(venue) and not pattern(r"(?i)submi|under review|reject|withdraw").search(venue)


def _day(value: object) -> str:
    """The day of a time in milliseconds since 1970, in UTC."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10**13:
        return ""
    return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
