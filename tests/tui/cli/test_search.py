"""`carrel search`: the best papers, a line each, from a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import carrel, page

COMBINER = "Combiner: Full Attention Transformer with Sparse Computation Cost"


def test_the_best_papers_come_first_a_title_a_line() -> None:
    ended = carrel("search", "sparse", "atention", "-n", "2")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0] == COMBINER
    assert len(lines) == 2


def test_without_a_limit_all_come() -> None:
    assert len(carrel("search", "is:unread").out.splitlines()) == 511


def test_what_is_found_comes_in_any_order_that_the_reader_has() -> None:
    titles = carrel("search", "attention", "--sort", "title").out.splitlines()
    assert titles == sorted(titles, key=str.casefold)
    back = carrel("search", "attention", "--sort", "title-back").out.splitlines()
    assert back == titles[::-1]
    ranked = carrel("search", "attention").out
    assert carrel("search", "attention", "--sort", "best").out == ranked
    first = carrel("search", "attention", "--sort", "title", "-n", "1").out
    assert first == f"{titles[0]}\n"
    exported = carrel("export", "attention", "--sort", "title", "-f", "ndjson").out
    assert [json.loads(line)["title"] for line in exported.splitlines()] == titles
    ended = carrel("search", "attention", "--sort", "titel")
    assert ended.status == 2
    assert "titel: no such order; did you mean title? there are best (best first)" in ended.err


def test_where_no_paper_has_all_words_that_is_said_beside_those_that_have_some() -> None:
    ended = carrel("search", "attention", "zeppelins", "-n", "1")
    assert ended.status == 0
    assert ended.err.endswith("No paper has all of these words; these have some.\n")
    assert ended.out.count("\n") == 1


def test_papers_like_a_paper_come_the_most_alike_first_and_may_be_searched() -> None:
    like = carrel("search", "--like", COMBINER).out.splitlines()
    assert COMBINER not in like
    assert "Transformer" in like[0] or "Attention" in like[0]
    some = carrel("search", "--like", paper_key(COMBINER), "title:attention").out.splitlines()
    assert some
    assert set(some) < set(like)
    assert carrel("search", "--like", "zzqqzz").status == 2
    assert "give words to search for, or --like PAPER" in carrel("search").err


def test_nothing_found_is_said_by_the_status() -> None:
    ended = carrel("search", "title:zzzzqqqq")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.endswith("No paper answers title:zzzzqqqq.\n")


def test_what_asks_for_nothing_is_told() -> None:
    ended = carrel("search", "!")
    assert (ended.status, ended.out) == (1, "")
    assert "asks for nothing" in ended.err


def test_keys_can_be_asked_for() -> None:
    ended = carrel("search", "combiner", "-n", "1", "-f", "key")
    assert ended.out == paper_key(COMBINER) + "\n"


def test_fields_are_separated_by_tabs() -> None:
    ended = carrel("search", "combiner", "-n", "1", "-f", "tsv")
    assert ended.out == f"{paper_key(COMBINER)}\tunread\t\tSep 9\t{COMBINER}\n"


def test_json_for_streams_has_a_paper_a_line() -> None:
    ended = carrel("search", "combiner", "-n", "1", "-f", "ndjson")
    found = json.loads(ended.out)
    (page,) = found["pages"]
    assert (found["title"], page["label"]) == (COMBINER, "Sep 9")
    assert found["abstract"].startswith("Transformers provide")


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_from_one_on(limit: str) -> None:
    ended = carrel("search", "x", f"--limit={limit}")
    assert ended.status == 2
    assert f"--limit: {limit} is not a number of 1 or more" in ended.err


@pytest.mark.parametrize("part", ["学习", "应用", "影像", "学"])
def test_a_part_of_a_title_without_blanks_is_found(part: str, tmp_path: Path) -> None:
    title = "深度学习在医学影像分析中的应用研究"
    (tmp_path / "one.txt").write_text(page(title, "Another"), encoding="utf-8")
    carrel("add", tmp_path / "one.txt")
    assert carrel("search", part).out == f"{title}\n"


@pytest.mark.parametrize("language", ["C.UTF-8", "tr_TR.UTF-8"])
def test_dotted_and_dotless_i_are_one_in_any_language(language: str, tmp_path: Path) -> None:
    titles = {"Imaging in İstanbul", "Imaging of ıstanbul", "IMAGING ISTANBUL"}
    (tmp_path / "one.txt").write_text(page(*titles), encoding="utf-8")
    carrel("add", tmp_path / "one.txt")
    for asked in ("istanbul", "ISTANBUL", "İstanbul", "ıstanbul", "imaging"):
        ended = carrel("search", asked, LANG=language, LC_ALL=language)
        assert set(ended.out.splitlines()) == titles


def test_a_state_that_there_is_not_is_told_and_what_it_spells_is_looked_for() -> None:
    ended = carrel("search", "is:stared", "-n", "1")
    assert len(ended.out.splitlines()) == 1
    assert "carrel: no state “stared”: did you mean starred?" in ended.err
