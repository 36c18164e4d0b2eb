"""``carrel config`` and ``carrel keys``: what can be chosen, and the keys as they are bound."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

from tests.tui.cli.carrel import carrel
from tui.actions.commands import COMMANDS
from tui.fetch.services import BASES
from tui.settings import SETTINGS, Settings, load_settings


def chosen(text: str) -> str:
    """The file as it is when everything in it is chosen."""
    return re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)


def test_the_settings_that_are_printed_are_the_defaults_as_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(carrel("config").out, encoding="utf-8")
    assert load_settings(file) == Settings()


def test_every_name_stands_in_them_and_all_of_them_chosen_are_the_defaults(tmp_path: Path) -> None:
    text = chosen(carrel("config").out)
    lines = text.split("\n")
    names = [each.name for each in SETTINGS] + [each.name for each in COMMANDS]
    names += [*BASES._fields, "mail"]
    assert [
        name
        for name in names  # a setting and a command may have one name
        if sum(each.startswith(f"{name} = ") for each in lines) != names.count(name)
    ] == []
    file = tmp_path / "settings.toml"
    # What has no default has an example.
    file.write_text(text.replace('layout = "ru"', ""), encoding="utf-8")
    assert load_settings(file) == Settings()


def edited(home: Path, script: str) -> tuple[int, str]:
    """Edit the settings with an editor that is a line for a shell; its file is ``$1``."""
    editor = home.parent / "an editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    ended = carrel("config", "edit", EDITOR=f"'{editor}'", VISUAL="")
    return ended.status, ended.err


def test_the_editor_finds_a_file_with_all_there_is_for_its_owner_alone(scratch_home: Path) -> None:
    status, said = edited(scratch_home, 'grep -q "^# star = " "$1"')
    file = scratch_home / "settings.toml"
    assert (status, said) == (0, f"{file} is understood; the next start of the reader has it.\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(scratch_home.stat().st_mode) == 0o700


def test_what_was_written_before_is_edited_and_what_is_wrong_in_it_is_told(
    scratch_home: Path,
) -> None:
    scratch_home.mkdir()
    (scratch_home / "settings.toml").write_text('theme = "carrel-light"\n')
    status, said = edited(scratch_home, 'echo "[keys]" >> "$1"; echo "stra = \'s\'" >> "$1"')
    assert status == 1
    assert "carrel: settings.toml:3: there is no command 'stra'; did you mean 'star'?" in said
    assert load_settings(scratch_home / "settings.toml").theme == "carrel-light"


def test_an_editor_that_fails_or_is_not_there_is_told(scratch_home: Path) -> None:
    status, said = edited(scratch_home, "exit 3")
    assert status == 2
    assert "ended with status 3" in said
    ended = carrel("config", "edit", VISUAL="/no/such/editor")
    assert ended.status == 2
    assert "/no/such/editor cannot be started: " in ended.err


def test_the_keys_are_printed_as_they_are_bound(scratch_home: Path) -> None:
    scratch_home.mkdir()
    (scratch_home / "settings.toml").write_text('keymap = "vim"\n[keys]\nstar = "b,ctrl+s"\n')
    ended = carrel("keys")
    lines = [line.split("\t") for line in ended.out.splitlines()]
    assert [name for name, _, _ in lines] == [command.name for command in COMMANDS]
    assert ["star", "b,ctrl+s", "Star, or take the star"] in lines
    assert ["previous_unread", "p,shift+tab", "Previous unread paper"] in lines
    as_json = {each["command"]: each["keys"] for each in json.loads(carrel("keys", "--json").out)}
    assert as_json == {name: keys.split(",") if keys else [] for name, keys, _ in lines}


def test_the_keys_are_printed_all_the_same_where_the_settings_have_a_fault(
    scratch_home: Path,
) -> None:
    scratch_home.mkdir()
    (scratch_home / "settings.toml").write_text("[keys\n")
    ended = carrel("keys")
    assert ended.status == 1
    assert len(ended.out.splitlines()) == len(COMMANDS)
    assert "settings.toml:1: this is no TOML" in ended.err
