"""The shell writes what the screen writes, over the same papers, each command one step of undo."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import Ended
from tests.tui.cli.test_open import ENTRIES
from tui.cli import main
from tui.library.library import Library
from tui.library.locations import locations

LANTERN, BOATS, OARS = "A Lantern in Fog", "Boats", "Oars and Boats"
Run = Callable[..., Ended]


@pytest.fixture
def library(scratch_home: object) -> Iterator[Library]:
    """An open reader's library, with a bibliography of three papers."""
    with closing(Library(locations())) as library:
        library.add_page("mine", ENTRIES.encode())
        yield library


@pytest.fixture
def run(
    library: Library, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run ``carrel`` in this process, fed with a text."""

    def run(*arguments: str, fed: str = "") -> Ended:
        monkeypatch.setattr("sys.stdin", io.StringIO(fed))
        try:
            status = main(arguments)
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capfdbinary.readouterr()
        return Ended(status, out.decode(), err.decode())

    return run


@pytest.mark.parametrize(
    "typed",
    [
        paper_key(OARS),
        paper_key(OARS)[:6],
        "2401.00001",
        "arXiv:2401.00001v2",
        "https://arxiv.org/abs/2401.00001",
        "oars AND boats",
        "title:oars",
    ],
)
def test_a_paper_is_told_by_key_id_title_or_a_query_that_finds_it_alone(
    run: Run, typed: str
) -> None:
    ended = run("mark", "read", typed)
    assert (ended.status, ended.err) == (0, "Marked “Oars and Boats” read\n")


def test_a_doi_tells_a_paper(run: Run) -> None:
    for typed in ("10.1000/fog", "https://doi.org/10.1000/FOG", "doi:10.1000/fog"):
        assert run("show", typed).out.startswith(LANTERN + "\n")


def test_what_means_several_papers_or_none_changes_nothing(run: Run) -> None:
    ended = run("star", "boat")
    assert ended.status == 2
    assert "2 papers are meant by boat, among them “Boats”" in ended.err
    assert "no paper is called zzqq" in run("star", "zzqq").err
    assert "of which paper?" in run("star").err
    assert run("search", "is:starred").status == 1


def test_a_change_says_its_words_is_one_step_and_an_open_reader_learns_of_it(
    run: Run, library: Library
) -> None:
    library.news()
    assert run("star", BOATS, LANTERN).err == "Starred 2 papers\n"
    news = library.news()
    assert news is not None
    assert set(news.marks) == {paper_key(BOATS), paper_key(LANTERN)}
    assert run("star", BOATS).err == "Nothing to change: it is so already.\n"
    assert run("undo", "--dry-run").err == (
        "Not done, for it is a dry run: Undone: starred 2 papers\n"
    )
    assert run("search", "is:starred", "-f", "key").out.count("\n") == 2
    assert run("undo").err == "Undone: starred 2 papers\n"
    assert run("search", "is:starred").status == 1
    assert run("redo").err == "Redone: starred 2 papers\n"
    assert run("star", "--off", "--query", "is:starred").status == 0
    assert run("search", "is:starred").status == 1


@pytest.mark.parametrize(
    "words",
    [
        ("mark", "read", BOATS),
        ("star", BOATS),
        ("tag", "lamps", BOATS),
        ("note", BOATS, "Row."),
        ("list", "new", "Next", BOATS),
        ("filter", "save", "mine", "is:unread"),
        ("page", "rename", "mine", "Lamps"),
        ("page", "remove", "mine"),
    ],
)
def test_a_dry_run_says_what_it_would_do_and_does_nothing(run: Run, words: tuple[str, ...]) -> None:
    before = run("dump").out
    tried = run(*words, "--dry-run")
    assert tried.status == 0
    assert run("dump").out == before
    done = run(*words)
    assert tried.err.removeprefix("Not done, for it is a dry run: ").lower() == done.err.lower()
    assert run("dump").out != before
    assert run("undo").status == 0


@pytest.mark.parametrize("form", ["key", "title", "tsv", "json", "ndjson"])
def test_what_a_search_prints_goes_into_a_list(run: Run, form: str) -> None:
    assert run("list", "new", "to read").status == 0
    found = run("search", "title:boats", "-f", form)
    assert (
        run("list", "add", "to", "-", fed=found.out).err == "Added 2 papers to the list “to read”\n"
    )
    assert set(run("list", "show", "to read").out.split("\n")) == {BOATS, OARS, ""}
    assert run("list", "remove", "to r", OARS).status == 0
    assert run("list", "rename", "to read", "week").status == 0
    assert run("list", "show", "week").out == f"{BOATS}\n"
    assert run("list", "delete", "week").status == 0
    assert run("lists").status == 1


def test_names_that_are_nearly_right_are_told(run: Run) -> None:
    run("list", "new", "to read")
    run("tag", "graphs", BOATS)
    run("filter", "save", "kims", "author:kim")
    assert "did you mean “to read”?" in run("list", "show", "too raed").err
    assert "did you mean graphs?" in run("tag", "--off", "grafs", BOATS).err
    assert "did you mean “kims”?" in run("filter", "show", "kmis").err
    assert "did you mean “mine”?" in run("remove", "mnie").err
    assert "did you mean bibtex?" in run("search", "boats", "-f", "bibtxe").err
    assert "did you mean bibtex?" in run("export", "-f", "bibtxe").err
    assert "there is no command serach: did you mean search?" in run("serach").err


def test_tags_and_notes_are_given_shown_and_taken(run: Run) -> None:
    assert run("tag", "lamps", "--dry-run", BOATS).status == 0
    assert run("tag", "lamps", BOATS, LANTERN).err == "Tagged 2 papers #lamps\n"
    assert run("tag", "--off", "#Lamps", LANTERN).status == 0
    assert run("search", "tag:lamps").out == f"{BOATS}\n"
    assert run("note", BOATS).status == 1
    assert run("note", BOATS, "-", fed="One.\n\n  Two.\n").err == "Wrote the note on “Boats”\n"
    assert run("note", BOATS).out == "One.\n\n  Two.\n"
    assert run("note", BOATS, "--off").err == "Took away the note on “Boats”\n"


def test_a_filter_is_kept_and_shown(run: Run) -> None:
    run("filter", "save", "mine", "is:unread", "boats")
    assert run("filter", "show").out == "mine\tis:unread boats\n"
    assert run("filter", "show", "mi").out == "is:unread boats\n"
    run("filter", "rename", "mine", "yours")
    assert run("filter", "delete", "yours").status == 0
    assert run("filter", "show").status == 1


def test_the_log_tells_what_was_done_the_latest_first(run: Run) -> None:
    run("star", BOATS)
    run("tag", "lamps", BOATS)
    run("undo")
    lines = [line.split("\t")[1:] for line in run("log", "-n", "2").out.splitlines()]
    assert lines == [["undone", "tagged “Boats” #lamps"], ["", "starred “Boats”"]]
    first = json.loads(run("log", "--json").out.splitlines()[0])
    assert (first["what"], first["undone"]) == ("tagged “Boats” #lamps", True)


def test_everything_known_of_a_paper_is_in_every_json(run: Run) -> None:
    run("list", "new", "to read", BOATS)
    run("tag", "lamps", BOATS)
    run("note", BOATS, "Row.")
    (shown,) = json.loads(run("show", BOATS, "--json").out)["papers"]
    assert (shown["lists"], shown["tags"], shown["note"]) == (["to read"], ["lamps"], "Row.")
    assert json.loads(run("search", "title:^boats", "--json").out)["papers"] == [shown]
    assert json.loads(run("search", "title:^boats", "-f", "ndjson").out) == shown
    assert json.loads(run("export", "--query", "title:^boats", "-f", "ndjson").out) == shown
    text = run("show", BOATS).out
    assert all(each in text for each in ("lists: to read", "tags: #lamps", "note:\nRow."))


def test_statistics_count_what_is_read_and_listed(run: Run) -> None:
    run("mark", "read", BOATS)
    run("list", "new", "to read", BOATS, OARS)
    stats = json.loads(run("stats", "--json").out)
    assert (stats["papers"], stats["read"], stats["unread"]) == (3, 1, 2)
    assert stats["lists"] == [{"name": "to read", "papers": 2, "read": 1}]
    assert list(stats["read_by_month"].values()) == [1]
    assert "list\t1 of 2 read\tto read\n" in run("stats").out


def test_without_a_clipboard_what_was_to_be_copied_is_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.clipboard.installed", list)
    ended = run("copy", OARS, "--as", "url")
    assert (ended.status, ended.out) == (1, "https://arxiv.org/abs/2401.00001\n")
    assert "no program here to copy with" in ended.err
    cited = run("copy", OARS, "--as", "ieee")
    assert cited.out.startswith("[1] “Oars and Boats,” arXiv: arXiv:2401.00001.")
    assert "did you mean ieee?" in run("copy", OARS, "--as", "iee").err
