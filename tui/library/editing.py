"""A text that is handed to the person's own editor: the file it lies in, until it is taken back.

Each has a folder of its own in the library's ``drafts/``: the draft, locked by whoever has it open,
the editor included, and the text in a file that is named for a person. One that nobody has locked
is that of a reader that ended: `adopt` makes a draft of it, so that nothing written there is lost.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from parsing.files import Unreadable, read_file
from tui.library.atomic_file import lock_file
from tui.library.change import Change
from tui.library.drafts import LARGEST, Draft, DraftFile, new_file, parse_draft
from tui.library.errors import LibraryError
from tui.library.export.file import safe_name

BEGINS = "editing-"
"""How the name of such a folder begins."""
_DRAFT = "draft.json"


class Handed(NamedTuple):
    """A text in a file of its own."""

    path: Path
    handle: int
    """What locks it: an editor that inherits it has it locked for as long as it runs."""

    @property
    def text(self) -> str:
        """Return what stands in the file by now.

        Raises:
            Unreadable: it is gone, or no text.
        """
        return read_file(self.path, LARGEST, follow=False).decode("utf-8", "replace")


@contextmanager
def handed_out(folder: Path, draft: Draft) -> Iterator[Handed]:
    """Write a draft's text into a file that its owner alone may read; it goes in the end.

    Args:
        folder: of the drafts; it is made where there is none yet.
        draft: what is written, and what it is called.

    Raises:
        OSError: it could not be written.
    """
    folder.mkdir(0o700, exist_ok=True)
    own = folder / f"{BEGINS}{os.urandom(8).hex()}"
    own.mkdir(0o700)
    handle = os.open(own / _DRAFT, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    try:
        lock_file(handle)
        os.write(handle, draft.content)
        path = own / f"{safe_name(draft.called)}.md"
        text = draft.text + "\n" * bool(draft.text)
        path.touch(0o600, exist_ok=False)
        path.write_text(text, "utf-8", "replace")
        yield Handed(path, handle)
    finally:
        shutil.rmtree(own, ignore_errors=True)
        os.close(handle)


def adopt(folder: Path) -> None:
    """Make drafts of the texts that readers left in an editor; those that are open stay."""
    for own in sorted(folder.glob(f"{BEGINS}*")):
        with suppress(OSError):
            _adopt(folder, own)


def _adopt(folder: Path, own: Path) -> None:
    handle = os.open(own / _DRAFT, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        if lock_file(handle) is False:
            return
        with suppress(Unreadable, ValueError, TypeError, RecursionError):
            draft = parse_draft(os.read(handle, LARGEST))
            for path in own.glob("*.md"):
                text = Handed(path, handle).text
                if text.strip() != draft.before.strip():
                    keep(folder, draft._replace(text=text)).close()
        shutil.rmtree(own, ignore_errors=True)
    finally:
        os.close(handle)


def keep(folder: Path, draft: Draft) -> DraftFile:
    """Write a draft as what is typed is, and return its file, which is locked.

    Raises:
        OSError: it could not be written.
    """
    file = new_file(folder, draft)
    file.write(draft)
    return file


def kept_until(file: DraftFile, work: Callable[[], Change]) -> Change:
    """Make a change of a draft, which goes when that is on disk; else the next start offers it.

    Raises:
        LibraryError: the change could not be made.
    """
    try:
        change = work()
    except LibraryError as error:
        file.close()
        why = str(error).removeprefix("Not saved: ")
        raise LibraryError(f"Not saved, kept for the next start: {why}") from error
    with suppress(OSError):
        file.remove()
    return change
