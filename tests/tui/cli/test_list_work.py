"""``carrel list`` works lists off, describes, orders, merges and splits them, like the screen."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.tui.cli.carrel import Ended

BOATS, OARS = "title:^boats", "title:oars"
Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def list_of_two(run: Run) -> None:
    """Has two of the three papers in the library in the list “To read”."""
    run("list", "new", "To read", "--query", "title:boats")


def test_papers_are_done_in_a_list_and_to_do_again(run: Run) -> None:
    ended = run("list", "done", "to", BOATS)
    assert (ended.status, ended.err) == (0, "Marked “Boats” done in the list “To read”\n")
    assert run("lists").out == "To read\t2\t1\t\n"
    assert run("list", "show", "to", "--done").out == "Boats\n"
    assert run("list", "show", "to", "--todo").out == "Oars and Boats\n"
    assert run("search", "is:done").out == "Boats\n"
    ended = run("list", "done", "--off", "to", BOATS)
    assert ended.err == "Marked “Boats” to do in the list “To read”\n"
    assert run("list", "done", "to", "title:lantern").status == 2


@pytest.mark.parametrize(
    "words",
    [
        ("list", "show", "To read", "--done"),
        ("list", "show", "Empty"),
        ("export", "Empty"),
        ("export", "--starred"),
        ("export", "To read", "--unread"),
    ],
)
def test_where_no_paper_is_to_be_shown_it_is_said(run: Run, words: tuple[str, ...]) -> None:
    run("list", "new", "Empty")
    run("mark", "read", "--query", 'list:"To read"')
    ended = run(*words)
    assert ended.status == 1
    called = "Starred" if words[-1] == "--starred" else "Empty" if "Empty" in words else "To read"
    assert ended.err == f"No such paper stands in “{called}”.\n"


def test_a_list_is_described_and_due(run: Run) -> None:
    assert run("list", "describe", "to").status == 1
    assert run("list", "describe", "to", "-", fed="For the seminar.\n").status == 0
    assert run("list", "describe", "to").out == "For the seminar.\n"
    assert run("list", "due", "to", "2026-12-31").status == 0
    assert run("lists").out == "To read\t2\t0\t2026-12-31\n"
    exported = json.loads(run("export", "to", "-f", "json").out)
    assert (exported["description"], exported["due"]) == ("For the seminar.", "2026-12-31")
    assert [paper["done"] for paper in exported["papers"]] == [False, False]
    assert run("list", "due", "to").out == "2026-12-31\n"
    assert "“soon” is no day. Days are 2026-12-31" in run("list", "due", "to", "soon").err
    ended = run("list", "due", "to", "Jan", "5,", "2027")
    assert ended.err == "Set the day the list “To read” is due: 2027-01-05\n"
    for what in ("describe", "due"):
        run("list", what, "to", "--off")
    assert run("lists").out == "To read\t2\t0\t\n"


def test_lists_are_ordered_merged_and_split(run: Run) -> None:
    run("list", "new", "Later", "title:lantern")
    run("list", "order", "later", "1")
    assert run("lists").out == "Later\t1\t0\t\nTo read\t2\t0\t\n"
    assert run("list", "merge", "later", "to").err == (
        "Merged the list “Later” into the list “To read”\n"
    )
    assert run("list", "split", "to", "Finished").status == 2
    run("list", "done", "to", BOATS)
    run("list", "split", "to", "Finished")
    run("list", "move-to", "finished", "to", BOATS)
    run("list", "move-to", "--new", "to", "Newer", OARS)
    assert run("lists").out == "To read\t2\t1\t\nFinished\t0\t0\t\nNewer\t1\t0\t\n"


def test_a_list_is_made_of_what_a_saved_filter_finds_now(run: Run) -> None:
    run("filter", "save", "Boats", "title:^boats")
    run("list", "new", "Once", "--filter", "boats")
    assert run("list", "show", "once").out == "Boats\n"


def test_an_export_says_what_is_done_in_the_list(run: Run) -> None:
    run("list", "done", "to", BOATS)
    markdown = run("export", "to").out
    assert "2 papers · 1 done\n" in markdown
    assert "- [x] Boats\n- [ ] Oars and Boats\n" in markdown or (
        "- [ ] Oars and Boats\n- [x] Boats\n" in markdown
    )
    org = run("export", "to", "-f", "org").out
    assert "* DONE Boats" in org
    assert "* TODO Oars and Boats" in org


def test_tags_are_given_several_at_once_listed_renamed_and_made_one(run: Run) -> None:
    run("tag", "rl, agents", BOATS, OARS)
    assert run("tags").out == "agents\t2\nrl\t2\n"
    assert run("tags", "rename", "rl", "learning").err == "Renamed the tag #rl on 2 papers\n"
    run("tags", "merge", "learning", "Agents")
    assert run("tags").out == "agents\t2\n"


def test_papers_that_are_moved_to_the_list_they_are_in_stay_there(run: Run) -> None:
    ended = run("list", "move-to", "to", "To read", BOATS)
    assert (ended.status, ended.err) == (2, "carrel: These papers are in that list already.\n")
    assert run("list", "show", "to").out == "Boats\nOars and Boats\n"


@pytest.mark.parametrize("place", ["0", "-1", "or a number from 1 on", "²", "up,down"])
def test_a_place_that_is_none_is_told(run: Run, place: str) -> None:
    assert run("list", "order", "to", "--", place).status == 2
    ended = run("list", "move", "to", "--", place, BOATS)
    assert ended.status == 2
    assert f"{place} is none of up, down, top, bottom, or a number from 1 on" in ended.err
