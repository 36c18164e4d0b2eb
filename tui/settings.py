"""The person's own choices: a theme, and keys for commands, from ``settings.toml``.

theme = "carrel-light"

[keys]
star = "s,asterisk"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.commands import BY_NAME, COMMANDS
from tui.theme import COLOURS, DEFAULT


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen, and what could not be understood of it."""

    theme: str = DEFAULT
    keys: dict[str, str] = field(
        default_factory=lambda: {command.name: command.keys for command in COMMANDS}
    )
    """The keys of every command, by its name."""
    problems: tuple[str, ...] = ()


def load_settings(path: Path | None) -> Settings:
    """Read the settings; what is missing or cannot be understood stays as it is by default."""
    settings = Settings()
    try:
        if path is None or not path.is_file():
            return settings
        import tomllib

        chosen = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        return Settings(problems=(f"{path} was passed over: {error}",))
    problems: list[str] = []
    unknown = sorted(chosen.keys() - {"theme", "keys"})
    problems += [f"{path}: there is no setting {name!r}" for name in unknown]
    theme = chosen.get("theme", settings.theme)
    if not isinstance(theme, str) or theme not in COLOURS:
        names = " or ".join(COLOURS)
        problems.append(f"{path}: theme is {names}")
        theme = settings.theme
    keys = dict(settings.keys)
    table = chosen.get("keys", {})
    if not isinstance(table, dict):
        problems.append(f"{path}: keys is a table: [keys], then a line a command")
        table = {}
    for name, wanted in table.items():
        if name not in BY_NAME:
            problems.append(f"{path}: there is no command {name!r}")
        elif not isinstance(wanted, str) or not wanted.strip():
            problems.append(f"{path}: the keys of {name!r} are a text such as {keys[name]!r}")
        else:
            keys[name] = wanted
    problems += _clashes(path, keys)
    return Settings(theme, keys, tuple(problems))


def _clashes(path: Path, keys: dict[str, str]) -> list[str]:
    """Keys that two commands want: the first of them gets it."""
    owners: dict[str, str] = {}
    problems = []
    for name, wanted in keys.items():
        for key in (each.strip() for each in wanted.split(",")):
            if key in owners:
                problems.append(f"{path}: {key!r} is wanted by {owners[key]!r} and {name!r}")
            owners.setdefault(key, name)
    return problems
