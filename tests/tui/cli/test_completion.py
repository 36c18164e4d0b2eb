"""Tab completes commands, options and names, in the shells that are installed here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.tui.cli.carrel import environment
from tests.tui.cli.conftest import BOATS, OARS, Run
from tui.cli import COMMANDS
from tui.cli.complete import FILES
from tui.cli.completion import SCRIPTS
from tui.library.export import FORMATS
from tui.library.library import Library

Words = Callable[..., list[str]]


@pytest.fixture
def words(run: Run, library: Library) -> Words:
    """What a shell is told that the last word may go on as."""
    run("list", "new", "to read", BOATS, OARS)
    run("list", "new", "agents")
    run("tag", "lamps", BOATS)
    run("filter", "save", "kims", "author:kim")

    def words(*typed: str) -> list[str]:
        return [line.split("\t")[0] for line in run("__complete", "words", *typed).out.splitlines()]

    return words


def test_commands_and_their_subcommands_are_completed(words: Words) -> None:
    assert words("") == list(COMMANDS)
    assert words("se") == ["search"]
    assert words("--ve") == ["--version"]
    assert words("list", "re") == ["remove", "rename"]
    assert words("mark", "") == ["read", "unread"]
    assert words("nosuch", "") == []


def test_options_are_completed_unless_a_value_is_wanted_or_options_have_ended(words: Words) -> None:
    assert words("search", "--f") == ["--format"]
    assert words("list", "add", "agents", "--d") == ["--dry-run"]
    assert words("search", "-f", "--f") == []
    assert words("search", "--", "--f") == []


def test_formats_are_completed_behind_their_option_in_either_form(words: Words) -> None:
    assert words("export", "-f", "") == list(FORMATS)
    assert words("search", "boats", "-f", "ke") == ["key"]
    assert words("export", "--format=bibl") == ["--format=biblatex"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (("list", "add", ""), ["to read", "agents"]),
        (("list", "show", "TO"), ["to read"]),
        (("list", "rename", "agents", ""), []),
        (("list", "new", ""), []),
        (("tag", ""), ["lamps"]),
        (("filter", "show", ""), ["kims"]),
        (("page", "rename", ""), ["mine"]),
        (("remove", ""), ["mine"]),
        (("import", "x.bib", "--list", "a"), ["agents"]),
        (("fetch", "a"), ["arxiv"]),
    ],
)
def test_names_are_those_in_the_library(
    words: Words, typed: tuple[str, ...], names: list[str]
) -> None:
    assert words(*typed) == names


def test_a_query_is_completed_as_in_the_filter_bar(words: Words) -> None:
    assert words("search", "is:unr") == ["is:unread"]
    assert words("search", "aut") == ["author:"]
    assert words("search", "x", "list:") == ["list:agents", 'list:"to read"']
    assert words("search", "list:to") == ["list:to\\ read"]
    assert words("search", 'list:"to') == ['list:"to read"']
    assert words("export", "tag:") == ["tag:lamps"]
    assert words("star", "--query", "is:read !page:") == ["is:read !page:mine"]
    assert words("export", "to") == ["to read"]


def test_where_a_file_may_stand_the_shell_is_told_so(run: Run) -> None:
    assert run("__complete", "words", "add", "").status == FILES
    assert run("__complete", "words", "export", "-o", "").status == FILES
    assert run("__complete", "words", "search", "").status == 0


def test_before_there_is_a_library_none_is_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", "/nowhere/at/all")
    assert run("__complete", "words", "list", "show", "") == (0, "", "")


def completed(shell: str, script: str) -> list[str]:
    """What a shell that has our script prints; ``carrel`` is the program of this test."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    function = {"fish": "function carrel; {} -m tui $argv; end"}.get(
        shell, 'carrel() {{ {} -m tui "$@"; }}'
    )
    ended = subprocess.run(
        [program, "-c", f"{function.format(sys.executable)}\n{SCRIPTS[shell]}\n{script}"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=60,
    )
    return ended.stdout.splitlines()


BASH = """
ask() {{
    COMP_LINE=$1 COMP_POINT=${{#1}} COMPREPLY=()
    _carrel carrel "$2" ""
    printf '%s\\n' "${{COMPREPLY[@]}}"
}}
{}
"""


def test_bash_is_given_what_it_puts_in_the_place_of_what_it_takes_for_a_word(words: Words) -> None:
    asked = [
        "carrel sea",
        "carrel search is:unr",
        "carrel search 'is:unr",
        "carrel list show t",
        'carrel list show "t',
        "carrel search list:t",
        "carrel export --format=bibl",
        "x | carrel list add a",
    ]
    lines = "\n".join(f'ask "{each}" ""' for each in (a.replace('"', '\\"') for a in asked))
    assert completed("bash", BASH.format(lines)) == [
        "search",
        "unread",
        "is:unread",
        "to\\ read",
        "to read",
        "to\\\\\\ read",
        "biblatex",
        "agents",
    ]


def test_fish_is_given_words_and_what_is_said_of_them(words: Words) -> None:
    asked = 'complete -C "carrel list show t"; complete -C "carrel search is:unr"'
    assert completed("fish", asked) == ["to read\t2 papers", "is:unread"]


def test_zsh_reads_the_script(run: Run) -> None:
    assert completed("zsh", "compdef() { print $*; }\n" + SCRIPTS["zsh"]) == ["_carrel carrel"]
