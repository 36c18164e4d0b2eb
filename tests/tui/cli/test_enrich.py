"""``carrel enrich``: services are asked what papers lack, and what they say is kept as one step."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.terminal import Terminal
from tests.tui.cli.carrel import PROGRAM, ROOT, carrel, environment
from tests.tui.fetch.service import ATOM, Service, arxiv_answer, reply, serving, stalled
from tests.tui.fetch.test_enriching import (
    ABSTRACT,
    OTHER,
    OTHER_ABSTRACT,
    QUERY,
    TITLE,
    crossref_answer,
)
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.locations import locations

LIST = f"""@misc{{a, title = {{{TITLE}}}, abstract = {{{ABSTRACT}}}, eprint = {{2601.00001}},
  archiveprefix = {{arXiv}}}}
@misc{{b, title = {{{OTHER}}}, abstract = {{{OTHER_ABSTRACT}}}, doi = {{10.1000/tide}}}}
"""
UNNAMED = f"@misc{{a, title = {{{TITLE}}}, abstract = {{{ABSTRACT}}}}}\n"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service that is asked in place of all others, and knows both papers."""
    with serving() as service:
        for name in ("ARXIV", "CROSSREF"):
            monkeypatch.setenv(f"CARREL_{name}_URL", service.url)
        service.on(QUERY, reply(body=arxiv_answer(("2601.00001", TITLE, ABSTRACT)), kind=ATOM))
        service.on("/works/10.1000/tide", reply(body=crossref_answer("10.1000/tide", OTHER)))
        yield service


def add(tmp_path: Path, text: str) -> None:
    """Add a bibliography."""
    file = tmp_path / "papers.bib"
    file.write_text(text, encoding="utf-8")
    assert carrel("add", file).status == 0


def exported() -> str:
    """All papers as BibTeX."""
    return carrel("export", "-f", "bibtex").out


def undo() -> str:
    """Undo as the reader does; gives what it says."""
    with closing(Library(locations())) as library:
        return library.undo().said


def test_what_services_say_is_kept_exported_and_undone_in_one_step(
    service: Service, tmp_path: Path
) -> None:
    add(tmp_path, LIST)
    before = exported()
    ended = carrel("enrich")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "Added facts of 2 papers; u in the reader takes them back.\n"
    after = exported()
    assert "Lamp, Ann" in after
    assert "Fog Letters" in after
    assert before != after
    assert undo() == "Undone: added facts of 2 papers"
    assert exported() == before


def test_twice_asks_nothing_and_says_so(service: Service, tmp_path: Path) -> None:
    add(tmp_path, LIST)
    carrel("enrich")
    asked = len(service.asked)
    ended = carrel("enrich")
    assert (ended.status, ended.err) == (0, "Nothing new was found.\n")
    assert len(service.asked) == asked


def test_what_was_undone_comes_back_without_asking(service: Service, tmp_path: Path) -> None:
    add(tmp_path, LIST)
    carrel("enrich")
    after, asked = exported(), len(service.asked)
    undo()
    assert carrel("enrich").err.startswith("Added facts of 2 papers")
    assert exported() == after
    assert len(service.asked) == asked


def test_titles_abstracts_and_keys_stay_as_they_are(service: Service, tmp_path: Path) -> None:
    service.on(QUERY, reply(body=arxiv_answer(("2601.00001", TITLE.upper(), "Other.")), kind=ATOM))
    add(tmp_path, LIST)
    carrel("enrich")
    with closing(Library(locations())) as library:
        papers = library_desk(library).store.papers
    assert {each.key: (each.title, each.abstract) for each in papers.values()} == {
        paper_key(TITLE): (TITLE, ABSTRACT),
        paper_key(OTHER): (OTHER, OTHER_ABSTRACT),
    }
    assert papers[paper_key(TITLE)].meta.authors[0].name == "Ann Lamp"


def test_a_dry_run_says_what_would_be_asked_of_whom_and_asks_nothing(
    service: Service, tmp_path: Path, scratch_home: Path
) -> None:
    add(tmp_path, LIST + UNNAMED.replace(TITLE, "Boats: at Night?"))
    (scratch_home / "settings.toml").write_text('[services]\nmail = "me@example.org"\n')
    ended = carrel("enrich", "--dry-run")
    assert ended.status == 0
    by_id, by_title, by_doi = ended.out.splitlines()
    assert by_id == f"arXiv by id\t{service.url}{QUERY}?id_list=2601.00001&max_results=100"
    words = "search_query=ti%3A%22Boats%20at%20Night%22&max_results=5"
    assert by_title == f"arXiv by title\t{service.url}{QUERY}?{words}"
    mailed = "/works/10.1000/tide?mailto=me%40example.org"
    assert by_doi == f"Crossref by DOI\t{service.url}{mailed}"
    assert service.asked == []


def test_only_the_papers_of_a_list_or_a_query_are_asked_for(
    service: Service, tmp_path: Path
) -> None:
    add(tmp_path, LIST)
    with closing(Library(locations())) as library:
        desk = library_desk(library)
        library.make_list("Later", [desk.store.papers[paper_key(OTHER)]])
    assert carrel("enrich", "later", "--dry-run").out.startswith("Crossref by DOI\t")
    assert carrel("enrich", "--query", "lanterns autumn", "--dry-run").out.startswith("arXiv by id")
    assert len(carrel("enrich", "--query", "doi:10.1000/tide", "--dry-run").out.splitlines()) == 1
    assert carrel("enrich", "Never").status == 1


@pytest.mark.parametrize("asked", [("is:raed",), ("--query", "is:raed"), ("lanterns zeppelins",)])
def test_of_a_mistyped_query_and_of_some_of_the_words_alone_nothing_is_asked(
    service: Service, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    add(tmp_path, LIST)
    ended = carrel("enrich", *asked)
    assert (ended.status, service.asked) == (1 if "lanterns" in asked[-1] else 2, [])
    assert "did you mean read?" in ended.err or "No paper has all of these words" in ended.err


def test_without_a_terminal_candidates_are_passed_over_with_a_word(
    service: Service, tmp_path: Path
) -> None:
    service.on(QUERY, reply(body=arxiv_answer(("2601.00001", TITLE, "Another.")), kind=ATOM))
    add(tmp_path, UNNAMED)
    ended = carrel("enrich")
    assert ended.status == 0
    assert ended.err == (
        f"“{TITLE}” was passed over: 1 candidate, none of them sure\nNothing new was found.\n"
    )


@pytest.mark.parametrize(("title", "taken"), [(TITLE, True), (f"{TITLE} and Spring", False)])
def test_yes_takes_the_very_same_title_and_no_other(
    service: Service, tmp_path: Path, title: str, taken: bool
) -> None:
    service.on(QUERY, reply(body=arxiv_answer(("2601.00001", title, "Another.")), kind=ATOM))
    add(tmp_path, UNNAMED)
    assert carrel("enrich", "--yes").err.startswith("Added facts of 1 paper") == taken


@pytest.mark.parametrize(("answer", "says"), [("y", "Added facts of 1 paper"), ("n", "Nothing")])
def test_on_a_terminal_a_person_says_yes_or_no_once(
    service: Service, tmp_path: Path, answer: str, says: str
) -> None:
    service.on(QUERY, reply(body=arxiv_answer(("2601.00001", TITLE, "Another.")), kind=ATOM))
    add(tmp_path, UNNAMED)
    command = [sys.executable, "-m", "tui", "enrich"]
    more = {
        "PYTHONPATH": str(ROOT),
        "CARREL_HOME": str(locations().home),
        "CARREL_ARXIV_URL": service.url,
    }
    with Terminal(command, tmp_path / "home", environment=more, cwd=ROOT) as terminal:
        terminal.wait_for("y or n?")
        assert "Ann Lamp · 2026 · arXiv:2601.00001" in terminal.text
        terminal.send(f"{answer}<enter>")
        terminal.wait_for(says)
        assert terminal.exit_status() == 0
    with Terminal(command, tmp_path / "home", environment=more, cwd=ROOT) as terminal:
        terminal.wait_for("Nothing new was found.")
        assert terminal.exit_status() == 0
    assert len(service.asked) == 1


def test_without_a_network_there_is_one_line_and_status_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    add(tmp_path, LIST)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # nobody listens
        for name in ("ARXIV", "CROSSREF"):
            gone = f"http://127.0.0.1:{held.getsockname()[1]}"
            monkeypatch.setenv(f"CARREL_{name}_URL", gone)
        ended = carrel("enrich")
    assert ended.status == 1
    (line,) = ended.err.splitlines()
    assert line.startswith("carrel: 127.0.0.1 cannot be reached: ")


def test_what_came_before_a_fault_is_kept_and_told(service: Service, tmp_path: Path) -> None:
    service.on("/works/10.1000/tide", reply(400, b"{}"))
    add(tmp_path, LIST)
    ended = carrel("enrich")
    assert ended.status == 1
    added, fault = ended.err.splitlines()
    assert added.startswith("Added facts of 1 paper;")
    assert fault.startswith("carrel: Crossref: 127.0.0.1 does not take the request")


def test_what_was_found_when_a_person_stops_it_is_kept_as_one_step(
    service: Service, tmp_path: Path
) -> None:
    arrived = threading.Event()
    service.on("/works/10.1000/tide", stalled(b"{", arrived))
    add(tmp_path, LIST)
    with subprocess.Popen(
        [*PROGRAM, "enrich"],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert arrived.wait(10)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "Added facts of 1 paper; u in the reader takes them back.\n"
    assert undo() == "Undone: added facts of 1 paper"


def test_a_library_without_a_page_asks_nothing(service: Service) -> None:
    ended = carrel("enrich")
    assert ended.status == 2
    assert "your library has no page yet" in ended.err
    assert service.asked == []


@pytest.mark.parametrize("mail", ['"me"', "3", '"a@b.example\\nX: y"'])
def test_a_mail_address_that_is_none_is_told_and_nothing_is_asked(
    service: Service, tmp_path: Path, scratch_home: Path, mail: str
) -> None:
    add(tmp_path, LIST)
    (scratch_home / "settings.toml").write_text(f"[services]\nmail = {mail}\n")
    ended = carrel("enrich")
    assert ended.status == 2
    assert "carrel: settings.toml:2: mail is an address such as" in ended.err
    assert service.asked == []
