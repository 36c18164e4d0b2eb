"""What services say of papers: asked by id, DOI or title, once, and taken where it is theirs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from parsing.meta import Author, Kind, Meta
from parsing.paper import Entry, Paper, paper_key
from tests.tui.fetch.service import ATOM, Service, SetClock, arxiv_answer, reply
from tui.fetch.answers import FRESH, Answers
from tui.fetch.client import Client
from tui.fetch.enriching import Asker, Enrichment, work_for
from tui.fetch.manners import APART, Turns
from tui.fetch.services import Bases
from tui.library.facts import Fact

TITLE = "Lanterns in the Fog of Autumn"
ABSTRACT = (
    "We study how lanterns are seen in fog, and find that larger ones are seen from afar, while"
    " small ones are lost to those who look for them from the other side of a wide river."
)
OTHER = "Rudders That Learn from the Tide"
OTHER_ABSTRACT = (
    "Boats drift when nobody steers them. A rudder that is told of the tide by a float at its side"
    " keeps its course through a night in which all hands are asleep, as our trials at sea show."
)
QUERY = "/api/query"


def paper(title: str = TITLE, abstract: str = ABSTRACT, meta: Meta = Meta()) -> Paper:  # noqa: B008
    return Paper(paper_key(title), title, abstract, meta=meta)


def crossref_answer(doi: str, title: str) -> bytes:
    """An answer of Crossref to a DOI."""
    work = {
        "DOI": doi,
        "title": [title],
        "type": "journal-article",
        "author": [{"given": "Ann", "family": "Lamp"}, {"given": "Bo", "family": "Wick"}],
        "container-title": ["Fog Letters"],
        "published": {"date-parts": [[2026, 11]]},
        "member": "1",
    }
    answer = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work}
    return json.dumps(answer).encode()


class Run:
    """A run, and what came of it.

    Args:
        start: begins one with the answers that are kept.
    """

    def __init__(self, start: Callable[[Run], Enrichment]) -> None:
        self.said: list[str] = []
        self.asked: list[tuple[str, list[str]]] = []
        self.choice: int | None = None
        self._start = start

    def choose(self, paper: Paper, candidates: tuple[Entry, ...]) -> Entry | None:
        self.asked.append((paper.title, [each.title for each in candidates]))
        return None if self.choice is None else candidates[self.choice]

    def __call__(
        self, *papers: Paper, facts: dict[str, tuple[Fact, ...]] | None = None
    ) -> Enrichment:
        enrichment = self._start(self)
        enrichment.run(work_for(papers, facts or {}))
        return enrichment


@pytest.fixture
def run(service: Service, client: Client, clock: SetClock, tmp_path: Path) -> Run:
    turns = Turns(tmp_path / "turn", clock, lambda _: None)
    bases = Bases(arxiv=service.url, crossref=service.url)

    def start(run: Run) -> Enrichment:
        answers = Answers(tmp_path / "answers.jsonl", clock)
        asker = Asker(client, turns.turn, clock, answers, bases)
        return Enrichment(asker, run.choose, run.said.append)

    return Run(start)


def on_arxiv(service: Service, *papers: tuple[str, str, str]) -> None:
    service.on(QUERY, reply(body=arxiv_answer(*papers), kind=ATOM))


def told(enrichment: Enrichment) -> dict[str, dict[str, tuple[str, str]]]:
    """What was found, by title and field: the value, and how it was matched."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for paper, facts in enrichment.found:
        values = {fact.field: (fact.value, fact.matched) for fact in facts}
        found.setdefault(paper.title, {}).update(values)
    return found


def test_papers_with_an_id_are_asked_in_batches_of_a_hundred(
    service: Service, run: Run, clock: SetClock
) -> None:
    papers = [paper(f"{TITLE} {n}", meta=Meta(arxiv=f"2601.{n:05}")) for n in range(150)]
    on_arxiv(service, *((each.meta.arxiv, each.title, ABSTRACT) for each in papers[:100]))
    enrichment = run(*papers)
    ids = [each.query["id_list"].split(",") for each in service.asked]
    assert [len(each) for each in ids] == [100, 50]
    assert [one for each in ids for one in each] == [each.meta.arxiv for each in papers]
    assert sum(clock.waited) == pytest.approx(APART)
    assert len(enrichment.found) == 100
    assert told(enrichment)[papers[7].title]["published"] == ('"2026-11-25"', "arXiv id")


def test_ids_of_old_are_asked_for_as_arxiv_has_them(service: Service, run: Run) -> None:
    on_arxiv(service, ("math/0309136", TITLE, ABSTRACT))
    enrichment = run(paper(meta=Meta(arxiv="math.GT/0309136")))
    assert [each.query["id_list"] for each in service.asked] == ["math/0309136"]
    assert len(enrichment.found) == 1


def test_a_paper_with_a_doi_is_asked_for_at_crossref(service: Service, run: Run) -> None:
    doi = "10.1000/fog(1)"
    service.on("/works/10.1000/fog%281%29", reply(body=crossref_answer(doi, TITLE)))
    enrichment = run(paper(meta=Meta(doi=doi)))
    facts = enrichment.found[0][1]
    assert {(each.source, each.source_id, each.matched) for each in facts} == {
        ("crossref", doi, "DOI")
    }
    values = {each.field: json.loads(each.value) for each in facts}
    assert values["venue"] == "Fog Letters"
    assert values["kind"] == Kind.ARTICLE
    assert [author["family"] for author in values["authors"]] == ["Lamp", "Wick"]
    assert "mailto" not in service.asked[0].query


def test_a_doi_of_arxiv_is_not_asked_for_at_crossref(service: Service, run: Run) -> None:
    on_arxiv(service, ("2601.00001", TITLE, ABSTRACT))
    run(paper(meta=Meta(arxiv="2601.00001", doi="10.48550/arxiv.2601.00001")))
    assert [each.path for each in service.asked] == [QUERY]


def test_a_doi_that_crossref_does_not_know_is_no_fault_and_asked_once(
    service: Service, run: Run
) -> None:
    lantern = paper(meta=Meta(doi="10.1000/none"))
    for _ in range(2):
        enrichment = run(lantern)
        assert (enrichment.found, enrichment.faults) == ([], [])
    assert len(service.asked) == 1


def test_a_title_is_taken_by_itself_if_it_is_the_same_alone_and_the_abstracts_agree(
    service: Service, run: Run
) -> None:
    on_arxiv(service, ("2601.00001", TITLE.upper(), ABSTRACT), ("2601.00002", OTHER, ABSTRACT))
    enrichment = run(paper())
    assert [each.query["search_query"] for each in service.asked] == [f'ti:"{TITLE}"']
    assert told(enrichment)[TITLE]["arxiv"] == ('"2601.00001"', "title and abstract")
    assert run.asked == []


@pytest.mark.parametrize(
    ("abstract", "candidates"),
    [
        (ABSTRACT, [("2601.00001", TITLE, OTHER_ABSTRACT)]),
        (ABSTRACT, [("2601.00001", TITLE, ABSTRACT), ("2601.00002", TITLE, ABSTRACT)]),
        (ABSTRACT, [("2601.00001", TITLE + " and Spring", ABSTRACT)]),
        ("", [("2601.00001", TITLE, ABSTRACT)]),
    ],
    ids=["another abstract", "two of the title", "another title", "no abstract"],
)
def test_every_other_candidate_is_shown_and_taken_only_when_chosen(
    service: Service, run: Run, abstract: str, candidates: list[tuple[str, str, str]]
) -> None:
    on_arxiv(service, *candidates)
    assert run(paper(abstract=abstract)).found == []
    assert run.asked == [(TITLE, [title for _, title, _ in candidates])]
    run.choice = 0
    enrichment = run(paper(abstract=abstract))
    assert told(enrichment)[TITLE]["arxiv"] == ('"2601.00001"', "title, chosen by you")
    assert len(service.asked) == 1


def test_a_title_that_nothing_has_is_asked_once_until_a_month_has_passed(
    service: Service, run: Run, clock: SetClock
) -> None:
    on_arxiv(service)
    run(paper())
    run(paper())
    assert len(service.asked) == 1
    clock.moment += FRESH
    run(paper())
    assert len(service.asked) == 2


def test_neither_title_nor_abstract_nor_key_is_ever_among_the_facts(
    service: Service, run: Run
) -> None:
    on_arxiv(service, ("2601.00001", TITLE, OTHER_ABSTRACT))
    enrichment = run(paper(meta=Meta(arxiv="2601.00001")))
    assert told(enrichment)[TITLE].keys() <= set(Meta._fields)
    assert {"title", "abstract", "key"}.isdisjoint(told(enrichment)[TITLE])


def test_an_id_of_a_plainly_different_paper_is_told_and_nothing_is_taken(
    service: Service, run: Run
) -> None:
    on_arxiv(service, ("2601.00001", OTHER, OTHER_ABSTRACT))
    assert run(paper(meta=Meta(arxiv="2601.00001"))).found == []
    (said,) = run.said
    assert said == (
        f"2601.00001 is “{OTHER}” at arxiv, and “{TITLE}” here, which are different papers;"
        " nothing was taken"
    )


def test_what_a_fact_answers_is_not_asked_again(service: Service, run: Run) -> None:
    on_arxiv(service, ("2601.00001", TITLE, ABSTRACT))
    lantern = paper(meta=Meta(arxiv="2601.00001"))
    facts = dict.fromkeys([lantern.key], run(lantern).found[0][1])
    assert run(lantern, facts=facts).found == []
    assert len(service.asked) == 1


def test_a_run_that_was_cut_off_goes_on_where_it_was(service: Service, run: Run) -> None:
    papers = [paper(f"{TITLE} {n}", meta=Meta(arxiv=f"2601.{n:05}")) for n in range(101)]
    answer = arxiv_answer(*((each.meta.arxiv, each.title, ABSTRACT) for each in papers))
    service.on(QUERY, reply(body=answer, kind=ATOM), reply(400, b"{}"))
    first = run(*papers)
    assert len(first.found) == 100
    assert [name for name, _ in first.faults] == ["arXiv"]
    service.on(QUERY, reply(body=answer, kind=ATOM))
    service.asked.clear()
    second = run(*papers)
    assert len(second.found) == 101
    assert [each.query["id_list"] for each in service.asked] == [papers[100].meta.arxiv]


def test_a_fault_of_one_service_stops_no_other(service: Service, run: Run) -> None:
    service.on(QUERY, reply(400, b"{}"))
    service.on("/works/10.1000/fog", reply(body=crossref_answer("10.1000/fog", TITLE)))
    enrichment = run(
        paper(OTHER, meta=Meta(arxiv="2601.00001")), paper(meta=Meta(doi="10.1000/fog"))
    )
    assert [name for name, _ in enrichment.faults] == ["arXiv"]
    assert list(told(enrichment)) == [TITLE]


def test_a_doi_that_arxiv_names_is_asked_for_in_the_same_run(service: Service, run: Run) -> None:
    body = arxiv_answer(("2601.00001", TITLE, ABSTRACT)).replace(
        b"</entry>",
        b'<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/fog</arxiv:doi></entry>',
    )
    service.on(QUERY, reply(body=body, kind=ATOM))
    service.on("/works/10.1000/fog", reply(body=crossref_answer("10.1000/fog", TITLE)))
    found = told(run(paper(meta=Meta(arxiv="2601.00001"))))
    assert found[TITLE]["venue"] == ('"Fog Letters"', "DOI")


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\n[]\n{}", b'{"asked": 3, "at": "x"}\n'])
def test_answers_that_cannot_be_read_are_asked_anew(
    service: Service, run: Run, tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / "answers.jsonl").write_bytes(damage)
    on_arxiv(service, ("2601.00001", TITLE, ABSTRACT))
    assert len(run(paper()).found) == len(run(paper()).found) == 1
    assert len(service.asked) == 1


def test_authors_come_whole(service: Service, run: Run) -> None:
    on_arxiv(service, ("2601.00001", TITLE, ABSTRACT))
    (value, _) = told(run(paper()))[TITLE]["authors"]
    assert [Author(**each).name for each in json.loads(value)] == ["Ann Lamp"]
