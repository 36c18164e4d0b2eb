"""The settings file as TOML, before anybody asks what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from parsing.files import Unreadable, read_file

LARGEST = 2**16
"""Bytes of settings that are read; more is no choice of keys."""


class SettingsFile(NamedTuple):
    """What stands in the file, or why that is not known."""

    values: dict[str, Any]
    problem: str = ""
    text: str = ""


def read_settings(path: Path | None) -> SettingsFile:
    """Read the settings file; one that is missing has nothing in it."""
    try:
        if path is None or not path.is_file():
            return SettingsFile({})
        import tomllib

        # Editors of Windows begin a text with a mark, which TOML knows nothing of.
        text = read_file(path, LARGEST).decode("utf-8-sig")
        return SettingsFile(tomllib.loads(text), text=text)
    except Unreadable as error:
        return SettingsFile({}, f"{error}; it was passed over")
    except UnicodeDecodeError:
        return SettingsFile({}, f"{path} was passed over: it is not UTF-8; save it so")
    except (OSError, ValueError) as error:
        return SettingsFile({}, f"{path} was passed over: {error}")
    except RecursionError:
        return SettingsFile({}, f"{path} was passed over: it is nested too deeply")
