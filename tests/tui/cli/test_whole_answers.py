"""A change is for the papers that have all that a query asks for, and for no mistyped query."""

from __future__ import annotations

import pytest

from tests.tui.cli.conftest import OARS, Run


def test_a_change_takes_no_paper_that_has_some_of_the_words_alone(run: Run) -> None:
    for command in (("star", "--query"), ("list", "new", "Some", "--query")):
        none = run(*command, "lantern zeppelins")
        assert "No paper has all of these words; `carrel search` shows" in none.err
        assert none.status == 1
        assert "left out" not in run(*command, "lantern", "--dry-run").err
        some = run(*command, "oars boats", "--dry-run").err
        assert some.startswith("carrel: 1 paper with some of these words left out\n")
    assert run("star", "--query", "oars boats").err.endswith("Starred “Oars and Boats”\n")


def test_a_saved_filter_brings_a_list_no_paper_that_has_some_of_the_words_alone(run: Run) -> None:
    run("filter", "save", "boats", "oars boats")
    run("filter", "save", "odd", "is:raed")
    ended = run("list", "new", "Water", "--filter", "boats")
    assert "carrel: 1 paper with some of these words left out\n" in ended.err
    assert run("list", "show", "Water").out == "Oars and Boats\n"
    odd = run("list", "new", "Odd", "--filter", "odd")
    assert (odd.status, "did you mean read?" in odd.err) == (2, True)


def test_a_paper_is_not_told_by_some_of_its_words_nor_by_a_mistyped_state(run: Run) -> None:
    some = run("star", "lantern zeppelins")
    assert (some.status, "no paper is called lantern zeppelins" in some.err) == (2, True)
    assert run("star", "oars boats").err == "Starred “Oars and Boats”\n"
    odd = run("star", "is:lantren")
    assert (odd.status, "no state “lantren”" in odd.err) == (2, True)


def test_a_query_without_an_answer_is_told_though_papers_are_named(run: Run) -> None:
    ended = run("star", OARS, "--query", "lantern zeppelins")
    assert (ended.status, "Starred “Oars and Boats”" in ended.err) == (0, True)
    assert "carrel: No paper has all of these words; `carrel search` shows" in ended.err
    assert "carrel: No paper" in run("star", OARS, "--query", "zeppelins").err


def test_what_is_exported_by_some_of_the_words_alone_is_said(run: Run) -> None:
    says = "No paper has all of these words; these have some.\n"
    assert says in run("export", "--query", "lantern zeppelins").err
    assert says not in run("export", "--query", "lantern").err
    some = run("export", "--query", "oars boats").err
    assert some.startswith("1 with all of these words, 1 with some.\n")


@pytest.mark.parametrize("words", [("mark", "read"), ("star",), ("list", "new", "Odd"), ("show",)])
def test_a_mistyped_query_chooses_nothing(run: Run, words: tuple[str, ...]) -> None:
    before = run("dump").out
    ended = run(*words, "--query", "is:raed")
    assert ended.status == 2
    assert "no state “raed”: did you mean read?" in ended.err
    assert run(*words, "--query", '"is:raed"').err == 'No paper answers "is:raed".\n'
    assert run("dump").out == before
