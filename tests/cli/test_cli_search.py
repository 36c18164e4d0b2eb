"""`carrel search`: the best papers, a line each, from a script."""

from __future__ import annotations

import json

import pytest

from parsing.paper import paper_key
from tests.cli.carrel import carrel

COMBINER = "Combiner: Full Attention Transformer with Sparse Computation Cost"


def test_the_best_papers_come_first_a_title_a_line() -> None:
    ended = carrel("search", "sparse", "atention", "-n", "2")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0] == COMBINER
    assert len(lines) == 2


def test_without_a_limit_all_come() -> None:
    assert len(carrel("search", "is:unread").out.splitlines()) == 511


def test_nothing_found_is_said_by_the_status() -> None:
    ended = carrel("search", "title:zzzzqqqq")
    assert (ended.status, ended.out) == (1, "")


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


def test_json_has_a_paper_a_line() -> None:
    ended = carrel("search", "combiner", "-n", "1", "-f", "json")
    found = json.loads(ended.out)
    assert (found["title"], found["pages"]) == (COMBINER, ["Sep 9"])
    assert found["abstract"].startswith("Transformers provide")


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_from_one_on(limit: str) -> None:
    ended = carrel("search", "x", f"--limit={limit}")
    assert ended.status == 2
    assert f"--limit: {limit} is not a number of 1 or more" in ended.err
