"""A list of titles and nothing else, a line each, with or without numbers or bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.daily_papers.heading import recognise
from parsing.lines import numbered_lines
from parsing.markup import plain
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern, without_start
from parsing.plausible import looks_like_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = r"\s*(?:[*+•-]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s+"
_HEADING = r"\s{0,3}#{1,6}\s.*"
_FEWEST = 3
_WORDS = 5
"""Words that most titles have at least, and most names of people and things have not."""


def sniff(head: str) -> float:
    """Return how sure it is that nearly every line of a text is worded as a title is."""
    cut = head[: head.rfind("\n")] if len(head) > 30_000 else head
    lines = [said for _, said in _lines(cut)]
    titles = [said for said in lines if looks_like_paper(Entry(said, "", 1), structured=False)]
    long = sum(len(said.split()) >= _WORDS for said in titles)
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
    for number, said in _lines(text):
        entry = Entry(said, "", number)
        if looks_like_paper(entry, structured=False):
            entries.append(entry)
        else:
            seen = f"not worded as a title, “{said[:60]}”"
            problems.append(Problem(name, number, seen, "left out"))
    return Page(name, "", tuple(entries), tuple(problems))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for line in numbered_lines(text):
        if pattern(_HEADING).fullmatch(line.text) or recognise(line.text.strip()):
            continue
        said = plain(without_start(_MARK, line.text)).text
        if said:
            yield line.number, said
