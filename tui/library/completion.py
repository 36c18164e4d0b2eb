"""Completion of a path that is being typed."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from parsing.text import clean_line

MOST = 10_000
"""Names in a folder that are looked at: a key is waiting."""


class Completion(NamedTuple):
    """What a path becomes, and the names that it may go on with, where there are several."""

    text: str
    names: tuple[str, ...] = ()


def path_of(typed: str) -> Path:
    """Return the path that was typed: absolute, without what a terminal or a file manager adds.

    Those put quotes around a path, a backslash before its blanks, or ``file://`` in front.

    Raises:
        RuntimeError: it begins with the home of somebody who is not there.
        OSError: the folder that one is in is gone.
    """
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif text.startswith("file:///"):
        from urllib.parse import unquote  # hardly anybody needs it

        text = unquote(text.removeprefix("file://"))
    elif "\\ " in text and not Path(text).exists():
        text = text.replace("\\ ", " ")
    return Path(text).expanduser().absolute()


def complete(typed: str) -> Completion:
    """Return a typed path with what all names that begin so have in common, folders with ``/``.

    Names that begin with a dot are offered to who typed the dot. What cannot be listed stays as it
    is typed.
    """
    folder, separator, begun = typed.lstrip().rpartition("/")
    try:
        where = path_of(folder + separator) if separator else Path.cwd()
        with os.scandir(where) as entries:
            found = sorted(
                entry.name + "/" * entry.is_dir()
                for entry in islice(entries, MOST)
                if entry.name.startswith(begun)
                and (begun or not entry.name.startswith("."))
                and clean_line(entry.name) == entry.name
            )
    except (OSError, RuntimeError, ValueError):
        return Completion(typed)
    if not found:
        return Completion(typed)
    common = os.path.commonprefix(found)  # noqa: RUF071 - letters are what is wanted
    return Completion(folder + separator + common, tuple(found) if len(found) > 1 else ())
