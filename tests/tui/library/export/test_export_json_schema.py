"""The schema in docs/ of every JSON: it says all that is written, and all that is written fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from parsing.meta import Meta, Reception
from tests.tui.cli.carrel import carrel
from tests.tui.library.export.described import with_metadata
from tests.tui.library.export.hostile import TRAPS, collection, item
from tui.library.export import FORMATS, Collection

FILE = Path(__file__).parents[4] / "docs" / "papers.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema, where what it does not name is no longer allowed."""
    schema: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for each in (schema, *schema["$defs"].values()):
        if "properties" in each:
            each["additionalProperties"] = False
    return schema


def test_the_schema_names_every_field_of_the_metadata(schema: dict[str, Any]) -> None:
    for name, fields in (("meta", Meta), ("reception", Reception)):
        assert set(schema["$defs"][name]["properties"]) == set(fields._fields)


def test_every_paper_with_metadata_or_without_fits_in_both_formats(
    seeds: Collection, schema: dict[str, Any]
) -> None:
    unkind = collection(*(item(f"{word} x", word, tags=(word,), note=word) for word in TRAPS))
    check, line = Draft202012Validator(schema), {**schema, "$ref": "#/$defs/paper"}
    for key in ("properties", "required", "additionalProperties"):
        del line[key]
    check_line = Draft202012Validator(line)
    for papers in (seeds, with_metadata(seeds), unkind, collection()):
        check.validate(json.loads(FORMATS["json"].write(papers)))
    lines = FORMATS["ndjson"].write(with_metadata(seeds)).splitlines()
    assert len(lines) == 511
    for each in lines[::10]:
        check_line.validate(json.loads(each))


def test_every_command_gives_the_same_record(schema: dict[str, Any], scratch_home: Path) -> None:
    assert carrel("star", "Transcoders Find Interpretable LLM Feature Circuits").status == 0
    every = [
        json.loads(carrel(*words).out)
        for words in (
            ("search", "is:starred", "-f", "json"),
            ("export", "--starred", "-f", "json"),
            ("show", "--query", "is:starred", "--json"),
        )
    ]
    for each in every:
        Draft202012Validator(schema).validate(each)
    lines = carrel("search", "is:starred", "-f", "ndjson").out.splitlines()
    assert [each["papers"] for each in every] == [list(map(json.loads, lines))] * 3
