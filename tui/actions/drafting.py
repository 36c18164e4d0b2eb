"""What is being typed in a dialog: kept whatever ends the reader, until it is saved or given up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from parsing.files import words_of
from tui.dialogs.base import Dialog
from tui.library.change import Change
from tui.library.drafts import Draft, new_file
from tui.library.errors import LibraryError
from tui.library.library import Library

if TYPE_CHECKING:
    from tui.workers import Workers

EVERY = 0.5
"""Seconds between two looks at what is typed; what is new by then is written."""
KEPT = "What you typed is kept, and offered at the next start."


class Typing:
    """What is being typed in one dialog, and the file that outlives the reader.

    Args:
        dialog: where it is typed.
        draft: what it is, and what stood there to begin with.
        workers: where the file is written.
        library: what the file is a part of; where nothing is saved there is none.
    """

    def __init__(
        self, dialog: Dialog[Any], draft: Draft, workers: Workers, library: Library
    ) -> None:
        self._dialog, self._draft, self._workers = dialog, draft, workers
        self._file = draft.file
        self._seen = draft.before if draft.file is None else draft.text
        self._unkept = library.not_saving
        """Why it is not kept; empty when it is."""
        if self._file is None and library.paths is not None and not library.not_saving:
            self._file = new_file(library.paths.drafts, draft)

    def begin(self) -> None:
        """Go on with what was kept, in the dialog that is open by now, and keep what is typed."""
        if self._draft.file is not None:
            self._dialog.head("Kept from a reader that ended")
            self._dialog.typed = self._draft.text
        if self._file is not None:
            self._dialog.set_interval(EVERY, self._look)

    def _look(self) -> None:
        typed, file = self._dialog.typed, self._file
        if file is None or typed == self._seen:
            return
        self._seen, draft = typed, self._draft._replace(text=typed)
        self._do(lambda: file.write(draft) if typed != draft.before else file.remove())

    def _do(self, work: Callable[[], None]) -> None:
        def done() -> None:
            try:
                work()
            except OSError as error:
                self._unkept = words_of(error).own
            else:
                self._unkept = ""

        self._workers.keep(done)

    # Ways out

    def drop(self) -> None:
        """Forget it: it was given up, or is as it was."""
        if self._file is not None:
            self._do(self._file.remove)

    def until_saved(self, work: Callable[[], Change]) -> Callable[[], Change]:
        """Keep it until a change is on disk that was made of it; and for the next start if not."""
        file, draft = self._file, self._draft._replace(text=self._dialog.typed)
        if file is None:
            return work

        is_old = draft.text != self._seen
        # Nothing is written behind what the change makes of it.
        self._seen = draft.text

        def saved() -> Change:
            # Whoever finds it beside what is saved already must see that it is the same.
            if is_old and file.is_there:
                with suppress(OSError):
                    file.write(draft)
            try:
                change = work()
            except Exception as error:
                try:
                    file.write(draft)
                    file.close()
                except OSError:
                    raise error from None
                if isinstance(error, LibraryError):
                    why = str(error).removeprefix("Not saved: ")
                    raise LibraryError(f"Not saved, kept for the next start: {why}") from error
                raise
            with suppress(OSError):
                file.remove()
            return change

        return saved

    def leave(self) -> None:
        """Have it on disk when the reader ends, for whoever starts next."""
        self._look()
        if self._file is not None:
            self._workers.keep(self._file.close)

    @property
    def outcome(self) -> str:
        """What became of it when the reader has ended, in words; empty when nothing was typed."""
        if self._dialog.typed == self._draft.before:
            return ""
        return f"What you were typing is lost: {self._unkept}" if self._unkept else KEPT
