"""Agents use the library by the Model Context Protocol: they read, and write only if they may."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from parsing.paper import paper_key
from tests.tui.cli.carrel import carrel, shell
from tests.tui.cli.conftest import BOATS, LANTERN, OARS, Run
from tui.cli.mcp import server_of
from tui.library.library import Library
from tui.library.locations import locations

pytestmark = pytest.mark.skipif(not find_spec("mcp"), reason="the extra mcp is not installed")

WRITES = {"mark", "star", "tag", "untag", "note", "list_new", "list_add", "list_remove"}


def mcp() -> Any:
    """The library: it takes a second to import, and most that collect tests run none of these."""
    return import_module("mcp")


async def call(tool: str, /, *, may_write: bool = False, **given: Any) -> tuple[bool, Any]:
    """Whether a tool refused, and what it said: its words, or else its answer."""
    async with mcp().Client(server_of(may_write=may_write)) as client:
        result = await client.call_tool(tool, given)
        said = result.content[0].text
        return result.is_error, said if result.is_error else json.loads(said)


async def write(tool: str, /, **given: Any) -> str:
    refused, said = await call(tool, may_write=True, **given)
    assert not refused, said
    return str(said["done"])


async def test_an_agent_reads_and_has_no_tool_that_writes_unless_it_may(library: Library) -> None:
    reads = {"search", "show", "lists", "list_papers"}
    for may_write, names in ((False, reads), (True, reads | WRITES)):
        async with mcp().Client(server_of(may_write=may_write)) as client:
            tools = (await client.list_tools()).tools
        assert {each.name for each in tools} == names
        for each in tools:
            assert each.annotations is not None
            assert each.annotations.read_only_hint == (each.name in reads)
    refused, said = await call("star", papers=[BOATS], starred=True)
    assert refused
    assert "star" in said


async def test_no_tool_takes_a_path_an_address_or_a_command(library: Library) -> None:
    async with mcp().Client(server_of(may_write=True)) as client:
        tools = (await client.list_tools()).tools
    taken = {name for each in tools for name in each.input_schema["properties"]}
    assert taken == {"query", "limit", "papers", "paper", "name", "text", "read", "starred"}


async def test_papers_are_found_and_shown_with_all_that_is_known(library: Library) -> None:
    _, answer = await call("search", query="title:boats")
    assert answer["found"] == 2
    assert {each["title"] for each in answer["papers"]} == {BOATS, OARS}
    _, answer = await call("search", query="boats", limit=1)
    assert len(answer["papers"]) == 1
    _, answer = await call("show", papers=["2401.00001"])
    assert answer["papers"][0]["key"] == paper_key(OARS)
    assert answer["papers"][0]["meta"]["arxiv"] == "2401.00001"


async def test_lists_tags_and_filters_are_shown(library: Library, run: Run) -> None:
    run("list", "new", "to read", OARS, BOATS)
    run("tag", "lamps", BOATS)
    run("filter", "save", "mine", "is:unread")
    _, answer = await call("lists")
    assert answer == {
        "lists": [{"name": "to read", "papers": 2}],
        "filters": [{"name": "mine", "query": "is:unread"}],
        "tags": {"lamps": 1},
        "pages": ["mine"],
    }
    _, answer = await call("list_papers", name="to")
    assert [each["title"] for each in answer["papers"]] == [OARS, BOATS]


async def test_what_is_wrong_is_told_and_nothing_is_done(library: Library, run: Run) -> None:
    before = run("dump").out
    for name, given in (
        ("star", {"papers": ["nosuch paper zzqq"], "starred": True}),
        ("tag", {"papers": [BOATS], "name": "a,b"}),
        ("list_add", {"papers": [BOATS], "name": "nowhere"}),
        ("show", {"papers": ["-"]}),
        ("show", {"papers": ["/etc/passwd"]}),
        ("mark", {"papers": [BOATS] * 300, "read": True}),
    ):
        refused, said = await call(name, may_write=True, **given)
        assert refused, given
        assert "root:" not in said
    assert run("dump").out == before


async def test_each_call_is_one_step_of_the_agents_that_the_person_undoes(
    library: Library, run: Run
) -> None:
    said = await write("list_new", name="next", papers=[BOATS])
    assert said == "made the list “next” with “Boats”"
    said = await write("list_add", name="next", papers=[OARS])
    assert said == "added “Oars and Boats” to the list “next”"
    assert await write("star", papers=[BOATS, OARS], starred=True) == "starred 2 papers"
    assert await write("star", papers=[BOATS], starred=True) == "nothing: it is so already"
    assert await write("mark", papers=[LANTERN], read=True) == "marked “A Lantern in Fog” read"
    assert await write("tag", papers=[LANTERN], name="fog") == "tagged “A Lantern in Fog” #fog"
    run("note", BOATS, "Mine.")
    await write("note", paper=BOATS, text="Theirs.")
    assert run("note", BOATS).out.split() == ["Mine.", "Theirs."]
    first, second = (json.loads(each) for each in run("log", "--json").out.splitlines()[:2])
    assert (first["agent"], second["agent"]) == (True, False)
    assert "\tby an agent\tchanged the note on “Boats”" in run("log").out
    assert run("undo").status == 0
    assert run("note", BOATS).out == "Mine.\n"
    await write("untag", papers=[LANTERN], name="#fog")
    await write("list_remove", name="next", papers=[OARS])
    assert run("list", "show", "next").out == f"{BOATS}\n"
    with closing(Library(locations())) as opened:
        assert "what was done before this start by an agent" in opened.undo(asks=True).asks


def test_without_the_extra_it_is_said_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    ended = run("mcp")
    assert (ended.status, ended.out) == (2, "")
    assert "pipx install 'carrel[mcp]'" in ended.err


HELLO = (
    b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion":'
    b' "2024-11-05", "capabilities": {}, "clientInfo": {"name": "any", "version": "1"}}}\n'
)


def test_what_is_no_message_does_not_end_it(scratch_home: Path) -> None:
    ended = carrel("mcp", stdin=b"junk\n\xff\xfe\n" + b"[" * 100_000 + b"\n{}\n" + HELLO)
    assert ended.status == 0
    assert "carrel" in ended.out


def test_an_agent_that_does_not_listen_any_more_is_no_fault(no_reader: int) -> None:
    assert carrel("mcp", stdin=HELLO, stdout=no_reader) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_told_in_words(scratch_home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = carrel("mcp", stdin=HELLO, stdout=full)
    assert ended.status == 2
    assert "standard output cannot be written: the disk is full." in ended.err


@pytest.mark.parametrize("redirection", ["<&-", ">&-"])
def test_a_closed_stream_is_told_in_words(scratch_home: Path, redirection: str) -> None:
    status, err = shell(redirection, "mcp")
    assert status == 2
    assert "standard input and output; one of them is closed" in err
