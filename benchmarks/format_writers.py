"""The same invented papers, written in each format that is measured."""

from __future__ import annotations

import csv
import html
import io
import json
import random
from textwrap import fill
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRST_NAMES = ("Ann", "Bob", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal")
LAST_NAMES = ("Doe", "Roe", "Poe", "Noe", "Loe", "Foe", "Moe", "Zoe")

Paper: TypeAlias = "dict[str, str | int | list[str]]"


def invent(number: int) -> Iterator[Paper]:
    """So many papers like those of arXiv; the texts are those of the seed pages."""
    from benchmarks.generate import seed_papers  # which writes with what is here

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
            "votes": chance.randint(0, 200),
            "venue": "Journal",
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
                "upvotes": paper["votes"],
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
                "container-title": paper["venue"],
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


def _semantic_scholar(papers: list[Paper]) -> str:
    return json.dumps(
        {
            "data": [
                {
                    "paperId": f"{at:040x}",
                    "externalIds": {"ArXiv": paper["id"], "DOI": f"10.1000/{paper['id']}"},
                    "title": paper["title"],
                    "abstract": paper["abstract"],
                    "venue": "Journal",
                    "year": 2024,
                    "publicationDate": f"2024-01-{paper['day']:02}",
                    "authors": [{"authorId": str(at), "name": name} for name in _names(paper)],
                }
                for at, paper in enumerate(papers)
            ]
        }
    )


def _crossref(papers: list[Paper]) -> str:
    return json.dumps(
        {
            "message-type": "work-list",
            "message": {
                "items": [
                    {
                        "DOI": f"10.1000/{paper['id']}",
                        "type": "journal-article",
                        "title": [paper["title"]],
                        "container-title": ["Journal"],
                        "abstract": f"<jats:p>{_html(paper['abstract'])}</jats:p>",
                        "author": [
                            dict(zip(("given", "family"), name.split(), strict=True))
                            for name in _names(paper)
                        ],
                        "published": {"date-parts": [[2024, 1, paper["day"]]]},
                    }
                    for paper in papers
                ]
            },
        }
    )


def _endnote(papers: list[Paper]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><xml><records>'
        + "".join(
            '<record><ref-type name="Journal Article">17</ref-type><contributors><authors>'
            + "".join(f"<author>{_turned(name)}</author>" for name in _names(paper))
            + f"</authors></contributors><titles><title>{_html(paper['title'])}</title></titles>"
            "<periodical><full-title>Journal</full-title></periodical>"
            f"<dates><year>2024</year></dates><abstract>{_html(paper['abstract'])}</abstract>"
            f"<electronic-resource-num>10.1000/{paper['id']}</electronic-resource-num></record>\n"
            for paper in papers
        )
        + "</records></xml>"
    )


def _pubmed(papers: list[Paper]) -> str:
    return (
        '<?xml version="1.0"?><PubmedArticleSet>'
        + "".join(
            f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{at}</PMID>'
            "<Article><Journal><JournalIssue><Volume>1</Volume><Issue>2</Issue><PubDate>"
            f"<Year>2024</Year><Month>Jan</Month><Day>{paper['day']}</Day></PubDate></JournalIssue>"
            f"<Title>Journal</Title></Journal><ArticleTitle>{_html(paper['title'])}.</ArticleTitle>"
            f'<ELocationID EIdType="doi">10.1000/{paper["id"]}</ELocationID><Abstract>'
            f'<AbstractText Label="AIM">{_html(paper["abstract"])}</AbstractText></Abstract>'
            '<AuthorList CompleteYN="Y">'
            + "".join(
                "<Author><LastName>{1}</LastName><ForeName>{0}</ForeName></Author>".format(
                    *name.split()
                )
                for name in _names(paper)
            )
            + "</AuthorList></Article><MeshHeadingList><MeshHeading><DescriptorName>Fog"
            "</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation></PubmedArticle>\n"
            for at, paper in enumerate(papers, 1)
        )
        + "</PubmedArticleSet>"
    )


def _own_markdown(papers: list[Paper]) -> str:
    return f"# Papers\n\n{len(papers):,} papers\n\n" + "\n\n".join(
        f"## {paper['title']}\n\nAuthors: {', '.join(_names(paper))}"
        f" · 2024-01-{paper['day']:02} · arXiv:{paper['id']}\n\n"
        f"<https://arxiv.org/abs/{paper['id']}>\n\nUnread · tag: fog\n\n"
        f"{paper['abstract']}"
        for paper in papers
    )


def _own_text(papers: list[Paper]) -> str:
    return f"Papers\n======\n\n{len(papers):,} papers\n\n" + "\n\n".join(
        f"{at}. {paper['title']}\n    Authors: {', '.join(_names(paper))}\n"
        f"    2024-01-{paper['day']:02}\n"
        f"    arXiv:{paper['id']}\n    https://arxiv.org/abs/{paper['id']}\n"
        "    Unread; tag: fog\n\n"
        f"{fill(str(paper['abstract']), 80, initial_indent='    ', subsequent_indent='    ')}"
        for at, paper in enumerate(papers, 1)
    )


def _cards(papers: list[Paper]) -> str:
    return "Daily Papers\n\nby AK and the research community\n\n" + "".join(
        f"Submitted by\nann\n{paper['day']}\n{paper['title']}\n{paper['abstract']}\n"
        f"·\n{len(_names(paper))} authors\n3\n"
        for paper in papers
    )


def _labelled(papers: list[Paper]) -> str:
    return "\n\n".join(
        f"### {paper['title']}\n**Authors:** {', '.join(_names(paper))}\n"
        f"**PDF:** https://arxiv.org/pdf/{paper['id']}\n**Comments:** {paper['comment']}\n"
        f"**Abstract:** {paper['abstract']}"
        for paper in papers
    )


def _table(papers: list[Paper]) -> str:
    return "| Title | Authors | Date | Link |\n|---|---|---|---|\n" + "".join(
        f"| {_cell(paper['title'])} | {', '.join(_names(paper))} | 2024-01-{paper['day']:02} "
        f"| [pdf](https://arxiv.org/pdf/{paper['id']}) |\n"
        for paper in papers
    )


def _bullets(papers: list[Paper]) -> str:
    return "".join(
        f"- [{_cell(paper['title'])}](https://arxiv.org/abs/{paper['id']}), "
        f"{', '.join(_names(paper))}, 2024. [[code](https://github.com/a/{paper['id']})]\n"
        for paper in papers
    )


def _csv(papers: list[Paper]) -> str:
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(("Title", "Authors", "Date", "DOI", "Link", "Abstract"))
    table.writerows(
        (
            paper["title"],
            "; ".join(map(_turned, _names(paper))),
            f"2024-01-{paper['day']:02}",
            f"10.1000/{paper['id']}",
            f"https://arxiv.org/abs/{paper['id']}",
            paper["abstract"],
        )
        for paper in papers
    )
    return text.getvalue()


def _cell(text: object) -> str:
    return str(text).translate({ord(sign): "" for sign in "[]|"})


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
    "semantic_scholar": _semantic_scholar,
    "crossref": _crossref,
    "endnote_xml": _endnote,
    "pubmed_xml": _pubmed,
    "carrel_markdown": _own_markdown,
    "carrel_text": _own_text,
    "hf_copied": _cards,
    "labelled": _labelled,
    "markdown_list": _bullets,
    "markdown_list, a table": _table,
    "csv_table": _csv,
}
"""How the same papers are written in each format that is measured, by its name."""
