"""The shell writes what the screen writes, over the same papers, each command one step of undo."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from parsing.paper import paper_key
from tests.tui.cli.conftest import BOATS, LANTERN, OARS, Run
from tui.cli.printing import LINES
from tui.library.export import FORMATS
from tui.library.library import Library


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
        "oars",
        "Oars and Bo",
        "poe",
    ],
)
def test_a_paper_is_told_by_a_key_an_id_a_title_or_a_query_that_finds_it_alone(
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
    assert run("undo", "--dry-run").err == ("Not undone, for it is a dry run: starred 2 papers\n")
    assert run("redo", "--dry-run").err == "Nothing to redo.\n"
    assert run("search", "is:starred", "-f", "key").out.count("\n") == 2
    assert run("undo").err == "Undone: starred 2 papers\n"
    assert run("search", "is:starred").status == 1
    tried = run("redo", "--dry-run")
    assert tried.err == "Not redone, for it is a dry run: starred 2 papers\n"
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


@pytest.mark.parametrize(
    "words",
    [
        ("mark", "read"),
        ("star",),
        ("tag", "lamps"),
        ("list", "new", "Next"),
        ("show",),
        ("copy",),
    ],
)
def test_where_nothing_is_found_nothing_is_done_and_the_status_says_so(
    run: Run, words: tuple[str, ...]
) -> None:
    before = run("dump").out
    ended = run(*words, "--query", "zzqq")
    assert (ended.status, ended.out, ended.err) == (1, "", "No paper answers zzqq.\n")
    ended = run(*words, "-", fed=run("search", "zzqq", "-f", "key").out)
    assert (ended.status, ended.err) == (1, "Standard input names no paper.\n")
    assert run("dump").out == before


UNREAD = {"org", "html", *(name for name, form in FORMATS.items() if form.is_cited)}
"""Formats that go out and are not read."""


@pytest.mark.parametrize("form", [*LINES, *(each for each in FORMATS if each not in UNREAD)])
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


def test_every_command_over_papers_takes_them_from_a_search(run: Run) -> None:
    found = run("search", "2401.00001 | title:oars", "-f", "key").out
    run("list", "new", "next", LANTERN)
    assert run("note", "-", "Row.", fed=found).err == "Wrote the note on “Oars and Boats”\n"
    assert "either" not in run("note", "-", "-", fed=found).err
    for command in (
        ("mark", "read", "-"),
        ("star", "-"),
        ("tag", "lamps", "-"),
        ("list", "add", "next", "-"),
        ("list", "move", "next", "top", "-"),
        ("list", "remove", "next", "-"),
    ):
        assert run(*command, fed=found).status == 0, command
    assert run("show", "-", fed=found).out.startswith(f"{OARS}\n")
    assert "title = {" in run("export", "-", "-f", "bibtex", fed=found).out
    table = run("export", "boats", "-f", "tsv").out
    assert run("star", "-", fed=table).status == 0
    assert set(run("search", "is:starred").out.splitlines()) == {BOATS, OARS}
    assert run("export", "-", fed="").status == 1


def test_names_that_are_nearly_right_are_told(run: Run) -> None:
    run("list", "new", "to read")
    run("tag", "graphs", BOATS)
    run("filter", "save", "kims", "author:kim")
    assert "did you mean “to read”?" in run("list", "show", "too raed").err
    assert "did you mean “graphs”?" in run("tag", "--off", "grafs", BOATS).err
    assert "did you mean “kims”?" in run("filter", "show", "kmis").err
    assert "did you mean “mine”?" in run("remove", "mnie").err
    assert "did you mean bibtex?" in run("search", "boats", "-f", "bibtxe").err
    assert "did you mean bibtex?" in run("export", "-f", "bibtxe").err
    assert "there is no command serach: did you mean search?" in run("serach").err
    assert "no shw here; did you mean show? there are show, add" in run("list", "shw", "x").err
    assert "no raed here; did you mean read?" in run("mark", "raed", BOATS).err
    ended = run("search", "boats", "--fromat=key")
    assert "there is no --fromat=key here: did you mean --format?" in ended.err
    assert "there is no --dry-rnu here: did you mean --dry-run?" in run("undo", "--dry-rnu").err


def test_tags_and_notes_are_given_shown_and_taken(run: Run) -> None:
    assert run("tag", "lamps", "--dry-run", BOATS).status == 0
    assert run("tag", "lamps", BOATS, LANTERN).err == "Tagged 2 papers #lamps\n"
    assert run("tag", "--off", "#Lamps", LANTERN).status == 0
    assert run("search", "tag:lamps").out == f"{BOATS}\n"
    assert run("note", BOATS).status == 1
    assert run("note", BOATS, "-", fed="One.\n\n  Two.\n").err == "Wrote the note on “Boats”\n"
    assert run("note", BOATS).out == "One.\n\n  Two.\n"
    assert run("note", BOATS, "--off").err == "Took away the note on “Boats”\n"


def test_several_tags_are_given_and_taken_as_one_step(run: Run) -> None:
    assert run("tag", "rl, lamps", BOATS, OARS).err == "Tagged 2 papers #rl #lamps\n"
    assert run("tags").out == "lamps\t2\nrl\t2\n"
    assert run("tag", "--off", "RL,lamps", BOATS).status == 0
    assert run("search", "is:tagged").out == f"{OARS}\n"
    assert run("undo").status == 0
    assert run("tags").out == "lamps\t2\nrl\t2\n"


def test_a_tag_is_renamed_made_one_with_another_and_deleted(run: Run) -> None:
    assert run("tags").status == 1
    run("tag", "rl", BOATS)
    run("tag", "agents", OARS)
    refused = run("tags", "rename", "rl", "Agents")
    assert refused.status == 2
    assert "there is a tag #agents already; `carrel tags merge` makes one of both" in refused.err
    assert run("tags").out == "agents\t1\nrl\t1\n"
    assert run("tags", "merge", "rl", "Agents", "--dry-run").status == 0
    assert run("tags", "merge", "rl", "Agents").status == 0
    assert run("tags").out == "agents\t2\n"
    assert run("tags", "delete", "AGENTS").status == 0
    assert run("tags").status == 1
    run("undo")
    assert run("tags").out == "agents\t2\n"
    assert run("tags", "rename", "agents", "Agents").status == 0
    assert run("tags").out == "Agents\t2\n"
    assert "no tag is called agnts (did you mean “Agents”?)" in run("tags", "delete", "agnts").err


@pytest.mark.parametrize(
    ("where", "order"),
    [("top", "CAB"), ("bottom", "ABC"), ("up", "ACB"), ("down", "ABC"), ("1", "CAB"), ("2", "ACB")],
)
def test_a_paper_of_a_list_is_moved(run: Run, where: str, order: str) -> None:
    titles = {"A": LANTERN, "B": BOATS, "C": OARS}
    run("list", "new", "next", *titles.values())
    assert run("list", "move", "next", where, OARS).status == 0
    shown = run("list", "show", "next").out.splitlines()
    assert shown == [titles[each] for each in order]
    assert run("list", "move", "next", "0", OARS).status == 2


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
    assert shown["done_in"] == []
    assert json.loads(run("search", "title:^boats", "--json").out)["papers"] == [shown]
    assert json.loads(run("search", "title:^boats", "-f", "ndjson").out) == shown
    assert json.loads(run("export", "--query", "title:^boats", "-f", "ndjson").out) == shown
    text = run("show", BOATS).out
    assert all(each in text for each in ("lists: to read (1 of 1)", "tags: #lamps", "note:\nRow."))


def test_statistics_count_what_is_read_and_listed(run: Run) -> None:
    run("mark", "read", BOATS)
    run("list", "new", "to read", BOATS, OARS)
    run("list", "done", "to read", OARS)
    run("list", "due", "to read", "2026-12-31")
    stats = json.loads(run("stats", "--json").out)
    assert (stats["papers"], stats["read"], stats["unread"]) == (3, 1, 2)
    assert stats["lists"] == [
        {"name": "to read", "papers": 2, "read": 1, "done": 1, "due": "2026-12-31"}
    ]
    assert stats["read_by_month"] == {f"{datetime.now(UTC):%Y-%m}": 1}
    assert "list\t1 of 2 read, 1 done, due 2026-12-31\tto read\n" in run("stats").out


def test_what_is_copied_to_be_cited_has_nothing_that_a_person_wrote(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.clipboard.installed", list)
    run("note", OARS, "Weak.")
    run("tag", "rowing", OARS)
    copied = run("copy", OARS, "--as", "bibtex").out
    assert copied.startswith("@misc{poe,")
    assert not any(word in copied for word in ("Weak", "annote", "rowing", "keywords"))


def test_without_a_clipboard_what_was_to_be_copied_is_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.clipboard.installed", list)
    ended = run("copy", OARS, "--as", "url")
    assert (ended.status, ended.out) == (1, "https://arxiv.org/abs/2401.00001\n")
    assert "no program here to copy with" in ended.err
    cited = run("copy", OARS, "--as", "ieee")
    assert cited.out.startswith("[1] “Oars and Boats,” Jan. 2024, arXiv: arXiv:2401.00001.")
    assert "did you mean ieee?" in run("copy", OARS, "--as", "iee").err


def test_a_page_goes_by_what_it_is_called_in_what_was_done(run: Run) -> None:
    run("page", "rename", "mine", "Monday")
    assert run("undo", "--dry-run").err.endswith("renamed the page “mine” to “Monday”\n")
    assert run("page", "remove", "Monday").err == "Removed the page “Monday”\n"
    assert run("undo").err == "Undone: removed the page “Monday”\n"
    assert run("remove", "Monday").err.startswith("Removed the page “Monday”\nWhat you marked")


def test_a_filter_that_asks_for_nothing_is_not_kept_and_one_that_is_mistyped_is_told(
    run: Run,
) -> None:
    assert "a filter needs a query" in run("filter", "save", "none", " ").err
    assert run("filter", "show").status == 1
    assert "did you mean read?" in run("filter", "save", "odd", "is:raed").err
    assert "did you mean read?" in run("export", "is:raed").err


def test_a_title_is_told_by_three_words_with_hyphens_between(run: Run) -> None:
    assert run("show", "a-lantern in").out.startswith(f"{LANTERN}\n")


def test_a_tag_that_is_made_the_same_again_is_no_change(run: Run) -> None:
    run("tag", "rl", "title:oars", "title:lantern")
    before = run("dump").out
    for words in (("merge", "rl", "rl"), ("rename", "rl", "rl")):
        assert run("tags", *words).err == "Nothing to change: it is so already.\n"
    assert run("dump").out == before
    assert run("tags", "rename", "rl", "RL").err.startswith("Renamed the tag #rl")
    assert run("tags").out == "RL\t2\n"


def test_what_is_written_on_standard_input_is_not_taken_away_where_nothing_comes(run: Run) -> None:
    run("list", "new", "Some")
    run("list", "describe", "Some", "For the seminar.")
    for words in (("-",), ("",), (" ",)):
        ended = run("list", "describe", "Some", *words)
        assert (ended.status, "--off takes" in ended.err) == (2, True)
    assert run("list", "describe", "Some").out == "For the seminar.\n"
    assert run("note", OARS, "-", fed=" \n").status == 2
