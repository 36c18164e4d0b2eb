"""What the docs say is there: links lead somewhere, and keys are those of the commands."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docs import keys, man, settings, twins
from tui.actions.commands import BY_NAME, COMMANDS, shown_keys
from tui.cli import COMMANDS as CLI_COMMANDS
from tui.cli.arguments import command_parser, verbs_of

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", without_code(page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def without_code(text: str) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)


def links(page: Path) -> Iterator[str]:
    """What a page links to, in Markdown and in HTML."""
    text = without_code(page.read_text("utf-8"))
    yield from re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text))
    yield from re.findall(r'(?:src|href|srcset)="([^"]+)"', text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    dead = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert not dead


@pytest.mark.parametrize(
    ("path", "page"),
    [
        (keys.PATH, keys.keys_page),
        (settings.PATH, settings.settings_page),
        (man.PATH, man.man_page),
        (twins.PATH, twins.page),
    ],
)
def test_what_is_made_from_declarations_says_what_they_say(
    path: Path, page: Callable[[], str]
) -> None:
    assert path.read_text("utf-8") == page(), "make pages"


def verbs() -> set[str]:
    """All that the shell can be asked to do: commands, each with what it does to one thing."""
    found = set()
    for name, declared in CLI_COMMANDS.items():
        parser = command_parser(name, *declared)
        parser.fill()
        found |= {f"{name} {verb}".strip() for verb in verbs_of(parser)}
    return found


def test_all_that_the_shell_can_do_the_screen_can_do_and_the_other_way_round() -> None:
    assert verbs() == twins.TWINS.keys() ^ twins.SHELL_ALONE.keys()
    assert [*twins.untold()] == []
    assert {name for names in twins.TWINS.values() for name in names} <= {*BY_NAME}
    assert {*twins.SCREEN_ALONE} <= {*BY_NAME}


def test_what_has_no_key_is_found_in_the_palette_by_the_word_that_the_shell_has_for_it() -> None:
    for verb, names in twins.TWINS.items():
        for command in map(BY_NAME.__getitem__, names if " " not in verb else ()):
            words = command.does.casefold().replace("back up", "backup")
            assert command.keys or verb.removesuffix("s") in words, verb


def test_the_keys_of_the_readme_are_bound() -> None:
    section = (ROOT / "README.md").read_text("utf-8").split("\n## Keys\n")[1].strip()
    section = section.split("\n\n")[0]
    assert section.startswith("| do | keys |")
    told = set(re.findall(r"`([^`]+)`", section))
    told = {each.replace("''", "'") for each in told}  # typed twice
    bound = {key for command in COMMANDS for key in shown_keys(command.keys).split()}
    assert not told - bound


def test_the_man_page_is_set_without_a_warning() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    command = [groff, "-man", "-ww", "-Kutf8", "-Tutf8", "-P-c", str(man.PATH)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stderr == ""
    plain = re.sub(".\b", "", ended.stdout)
    assert "carrel search 'is:unread author:kim' -f key | carrel list add \"to read\" -" in plain
    for name in CLI_COMMANDS:
        assert re.search(rf"^ +carrel {name}\b", plain, re.MULTILINE)
