"""What is on disk comes onto the screen: the person's own changes, and those of other readers."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager

from tui.library.loader import all_pages
from tui.library.storage.mutations import Change
from tui.library.store import with_kept_papers
from tui.messages import Broken, Brought, News, NotRead, NotSaved, PagesRead, Saved
from tui.presenter import READING_WORDS, greeting_of, status_of
from tui.screens.base import ReaderBase


class Sync(ReaderBase):
    """Brings changes into the desk and repaints what they altered."""

    _not_read = ""
    """Why something could not be read, as it was said last."""

    def index_papers(self) -> None:
        """Have the pages that are still awaited read, and the words of all papers."""
        self._threads.open(self.desk, self.post_message)

    # The person's own

    def on_saved(self, event: Saved) -> None:
        """Repaint what a change on disk has altered."""
        event.stop()
        self.in_flight.settle(event.request)
        self._take(event.change, event.request.moved)
        said = event.change.said or event.request.said
        not_saved = "NOT SAVED: " if said and self.desk.library.not_saving else ""
        self.say(not_saved + said)

    def _take(self, change: Change, moved: str = "") -> None:
        shown, source = self.desk.view.keys, self.desk.view.source
        follow = moved or (self.current.key if self.current else "")
        position = self.papers.cursor
        was_there = self.desk.position(change.about) is not None
        other_pages, lacks = self.desk.has_other_pages(change), self.desk.lacks(change)
        repaint = self.desk.apply(change)
        if not was_there and self.desk.position(change.about) is not None:
            follow = change.about  # what an undo brought back into view
        if self.desk.view.keys is shown:
            self._repaint(repaint)
        elif self.desk.view.source == source and self.desk.position(follow) is None:
            # The paper under the cursor went; the next one takes its place.
            self.show_view(at=position)
        else:
            self.show_view(follow)
        self.show_sources()
        self.hint_at(self._holder or self.papers)
        self.status.show(status_of(self.desk))
        if other_pages:
            # What is still being read for the pages there were is given up.
            self.desk.pending_pages = all_pages(self.desk.library)
            self.index_papers()
        elif lacks and self.desk.pending_pages is None:
            self._threads.read(self._bring_kept, self.post_message)

    def _repaint(self, keys: Container[str]) -> None:
        # Where the others stand need not be known: that could mean to rank them all.
        self.papers.forget_unseen()
        for position in self.papers.seen:
            if self.desk.view.keys[position] in keys:
                self.papers.redraw_row(position)
        self._show_paper()

    def on_not_saved(self, event: NotSaved) -> None:
        """Say why, and leave everything as it is; other changes are still on their way."""
        event.stop()
        self.in_flight.settle(event.request)
        event.seen = not self.app._exit  # what is said while the screen closes is seen by nobody
        self.status.show(status_of(self.desk))
        self.say(event.reason)
        self.app.bell()

    def on_not_read(self, event: NotRead) -> None:
        """Say why, once: the same is asked for again every second."""
        event.stop()
        if event.reason != self._not_read:
            self._not_read = event.reason
            self.status.show(status_of(self.desk))
            self.say(event.reason)
            self.app.bell()

    def on_broken(self, event: Broken) -> None:
        """Stop, as for any fault: nothing that was asked for may vanish unseen."""
        raise event.error

    # Other readers'

    def look_out(self) -> News | None:
        """What others did to the library since the last look; asked in the background."""
        change = self.desk.library.news()
        return None if change is None else News(change)

    def on_news(self, event: News) -> None:
        """Show what others did; cursor, view and what stands in sight stay as they are."""
        event.stop()
        source = self.desk.view.source
        name = self.desk.name(source)
        with self._in_sight():
            self._take(event.change)
        if self.desk.view.source != source:
            self.say(f"“{name}” was deleted elsewhere.")

    # Papers that come or go

    def on_pages_read(self, event: PagesRead) -> None:
        """The pages that were awaited are here, unless others are awaited by now."""
        event.stop()
        paper, position, known = self.current, self.papers.cursor, self.desk.problems
        with self._in_sight():
            if not self.desk.receive(event.pending_pages, event.loaded):
                return
            self.desk.working = READING_WORDS
            self.show_view(paper.key if paper else "", position)
            self.show_sources()
        if self.desk.problems != known:
            self.say(greeting_of(self.desk))
            self._answered = False  # no key asked for it: the next one ends it
        if self.desk.lacks_any:
            self._threads.read(self._bring_kept, self.post_message)

    def _bring_kept(self) -> Brought | None:
        """What the library keeps and the desk lacks; asked in the background."""
        store = self.desk.store
        kept = self.desk.library.kept(store.papers)
        return Brought(with_kept_papers(store, kept), store) if kept else None

    def on_brought(self, event: Brought) -> None:
        """Show the papers there are by now, and have their words read."""
        event.stop()
        if self.desk.pending_pages is not None:
            return  # what is being read will be put together with what the library keeps
        if event.of is not self.desk.store:
            # Pages came or went while these were fetched.
            self._threads.read(self._bring_kept, self.post_message)
            return
        follow, position = self.current.key if self.current else "", self.papers.cursor
        with self._in_sight():
            self.desk.lay(event.store, self.desk.missing)
            self.show_view(follow, position)
            self.show_sources()
        self.index_papers()

    @contextmanager
    def _in_sight(self) -> Iterator[None]:
        """Leave the rows under the cursors where they stand on the screen, whatever is shown."""
        panes = (self.sidebar, self.papers)
        before = [(pane.top, pane.cursor) for pane in panes]
        yield
        for pane, (top, cursor) in zip(panes, before, strict=True):
            pane.scroll_lines(top + (pane.cursor - cursor) * pane.ROW_HEIGHT)
