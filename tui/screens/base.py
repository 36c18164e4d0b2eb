"""What every part of the reader's screen may rely on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.screen import Screen

from parsing.paper import Paper
from tui.background import Background
from tui.library.desk import Desk
from tui.library.library import Change
from tui.library.lists import ReadingList
from tui.library.view import Kind
from tui.widgets.paper_list import PaperList
from tui.widgets.sidebar import Sidebar
from tui.widgets.status_line import StatusLine


class ReaderBase(Screen[None]):
    """The desk, the paper under the cursor, and how a change is made.

    Args:
        desk: what is read, and where it is marked.
        background: where changes are made.
    """

    papers: PaperList
    sidebar: Sidebar
    status: StatusLine

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.desk = desk
        self._background = background
        self._anchor = ""
        """The paper that the person put the cursor on: it is kept under the cursor."""
        self._times = 0
        """The number typed before the command being done, or 0."""

    @property
    def current(self) -> Paper | None:
        """The paper under the cursor."""
        return self.desk.paper(self.papers.cursor)

    @property
    def list_in_view(self) -> ReadingList | None:
        """The reading list that is open, if one is."""
        source = self.desk.view.source
        return self.desk.library.list_of(int(source.of)) if source.kind is Kind.LIST else None

    def stay(self) -> None:
        """The paper under the cursor is the one that the person means from now on."""
        if (paper := self.current) is not None:
            self._anchor = paper.key

    def say(self, words: str) -> None:
        """Tell what was done, until the next key."""
        self.status.say(words)

    def ask(self, question: str, then: Callable[[], None]) -> None:
        """Do something when the person says yes."""
        # Dialogs are imported when one opens: the first frame need not wait for them.
        from tui.screens.confirm import Confirm

        self.app.push_screen(Confirm(question), lambda yes: then() if yes else None)

    def change(self, work: Callable[[], Change], said: str = "", moved: str = "") -> None:
        """Make a change in the background; it is shown when it is on disk."""
        self.stay()
        self._background.write(work, self.post_message, said, moved)

    def mark_read(self, papers: Sequence[Paper], said: str = "") -> None:
        """Mark papers read, those of them that are not."""
        marks = self.desk.library.marks
        unread = [each for each in papers if each.key not in marks or not marks[each.key].read]
        if unread:
            self.change(lambda: self.desk.library.set_read(unread, read=True), said)
