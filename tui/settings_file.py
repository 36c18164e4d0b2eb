"""The settings file as TOML, before anybody asks what stands in it."""

from pathlib import Path
from typing import Any

from parsing.files import Unreadable, read_file
from parsing.patterns import pattern
from parsing.structs import Struct

LARGEST = 2**16
"""Bytes of settings that are read; more is no choice of keys."""

_AT_LINE = r" \(at (?:line (\d+), column \d+|end of document)\)$"
"""How `tomllib` ends what it complains of."""


class SettingsFile(Struct):
    """What stands in the file, or why that is not known."""

    values: dict[str, Any]
    problem: str = ""
    text: str = ""
    name: str = "settings.toml"

    def where(self, *names: str) -> str:
        """Return where a value stands, as the file and, if that is found, the line.

        Args:
            names: of the tables that it is in, the outermost first, and its own.
        """
        lines = self._lines()
        # What stands within a table written in one line, or in a text, has no line of its own.
        number = next((lines[names[:end]] for end in (2, 1) if names[:end] in lines), 0)
        return self._at(number)

    def where_text(self, text: str) -> str:
        """Return where a text stands in quotes, in the same way."""
        quoted = f'"{text}"', f"'{text}'"
        numbers = (n for n, line in self._numbered() if any(each in line for each in quoted))
        return self._at(next(numbers, 0))

    def _at(self, number: int) -> str:
        return f"{self.name}:{number}" if number else self.name

    def _numbered(self) -> enumerate[str]:
        return enumerate(self.text.split("\n"), 1)

    def _lines(self) -> dict[tuple[str, ...], int]:
        """The line on which each table, and each value outside or in one, begins.

        `tomllib` keeps no lines. This scan is fooled by a text of several lines, and by nothing
        that people write in settings.
        """
        lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for number, line in self._numbered():
            begun, equals, _ = line.partition("=")
            name = begun.strip()
            if name.startswith("[") and not equals:
                table = _names(name.partition("]")[0].lstrip("["))
                lines.setdefault(table, number)
            elif equals and not name.startswith("#"):
                own = _names(name)
                lines.setdefault((*table, *own), number)
                lines.setdefault((*table, *own)[:1], number)
        return lines


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(each.strip().strip("\"'") for each in dotted.split("."))


def read_settings(path: Path | None) -> SettingsFile:
    """Read the settings file; one that is missing has nothing in it."""
    try:
        if path is None or not path.is_file():
            return SettingsFile({})
        import tomllib

        # Editors of Windows begin a text with a mark, which TOML knows nothing of.
        text = read_file(path, LARGEST).decode("utf-8-sig")
        try:
            return SettingsFile(tomllib.loads(text), text=text, name=path.name)
        except tomllib.TOMLDecodeError as error:
            return SettingsFile({}, _in_words(path.name, text, str(error)))
    except Unreadable as error:
        return SettingsFile({}, f"{error}; it was passed over")
    except UnicodeDecodeError:
        return SettingsFile({}, f"{path} was passed over: it is not UTF-8; save it so")
    except ValueError as error:
        return SettingsFile({}, f"{path} was passed over: {error}")
    except RecursionError:
        return SettingsFile({}, f"{path} was passed over: it is nested too deeply")


def _in_words(name: str, text: str, complaint: str) -> str:
    """Return what is no TOML, with the line before it."""
    at = pattern(_AT_LINE).search(complaint)
    if at is None:
        return f"{name} was passed over: {complaint}"
    number = at[1] or len(text.rstrip().split("\n"))
    return (
        f"{name}:{number}: this is no TOML, so all of it was passed over: {complaint[: at.start()]}"
    )
