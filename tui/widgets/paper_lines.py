"""One paper in words, set to lines: its title and a line of facts, its abstract, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tui.library.addresses import Link
from tui.library.phrases import plural
from tui.library.sources import Source
from tui.widgets.cells import fit, spans_of, width, wrap
from tui.widgets.glyphs import BETWEEN, NO_BREAK

if TYPE_CHECKING:
    from tui.library.notes import Inked
    from tui.library.search.highlight import MatchedTerm

FOLDED_NOTE = 3
"""Lines of a note that are shown of a longer one."""

Span: TypeAlias = tuple[int, int]
Goal: TypeAlias = Link | Source
"""Where a click leads."""


class Target(NamedTuple):
    """Part of a text that can be clicked."""

    start: int
    end: int
    goal: Goal


class Named(NamedTuple):
    """Authors in words."""

    text: str
    names: int
    """Characters of it that are names, from its start: what was found in them is marked."""


class NamedFact(NamedTuple):
    """Something that is known of a paper, and by which name."""

    name: str
    says: str
    found_in: str = ""
    """For those that papers are found by: the text in which what was found is marked, as it
    begins."""
    targets: tuple[Target, ...] = ()
    source: str = ""
    """Who said it, where that was none of the pages."""


class Detail(NamedTuple):
    """One paper in words, for its pane."""

    key: str
    title: str
    abstract: str
    signs: str = ""
    """Its marks."""
    authors: tuple[Named, ...] = ()
    """Who wrote it, in ever fewer words."""
    about: tuple[str, ...] = ()
    """What else a reader wants to know first: date, votes, venue."""
    like: str = ""
    """Why it is among similar papers."""
    note: str = ""
    note_inks: tuple[Inked, ...] = ()
    """Parts of the note that are drawn otherwise."""
    note_links: tuple[Target, ...] = ()
    links: tuple[Link, ...] = ()
    named_links: tuple[Target, ...] = ()
    """Addresses in the abstract, and where they stand in it."""
    facts: tuple[NamedFact, ...] = ()
    """All that is known, for who reads on."""


class Line(NamedTuple):
    """A line to draw: a part of a text, with what of the text lies in it."""

    text: str
    ink: str
    start: int = 0
    spans: tuple[Span, ...] = ()
    """Where the text was found."""
    targets: tuple[Target, ...] = ()
    name: str = ""
    """What stands before it, in another style."""
    aside: int | None = None
    """Where in the text an aside begins, which is drawn quietly."""
    joint: str = "\n"
    """What stands between the line above and this one in the text itself."""
    unfolds: bool = False
    """Whether it stands for lines that are not shown."""
    inked: tuple[Inked, ...] = ()
    """Parts of the text that are drawn otherwise."""


BLANK = Line("", "fact")


class Fold(NamedTuple):
    """How much of a paper is set."""

    short: bool = False
    """Whether there are so few lines that the title has but one."""
    open: bool = False
    """Whether the person wants to see all of it."""
    key: str = "Enter"
    """What opens it, as people write the key."""


def paper_lines(
    detail: Detail | None, terms: tuple[MatchedTerm, ...], measure: int, fold: Fold
) -> Iterator[Line]:
    """Yield a paper's lines.

    Args:
        detail: the paper; nothing gives no words.
        terms: what is marked in its texts.
        measure: cells of a line at most.
        fold: how much of it is set.
    """
    short = fold.short and not fold.open
    if not short:
        yield BLANK
    if detail is None:
        return
    yield from _head(detail, terms, measure, short)
    if not short:
        yield BLANK
    if detail.abstract:
        spans = spans_of(detail.abstract, terms)
        yield from _set(detail.abstract, "text", measure, spans, detail.named_links)
    else:
        yield Line(fit("The page gives no abstract.", measure), "quiet")
    longest = max((len(fact.name) for fact in detail.facts), default=0) + 2
    if detail.note:
        yield BLANK
        yield from _note(detail, longest, measure, fold)
    if detail.links:
        yield BLANK
        yield from _links(detail.links, measure)
    if detail.facts:
        yield BLANK
    for fact in detail.facts:
        spans = spans_of(fact.found_in, terms)
        says = fact.says + (f" ({fact.source})" if fact.source else "")
        name = fact.name.ljust(longest)
        aside = len(fact.says) if fact.source else None
        yield from _set(says, "fact", measure, spans, fact.targets, name=name, aside=aside)
    yield BLANK


def _head(
    detail: Detail, terms: tuple[MatchedTerm, ...], measure: int, short: bool
) -> Iterator[Line]:
    """The title, and the facts that a reader wants first: a line each where there are few."""
    spans = spans_of(detail.title, terms)
    if short:
        yield Line(fit(detail.title, measure), "unread", 0, tuple(spans))
    else:
        yield from _set(detail.title, "unread", measure, spans)
    room = measure - width(detail.signs)
    text, names, about = "", 0, detail.about
    for authors in detail.authors or (Named("", 0),):
        text = BETWEEN.join(filter(None, (authors.text, *about)))
        names = authors.names
        if width(text) <= room:
            break
    while about and width(text) > room:
        # The authors are the shortest by now; what stands last is missed least.
        about = about[:-1]
        text = BETWEEN.join(filter(None, (authors.text, *about)))
    if text or detail.signs:
        found = tuple(spans_of(text[:names], terms))
        yield Line(fit(text, room), "quiet", 0, found, name=detail.signs)
    if detail.like:
        yield from _set(detail.like, "quiet", measure)


def _note(detail: Detail, longest: int, measure: int, fold: Fold) -> Iterator[Line]:
    name, inks = "Note".ljust(longest), _Onward(detail.note_inks)
    lines = [
        line._replace(inked=tuple(inks.within(line.start, line.start + len(line.text))))
        for line in _set(detail.note, "fact", measure, targets=detail.note_links, name=name)
    ]
    if fold.open or len(lines) <= FOLDED_NOTE:
        yield from lines
        return
    yield from lines[:FOLDED_NOTE]
    more = f"… {plural(len(lines) - FOLDED_NOTE, 'more line')}{BETWEEN}{fold.key}"
    yield Line(fit(more, measure - longest), "quiet", name=" " * longest, unfolds=True)


def _links(links: Sequence[Link], measure: int) -> Iterator[Line]:
    wide = max(len(link.what) for link in links)
    for number, link in enumerate(links, 1):
        name = f"{number:>2} " + (f"{link.what:<{wide}} " if wide else "")
        # One that would be broken can do without what nearly all begin with.
        long = width(link.url) > measure - width(name)
        url = link.url.removeprefix("https://") if long else link.url
        yield from _set(url, "link", measure, targets=(Target(0, len(url), link),), name=name)


def _set(
    text: str,
    ink: str,
    measure: int,
    spans: Sequence[Span] = (),
    targets: Sequence[Target] = (),
    *,
    name: str = "",
    aside: int | None = None,
) -> Iterator[Line]:
    """Break a text into lines, each with the spans and targets that lie in it."""
    found, clicked, stop = _Onward(spans), _Onward(targets), 0
    for start, end in wrap(text, max(1, measure - width(name))):
        between = text[stop:start]
        first = stop == 0
        yield Line(
            # What kept a phrase on one line is a blank like others to who copies it.
            text[start:end].replace(NO_BREAK, " "),
            ink,
            start,
            tuple(found.within(start, end)),
            tuple(clicked.within(start, end)),
            name if first else " " * width(name),
            aside,
            "\n" if first or "\n" in between else " " if between else "",
        )
        stop = end


class _Onward:
    """Spans in order, of which those within ever later parts are asked for."""

    def __init__(self, spans: Sequence[Span] | Sequence[Target] | Sequence[Inked]) -> None:
        self._spans, self._first = spans, 0

    def within(self, start: int, end: int) -> Sequence[Any]:
        """Return the spans that have a part of it; a span may go on in the next part."""
        spans = self._spans
        while self._first < len(spans) and spans[self._first][1] <= start:
            self._first += 1
        last = self._first
        while last < len(spans) and spans[last][0] < end:
            last += 1
        return spans[self._first : last]
