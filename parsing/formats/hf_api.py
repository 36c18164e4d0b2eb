"""Papers as Hugging Face's API gives them: daily papers, search answers, single papers.

https://huggingface.co/docs/hub/api; the saved page of a day has the same objects in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.dates import iso_date
from parsing.ids import find_arxiv
from parsing.json_values import count_of, dict_of, dicts_of, list_of, load_values, text_of, texts_of
from parsing.meta import NO_RECEPTION, Author, Kind, Meta, Reception
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern
from parsing.prose import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = r'"id"\s*:\s*"(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})"'
_SIGNS = (
    r'"(?:paper|dailyPapers)"\s*:\s*[\[{]',
    r'"upvotes"\s*:\s*\d',
    r'"publishedAt"\s*:\s*"\d{4}-',
    r'"submittedOnDailyAt"\s*:',
    r'"hidden"\s*:\s*(?:true|false)',
    r'"ai_(?:summary|keywords)"\s*:',
    r'"numComments"\s*:\s*\d',
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is an answer of the API."""
    if not pattern(_ID).search(head):
        return 0.0
    signs = sum(pattern(sign).search(head) is not None for sign in _SIGNS)
    return 0.95 if signs >= 3 else 0.6 if signs == 2 else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of papers that an answer of the API is."""
    values, problems = load_values(text, name)
    entries: list[Entry] = []
    for value, line in values:
        found, missing = read_papers(value, name, line)
        entries += found
        problems += missing
    return Page(name, "", tuple(entries), tuple(problems))


def read_papers(value: object, name: str, line: int = 0) -> tuple[list[Entry], list[Problem]]:
    """Return the papers in a value of the API, whichever of its answers it is.

    Args:
        value: an array of papers, one paper, or an object that holds such an array.
        name: of the page, for problems.
        line: of every entry.
    """
    entries, problems = [], []
    for number, item in enumerate(_items(value), 1):
        entry = _entry(item, line)
        if entry:
            entries.append(entry)
        else:
            seen = f"item {number} is no paper with a title"
            problems.append(Problem(name, line, seen, "left out"))
    return entries, problems[:20]


def _items(value: object) -> Iterator[object]:
    if isinstance(value, list):
        yield from value
        return
    answer = dict_of(value)
    for key in ("dailyPapers", "papers", "results"):
        if isinstance(answer.get(key), list):
            yield from list_of(answer[key])
            return
    yield answer


def _entry(item: object, line: int) -> Entry | None:
    outer = dict_of(item)
    paper = dict_of(outer.get("paper")) or outer
    title = text_of(paper.get("title")) or text_of(outer.get("title"))
    if not title.strip():
        return None
    arxiv = find_arxiv(text_of(paper.get("id")), bare=True)
    group = dict_of(paper.get("organization")) or dict_of(outer.get("organization"))
    meta = Meta(
        kind=Kind.PREPRINT if arxiv.id else Kind.UNKNOWN,
        authors=tuple(
            Author(literal=name)
            for author in dicts_of(paper.get("authors"))
            if (name := text_of(author.get("name")).strip()) and author.get("hidden") is not True
        ),
        # The outer date is that of the listing's own entry, often the day before by its clock.
        published=iso_date(text_of(paper.get("publishedAt"))),
        listed=iso_date(text_of(paper.get("submittedOnDailyAt"))),
        arxiv=arxiv.id,
        arxiv_version=arxiv.version,
        code=text_of(paper.get("githubRepo")),
        project=text_of(paper.get("projectPage")),
        organisation=text_of(group.get("fullname")) or text_of(group.get("name")),
        keywords=texts_of(paper.get("ai_keywords")),
        machine_summary=text_of(paper.get("ai_summary")),
    )
    who = dict_of(outer.get("submittedBy")) or dict_of(paper.get("submittedOnDailyBy"))
    reception = Reception(
        votes=count_of(paper.get("upvotes")),
        comments=count_of(outer.get("numComments")),
        stars=count_of(paper.get("githubStars")),
        submitter=next(
            filter(None, (text_of(who.get(k)) for k in ("name", "user", "fullname"))), ""
        ),
    )
    # Abstracts that came from arXiv are wrapped at a column still.
    abstract = unwrap(text_of(paper.get("summary")) or text_of(outer.get("summary")))
    return Entry(
        title, abstract, line, meta, NO_RECEPTION if reception == NO_RECEPTION else reception
    )
