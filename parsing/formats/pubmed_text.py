"""PubMed's results saved as text: ``Abstract (text)``, and ``Summary (text)`` in a paragraph each.

Where a paper appeared stands first in the former, and names and title in the latter:
https://pubmed.ncbi.nlm.nih.gov/help/#save-email.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import part_initials
from parsing.dates import iso_date
from parsing.formats.nbib import whole_pages
from parsing.ids import find_doi
from parsing.lines import numbered_lines
from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COUNT = r"\ufeff?\s{0,4}(\d{1,6})([.:])\s+"
_DATE = r"(?:19|20)\d\d(?:\s[A-Z][a-z]{2,8}(?:[-–][A-Z][a-z]{2,8})?(?:\s\d{1,2}(?:-\d{1,2})?)?)?"
_ISSUE = r"(?:(?P<volume>[^();:.]{0,30})(?:\((?P<issue>[^()]{1,40})\))?)?"
_APPEARED = (
    rf"\.\s(?P<date>{_DATE})(?:;{_ISSUE}(?::(?P<pages>[^\s.;]{{1,40}}))?)?(?:[.;:](?=\s|$)|:)"
)
"""Where it appeared, behind the journal's name: ``. 2024 Jan 15;12(3):100-9.``"""
_JOURNAL = r"[^.?!]{2,160}"
_PMID = r"\bPMID:\s?(\d{1,9})\b"
_ID_LINE = r"(?:DOI|PMCID|PMID|PII):\s"
_MARKS = r"\s?\((?:\d{1,3}|#|[*†‡])\)"
_NAME = r"[^\W\d].{0,60}?\s[A-Z]{1,4}(?:\s(?:Jr|Sr|[1-9](?:st|nd|rd|th)|I{1,3}))?"
_ASIDE = (
    r"(?:Author\sinformation:|Collaborators:|Comment\s(?:in|on)\b|Errat(?:um|a)\s(?:in|for)\b|Update\s"
    r"(?:in|of)\b|Retract(?:ion|ed)\b|Republished\s|Summary\sfor\spatients|Expression\sof\sconcern"
    r"|Corrected\sand\srep|Publisher:|Conflict\sof\sinterest|\[Article\sin\s|©|\(c\)\s?\d|Copyright\b)"
)
"""How paragraphs begin that are neither title nor abstract."""
_SECTION = r"[A-Z][A-Z0-9 /&,()'’-]{3,60}:\s"
"""How a part of a structured abstract begins, a line of its own."""
_IN_BOOK = rf"In:\s(?P<book>[^.\[]{{2,200}})[.\[].*?(?P<date>{_DATE})\.?$"
"""What stands below the names of a chapter: ``In: Lamps [Internet]. Quay: Press; 2024 Jan-.``"""
_MOST_ABOVE_BOOK = 4
_LONGEST_CITED, _LONGEST_SUMMARY = 600, 20_000
"""Characters of where a paper appeared, and of a whole paragraph of a summary."""
_TRIED = 5
"""Dates of such a paragraph that are tried."""
_NOBODY: tuple[Author, ...] = ()
_PREPRINTS = r"(?i)\[preprint\]|\b(?:bio|med|ar)rxiv\b"


class _Block(NamedTuple):
    """Lines that no blank one parts, and the number of the first."""

    number: int
    lines: list[str]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.lines)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is a list of PubMed's."""
    if not pattern(_COUNT).match(head) or not pattern(rf"(?m){_PMID}|^DOI:\s").search(head):
        return 0.0
    return 0.98 if _begins_record(list(islice(_blocks(head), _MOST_ABOVE_BOOK)), 0) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of records that have a title; the others are told by line."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    blocks = list(_blocks(text))
    begins = _begins(blocks)
    for begin, end in pairwise([*begins, len(blocks)]):
        first = blocks[begin]
        entry = _summary(first) or _abstract(blocks[begin:end])
        if entry:
            entries.append(entry)
        else:
            seen = f"no record of a paper, “{first.text[:60]}”"
            problems.append(Problem(name, first.number, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems[:50]))


def _blocks(text: str) -> Iterator[_Block]:
    number, lines = 0, list[str]()
    for line in numbered_lines(text):
        if lines and line.gap:
            yield _Block(number, lines)
            lines = []
        if not lines:
            number = line.number
        lines.append(line.text.strip())
    if lines:
        yield _Block(number, lines)


def appeared_in(text: str) -> Meta | None:
    """Return what a line says of where a paper appeared: ``J Lamps. 2024 Jan;1(2):3. doi: …``."""
    found = pattern(_APPEARED).search(text[:_LONGEST_CITED])
    return _meta(text[: found.start()], found.groupdict(), (), text) if found else None


def _begins(blocks: Sequence[_Block]) -> list[int]:
    """The paragraphs that begin a record, or what has the number of the next."""
    begins: list[int] = []
    due, is_over = 0, False
    for at, block in enumerate(blocks):
        is_over = is_over or pattern(_ID_LINE).match(block.lines[0]) is not None
        count = pattern(_COUNT).match(block.lines[0])
        if count and (_begins_record(blocks, at) or (is_over and int(count[1]) == due)):
            begins.append(at)
            due, is_over = int(count[1]) + 1, count[2] == ":"
    return begins


def _begins_record(blocks: Sequence[_Block], at: int) -> bool:
    if _is_cited(blocks[at].text) or _summary(blocks[at]):
        return True
    below = (block.text for block in blocks[at + 1 : at + _MOST_ABOVE_BOOK])
    return any(pattern(_IN_BOOK).match(text[:_LONGEST_CITED]) for text in below)


def _is_cited(text: str) -> bool:
    """Whether a paragraph says where a paper appeared, and nothing before that but a number."""
    said = without_start(_COUNT, text[:_LONGEST_CITED])
    return said != text[:_LONGEST_CITED] and pattern(_JOURNAL + _APPEARED).match(said) is not None


def _abstract(blocks: Sequence[_Block]) -> Entry | None:
    """The paper of one record of ``Abstract (text)``."""
    cited = without_start(_COUNT, blocks[0].text)
    found = pattern(_APPEARED).search(cited[:_LONGEST_CITED])
    venue = cited[: found.start()] if found else ""
    title, authors, parts, ids = "" if found else _title(cited), _NOBODY, list[str](), ""
    book: dict[str, str | None] = {}
    for block in blocks[1:]:
        first = block.lines[0]
        if pattern(_ID_LINE).match(first):
            ids = block.text
            break  # what stands below says nothing of the paper
        if pattern(_ASIDE).match(first):
            continue
        in_book = None if found else pattern(_IN_BOOK).match(block.text[:_LONGEST_CITED])
        if in_book:
            venue, book = in_book["book"], {"date": in_book["date"]}
        elif not title:
            title = _title(block.text)
        elif not authors and not parts and (named := names_of(block.text)):
            authors = named
        else:
            parts += _sections(block.lines)
    if not title or not (found or book):
        return None
    said = f"{cited} {ids}"
    meta = _meta(venue, found.groupdict() if found else book, authors, said)
    if book:
        meta = meta._replace(kind=Kind.BOOK)
    return Entry(title, "\n".join(parts), blocks[0].number, meta)


def _summary(block: _Block) -> Entry | None:
    """The paper of one paragraph of ``Summary (text)``: names, title, where it appeared, ids."""
    count = pattern(_COUNT).match(block.text[:20])
    text = without_start(_COUNT, block.text)
    if not count or count[2] != ":" or "PMID:" not in text or len(text) > _LONGEST_SUMMARY:
        return None
    for found in islice(pattern(_APPEARED).finditer(text), _TRIED):
        before = text[: found.start()]
        end = max(before.rfind(sign) for sign in (". ", "? ", "! ", "] "))
        if end < 0:
            continue
        said, venue = before[: end + 1], before[end + 2 :]
        names, _, rest = said.partition(". ")
        authors = names_of(f"{names}.") if rest else ()
        title = _title(rest if authors else said)
        if title and venue:
            return Entry(title, "", block.number, _meta(venue, found.groupdict(), authors, text))
    return None


def _meta(
    venue: str, appeared: dict[str, str | None], authors: tuple[Author, ...], said: str
) -> Meta:
    pmid = pattern(_PMID).search(said)
    is_preprint = pattern(_PREPRINTS).search(venue) is not None
    return Meta(
        kind=Kind.PREPRINT if is_preprint else Kind.ARTICLE,
        authors=authors,
        published=iso_date(appeared.get("date") or ""),
        doi=find_doi(said),
        pubmed=pmid[1] if pmid else "",
        venue=venue.strip(),
        volume=(appeared.get("volume") or "").strip(),
        issue=appeared.get("issue") or "",
        pages=whole_pages(appeared.get("pages") or ""),
    )


def _title(text: str) -> str:
    """A title without its full stop, and without the brackets of one that was translated."""
    title = text.strip()
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1]
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def names_of(text: str) -> tuple[Author, ...]:
    """Return the authors that a paragraph names, ``Doe AB(1), Roe B.``; none of any else.

    A group among them stays whole.
    """
    if not text.endswith(".") or len(text) > 100_000:
        return ()
    said = pattern(_MARKS).sub("", text[:-1])
    names = [name for part in pattern(r"[,;]").split(said) if (name := part.strip())]
    persons = sum(pattern(_NAME).fullmatch(name) is not None for name in names)
    return tuple(part_initials(Author(name)) for name in names) if 2 * persons > len(names) else ()


def _sections(lines: Iterable[str]) -> list[str]:
    """The parts of a paragraph of the abstract, each on one line."""
    parts: list[list[str]] = []
    for line in lines:
        if not parts or pattern(_SECTION).match(line):
            parts.append([])
        parts[-1].append(line)
    return [" ".join(part) for part in parts]
