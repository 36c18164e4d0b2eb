"""A list of titles, a line each, with or without numbers or bullets, or authors beside each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from parsing.agenda import is_agenda, without_time
from parsing.authors import names_in
from parsing.formats.daily_papers.heading import recognise
from parsing.formats.markdown_list.bullets import BEST, leads_to_paper
from parsing.ids import ArxivId, find_arxiv, part_arxiv
from parsing.lines import numbered_lines
from parsing.link_fields import with_links
from parsing.markup import MarkupLink, plain
from parsing.meta import NO_META, Author, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.plausible import looks_like_paper
from parsing.urls import link_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = r"\s*(?:[*+•-]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s+"
_HEADING = r"\s{0,3}#{1,6}\s.*"
_NAMES_FIRST = r"([^.]{3,300}(?:\b[^\W\d_]\.[^.]{1,60}){0,20}[^\W\d_]{2})\.\s(?=\S)"
"""A full stop behind an initial ends no names."""
_ANNOUNCES = (
    r"(?i)(?:[\w'’-]+\s){0,5}accepted\s(?:[\w-]+\s){0,3}"
    r"(?:papers|contributions|talks)(?:\s.{0,30})?"
)
"""A line that says what stands below it: more may stand there beside, such as the dates."""
_YEAR = r"(?:,?\s[A-Z][a-z]{2,8}\.?)?[\s,(]{1,4}((?:19|20)\d\d)\b"
_VENUE = (
    r"(?i)(?:in:?\s.*|.*\b(?:proceedings|proc\.|journal|conference|symposium|workshop|transactions"
    r"|letters|arxiv)\b.*)\b(?:19|20)\d\d\b.{0,40}"
)
"""A line below the authors that says where a paper appeared, and when."""
_FEWEST_WORDS = 4
"""Of a title that its authors vouch for, whatever its words begin with."""
_AROUND = " \t.,:;|<>()[]{}–—-"
"""What may stand between a title and an address."""
_ENOUGH = 500
"""Lines that say what a text is."""
_FEWEST, _FEWEST_SIGNED = 3, 2
_WORDS = 5
"""Words that most titles have at least, and most names of people and things have not."""


class _Title(NamedTuple):
    """A line that may be a title, and the names in the line below it, if it has nothing else."""

    line: int
    said: str
    arxiv: ArxivId = ArxivId()
    """That stands beside it, or alone on the line above."""
    authors: tuple[Author, ...] = ()
    et_al: bool = False
    venue: str = ""
    published: str = ""
    is_other: bool = False
    url: str = ""
    """An address beside it, or on a line of its own above or below."""

    @property
    def is_title(self) -> bool:
        if self.is_other or (self.url and not self.leads_to_paper):
            return False  # or a bookmark of anything
        if self.is_signed and looks_like_paper(Entry(self.said, "", self.line)):
            return True
        return looks_like_paper(Entry(self.said, "", self.line), structured=False)

    @property
    def is_signed(self) -> bool:
        """Whether it is long enough for a title, and authors or an identifier vouch for it."""
        is_named = self.arxiv.id or self.leads_to_paper
        return self.is_vouched and len(self.said.split()) >= (2 if is_named else _FEWEST_WORDS)

    @property
    def leads_to_paper(self) -> bool:
        """Whether its address is one of a host of papers."""
        return bool(self.url) and leads_to_paper(MarkupLink("", self.url))

    @property
    def meta(self) -> Meta:
        """What is said of it."""
        if not self.is_vouched:
            return NO_META
        arxiv, version = self.arxiv
        meta = Meta(
            authors=self.authors,
            et_al=self.et_al,
            published=self.published,
            venue=self.venue,
            arxiv=arxiv,
            arxiv_version=version,
        )
        return with_links(meta, [MarkupLink("", self.url)])

    def appeared_in(self, said: str) -> _Title:
        """Return it with where it appeared, as the line below its authors says."""
        found = pattern(_YEAR).search(said)
        venue = without_start(r"(?i)in:?\s(?:the\s)?", said[: found.start()] if found else said)
        arxiv = find_arxiv(said)
        return self._replace(
            venue="" if arxiv.id else venue.rstrip(" ,.("),
            published=found[1] if found else "",
            arxiv=self.arxiv if self.arxiv.id else arxiv,
        )

    @property
    def is_vouched(self) -> bool:
        """Whether authors, an identifier or a paper's address stand beside it."""
        return bool(self.authors or self.arxiv.id) or self.leads_to_paper


class _Names(NamedTuple):
    """Authors, and whether there are more than are named."""

    names: tuple[Author, ...] = ()
    et_al: bool = False


_NOBODY = _Names()


def sniff(head: str) -> float:
    """Return how sure it is that nearly every line of a text is worded as a title is.

    Or else as the authors of the title above: that is told from the first lines of all.
    """
    cut = head[: head.rfind("\n")] if len(head) > 30_000 else head
    lines = _titles(islice(_lines(cut), _ENOUGH))
    titles = [each for each in lines if each.is_title]
    signed = sum(each.is_vouched for each in titles)
    long = sum(_is_long(each.said) or bool(each.arxiv.id) or each.leads_to_paper for each in titles)
    most = (3 if _is_announced(lines) else 2) * signed >= len(lines)
    if signed >= _FEWEST_SIGNED and most and 10 * long >= 7 * len(titles):
        return 0.6
    sure = (
        len(titles) >= _FEWEST
        and 10 * len(titles) >= 9 * len(lines)
        and 10 * long >= 7 * len(lines)
    )
    return 0.55 if sure else 0.0


def parse(text: str, name: str) -> Page:
    """Return the titles of a list, without abstracts; lines that are no title are told."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for each in _titles(_lines(text)):
        if each.is_title:
            entries.append(Entry(each.said, "", each.line, each.meta))
        else:
            seen = f"not worded as a title, “{each.said[:60]}”"
            problems.append(Problem(name, each.line, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _titles(numbered: Iterable[_Title]) -> list[_Title]:
    """The lines as titles; where most have names before or in the line below, with those."""
    lines = list(numbered)
    begun = [_with_names_before(each) or each for each in lines]
    if sum(bool(each.authors) for each in begun) * 2 > len(begun):
        return begun
    titles: list[_Title] = []
    names = [_names_of(each) for each in lines] + [_NOBODY, _NOBODY]
    for at, each in enumerate(lines):
        above = titles[-1] if titles else None
        is_below = (
            above and above.authors and not above.venue and ("19" in each.said or "20" in each.said)
        )
        # A title may be worded as a venue is: it has names below, and a venue the next title.
        is_signed = names[at + 1].names and not names[at + 2].names
        if above and is_below and not is_signed and pattern(_VENUE).fullmatch(each.said):
            titles[-1] = above.appeared_in(each.said)
            continue
        is_free = above and not above.authors and not each.arxiv.id
        if above and is_free and names[at].names:
            titles[-1] = above._replace(authors=names[at].names, et_al=names[at].et_al)
        else:
            titles.append(each)
    # A short title has the form of a name.
    announced = _is_announced(titles)
    if (3 if announced else 2) * sum(bool(each.authors) for each in titles) < len(titles):
        return lines
    if announced:  # what is signed by nobody there is a date, a room, a sponsor
        titles = [each if each.authors else each._replace(is_other=True) for each in titles]
    return [_without_prize(each) if each.authors else each for each in titles]


def _names_of(line: _Title) -> _Names:
    """The authors that a line names, if it is of names and nothing else."""
    names, et_al = names_in(line.said)
    if names and ("(" in line.said or len(names) > 1 or not _is_long(line.said)):
        return _Names(names, et_al)
    return _NOBODY


def _is_announced(lines: Iterable[_Title]) -> bool:
    return any(pattern(_ANNOUNCES).fullmatch(each.said) for each in lines)


def _without_prize(title: _Title) -> _Title:
    if not title.said.endswith(("Paper", "Award", "Mention")):
        return title
    return title._replace(said=pattern(BEST).sub("", title.said))


def _with_names_before(line: _Title) -> _Title | None:
    """A line of names, a full stop and the title, as EasyChair lists what was accepted."""
    found = pattern(_NAMES_FIRST).match(line.said)
    authors, et_al = names_in(found[1]) if found else ((), False)
    if not found or not authors:
        return None
    said = line.said[found.end() :].rstrip(" .")
    return line._replace(said=said, authors=authors, et_al=et_al)


def _is_long(said: str) -> bool:
    return len(said.split()) >= _WORDS


def _lines(text: str) -> Iterator[_Title]:
    """The lines that may be titles, with the addresses and identifiers that stand with them."""
    arxiv, url = ArxivId(), ""
    held: _Title | None = None
    for line in numbered_lines(text):
        if pattern(_HEADING).fullmatch(line.text) or recognise(line.text.strip()):
            continue
        said = without_time(plain(without_start(_MARK, line.text)).text)
        if is_agenda(said):
            continue
        said, own_url = _without_address(said)
        said, own = part_arxiv(said) if said else (said, ArxivId())
        if said:
            if held is not None:
                yield held
            held = _Title(line.number, said, own if own.id else arxiv, url=own_url or url)
            arxiv, url = ArxivId(), ""
        elif own.id:
            arxiv = own  # of what stands below
        elif own_url and held is not None and not held.url and not held.arxiv.id:
            held = held._replace(url=own_url)
        elif own_url:
            url = own_url  # of what stands below
    if held is not None:
        yield held


def _without_address(said: str) -> tuple[str, str]:
    """A line without the address at its end or at its beginning, and that."""
    spans = link_spans(said) if "://" in said else ()
    if not spans:
        return said, ""
    first, last = spans[0], spans[-1]
    if not said[last[1] :].strip(_AROUND):
        return said[: last[0]].rstrip(_AROUND), last[2]
    if not said[: first[0]].strip(_AROUND):
        return said[first[1] :].lstrip(_AROUND), first[2]
    return said, ""
