"""Session: how the reader looked and where the person was, so that the next start comes back to it.

It is one small JSON file of the library. Nothing in it is anybody's work: what cannot be read or
written is as if it had never been there, and nobody is told.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

LARGEST = 2**20
"""Bytes of a session that is read."""

COMPACT = "compact"
"""The density of a list whose rows have one line each."""


class Place(NamedTuple):
    """Where a person is in the library."""

    source: str = ""
    """What is open, by `Source.id`; nothing where no place is known."""
    paper: str = ""
    """The key of the paper under the cursor."""
    query: str = ""
    """What stands in the filter bar."""
    above: int = 0
    """Rows from the one at the top of the list pane to the cursor's."""
    cut: int = 0
    """Lines of the one at the top that are above the pane."""
    scrolled: int = 0
    """Lines of the paper that are above the top of its pane."""
    pane: str = ""
    """The pane that has the keys: ``sidebar`` or ``paper``; else it is the list."""


NOWHERE = Place()


class Session(NamedTuple):
    """What is remembered; each value as it is when a person never chose."""

    theme: str = ""
    """The theme that was chosen on the screen."""
    theme_in_settings: str = ""
    """The one that the settings had then: they are newer when they have another."""
    grounds: Mapping[str, str] = {}
    """Whether a terminal, by its name, was ``dark`` or ``light``."""
    density: str = ""
    """How close rows stand: `COMPACT`, or nothing."""
    widths: Mapping[str, int] = {}
    """Cells of each pane that the person made wider or narrower, by the pane's name."""
    folded: tuple[str, ...] = ()
    """Headings of the sidebar's sections that are folded."""
    sorts: Mapping[str, str] = {}
    """Name of the sort of each source that was sorted otherwise than it stands."""
    export: Mapping[str, str] = {}
    """What was chosen for the last export and citation: see `tui.actions.export`."""
    place: Place = NOWHERE
    welcomed: bool = False
    """Whether the card of the first start was shown."""
    pages: tuple[str, ...] = ()
    """Digests of the pages that were there when the reader was last left."""


NOT_REMEMBERED = Session()
"""Stands for a session where nothing is remembered."""


def load_session(path: Path) -> Session:
    """Read what was remembered; the rest is as if nothing was."""
    from parsing.files import Unreadable, read_file

    try:
        written = read_file(path, LARGEST)
        import json  # dear to a start that has nothing to come back to

        content = json.loads(written)
    except (Unreadable, OSError, ValueError, RecursionError):
        return Session()
    return session_of(content)


def session_of(content: object) -> Session:
    """Return a session of what its file has; a value of another kind is passed over."""
    known = _known(Session(), content)
    known["place"] = Place(**_known(NOWHERE, known.get("place")))
    return Session(**known)


def _known(defaults: Session | Place, content: object) -> dict[str, Any]:
    """Return those values of a file that are of the kind of a default."""
    if not isinstance(content, dict):
        return {}
    known: dict[str, Any] = {}
    for name, default in defaults._asdict().items():
        value = content.get(name)
        if isinstance(default, Mapping | Place) and isinstance(value, dict):
            kind = int if name == "widths" else str
            whole = isinstance(default, Place)
            known[name] = {key: each for key, each in value.items() if whole or type(each) is kind}
        elif isinstance(default, tuple) and isinstance(value, list):
            known[name] = tuple(each for each in value if isinstance(each, str))
        elif type(value) is type(default):
            known[name] = value
    return known


def save_session(path: Path, session: Session) -> None:
    """Write what is to be remembered, in the place of what was, for its owner alone."""
    import json

    from tui.library.atomic_file import scratch_file

    content = {**session._asdict(), "place": session.place._asdict()}
    with suppress(OSError), scratch_file(path.parent, ".session-") as scratch:
        scratch.write_text(json.dumps(content, indent=1), "utf-8")
        scratch.replace(path)
