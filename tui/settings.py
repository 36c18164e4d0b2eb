"""A person's own choices, from ``settings.toml``: each declared once, in `SETTINGS`.

theme = "contrast-light"
keymap = "vim"

[keys]
star = "s,asterisk"

[sources]
daily = ["hf", "arxiv cs.CL"]

`carrel config` prints all of them (`tui.settings_text`).
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from parsing.structs import Struct
from tui.actions.commands import BY_NAME, COMMANDS
from tui.actions.keymaps import KEYMAPS
from tui.colours import DEFAULT
from tui.settings_file import SettingsFile, read_settings

TABLES = frozenset(("sources", "services"))
"""Tables that `tui.fetch.subscriptions` reads."""
MODIFIERS = frozenset(("ctrl", "shift", "alt", "super", "hyper", "meta"))
"""What can be held with a key."""


class Setting(Struct):
    """A choice that stands outside the tables."""

    name: str
    default: Any
    """What it is where a person never chose."""
    shown: str
    """Its default, or an example where there is none, as TOML."""
    about: str
    """What it is, in a line of the settings file."""
    read: Callable[[Any], Any]
    """Gives what is made of what stands in the file, or raises a `ValueError` that says what it
    must be."""


def _theme(value: Any) -> str:
    # There are too many to name them all.
    if not isinstance(value, str):
        raise ValueError(f"theme is a name, such as {DEFAULT!r}")
    from tui.theme import NAMES

    if value not in NAMES:
        raise ValueError(f"there is no theme {value!r}{nearest(value.lower(), NAMES)}")
    return value


def _keymap(value: Any) -> str:
    return _one_of(KEYMAPS, value, "keymap")


def _one_of(names: Iterable[str], value: Any, setting: str) -> str:
    if not isinstance(value, str) or value not in set(names):
        raise ValueError(f"{setting} is {' or '.join(names)}{nearest(value, names)}")
    return value


def _layout(value: Any) -> Mapping[str, str]:
    from tui.layouts import signs_of

    return signs_of(value if isinstance(value, str) else "")


def _pdf_viewer(value: Any) -> str:
    from tui.terminal.browser import command_words

    if not isinstance(value, str) or not command_words(value):
        raise ValueError("pdf_viewer is a program such as 'zathura' or 'okular %s'")
    return value


def _yes_or_no(name: str) -> Callable[[Any], bool]:
    def read(value: Any) -> bool:
        if not isinstance(value, bool):
            raise ValueError(f"{name} is true or false")
        return value

    return read


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        DEFAULT,
        f'"{DEFAULT}"',
        "The colours. T shows all there are: carrel, contrast and ansi are dark or light as the"
        " terminal is, carrel-dark, contrast-light, nord, gruvbox and others stay as they are.",
        _theme,
    ),
    Setting(
        "keymap",
        "carrel",
        '"carrel"',
        f"The keys to begin with: {', '.join(KEYMAPS)}. [keys] go over them.",
        _keymap,
    ),
    Setting(
        "layout",
        {},
        '"ru"',
        "A second keyboard layout, whose letters count by their place: ar be bg el fa he hy ka ru"
        " sr uk, or your own letters in the place of qwertyuiop asdfghjkl zxcvbnm.",
        _layout,
    ),
    Setting(
        "plain",
        False,
        "false",
        "For screen readers: one pane at a time, states in words, nothing drawn.",
        _yes_or_no("plain"),
    ),
    Setting(
        "history",
        True,
        "true",
        "Whether queries are kept, for ↑ in the empty filter bar on another day.",
        _yes_or_no("history"),
    ),
    Setting(
        "pdf_viewer",
        "",
        '"zathura"',
        "What opens a PDF, before what the system has; $CARREL_PDF goes before both.",
        _pdf_viewer,
    ),
)


_KEYS = {command.name: command.keys for command in COMMANDS}


class Settings(NamedTuple):
    """Choices, and what could not be understood of them."""

    theme: str = DEFAULT
    keys: Mapping[str, str] = _KEYS
    """The keys of every command, by its name."""
    problems: tuple[str, ...] = ()
    history: bool = True
    """Whether queries are kept for a later start."""
    layout: Mapping[str, str] = {}
    """The sign of the US keyboard for each sign of a second layout; none by default."""
    plain: bool = False
    """Whether it is a screen reader that reads the screen."""


def load_settings(path: Path | None) -> Settings:
    """Read the settings; what is missing or cannot be understood stays as it is by default."""
    file = read_settings(path)
    if file.problem:
        return Settings(problems=(file.problem,))
    chosen, problems = file.values, list[str]()
    known = [*(each.name for each in SETTINGS), "keys", *TABLES]
    for name in [each for each in chosen if each not in known]:
        meant = nearest(name, known)
        problems.append(f"{file.where(name)}: there is no setting {name!r}{meant}")
    if any(chosen.get(table, {}) != {} for table in TABLES):
        from tui.fetch.subscriptions import subscriptions_of

        problems += subscriptions_of(file).problems
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        values[setting.name] = setting.default
        if setting.name in chosen:
            try:
                values[setting.name] = setting.read(chosen[setting.name])
            except ValueError as error:
                problems.append(f"{file.where(setting.name)}: {error}")
    keys = keymap_of(values["keymap"])
    wanted = _wanted_keys(file, keys, problems)
    keys, clashes = _with_wanted(keys, wanted)
    problems += [f"{file.where('keys', name)}: {says}" for name, says in clashes]
    del values["pdf_viewer"], values["keymap"]
    return Settings(keys=keys, problems=tuple(problems), **values)


def keymap_of(name: str) -> dict[str, str]:
    """Return the keys of every command in a keymap, by the command's name."""
    return _with_wanted(_KEYS, KEYMAPS[name])[0] if KEYMAPS[name] else dict(_KEYS)


def nearest(name: Any, known: Iterable[str]) -> str:
    """Return what may have been meant by a name that there is not, as words to go on with."""
    from difflib import get_close_matches

    meant = get_close_matches(str(name), list(known), 1)
    return f"; did you mean {meant[0]!r}?" if meant else ""


def _wanted_keys(
    file: SettingsFile, keymap: Mapping[str, str], problems: list[str]
) -> dict[str, str]:
    """Return the keys that a person gave to commands; adds what is wrong with the others."""
    table = file.values.get("keys", {})
    if not isinstance(table, dict):
        problems.append(f"{file.where('keys')}: keys is a table: [keys], then a line a command")
        return {}
    wanted: dict[str, str] = {}
    for name, keys in table.items():
        where = file.where("keys", name)
        if name not in BY_NAME:
            problems.append(f"{where}: there is no command {name!r}{nearest(name, BY_NAME)}")
        elif keys == keymap[name] == "":
            pass  # as it is by default
        elif not isinstance(keys, str) or not keys.strip() or not keys.isprintable():
            # A key is shown by its name, so nothing may be in it that a terminal would obey.
            example = keymap[name] or "f5"
            problems.append(f"{where}: the keys of {name!r} are a text such as {example!r}")
        else:
            unknown = [key for key in _split(keys) if not is_key(key)]
            problems += [f"{where}: there is no key {key!r}, which {name!r} has" for key in unknown]
            wanted[name] = ",".join(key for key in _split(keys) if key not in unknown)
    return {name: keys for name, keys in wanted.items() if keys}


def _with_wanted(
    keymap: Mapping[str, str], wanted: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the keymap with a person's own keys: each is taken from the command that had it.

    Returns:
        The keys of every command, and what could not be done as it was wanted: the command whose
        wish it is about, and words.
    """
    owners: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for name, keys in wanted.items():
        for key in _split(keys):
            if key in owners:
                says = f"{key!r} is given to {owners[key]!r} and to {name!r}"
                problems.append((name, says))
            owners.setdefault(key, name)
    made: dict[str, str] = {}
    for name, keys in keymap.items():
        had = _split(wanted.get(name, keys))
        left = [key for key in had if owners.get(key, name) == name]
        made[name] = ",".join(left)
        if not left and had != [""]:
            problems.append((owners[had[0]], f"{name!r} has no key left"))
    return made, problems


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",")]


def is_key(name: str) -> bool:
    """Tell whether a keyboard has a key of this name, as Textual calls it: ``ctrl+d``, ``f5``."""
    from textual._keyboard_protocol import FUNCTIONAL_KEYS
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

    *held, key = name.split("+")
    if not all(each in MODIFIERS for each in held):
        return False
    named = {each.value.rpartition("+")[2] for each in Keys if each.value.isidentifier()}
    if key in {*named, *FUNCTIONAL_KEYS.values(), *KEY_NAME_REPLACEMENTS.values()}:
        return True
    if key in KEY_NAME_REPLACEMENTS:
        return False  # Unicode's name for what Textual calls by another
    # A sign has the name that Unicode gives it, and so has every emoji: no key is held with those.
    sign = key_to_character(key)
    return sign is not None and sign.isprintable() and (sign.isascii() or not held or len(key) == 1)
