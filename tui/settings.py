"""A person's own choices, from ``settings.toml``: a theme, a second layout, keys, what is fetched.

theme = "contrast-light"
layout = "ru"
pdf_viewer = "zathura"

[keys]
star = "s,asterisk"

[sources]
daily = ["hf", "arxiv cs.CL"]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tui.actions.commands import BY_NAME, COMMANDS
from tui.settings_file import read_settings
from tui.theme import DEFAULT, NAMES

TABLES = frozenset(("sources", "services"))
"""Tables that `tui.fetch.subscriptions` reads."""
MODIFIERS = frozenset(("ctrl", "shift", "alt", "super", "hyper", "meta"))
"""What can be held with a key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices, and what could not be understood of them."""

    theme: str = DEFAULT
    keys: dict[str, str] = field(
        default_factory=lambda: {command.name: command.keys for command in COMMANDS}
    )
    """The keys of every command, by its name."""
    problems: tuple[str, ...] = ()
    layout: Mapping[str, str] = field(default_factory=dict)
    """The sign of the US keyboard for each sign of a second layout; none by default."""


def load_settings(path: Path | None) -> Settings:
    """Read the settings; what is missing or cannot be understood stays as it is by default."""
    settings, file = Settings(), read_settings(path)
    if file.problem:
        return Settings(problems=(file.problem,))
    chosen = file.values
    problems: list[str] = []
    unknown = sorted(chosen.keys() - {"theme", "layout", "pdf_viewer", "keys", *TABLES})
    problems += [f"{path}: there is no setting {name!r}" for name in unknown]
    if any(table in chosen for table in TABLES):
        from tui.fetch.subscriptions import subscriptions_of

        problems += subscriptions_of(file, path).problems
    theme = chosen.get("theme", settings.theme)
    if theme not in NAMES:
        problems.append(f"{path}: {_no_such_theme(theme)}")
        theme = settings.theme
    if "pdf_viewer" in chosen:
        from tui.terminal.browser import command_words

        viewer = chosen["pdf_viewer"]
        if not isinstance(viewer, str) or not command_words(viewer):
            problems.append(f"{path}: pdf_viewer is a program such as 'zathura' or 'okular %s'")
    layout: dict[str, str] = {}
    if "layout" in chosen:
        from tui.layouts import signs_of

        wanted_layout = chosen["layout"]
        try:
            layout = signs_of(wanted_layout if isinstance(wanted_layout, str) else "")
        except ValueError as error:
            problems.append(f"{path}: {error}")
    table = chosen.get("keys", {})
    if not isinstance(table, dict):
        problems.append(f"{path}: keys is a table: [keys], then a line a command")
        table = {}
    wanted: dict[str, str] = {}
    for name, keys in table.items():
        if name not in BY_NAME:
            problems.append(f"{path}: there is no command {name!r}")
        elif not isinstance(keys, str) or not keys.strip() or not keys.isprintable():
            # A key is shown by its name, so nothing may be in it that a terminal would obey.
            example = settings.keys[name]
            problems.append(f"{path}: the keys of {name!r} are a text such as {example!r}")
        else:
            unknown = [key for key in _split(keys) if not is_key(key)]
            problems += [f"{path}: there is no key {key!r}, which {name!r} has" for key in unknown]
            wanted[name] = ",".join(key for key in _split(keys) if key not in unknown)
    wanted = {name: keys for name, keys in wanted.items() if keys}
    keymap, clashes = _with_wanted(settings.keys, wanted)
    problems += [f"{path}: {clash}" for clash in clashes]
    return Settings(theme, keymap, tuple(problems), layout)


def _no_such_theme(name: object) -> str:
    """Return what to say of a theme that is not there."""
    from difflib import get_close_matches

    if not isinstance(name, str):
        return f"theme is a name, such as {DEFAULT!r}"
    others = get_close_matches(name.lower(), NAMES, cutoff=0.5)
    said = f"there is no theme {name!r}"
    return f"{said}; did you mean {' or '.join(map(repr, others))}?" if others else said


def _with_wanted(
    keymap: dict[str, str], wanted: dict[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Return the keymap with a person's own keys: each is taken from the command that had it.

    Returns:
        The keys of every command, and what could not be done as it was wanted.
    """
    owners: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in wanted.items():
        for key in _split(keys):
            if key in owners:
                problems.append(f"{key!r} is given to {owners[key]!r} and to {name!r}")
            owners.setdefault(key, name)
    made: dict[str, str] = {}
    for name, keys in keymap.items():
        left = [key for key in _split(wanted.get(name, keys)) if owners.get(key, name) == name]
        made[name] = ",".join(left)
        if not left:
            problems.append(f"{name!r} has no key left")
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
