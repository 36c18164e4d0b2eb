"""`--json` of commands that print data: one line, as docs/commands.schema.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.tui.cli.conftest import BOATS, LANTERN, Run
from tui.cli import COMMANDS
from tui.cli.arguments import command_parser, options_of

FILE = Path(__file__).parents[3] / "docs" / "commands.schema.json"
SCHEMA = json.loads(FILE.read_text("utf-8"))
OF_PAPERS = {"search", "show", "list"}
"""Their JSON is that of the exports: docs/papers.schema.json."""
WITHOUT = {
    "export": "-f json",
    "dump": "it is JSON",
    "config": "it is TOML",
    "note": "it is Markdown",
    "completion": "it is a script",
    "mcp": "it speaks JSON-RPC",
    "read": "it opens the reader",
    "open": "what it hands over",
    "copy": "what it copies",
    "backup": "the path of what it wrote",
    "fetch": "the pages that came, which `pages --json` has",
    "enrich": "with --dry-run alone: whom it would ask",
}
"""Commands that print what is no table of data, and what it is."""
SILENT = {
    *("add", "import", "page", "remove", "mark", "star", "tag", "undo", "redo", "load"),
}
"""Commands that print nothing but messages."""


def test_every_command_that_prints_data_has_it_and_a_schema() -> None:
    with_json = set()
    for name, declared in COMMANDS.items():
        parser = command_parser(name, *declared)
        parser.fill()
        if "--json" in options_of(parser):
            with_json.add(name)
    assert with_json == set(COMMANDS) - WITHOUT.keys() - SILENT
    assert set(SCHEMA["$defs"]) == with_json - OF_PAPERS
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "command",
    ["lists", "pages", "tags", "filter show", "log", "stats", "restore", "doctor", "paths", "keys"],
)
def test_what_is_printed_is_a_line_that_fits_the_schema(command: str, run: Run) -> None:
    for words in (
        ("list", "new", "Fog, mostly", BOATS, LANTERN),
        ("list", "done", "Fog", BOATS),
        ("list", "describe", "Fog", "Two\nlines."),
        ("list", "due", "Fog", "2026-12-31"),
        ("tag", "dusk", BOATS),
        ("filter", "save", "late", "tag:dusk"),
        ("mark", "read", BOATS),
        ("backup",),
    ):
        assert run(*words).status == 0
    ended = run(*command.split(), "--json")
    assert ended.err == ""
    lines = ended.out.splitlines()
    assert lines
    assert command == "log" or len(lines) == 1
    validator = Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{command.split(maxsplit=1)[0]}"})
    for line in lines:
        validator.validate(json.loads(line))


def test_where_there_is_none_it_is_an_empty_list_and_said(run: Run) -> None:
    for command, said in (("lists", "no reading list"), ("tags", "no tag"), ("restore", "backup")):
        ended = run(command, "--json")
        assert (ended.status, ended.out) == (1, "[]\n")
        assert said in ended.err
