"""Asking services for what is known of papers: arXiv by id and by title, Crossref by DOI.

arXiv: https://info.arxiv.org/help/api/user-manual.html. Crossref: https://api.crossref.org/works/
with its etiquette, https://github.com/CrossRef/rest-api-doc#etiquette.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from parsing.ids import find_arxiv, find_doi
from parsing.meta import Meta
from parsing.paper import Entry, Paper, fold_title
from parsing.sources import parse_bytes
from tui.fetch.answers import Answers, Entries
from tui.fetch.client import Client, Turn
from tui.fetch.clock import Clock
from tui.fetch.errors import FetchError, Missing
from tui.fetch.services import ARXIV_BATCH, FEEDS, JSON, Bases, papers_url
from tui.fetch.wholeness import has_no_paper, require_no_fault, require_whole
from tui.library.candidates import is_plainly_another, sure_match
from tui.library.facts import Facts, facts_of

MOST_CANDIDATES = 5
"""Papers of a title that are looked at."""
APART = 0.2
"""Seconds between two requests to Crossref, which takes five a second from those without a name."""

ARXIV, CROSSREF = "arxiv", "crossref"
"""What these services are called in a fact."""

Found = tuple[Paper, Facts]


class Work(NamedTuple):
    """What is asked of whom."""

    by_arxiv: Mapping[str, tuple[Paper, ...]]
    """Papers by the arXiv id that they are asked for by."""
    by_title: tuple[Paper, ...]
    by_doi: Mapping[str, tuple[Paper, ...]]


def work_for(papers: Iterable[Paper], facts: Mapping[str, Facts]) -> Work:
    """Return what is to be asked for papers: nothing that a fact already answers.

    Args:
        papers: what they are and what is known of them by now.
        facts: what services said of them, by key.
    """
    by_arxiv: dict[str, tuple[Paper, ...]] = {}
    by_doi: dict[str, tuple[Paper, ...]] = {}
    by_title: dict[str, Paper] = {}
    for paper in papers:
        answered = {(fact.source, fact.source_id) for fact in facts.get(paper.key, ())}
        arxiv, doi = _arxiv_of(paper.meta.arxiv), _crossref_doi(paper.meta.doi)
        if arxiv and (ARXIV, arxiv) not in answered:
            by_arxiv[arxiv] = (*by_arxiv.get(arxiv, ()), paper)
        if doi and (CROSSREF, doi) not in answered:
            by_doi[doi] = (*by_doi.get(doi, ()), paper)
        if not arxiv and not paper.meta.doi and fold_title(paper.title):
            by_title[paper.key] = paper
    return Work(by_arxiv, tuple(by_title.values()), by_doi)


def _arxiv_of(known: str) -> str:
    """Return an id as arXiv's API has it: those of old without their subject class."""
    return re.sub(r"\.[A-Z]{2}(?=/)", "", find_arxiv(known, bare=True).id)


def _crossref_doi(doi: str) -> str:
    """Return a DOI that Crossref may know; those of arXiv are registered elsewhere."""
    return "" if find_arxiv(doi).id else find_doi(doi)


class Asker:
    """Asks what was not answered yet, and keeps what is answered.

    Args:
        client: asks.
        turn: what a request to arXiv waits for.
        clock: waits.
        answers: of before.
        bases: where the services are.
        mail: the address that Crossref may write to, if a person gave one.
    """

    def __init__(
        self,
        client: Client,
        turn: Turn,
        clock: Clock,
        answers: Answers,
        bases: Bases,
        *,
        mail: str = "",
    ) -> None:
        self._client, self._turn, self._clock = client, turn, clock
        self._answers, self._bases, self._mail = answers, bases, mail
        self._asked_crossref = False

    def requests(self, work: Work) -> Iterator[tuple[str, str]]:
        """Return what would be asked for some work: of whom, and the address."""
        for batch in self._batches(work.by_arxiv):
            yield "arXiv by id", papers_url(self._bases.arxiv, batch)
        for paper in work.by_title:
            if self._answers.get(_titled(paper)) is None:
                yield "arXiv by title", self._title_url(paper)
        for doi in work.by_doi:
            if self._answers.get(f"doi:{doi}") is None:
                yield "Crossref by DOI", self._doi_url(doi)

    def by_arxiv(self, ids: Iterable[str]) -> Iterator[tuple[str, Entries]]:
        """Return what arXiv has under some ids, batch by batch.

        Raises:
            FetchError: it does not answer; what it answered before is kept.
            Cancelled: it is no longer wanted.
        """
        wanted = list(ids)
        for each in wanted:
            if (known := self._answers.get(f"arxiv:{each}")) is not None:
                yield each, known
        for batch in self._batches(wanted):
            found: dict[str, Entries] = dict.fromkeys(batch, ())
            for entry in self._arxiv(papers_url(self._bases.arxiv, batch)):
                if (each := _arxiv_of(entry.meta.arxiv)) in found:
                    found[each] = (entry,)
            self._answers.keep({f"arxiv:{each}": entries for each, entries in found.items()})
            yield from found.items()

    def by_title(self, paper: Paper) -> Entries:
        """Return the papers that arXiv finds by a paper's title.

        Raises:
            FetchError: it does not answer.
            Cancelled: it is no longer wanted.
        """
        known = self._answers.get(_titled(paper))
        if known is None:
            known = self._arxiv(self._title_url(paper))
            self._answers.keep({_titled(paper): known})
        return known

    def refuse(self, paper: Paper) -> None:
        """Keep that none of the candidates is the paper, so that nobody is asked again."""
        self._answers.keep({_titled(paper): ()})

    def by_doi(self, doi: str) -> Entries:
        """Return what Crossref has under a DOI.

        Raises:
            FetchError: it does not answer.
            Cancelled: it is no longer wanted.
        """
        known = self._answers.get(f"doi:{doi}")
        if known is None:
            if self._asked_crossref:
                self._clock.wait(APART)
            self._asked_crossref = True
            try:
                known = self._asked(self._doi_url(doi), JSON, "crossref")
            except Missing:
                known = ()
            self._answers.keep({f"doi:{doi}": known})
        return known

    def _batches(self, ids: Iterable[str]) -> Iterator[list[str]]:
        new = [each for each in ids if self._answers.get(f"arxiv:{each}") is None]
        return (new[at : at + ARXIV_BATCH] for at in range(0, len(new), ARXIV_BATCH))

    def _title_url(self, paper: Paper) -> str:
        words = " ".join(re.findall(r"\w+", paper.title))
        asked = {"search_query": f'ti:"{words}"', "max_results": MOST_CANDIDATES}
        return f"{self._bases.arxiv}/api/query?{urlencode(asked, quote_via=quote)}"

    def _doi_url(self, doi: str) -> str:
        polite = f"?mailto={quote(self._mail)}" if self._mail else ""
        return f"{self._bases.crossref}/works/{quote(doi)}{polite}"

    def _arxiv(self, url: str) -> Entries:
        return self._asked(url, FEEDS, "arxiv_feed", self._turn)

    def _asked(
        self, url: str, accept: Sequence[str], format_name: str, turn: Turn = nullcontext
    ) -> Entries:
        answer = self._client.get(url, accept, turn=turn)
        if answer is None:
            return ()
        host = urlsplit(url).hostname or ""
        require_whole(answer.data, host)
        require_no_fault(answer.data)
        if has_no_paper(answer.data):
            return ()
        page = parse_bytes(answer.data, host, format_name=format_name, force=True)
        if not page.entries:
            raise FetchError(f"no paper was understood in an answer of {host}; nothing was taken")
        return page.entries


def _titled(paper: Paper) -> str:
    return f"title:{paper.key}"


class Enrichment:
    """A run: papers are asked for, and what is found is gathered until it is written.

    Args:
        asker: asks.
        choose: is given a paper and the candidates that are not sure, and returns the one that it
            is, or None.
        say: is told what was passed over, a sentence each.
    """

    def __init__(
        self,
        asker: Asker,
        choose: Callable[[Paper, Entries], Entry | None],
        say: Callable[[str], object],
    ) -> None:
        self._asker, self._choose, self._say = asker, choose, say
        self.found: list[Found] = []
        """What was found so far."""
        self._said: list[tuple[Paper, Meta]] = []
        self.faults: list[tuple[str, FetchError]] = []
        """What went wrong: of which service, and why. It is asked nothing more."""

    def run(self, work: Work) -> None:
        """Ask all there is to ask; what a service fails in stops no other.

        Raises:
            Cancelled: it is no longer wanted; what was found is there.
        """
        unsure: list[tuple[Paper, Entries]] = []
        try:
            for each, entries in self._asker.by_arxiv(work.by_arxiv):
                self._take(work.by_arxiv[each], entries, ARXIV, each, "arXiv id")
            for paper in work.by_title:
                candidates = self._asker.by_title(paper)
                if (match := sure_match(paper, candidates)) is not None:
                    self._match(paper, match, "title and abstract")
                elif candidates:
                    unsure.append((paper, candidates))
        except FetchError as error:
            self.faults.append(("arXiv", error))
        # A person is asked when all is there, and need not wait between two questions.
        for paper, candidates in unsure:
            if (chosen := self._choose(paper, candidates)) is not None:
                self._match(paper, chosen, "title, chosen by you")
        # What arXiv said just now may name a DOI where the page did not.
        by_doi = {doi: {paper.key: paper for paper in each} for doi, each in work.by_doi.items()}
        for paper, meta in self._said:
            if (doi := _crossref_doi(meta.doi)) and not paper.meta.doi:
                by_doi.setdefault(doi, {})[paper.key] = paper
        try:
            for doi, papers in by_doi.items():
                entries = self._asker.by_doi(doi)
                self._take(papers.values(), entries, CROSSREF, doi, "DOI")
        except FetchError as error:
            self.faults.append(("Crossref", error))

    def _match(self, paper: Paper, entry: Entry, matched: str) -> None:
        self._keep(paper, entry.meta, ARXIV, _arxiv_of(entry.meta.arxiv), matched)

    def _take(
        self, papers: Iterable[Paper], entries: Entries, source: str, known: str, matched: str
    ) -> None:
        for paper in papers:
            for entry in entries[:1]:
                if is_plainly_another(paper, entry):
                    self._say(
                        f"{known} is “{entry.title}” at {source}, and “{paper.title}” here, which"
                        " are different papers; nothing was taken"
                    )
                else:
                    self._keep(paper, entry.meta, source, known, matched)

    def _keep(self, paper: Paper, meta: Meta, source: str, known: str, matched: str) -> None:
        self.found.append((paper, facts_of(meta, source, known, matched)))
        self._said.append((paper, meta))
