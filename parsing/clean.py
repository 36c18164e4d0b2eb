"""Making what a format read safe to show, in one place for all formats."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from parsing.meta import (
    NO_ANNOTATIONS,
    NO_META,
    Annotations,
    Author,
    Meta,
    Reception,
    WrittenList,
)
from parsing.paper import Entry, Page, Problem
from parsing.patterns import without_start
from parsing.text import clean_block, clean_line, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TEXT = 100_000
"""Characters of a title, an abstract or another value that are kept."""
MOST_VALUES = 10_000
"""Values of one field that are kept: the largest collaborations have some thousand authors."""


MOST_PROBLEMS = 1_000
"""Problems of a page that are told one by one: nobody reads more."""


_NOBODY = Author()


def clean_page(page: Page) -> Page:
    """Return a page of which every string has come through `parsing.text`.

    Entries without a title are left out; of a great many problems the first are kept.
    """
    cleaned = list(map(clean_entry, page.entries))
    entries = tuple(entry for entry in cleaned if entry.title)
    lists = page.lists and _clean_lists(page.lists, [bool(entry.title) for entry in cleaned])
    problems = [
        problem._replace(seen=_line(problem.seen), done=_line(problem.done))
        for problem in page.problems[:MOST_PROBLEMS]
    ]
    if more := len(page.problems[MOST_PROBLEMS:]):
        problems.append(Problem(page.name, 0, f"and {more:,} more problems", "not told one by one"))
    return page._replace(
        label=_line(page.label), entries=entries, problems=tuple(problems), lists=lists
    )


def _clean_lists(lists: tuple[WrittenList, ...], stays: list[bool]) -> tuple[WrittenList, ...]:
    """Return lists safe to show, of the entries that stay, by their numbers then."""
    numbers = [number - 1 for number in accumulate(stays)]
    return tuple(
        WrittenList(
            name,
            clean_block(each.description[:LONGEST_TEXT]),
            _line(each.due),
            tuple(numbers[at] for at in each.entries if stays[at]),
        )
        for each in lists[:MOST_VALUES]
        if (name := _line(each.name))
    )


def clean_entry(entry: Entry) -> Entry:
    """Return an entry of which every string has come through `parsing.text`.

    The title and all metadata become one line each with single blanks; the abstract keeps its line
    feeds, but for those of a text that was wrapped at a column. What is longer than `LONGEST_TEXT`
    is cut.
    """
    title, abstract, line, meta, reception, annotations = entry
    text = _block(abstract)
    if "\n" in text:
        from parsing.prose import unwrap_if_wrapped  # most abstracts are one paragraph

        text = unwrap_if_wrapped(text)
    said = (_line(title), text, clean_meta(meta), _clean_reception(reception))
    if annotations is not NO_ANNOTATIONS:
        tags, lists, note, read, starred, done_in, read_at, starred_at, done_at = annotations
        annotations = Annotations(
            _lines(tags), _lines(lists), _block(note), read, starred, _lines(done_in),
            _line(read_at), _line(starred_at),
            tuple((_line(name), _line(at)) for name, at in done_at[:MOST_VALUES]),
        )  # fmt: skip
    elif said[0] is title and said[1] is abstract and said[2] is meta and said[3] is reception:
        return entry  # nearly always: a further value takes as long as to look
    return Entry(said[0], said[1], line, said[2], said[3], annotations)


def _clean_reception(reception: Reception) -> Reception:
    date, votes, comments, stars, submitter = reception
    if (not date or _line(date) == date) and (not submitter or _line(submitter) == submitter):
        return reception
    return Reception(_line(date), votes, comments, stars, _line(submitter))


def clean_meta(meta: Meta) -> Meta:
    """Return metadata of which every string is one line that is safe to show."""
    meta = meta if meta is NO_META or _is_clean(meta) else _clean_meta(meta)
    if meta.comment.startswith("Comment: "):  # as Zotero writes it
        meta = meta._replace(comment=meta.comment.removeprefix("Comment: "))
    return meta


def _is_clean(meta: Meta) -> bool:
    """Whether nothing needs to be done: nearly always, and asked of all strings at once."""
    parts: list[str] = []
    given: Iterable[Any] = filter(None, meta)
    for value in given:
        if isinstance(value, str):
            parts.append(value)
        elif isinstance(value, int):
            continue
        elif value is meta.authors:
            if _NOBODY in meta.authors:
                return False
            parts += filter(None, chain.from_iterable(meta.authors))
        else:
            if len(value) > 1 and len(set(value)) < len(value):
                return False
            parts += value
    if not parts:
        return True
    text = "|".join(parts)
    return (
        len(text) <= LONGEST_TEXT
        and len(parts) <= MOST_VALUES
        and (is_plain(text) or clean_line(text) == text)
        and "  " not in text
        and "| " not in text
        and " |" not in text
        and "||" not in text
        and text[:1] not in {" ", "|"}
        and text[-1:] not in {" ", "|"}
    )


def _clean_meta(meta: Meta) -> Meta:
    changed: dict[str, object] = {}
    for field, value in zip(Meta._fields, meta, strict=True):
        if not value or isinstance(value, int):
            continue
        clean: object
        if field == "authors":
            names = (Author(*map(_line, author)) for author in meta.authors[:MOST_VALUES])
            clean = tuple(author for author in names if author.name)
        elif isinstance(value, tuple):
            clean = _lines(value)
        elif field == "kind":
            continue
        else:
            clean = _line(str(value))
        if clean != value:
            changed[field] = clean
    return Meta(**{**meta._asdict(), **changed}) if changed else meta


def _line(text: str) -> str:
    text = text[:LONGEST_TEXT]
    if "  " not in text and is_plain(text):
        return text.strip()
    return " ".join(clean_line(text).split())


def _block(text: str) -> str:
    text = clean_block(text[:LONGEST_TEXT])
    if text[:8].lower() == "abstract":  # a heading of its own, as publishers print one
        text = without_start(r"(?i)abstract[^\S\n]*+[:.]?[^\S\n]*+\n\s*", text)
    return text


def _lines(values: tuple[object, ...]) -> tuple[str, ...]:
    if not values:
        return ()
    texts = [_line(str(value)) for value in values[:MOST_VALUES]]
    return tuple(dict.fromkeys(filter(None, texts)))
