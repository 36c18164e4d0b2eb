"""Drafts: what a person is typing, on disk until it is saved or given up.

Each is one JSON file in the library's ``drafts/``, written whole and renamed over the one before.
Its writer has it locked for as long as it is open, so a draft that nobody has locked is that of a
reader that ended: no number of a process, which another may have by now, need be asked about.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parsing.text import clean_block, clean_line
from tui.library.atomic_file import (
    Unsynced,
    is_same_file,
    lock_file,
    locked_file,
    take_away_abandoned,
    take_place,
)

if TYPE_CHECKING:
    from parsing.paper import Paper
    from tui.library.lists import ReadingList

MOST_PAPERS = 1_000
"""Papers that a draft may be about: it is written whole again and again."""
SCRATCH = ".draft-"
"""How the name of a draft that is being written begins."""
LARGEST = 2**22
"""Bytes of a draft that is read: more than any dialog takes."""

BLOCKS = frozenset({"note", "describe_list"})
"""Commands for which several lines may be typed."""

_NAME = re.compile(r"[a-z_]{1,40}-[0-9a-f]{8}\.json")


class Draft(NamedTuple):
    """What is typed for a command, and all that it takes to go on with it another time."""

    command: str
    """What asks for it: the name of a command, ``rename_filter`` for that of a saved filter."""
    about: str = ""
    """The number of the list or filter, the keys of papers, or the tag or query that is named."""
    called: str = ""
    """The paper's title or the name of the list or filter, in words for a person."""
    before: str = ""
    """What stood there to begin with: the note or the name there is."""
    text: str = ""
    """What is typed."""
    file: DraftFile | None = None
    """Where it lies, when a reader that ended left it."""

    @property
    def content(self) -> bytes:
        """Return what its file has."""
        fields = {name: value for name, value in self._asdict().items() if name != "file"}
        return json.dumps(fields, indent=1).encode()


def draft_on(
    command: str, papers: Sequence[Paper], within: ReadingList | None = None
) -> Draft | None:
    """Return a draft of what is typed about papers; None where they are too many to be kept.

    Args:
        command: what asks for it.
        papers: what it is about.
        within: the reading list of which they are meant.
    """
    if len(papers) > MOST_PAPERS:
        return None
    called = papers[0].title if len(papers) == 1 else f"{len(papers):,} papers"
    words = [str(within.id)] if within else []
    return Draft(command, " ".join([*words, *(paper.key for paper in papers)]), called)


class DraftFile:
    """The file of one draft; everything about it is done on one thread.

    Args:
        path: where it lies.
        handle: what it is open as, locked, when it is there already.
    """

    def __init__(self, path: Path, handle: int | None = None) -> None:
        self.path = path
        self._handle = handle

    @property
    def is_there(self) -> bool:
        """Whether anything was written that was not removed since."""
        return self._handle is not None

    def write(self, draft: Draft) -> None:
        """Write what is typed by now in the place of what was.

        Raises:
            OSError: it could not be written; what was there still is.
        """
        # A home that is gone is not made anew for it.
        self.path.parent.mkdir(0o700, exist_ok=True)
        content = draft.content
        scratch, handle = locked_file(self.path.parent, SCRATCH)
        try:
            with open(handle, "wb", closefd=False) as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            with suppress(Unsynced):
                take_place(scratch, self.path)
        except BaseException:
            with suppress(OSError):
                scratch.unlink()
            os.close(handle)
            raise
        self.close()
        self._handle = handle

    def remove(self) -> None:
        """Take it away: it is saved or given up.

        Raises:
            OSError: it is there still.
        """
        if self._handle is not None:
            self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Leave it to whoever comes next."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def new_file(folder: Path, draft: Draft) -> DraftFile:
    """Return the file that a draft shall have; nothing is made yet."""
    return DraftFile(folder / f"{draft.command}-{os.urandom(4).hex()}.json")


def kept_drafts(folder: Path) -> list[Draft]:
    """Take over the drafts that readers left, the oldest first; those of living readers are theirs.

    One that cannot be read has no command.
    """
    take_away_abandoned(folder, SCRATCH)
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return []
    found = [_kept(folder / name) for name in names if _NAME.fullmatch(name)]
    return [draft for _, draft in sorted((each for each in found if each), key=lambda x: x[0])]


def _kept(path: Path) -> tuple[int, Draft] | None:
    """A draft that nobody has, with the time it was written; None when somebody has it."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, flags)
    except OSError:
        return (0, Draft("", file=DraftFile(path))) if os.path.lexists(path) else None
    status = os.fstat(handle)
    # Whoever wrote or removed it in between has another file by now, or none.
    if lock_file(handle) is False or not is_same_file(path, status):
        os.close(handle)
        return None
    draft = Draft("")
    with suppress(OSError, ValueError, TypeError, RecursionError):
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
            draft = parse_draft(os.read(handle, LARGEST))
    return status.st_mtime_ns, draft._replace(file=DraftFile(path, handle))


def parse_draft(content: bytes) -> Draft:
    """Return a draft as it was written, safe to show.

    Raises:
        ValueError: it is none.
        TypeError: it is none.
    """
    command, about, called, before, text = fields = Draft(**json.loads(content))[:-1]
    if not all(isinstance(each, str) for each in fields):
        raise TypeError("a draft is all text")
    clean = clean_block if command in BLOCKS else clean_line
    return Draft(
        clean_line(command), clean_line(about), clean_line(called), clean(before), clean(text)
    )
