"""Which papers the arguments of a command mean."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence

from parsing.ids import find_arxiv, find_doi
from parsing.paper import Paper, fold_title
from tui.cli.session import ask, no_answer
from tui.cli.standard_input import read_input
from tui.console import say
from tui.library.desk import Desk
from tui.library.errors import LibraryError, NoPaper
from tui.library.phrases import plural

FEWEST = 4
"""Digits of a key that tell a paper, if no other key begins so."""
FEWEST_WORDS = 3
"""Words that tell a title by how it begins; fewer are looked for anywhere."""
SURE = 8
"""Digits that are taken for how a key begins where words may be a query as well."""
EXPORTED = {"bibtex", "carrel_markdown", "carrel_text", "csl_json", "csv_table", "ris"}
"""Formats of exports that name papers by their titles on standard input."""
NONE_READ = "Standard input names no paper."
PAPER = "key, arXiv id, DOI, cite key, how its title begins, or words that find it; - reads keys"
"""What a paper is told by, for the help."""


def add_papers(parser: ArgumentParser) -> None:
    """Declare the arguments of commands over papers: ``words`` and ``query``."""
    # With a default argparse does not count them among what is required, when more is missing.
    parser.add_argument("words", nargs="*", default=[], metavar="PAPER", help=PAPER)
    finds = "all papers that have what a query asks for, all of its words: carrel search --help"
    parser.add_argument("--query", metavar="QUERY", help=finds)


def chosen_papers(desk: Desk, arguments: Namespace) -> list[Paper]:
    """Return the papers that a command is about, each once; of none there is a complaint.

    Raises:
        LibraryError: no paper was named, or one that there is not, or the query is mistyped.
    """
    papers = Finder(desk).find_all(arguments.words)
    if arguments.query is not None:
        try:
            papers += whole_answers(desk, arguments.query)
        except NoPaper as none:
            if not papers:
                raise
            say(f"carrel: {none}")
    elif not papers and arguments.words:
        raise NoPaper(NONE_READ)
    elif not papers:
        raise LibraryError("of which paper? Give a PAPER, - for keys on standard input, or --query")
    return list({paper.key: paper for paper in papers}.values())


def whole_answers(desk: Desk, query: str) -> list[Paper]:
    """Return the papers that have all that a query asks for; how many have some of it is said.

    What has some of the words alone may be nearly all there is, and so may what answers a mistyped
    query that is taken for words: a change is for neither.

    Raises:
        LibraryError: the query is mistyped.
        NoPaper: no paper has all of it.
    """
    found, answers = _asked(desk, query)
    others = len(found) - len(answers)
    if answers and others:
        say(f"carrel: {plural(others, 'paper')} with some of these words left out")
    if not answers:
        shows = f"`carrel search` shows those that have some: {query}"
        some = f"No paper has all of these words; {shows}"
        raise NoPaper(some if found else no_answer(query))
    return answers


def _asked(desk: Desk, query: str) -> tuple[tuple[str, ...], list[Paper]]:
    """Return the keys of what a query finds, and the papers of those that have all of it."""
    from tui.library.query_help import advice

    if odd := next(advice(query), ""):
        raise LibraryError(f"{odd} (in quotes it is looked for as words)")
    found = ask(desk, query)
    return found, [desk.store.papers[key] for key in found if desk.answers(key)]


def chosen_paper(desk: Desk, arguments: Namespace) -> Paper:
    """Return the one paper that all the words of a command mean.

    Raises:
        LibraryError: they mean none, or several.
    """
    return one_paper(desk, " ".join(arguments.words))


def one_paper(desk: Desk, typed: str) -> Paper:
    """Return the one paper that something typed means, ``-`` the one on standard input.

    Raises:
        LibraryError: it means none, or several.
    """
    found = Finder(desk).find_all([typed])
    if not found:
        raise NoPaper(NONE_READ)
    if len({paper.key for paper in found}) != 1:
        raise LibraryError(f"one paper is wanted; {len(found)} were given")
    return found[0]


class Finder:
    """Finds the papers of a desk by what a person types for one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._titles: dict[str, list[Paper]] | None = None
        self._cited: dict[str, list[Paper]] | None = None

    def find_all(self, words: Iterable[str]) -> list[Paper]:
        """Return the papers that some words mean, one each; ``-`` stands for standard input.

        Raises:
            LibraryError: one means no paper, or several.
        """
        each = (name for word in words for name in (read_names() if word == "-" else (word,)))
        return [self.find(name) for name in each]

    def find(self, typed: str) -> Paper:
        """Return the paper of a key, an id, a title, a cite key or a query, in this order.

        Args:
            typed: a key, four of its digits or more, an arXiv id, a DOI, the key by which
                exports cite it, a title, however it is spaced and written, or how one alone
                begins, or a query of which one paper has all.

        Raises:
            LibraryError: there is none, or there are several.
        """
        papers, key = self._desk.store.papers, typed.strip().lower()
        if key in papers:
            return papers[key]
        found = self._by_id(typed) or self._by_title(typed) or self._by_citation_key(typed)
        if not found and len(key) >= FEWEST:
            found = [paper for each, paper in papers.items() if each.startswith(key)]
        if len(found) == 1:
            return found[0]
        if not found:
            _, found = _asked(self._desk, typed)
        if len(found) == 1:
            return found[0]
        if not found:
            raise LibraryError(
                f"no paper is called {typed}; `carrel search WORD… -f tsv` lists them"
            )
        first = " and ".join(f"“{paper.title}” ({paper.key})" for paper in found[:2])
        raise LibraryError(f"{len(found):,} papers are meant by {typed}, among them {first}")

    def find_named(self, words: Sequence[str]) -> list[Paper]:
        """Return the papers that words mean one each, by a key, an id or a DOI; none if one of them
        is no such name: then they may be a query.

        A key may be told by eight digits with which no other begins.
        """
        papers: list[Paper] = []
        for word in words:
            key = word.strip().lower()
            there = self._desk.store.papers
            found = [there[key]] if key in there else self._by_id(word)
            if not found and len(key) >= SURE:
                found = [paper for each, paper in there.items() if each.startswith(key)]
            if len(found) != 1:
                return []
            papers += found
        return papers

    def _by_id(self, typed: str) -> list[Paper]:
        if arxiv := find_arxiv(typed, bare=True).id:
            return [each for each in self._desk.store.papers.values() if each.meta.arxiv == arxiv]
        doi = find_doi(typed)
        if doi != typed.strip().lower().removeprefix("doi:").removeprefix("https://doi.org/"):
            return []  # a title may have a DOI in it
        return [
            each
            for each in self._desk.store.papers.values()
            if doi and each.meta.doi.lower() == doi
        ]

    def _by_title(self, typed: str) -> list[Paper]:
        if self._titles is None:
            self._titles = {}
            for paper in self._desk.store.papers.values():
                for title in {*map(fold_title, (paper.title, *paper.other_titles))}:
                    self._titles.setdefault(title, []).append(paper)
        folded = fold_title(typed)
        if not folded:
            return []
        if found := self._titles.get(folded):
            return found
        if len(typed.replace("-", " ").split()) < FEWEST_WORDS:
            return []
        begun = (all_of for title, all_of in self._titles.items() if title.startswith(folded))
        return list({paper.key: paper for all_of in begun for paper in all_of}.values())

    def _by_citation_key(self, typed: str) -> list[Paper]:
        if self._cited is None:
            from tui.library.export.reference import citation_key

            self._cited = {}
            for paper in self._desk.store.papers.values():
                key = citation_key(paper)
                self._cited.setdefault(key, []).append(paper)
                self._cited[f"{key}-{paper.key}"] = [paper]  # where several have one key
        return self._cited.get(typed.strip(), [])


def read_names() -> Iterator[str]:
    """Yield what standard input names papers by: whatever ``carrel search`` and ``export`` print.

    That is a key or a title a line, the first of fields with tabs between them, an object a line,
    or an export that carrel reads: all but Org and HTML.
    """
    text = read_input()
    if text.lstrip().startswith("{"):
        yield from _keys_in(text)
        return
    from parsing.sources import parse_bytes

    page = parse_bytes(text.encode(errors="replace"), "-")
    if page.format in EXPORTED:
        yield from (entry.title for entry in page.entries)
        return
    for line in text.splitlines():
        name = line.split("\t")[0].strip()
        if name and name != '"key"':  # how a table of an export begins
            yield name.strip('"') if name.startswith('"') and "\t" in line else name


def _keys_in(text: str) -> Iterator[str]:
    try:
        try:
            papers = json.loads(text)["papers"]
        except (ValueError, KeyError):
            papers = [json.loads(line) for line in text.split("\n") if line.strip()]
        yield from [str(paper["key"]) for paper in papers]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LibraryError("standard input is JSON, but not of carrel: it has no keys") from error
