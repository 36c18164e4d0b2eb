"""The settings file: a person's theme and keys; what is wrong in it is told and passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.actions.commands import COMMANDS
from tui.actions.keymaps import KEYMAPS
from tui.colours import DEFAULT
from tui.layouts import LAYOUTS, signs_of
from tui.settings import Settings, is_key, keymap_of, load_settings
from tui.theme import NAMES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def loaded(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def problem(settings: Settings) -> str:
    """The only problem."""
    (only,) = settings.problems
    return only


def test_by_default_there_is_the_first_theme_and_every_command_has_its_keys() -> None:
    settings = Settings()
    assert settings.theme == DEFAULT
    assert settings.keys == {command.name: command.keys for command in COMMANDS}
    assert settings.problems == ()


def test_no_file_and_no_place_for_one_are_the_defaults(file: Path) -> None:
    assert load_settings(file) == load_settings(None) == Settings()


def test_an_empty_file_is_the_defaults(file: Path) -> None:
    assert loaded(file, "# nothing yet\n") == Settings()


@pytest.mark.parametrize("theme", NAMES)
def test_a_theme_is_chosen(file: Path, theme: str) -> None:
    settings = loaded(file, f'theme = "{theme}"')
    assert (settings.theme, settings.problems) == (theme, ())


def test_a_command_gets_other_keys_and_the_others_keep_theirs(file: Path) -> None:
    settings = loaded(file, '[keys]\nstar = "s,asterisk"')
    assert settings.problems == ()
    assert settings.keys == {**Settings().keys, "star": "s,asterisk"}


def test_a_mark_of_the_byte_order_at_its_beginning_is_passed_over(file: Path) -> None:
    settings = loaded(file, '\ufefftheme = "carrel-light"\n')
    assert (settings.theme, settings.problems) == ("carrel-light", ())


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_settings_in_another_encoding_are_told_to_be_so(file: Path, encoding: str) -> None:
    file.write_text('theme = "carrel-light"  # schön', encoding=encoding)
    assert problem(load_settings(file)) == (f"{file} was passed over: it is not UTF-8; save it so")


def test_bad_toml_is_told_with_the_line_and_passed_over(file: Path) -> None:
    settings = loaded(file, 'theme = "carrel-light"\n[keys\n')
    assert settings.theme == DEFAULT
    assert problem(settings).startswith("settings.toml:2: this is no TOML, so all of it was passed")


def test_a_file_that_is_no_text_is_told_and_passed_over(file: Path) -> None:
    file.write_bytes(b'theme = "\xff"')
    assert problem(load_settings(file)).startswith(f"{file} was passed over: ")


def test_an_unknown_theme_is_told_and_the_keys_are_taken_all_the_same(file: Path) -> None:
    settings = loaded(file, 'theme = "no such"\n[keys]\nstar = "D"')
    assert settings.theme == DEFAULT
    assert settings.keys["star"] == "D"
    assert problem(settings) == "settings.toml:1: there is no theme 'no such'"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("Nord", "nord"), ("carrel-darc", "carrel-dark"), ("gruvbox-dark", "gruvbox")],
)
def test_a_theme_that_is_meant_is_named(file: Path, wrong: str, meant: str) -> None:
    words = problem(loaded(file, f'theme = "{wrong}"'))
    assert words == f"settings.toml:1: there is no theme '{wrong}'; did you mean '{meant}'?"


@pytest.mark.parametrize("theme", ["3", "true", "1979-05-27"])
def test_a_theme_that_is_no_text_is_told(file: Path, theme: str) -> None:
    assert "theme is a name" in problem(loaded(file, f"theme = {theme}"))


@pytest.mark.parametrize("theme", ['["carrel-light"]', '{ name = "carrel-light" }'])
def test_a_theme_that_is_a_list_or_a_table_is_told(file: Path, theme: str) -> None:
    assert "theme is a name" in problem(loaded(file, f"theme = {theme}"))


def test_an_unknown_command_is_told_and_the_known_ones_are_taken(file: Path) -> None:
    settings = loaded(file, '[keys]\nfly = "f"\nstar = "D"')
    assert problem(settings) == "settings.toml:2: there is no command 'fly'"
    assert settings.keys == {**Settings().keys, "star": "D"}


@pytest.mark.parametrize("keys", ["3", '["s", "x"]', '""', '"  "', "true", '{ key = "s" }'])
def test_keys_that_are_no_text_are_told_with_an_example(file: Path, keys: str) -> None:
    settings = loaded(file, f"[keys]\nstar = {keys}")
    assert problem(settings) == "settings.toml:2: the keys of 'star' are a text such as 's'"
    assert settings.keys == Settings().keys


@pytest.mark.parametrize("keys", ["3", '"star"', '["star"]'])
def test_keys_that_are_no_table_are_told(file: Path, keys: str) -> None:
    settings = loaded(file, f"keys = {keys}")
    assert "keys" in problem(settings)
    assert settings.keys == Settings().keys


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('thme = "carrel-light"', ":1: there is no setting 'thme'; did you mean 'theme'?"),
        (
            'theme = "carrel-lite"',
            ":1: there is no theme 'carrel-lite'; did you mean 'carrel-",
        ),
        (
            'keymap = "emac"',
            ":1: keymap is carrel or vim or emacs or newsboat; did you mean 'emacs'?",
        ),
        ("# plain\nplain = 1", ":2: plain is true or false"),
        ('[keys]\n\n\n# s\n\n\nstra = "s"', ":7: there is no command 'stra'; did you mean 'star'?"),
        ('[keys]\n"stra" = "s"', ":2: there is no command 'stra'; did you mean 'star'?"),
        ('keys.stra = "s"', ":1: there is no command 'stra'; did you mean 'star'?"),
        ('\n[keys]\nstar = "s"\ntag = "s,i"', ":4: 's' is given to 'star' and to 'tag'"),
        ('[sources]\na = "hf"\n[keys]\n a = "s"', ":4: there is no command 'a'"),
        ('keys = { stra = "s" }', ":1: there is no command 'stra'; did you mean 'star'?"),
        ('theme = "carrel-dark', ":1: this is no TOML, so all of it was passed over: "),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_may_have_been_meant(
    file: Path, text: str, says: str
) -> None:
    assert problem(loaded(file, text)).startswith(f"settings.toml{says}")


def test_a_folder_in_its_place_is_the_defaults(file: Path) -> None:
    file.mkdir()
    assert load_settings(file) == Settings()


@pytest.mark.parametrize("keys", ["\\u001b[31m", "s,\\u009b", "\\u202es", "\\u0007"])
def test_keys_with_what_a_terminal_would_obey_are_told_and_not_taken(file: Path, keys: str) -> None:
    settings = loaded(file, f'[keys]\nstar = "{keys}"')
    assert settings.keys == Settings().keys
    assert problem(settings).endswith("the keys of 'star' are a text such as 's'")


def test_settings_that_go_too_deep_are_told_and_passed_over(file: Path) -> None:
    settings = loaded(file, "keys = " + "[" * 50_000)
    assert problem(settings) == f"{file} was passed over: it is nested too deeply"


def test_settings_that_are_too_large_are_told_and_passed_over_unread(file: Path) -> None:
    with file.open("wb") as large:
        large.truncate(2**40)
    assert problem(load_settings(file)) == f"{file}: is larger than 64 KiB; it was passed over"


@pytest.mark.parametrize(
    "key",
    ["ctrl+alt+banana", "banana+s", "Enter", "esc", "ctrl+", "strg+a", "pgdn", "f99", "ss", "[/b]"],
)
def test_a_key_that_no_keyboard_has_is_told_and_the_command_keeps_its_own(
    file: Path, key: str
) -> None:
    settings = loaded(file, f'[keys]\nstar = "{key}"')
    assert problem(settings) == f"settings.toml:2: there is no key {key!r}, which 'star' has"
    assert settings.keys == Settings().keys
    settings = loaded(file, f'[keys]\nstar = "{key},D"')
    assert settings.keys["star"] == "D"


def test_every_key_that_carrel_has_and_many_others_are_keys(file: Path) -> None:
    keys = [key for each in COMMANDS for key in each.keys.split(",") if key]
    others = "/ é ж ς ctrl+slash alt+x shift+f5 f24 space ctrl+at delete minus super+k insert"
    for key in (*keys, *others.split()):
        assert loaded(file, f'[keys]\nstar = "{key}"').keys["star"] == key, key


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_a_second_layout_is_chosen(file: Path, layout: str) -> None:
    settings = loaded(file, f'layout = "{layout}"')
    assert (dict(settings.layout), settings.problems) == (signs_of(layout), ())


def test_there_is_no_second_layout_by_default(file: Path) -> None:
    assert loaded(file, 'theme = "carrel-dark"').layout == {}


@pytest.mark.parametrize("layout", ['"rus"', '""', '"dvorak"', "3", '["ru"]', "{}", "true"])
def test_a_layout_that_there_is_not_is_told_with_those_there_are(file: Path, layout: str) -> None:
    settings = loaded(file, f'theme = "carrel-light"\nlayout = {layout}')
    assert problem(settings).startswith("settings.toml:2: layout is ar, be, ")
    assert "ru, sr, uk, or " in problem(settings)
    assert (settings.theme, settings.layout) == ("carrel-light", {})


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("йцукенгшщзфывапролдячсмит", "has 25 letters"),
        ("йцукенгшщзфывапролдячсмитью", "has 27 letters"),
        ("йцукенгшщзфывапролдячсмить" * 9, "has 234 letters"),
        ("йцукенгшщзфывапролдячсмито", "has 'о' twice"),
        ("',.pyfgcrlaoeuidhtnsqjkxbm", "has 'p' in place of 'r'"),
        ("йцукенгшщ\\u001bфывапролдячсмитт", "has 'т' twice"),
    ],
)
def test_a_line_that_is_no_layout_is_told_with_the_reason(file: Path, line: str, why: str) -> None:
    settings = loaded(file, f'layout = "{line}"')
    assert why in problem(settings)
    assert problem(settings).isprintable()
    assert settings.layout == {}


def test_earlier_queries_are_kept_unless_that_is_switched_off(file: Path) -> None:
    assert Settings().history
    assert not loaded(file, "history = false").history
    settings = loaded(file, 'history = "no"')
    assert settings.history
    assert problem(settings).endswith("history is true or false")


@pytest.mark.parametrize("viewer", ["zathura", "okular --page 1 %s"])
def test_a_viewer_of_pdfs_may_be_named(file: Path, viewer: str) -> None:
    assert loaded(file, f"pdf_viewer = '{viewer}'").problems == ()


@pytest.mark.parametrize("viewer", ["7", "''", '"zathura \'"', "\"sh -c 'zathura %s'\""])
def test_what_can_open_no_pdf_is_told(file: Path, viewer: str) -> None:
    assert "pdf_viewer is a program such as" in problem(loaded(file, f"pdf_viewer = {viewer}"))


@pytest.mark.parametrize("name", KEYMAPS)
def test_in_every_keymap_each_command_keeps_a_key_and_each_key_has_one_command(name: str) -> None:
    keymap = keymap_of(name)
    assert keymap.keys() == {command.name for command in COMMANDS}
    without = [command for command, keys in keymap.items() if not keys]
    assert without == [command.name for command in COMMANDS if not command.keys]
    keys = [key for each in keymap.values() for key in each.split(",") if key]
    assert [key for key in keys if not is_key(key)] == []
    assert [key for key in set(keys) if keys.count(key) > 1] == []


@pytest.mark.parametrize("name", KEYMAPS)
def test_a_keymap_names_only_commands_that_there_are_and_gives_each_what_it_says(name: str) -> None:
    assert KEYMAPS[name].items() <= keymap_of(name).items()


def test_ones_own_keys_go_over_the_keymap(file: Path) -> None:
    settings = loaded(file, 'keymap = "emacs"\n[keys]\nstar = "ctrl+n"')
    assert settings.problems == ()
    assert (settings.keys["star"], settings.keys["down"]) == ("ctrl+n", "n,down")
    assert settings.keys["palette"] == "alt+x,colon"


def test_a_table_that_is_empty_is_no_fault(file: Path) -> None:
    assert loaded(file, "[keys]\n[sources]\n[services]\n") == Settings()
