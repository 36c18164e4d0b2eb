"""Records whose values stand behind labels: ``Title:``, ``**Authors:**``, ``- PDF:``, in any order.

A record begins with its title: behind a label, or as the heading, the bold line or the link alone
above the labels. A rule, the next title, or a label for the second time ends it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parsing.authors import split_authors
from parsing.fields import field_of, make_entry
from parsing.lines import numbered_lines
from parsing.link_fields import with_links
from parsing.markup import Inline, MarkupLink, heading_of, plain, references
from parsing.paper import Page
from parsing.patterns import pattern, without_start
from parsing.plausible import reads_as_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parsing.lines import NumberedLine
    from parsing.meta import Meta
    from parsing.paper import Entry

_LABEL = (
    r"\s{0,8}(?:[-*+•>]\s+|\d{1,3}\.\s+)?(?P<bold>\*\*|__|[*_]|<b>|<strong>)?[^\w\s*:]{0,3}\s?"
    r"(?P<label>[^\W\d_][\w ()/#.;-]{0,30}?)\s?(?:\*\*|__|[*_]|</b>|</strong>)?\s?[:：]"
    r"\s?(?:\*\*|__|[*_]|</b>|</strong>)?(?=[^/\\]|$)"
)
"""What a value stands behind; the value itself may be long, and need not be looked through."""
_TITLE_LINE = (
    r"\s*(?:[-*+]\s+|\d{1,4}[.)]\s+)?(?:\*\*(?!\s)((?:[^*]|\*(?!\*)){8,400})\*\*"
    r"|(\[[^\[\]]{8,400}\]\([^()\s]{4,2000}\)))\s*(?:\([^()]{1,60}\))?\s*"
)
_RULE = r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_]\s){3,})\s*"
_ONLY_TAGS = (
    r"\s*(?:</?(?:details|summary|div|p|br|a|hr|center)\b[^<>]*>(?:\s*Details\s*</summary>)?\s*)+"
)
_SITE = r"---\n(?=(?:[^\n]+\n){0,40}?(?:layout|permalink|weight):)(?:[^\n]+\n){1,40}?---(?=\n)"
"""What a program that makes web pages reads above them: no record, though it has a title."""
_COUNT = r"(?:[\[(]\d{1,4}[\])][.:]?|\d{1,4}[.)])\s+(?=\S)|[\U0001F300-\U0001FAFF☀-➿⭐️\s]+"
_ITALIC = r"\s*[*_](?![*_\s])([^*_]{4,3000})[*_]\s*"
_VOUCH = (
    "authors",
    "abstract",
    "summary",
    "arxiv",
    "doi",
    "pdf",
    "url",
    "paper",
    "code",
    "openreview",
)
_QUOTES = ('"', "'")
_LONGEST_LABEL = 40
"""Characters that a label has at most."""
_ENDS = frozenset(("abstract", "title", "authors", "summary"))
"""Values that no record has twice."""


@dataclass(slots=True)
class _Record:
    line: int = 0
    title: Inline | None = None
    named: bool = False
    """The title stood behind a label."""
    values: dict[str, list[str]] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    """Lines above the first label: authors in italics, links."""

    def entry(self, refs: Mapping[str, str]) -> Entry | None:
        """The paper, if it has a title and at least one thing that papers have."""
        if self.title is None or not any(name in self.values for name in _VOUCH):
            return None
        values = {
            name: plain(" ".join(parts), refs)
            for name, parts in self.values.items()
            if name not in {"abstract", "summary"}
        }
        values["title"] = self.title
        if abstract := self.values.get("abstract") or self.values.get("summary"):
            values["abstract"] = Inline(_paragraphs(abstract, refs))
        entry = make_entry(values, self.line)
        return entry._replace(meta=self._more(entry.meta, refs)) if self.others else entry

    def _more(self, meta: Meta, refs: Mapping[str, str]) -> Meta:
        """What the lines above the first label add to what the labels say."""
        meta = with_links(meta, [link for text in self.others for link in _links(text, refs)])
        for text in self.others if not meta.authors else ():
            if found := pattern(_ITALIC).fullmatch(text):
                authors, et_al = split_authors(plain(found[1], refs).text)
                return meta._replace(authors=authors, et_al=et_al)
        return meta


def sniff(head: str) -> float:
    """Return how sure it is that a text is records: abstracts or addresses behind labels."""
    if "- family:" in head and pattern(r"(?m)^[ \t]*- family:\s").search(head):
        return 0.0  # bibliographies as YAML, whose labels hold further ones
    if "\\\\\narXiv:" in head or (":" not in head and "：" not in head):
        return 0.0
    papers = named = 0
    for record in _records(head, {}):
        if (entry := record.entry({})) is None:
            continue
        meta = entry.meta
        identified = meta.arxiv or meta.doi or meta.openreview or meta.pdf
        is_whole = record.named and meta.authors and entry.abstract
        if identified or is_whole or (entry.abstract and reads_as_prose(entry.abstract)):
            papers += 1
            named += record.named
    return 0.75 if papers >= 2 or (papers and named) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers of labelled records, in their order."""
    refs = references(text)
    entries = (record.entry(refs) for record in _records(text, refs))
    return Page(name, "", tuple(entry for entry in entries if entry is not None and entry.title))


def _records(text: str, refs: Mapping[str, str]) -> Iterator[_Record]:
    record, current = _Record(), ""
    if text.startswith("---\n"):
        text = without_start(_SITE, text)
    for line in numbered_lines(text):
        first = line.text.lstrip()[0]
        if first == "<" and pattern(_ONLY_TAGS).fullmatch(line.text):
            continue
        is_sign = first in "-*_=" and line.text[-1] in "-*_="
        if is_sign and pattern(_RULE).fullmatch(line.text):
            if record.values:
                yield record
                record = _Record()
            current = ""
            continue
        found = None if first == "#" else pattern(_LABEL).match(line.text)
        label = _field(found["label"]) if found else ""
        if found and label:
            value = line.text[found.end() :].strip()
            if label in _ENDS and (label in record.values or (label == "title" and record.named)):
                yield record
                record = _Record()
            if value[:1] in _QUOTES and value[-1:] == value[:1] and value.count(value[0]) == 2:
                value = value[1:-1]  # as YAML has it
            if label == "title":
                record.line, record.title, record.named = line.number, plain(value, refs), True
            else:
                record.line = record.line or line.number
                record.values.setdefault(label, []).append(value)
            current = label
        elif (
            (title := _title_line(line, refs)) is not None
            and record.title
            and len(title.text) <= _LONGEST_LABEL
            and (label := _field(title.text)) in _ENDS
            and label not in record.values
        ):
            record.values[label], current = [""], label  # a heading that is a label
        elif title is not None:
            if record.values or record.title is None or not record.named:
                if record.values:
                    yield record
                record = _Record(line.number, title)
            current = ""
        elif found and (found["bold"] or (current not in _ENDS and not record.named)):
            current = ""  # a label that says nothing of the paper
        elif current:
            _continue(record, current, line)
        elif record.title and len(record.others) < 20 and (not record.values or "](" in line.text):
            record.others.append(line.text)
    yield record


def _field(label: str) -> str:
    name = field_of(label)
    if name in {"", "#", "id"}:
        return ""
    return "summary" if name == "abstract" and "summary" in label.lower() else name


def _title_line(line: NumberedLine, refs: Mapping[str, str]) -> Inline | None:
    """The title that a line is by its form alone: a heading, bold, or a link."""
    level, text = heading_of(line.text)
    if level:
        pass
    elif found := pattern(_TITLE_LINE).fullmatch(line.text):
        text = found[1] or found[2]
    else:
        return None
    shown = plain(text, refs)
    if shown.text.endswith((":", "：")):
        return None
    return Inline(without_start(_COUNT, shown.text), shown.links)


def _continue(record: _Record, current: str, line: NumberedLine) -> None:
    """Add a line to the value above it, where it can be a part of that."""
    if current == "title":
        if not line.gap and record.title is not None:
            text = f"{record.title.text} {plain(line.text).text}"
            record.title = Inline(text, record.title.links)
        return
    parts = record.values[current]
    empty = not any(parts)
    if current in {"abstract", "summary"}:
        parts.append(("\n" if line.gap and not empty else "") + line.text)
    elif empty or not line.gap:
        parts.append(line.text)


def _paragraphs(parts: list[str], refs: Mapping[str, str]) -> str:
    joined = " ".join(parts).split(" \n") if len(parts) > 1 else parts
    quoted = pattern(r"^\s*>\s?|(?<=\s)>\s(?=\w)")
    texts = (quoted.sub("", part) if ">" in part else part for part in joined)
    return "\n\n".join(filter(None, (plain(text, refs).text for text in texts)))


def _links(text: str, refs: Mapping[str, str]) -> tuple[MarkupLink, ...]:
    return plain(text, refs).links
