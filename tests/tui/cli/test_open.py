"""``carrel open``: a paper's page or PDF from a shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import Ended, carrel
from tests.tui.fetch.service import Service, reply, rerouted, serving
from tests.tui.openers import Opener
from tui.cli import main
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.locations import locations

PDF = b"%PDF-1.7\n%%EOF\n"
KEY = paper_key("A Lantern in Fog")
BOATS = paper_key("Boats")
ABSTRACT = "We study how a small lantern finds its way through fog, and what the fog does then."
ENTRIES = f"""
@article{{doe, title = {{{{A Lantern in Fog}}}}, author = {{Doe, Ann}}, year = 2024,
  url = {{https://papers.example.org/lantern}}, abstract = {{{ABSTRACT}}},
  pdf = {{https://papers.example.org/lantern.pdf}}, doi = {{10.1000/fog}} }}
@misc{{roe, title = {{{{Boats}}}}, author = {{Roe, Bob}}, year = 2025, abstract = {{{ABSTRACT}}} }}
@misc{{poe, title = {{{{Oars and Boats}}}}, eprint = {{2401.00001}}, archiveprefix = {{arXiv}},
  abstract = {{{ABSTRACT}}} }}
"""

Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def papers(scratch_home: Path) -> None:
    """A library with a bibliography."""
    with closing(Library(locations())) as library:
        library.add_page("mine", ENTRIES.encode())


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service on the loopback that all addresses of PDFs lead to."""
    with serving() as service:
        monkeypatch.setattr("tui.fetch.pdf.Client", rerouted(service))
        yield service


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``carrel`` in this process, where all addresses lead to the service."""

    def run(*arguments: str) -> Ended:
        status = main(arguments)
        return Ended(status, *capsys.readouterr())

    return run


@pytest.mark.parametrize(
    "typed", [KEY, KEY.upper(), KEY[:6], "a lantern in FOG", "author:doe", "Zzqq"]
)
def test_a_paper_is_known_by_key_or_title(opener: Opener, typed: str) -> None:
    ended = carrel("open", *typed.split())
    if typed == "Zzqq":
        assert ended.status == 2
        assert "no paper is called Zzqq; `carrel search WORD… -f tsv` lists them" in ended.err
        return
    assert (ended.status, ended.out) == (0, "https://papers.example.org/lantern\n")
    assert [call["arguments"] for call in opener.calls(1)] == [[ended.out.strip()]]


def test_all_that_a_query_finds_are_opened(opener: Opener) -> None:
    ended = carrel("open", "--query", "title:lantern | title:oars")
    opened = {"https://papers.example.org/lantern", "https://arxiv.org/abs/2401.00001"}
    assert (ended.status, {*ended.out.splitlines()}) == (0, opened)
    assert {*(each for call in opener.calls(2) for each in call["arguments"])} == opened
    ended = carrel("open", "--query", "title:boats")
    assert ended.status == 1
    assert "no source gives an address of “Boats”" in ended.err
    assert "of which paper?" in carrel("open").err


def test_a_title_goes_before_how_a_key_begins(opener: Opener) -> None:
    assert "no source gives an address of “Boats”" in carrel("open", "Boats").err
    assert carrel("open", BOATS[:3]).status == 2


def test_the_page_of_an_id_is_opened_too(opener: Opener) -> None:
    assert carrel("open", "Oars and Boats").out == "https://arxiv.org/abs/2401.00001\n"


def test_where_there_is_no_browser_the_address_is_printed(opener: Opener) -> None:
    (opener.folder / "xdg-open").unlink()
    ended = carrel("open", KEY)
    assert (ended.status, ended.out) == (1, "https://papers.example.org/lantern\n")
    assert "$BROWSER names one" in ended.err


def test_a_pdf_is_fetched_once_and_opened(opener: Opener, service: Service, run: Run) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind="application/pdf"))
    refused = run("open", KEY, "--pdf")
    assert (refused.status, refused.out, service.asked) == (1, "", [])
    assert "https://papers.example.org/lantern.pdf leads to papers.example.org." in refused.err
    assert "--yes fetches it" in refused.err
    for further in (["--yes"], []):
        ended = run("open", KEY, "--pdf", *further)
        path = locations().papers / f"doe-2024-a-lantern-in-fog-{KEY}.pdf"
        assert (ended.status, ended.out, ended.err) == (0, f"{path}\n", "")
    assert path.read_bytes() == PDF
    assert [call["arguments"] for call in opener.calls(2)] == [[str(path)]] * 2
    assert len(service.asked) == 1


@pytest.mark.parametrize("answer", ["y", "Yes", "n", ""])
def test_a_person_is_asked_about_a_new_host(
    opener: Opener, service: Service, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    service.on("/lantern.pdf", reply(body=PDF, kind="application/pdf"))
    typed = StringIO(f"{answer}\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)
    ended = run("open", KEY, "--pdf")
    assert ended.err.splitlines()[-1] == "Fetch it? y or n"
    agreed = answer[:1].lower() == "y"
    assert (ended.status, len(service.asked)) == ((0, 1) if agreed else (1, 0))
    assert len(opener.calls(1) if agreed else opener.called) == agreed


def test_what_goes_wrong_is_one_line(opener: Opener, service: Service, run: Run) -> None:
    service.on("/lantern.pdf", reply(body=b"<html>", kind="application/pdf"))
    ended = run("open", KEY, "--pdf", "--yes")
    assert ended.status == 1
    assert ended.err.splitlines()[-1].startswith(
        "carrel: papers.example.org sent something else than a PDF; nothing was kept"
    )
    assert opener.called == []
    none = run("open", "Boats", "--pdf")
    assert (none.status, none.out) == (1, "")
    assert "no source gives a PDF of “Boats”; `carrel open` shows its page" in none.err


def test_a_paper_that_only_the_library_keeps_is_opened(opener: Opener) -> None:
    with closing(Library(locations())) as library:
        desk = library_desk(library)
        library.set_starred([desk.store.papers[KEY]], True)
        library.remove_page(library.state.pages[0])
    assert carrel("open", KEY).out == "https://papers.example.org/lantern\n"


def test_several_are_opened_by_keys_and_ids_and_very_many_only_when_sure(
    opener: Opener, tmp_path: Path
) -> None:
    ended = carrel("open", KEY[:8], "2401.00001")
    assert ended.status == 0
    assert ended.out.splitlines() == [
        "https://papers.example.org/lantern",
        "https://arxiv.org/abs/2401.00001",
    ]
    opener.calls(2)
    with closing(Library(locations())) as library:
        many = "".join(
            f"@misc{{m{at}, title = {{Mast {at}}}, url = {{https://papers.example.org/{at}}}}}\n"
            for at in range(11)
        )
        library.add_page("many", many.encode())
    ended = carrel("open", "--query", "title:mast")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "carrel: these are 11 papers; --yes opens more than 10\n"
    assert len(carrel("open", "--query", "title:mast", "--yes").out.splitlines()) == 11


def test_what_goes_out_is_told_by_keys_ids_and_dois_too() -> None:
    ended = carrel("export", KEY, "2401.00001", "-f", "tsv")
    assert [line.split("\t")[1] for line in ended.out.splitlines()[1:]] == [
        '"A Lantern in Fog"',
        '"Oars and Boats"',
    ]
    assert "A Lantern in Fog" in carrel("export", "doi:10.1000/FOG", "-f", "text").out
    assert "Boats" in carrel("export", "oars", "boats", "-f", "text").out
