"""Session: how the reader looked and where the person was, so that the next start comes back to it.

It is one small JSON file of the library. Nothing in it is anybody's work: what cannot be read or
written is as if it had never been there, and nobody is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

LARGEST = 2**20
"""Bytes of a session that is read."""


class Session(NamedTuple):
    """What is remembered; each value as it is when a person never chose."""

    theme: str = ""
    density: str = ""
    widths: Mapping[str, int] = {}
    """Cells of each pane that the person made wider or narrower, by the pane's name."""
    folded: tuple[str, ...] = ()
    """Headings of the sidebar's sections that are folded."""
    sorts: Mapping[str, str] = {}
    """Name of the sort of each source that was sorted otherwise than it stands."""
    pages: tuple[str, ...] = ()
    """Digests of the pages that were there when the reader was last left."""


NOT_REMEMBERED = Session()
"""Stands for a session where nothing is remembered."""


def load_session(path: Path) -> Session:
    """Read what was remembered; the rest is as if nothing was."""
    from parsing.files import Unreadable, read_file

    try:
        data = read_file(path, LARGEST)
        import json  # a first start needs none of it

        content = json.loads(data)
    except (Unreadable, OSError, ValueError, RecursionError):
        return Session()
    return session_of(content)


def session_of(content: object) -> Session:
    """Return a session of what its file has; a value of another kind is passed over."""
    if not isinstance(content, dict):
        return Session()
    known: dict[str, Any] = {}
    for name, default in Session()._asdict().items():
        value = content.get(name)
        if isinstance(default, tuple) and isinstance(value, list):
            known[name] = tuple(each for each in value if isinstance(each, str))
        elif isinstance(default, Mapping) and isinstance(value, dict):
            kind = int if name == "widths" else str
            known[name] = {key: each for key, each in value.items() if type(each) is kind}
        elif isinstance(default, str) and isinstance(value, str):
            known[name] = value
    return Session(**known)


def save_session(path: Path, session: Session) -> None:
    """Write what is to be remembered, in the place of what was, for its owner alone."""
    import json

    from tui.library.atomic_file import scratch_file

    with suppress(OSError), scratch_file(path.parent, ".session-") as scratch:
        scratch.write_text(json.dumps(session._asdict(), indent=1), "utf-8")
        scratch.replace(path)
