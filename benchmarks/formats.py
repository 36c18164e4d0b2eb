"""Reading 10,000 papers in each format, beside `json.loads` of the same as JSON.

What is JSON already is its own baseline; for any other format it is all that was read, as JSON.
"""

from __future__ import annotations

import html
import json
import random
import sys
import time
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.contestants import FORMAT_BUDGET, Library
from benchmarks.figures import NotMeasuredError, Row, Sample
from benchmarks.generate import seed_papers
from benchmarks.parse import milliseconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from parsing.paper import Entry

PAPERS = 10_000
SECONDS = 12.0
"""After so long one format is measured enough."""
FIRST_NAMES = ("Ann", "Bob", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal")
LAST_NAMES = ("Doe", "Roe", "Poe", "Noe", "Loe", "Foe", "Moe", "Zoe")

Paper: TypeAlias = "dict[str, str | int | list[str]]"


def measure(library: Library, rounds: int, folder: Path) -> Iterator[Row]:  # noqa: ARG001
    """Read each format and load the same as JSON, in turns, in this process."""
    try:
        from parsing.formats import FORMATS, parse_text
    except ImportError as error:
        raise NotMeasuredError(f"parsing cannot be imported: {error}") from error
    papers = list(invent(PAPERS))
    for name, write in WRITERS.items():
        text = write(papers)
        found = parse_text(text, "page")
        if found.format != name or len(found.entries) != PAPERS:
            raise NotMeasuredError(f"{name} read as {found.format}: {len(found.entries)} papers")
        plain = json.dumps(list(map(_as_json, found.entries)))
        if FORMATS[name].family == "json":
            plain = f"[{','.join(text.splitlines())}]"
        elif name == "hf_page":
            plain = WRITERS["hf_api"](papers)
        del found
        loading: list[float] = []
        reading: list[float] = []
        deadline = time.perf_counter() + SECONDS
        while len(reading) < rounds and (not reading or time.perf_counter() < deadline):
            loading.append(milliseconds(lambda plain=plain: json.loads(plain)))  # type: ignore[misc]
            reading.append(milliseconds(lambda text=text: parse_text(text, "page")))  # type: ignore[misc]
        what = f"{PAPERS:,} papers as {name}"
        yield Row(what, Sample(tuple(loading)), Sample(tuple(reading)), FORMAT_BUDGET)


def _as_json(entry: Entry) -> dict[str, object]:
    known = {field: value for field, value in entry.meta._asdict().items() if value}
    known["authors"] = [author._asdict() for author in entry.meta.authors]
    return {"title": entry.title, "abstract": entry.abstract, **known}


def invent(number: int) -> Iterator[Paper]:
    """So many papers like those of arXiv; the texts are those of the seed pages."""
    chance = random.Random(0)
    known = list(seed_papers())
    for at in range(number):
        title, abstract = known[at % len(known)]
        names = [
            f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
            for _ in range(chance.randint(1, 9))
        ]
        yield {
            "id": f"{2401 + at // 5000}.{at % 5000 + 10_000:05}",
            "title": f"{title} {at}",
            "abstract": abstract,
            "authors": names,
            "day": chance.randint(1, 28),
            "category": chance.choice(("cs.CL", "cs.LG", "stat.ML")),
            "comment": f"{chance.randint(4, 40)} pages",
        }


def _bibtex(papers: list[Paper]) -> str:
    return "\n".join(
        f"@article{{key{paper['id']},\n  title = {{{{{_tex(paper['title'])}}}}},\n"
        f"  author = {{{' and '.join(map(_turned, _names(paper)))}}},\n"
        f"  year = {{2024}},\n  month = jan,\n  eprint = {{{paper['id']}}},\n"
        f"  archiveprefix = {{arXiv}},\n  primaryclass = {{{paper['category']}}},\n"
        f'  journal = {{Journal of M{{\\"u}}nchen}},\n  pages = {{1--{paper["day"]}}},\n'
        f"  doi = {{10.1000/{paper['id']}}},\n  keywords = {{one, two}},\n"
        f"  abstract = {{{_tex(paper['abstract'])}}}\n}}\n"
        for paper in papers
    )


def _ris(papers: list[Paper]) -> str:
    return "\n".join(
        f"TY  - JOUR\nTI  - {paper['title']}\n"
        + "".join(f"AU  - {_turned(name)}\n" for name in _names(paper))
        + f"PY  - 2024/01/{paper['day']}\nAB  - {paper['abstract']}\nDO  - 10.1000/{paper['id']}\n"
        f"KW  - one\nKW  - two\nUR  - https://arxiv.org/abs/{paper['id']}\nER  - \n"
        for paper in papers
    )


def _nbib(papers: list[Paper]) -> str:
    return "\n".join(
        f"PMID- {at + 1}\nOWN - NLM\nDP  - 2024 Jan {paper['day']}\nTI  - {paper['title']}\n"
        f"AB  - {paper['abstract']}\n"
        + "".join(f"FAU - {_turned(name)}\n" for name in _names(paper))
        + f"LID - 10.1000/{paper['id']} [doi]\nJT  - Journal\n"
        for at, paper in enumerate(papers)
    )


def _atom(papers: list[Paper]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom">\n'
        + "".join(
            f"<entry><id>http://arxiv.org/abs/{paper['id']}v1</id>"
            f"<updated>2024-01-{paper['day']:02}T00:00:00Z</updated>"
            f"<published>2024-01-{paper['day']:02}T00:00:00Z</published>"
            f"<title>{_html(paper['title'])}</title><summary>{_html(paper['abstract'])}</summary>"
            + "".join(f"<author><name>{name}</name></author>" for name in _names(paper))
            + f"<arxiv:comment>{paper['comment']}</arxiv:comment>"
            f'<arxiv:primary_category term="{paper["category"]}"/>'
            f'<category term="{paper["category"]}"/></entry>\n'
            for paper in papers
        )
        + "</feed>"
    )


def _listing(papers: list[Paper]) -> str:
    return (
        "<!DOCTYPE html><html><body><dl id='articles'>"
        + "".join(
            f'<dt><a href="/abs/{paper["id"]}" title="Abstract">arXiv:{paper["id"]}</a></dt>'
            "<dd><div class='meta'><div class='list-title mathjax'>"
            f"<span class='descriptor'>Title:</span> {_html(paper['title'])}</div>"
            f"<div class='list-authors'>{', '.join(f'<a>{name}</a>' for name in _names(paper))}"
            f"</div><div class='list-subjects'>Subjects: Fog ({paper['category']})</div>"
            f"<p class='mathjax'>{_html(paper['abstract'])}</p></div></dd>\n"
            for paper in papers
        )
        + "</dl></body></html>"
    )


def _mailing(papers: list[Paper]) -> str:
    return "".join(
        f"{'-' * 78}\n\\\\\narXiv:{paper['id']}\nDate: Wed, {paper['day']} Jan 2024 18:34:08 GMT"
        f"   (243kb,D)\n\nTitle: {paper['title']}\nAuthors: {', '.join(_names(paper))}\n"
        f"Categories: {paper['category']}\nComments: {paper['comment']}\n\\\\\n"
        f"  {paper['abstract']}\n\\\\ ( https://arxiv.org/abs/{paper['id']} ,  243kb)\n"
        for paper in papers
    )


def _copied(papers: list[Paper]) -> str:
    return "".join(
        f"[{at + 1}] arXiv:{paper['id']} [pdf, html, other]\nTitle: {paper['title']}\n"
        f"{', '.join(_names(paper))}\nComments: {paper['comment']}\n"
        f"Subjects: Fog ({paper['category']})\n\n{paper['abstract']}\n\n"
        for at, paper in enumerate(papers)
    )


def _daily(papers: list[Paper]) -> list[object]:
    return [
        {
            "paper": {
                "id": paper["id"],
                "authors": [{"name": name, "hidden": False} for name in _names(paper)],
                "publishedAt": f"2024-01-{paper['day']:02}T00:00:00.000Z",
                "title": paper["title"],
                "summary": paper["abstract"],
                "upvotes": paper["day"],
            },
            "numComments": 3,
            "submittedBy": {"name": "someone"},
        }
        for paper in papers
    ]


def _page(papers: list[Paper]) -> str:
    props = html.escape(json.dumps({"dailyPapers": _daily(papers), "dateString": "2024-01-05"}))
    return (
        '<!doctype html><html><body><div data-target="DailyPapers"'
        f' data-props="{props}"></div></body></html>'
    )


def _csl(papers: list[Paper]) -> str:
    return json.dumps(
        [
            {
                "id": paper["id"],
                "type": "article-journal",
                "title": paper["title"],
                "abstract": paper["abstract"],
                "author": [
                    dict(zip(("given", "family"), name.split(), strict=True))
                    for name in _names(paper)
                ],
                "issued": {"date-parts": [[2024, 1, paper["day"]]]},
                "container-title": "Journal",
                "DOI": f"10.1000/{paper['id']}",
            }
            for paper in papers
        ]
    )


def _openalex(papers: list[Paper]) -> str:
    return "\n".join(
        json.dumps(
            {
                "id": f"https://openalex.org/W{at}",
                "title": paper["title"],
                "publication_date": f"2024-01-{paper['day']:02}",
                "authorships": [{"author": {"display_name": name}} for name in _names(paper)],
                "abstract_inverted_index": _inverted(str(paper["abstract"])),
            }
        )
        for at, paper in enumerate(papers)
    )


def _inverted(text: str) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for at, word in enumerate(text.split()):
        index.setdefault(word, []).append(at)
    return index


def _names(paper: Paper) -> list[str]:
    names = paper["authors"]
    return names if isinstance(names, list) else []


def _turned(name: str) -> str:
    given, family = name.split()
    return f"{family}, {given}"


def _html(text: object) -> str:
    return html.escape(str(text))


def _tex(text: object) -> str:
    """Text in which braces and backslashes are in order, as tools write it."""
    plain = str(text).replace("\\", "").replace("{", "").replace("}", "")
    return plain.replace("&", "\\&").replace("%", "\\%")


WRITERS: dict[str, Callable[[list[Paper]], str]] = {
    "hf_api": lambda papers: json.dumps(_daily(papers)),
    "hf_page": _page,
    "bibtex": _bibtex,
    "ris": _ris,
    "nbib": _nbib,
    "arxiv_feed": _atom,
    "arxiv_list": _listing,
    "arxiv_mail": _mailing,
    "arxiv_copied": _copied,
    "csl_json": _csl,
    "openalex": _openalex,
}
"""How the same papers are written in each format that is measured."""


if __name__ == "__main__":
    from benchmarks import contestants, table

    rows = measure(
        contestants.seed_library(), int(sys.argv[1]) if sys.argv[1:] else 3, contestants.ROOT
    )
    print(table.plain(rows))
