"""What is on disk comes onto the screen: the person's own changes, and those of other readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tui.library.changes import Change
from tui.messages import Broken, Brought, News, NotSaved, Saved
from tui.screens.base import ReaderBase
from tui.wording import status_of


class Taking(ReaderBase):
    """Brings changes into the desk and repaints what they altered."""

    def index_papers(self) -> None:
        """Have the pages that are still awaited read, and the words of all papers."""
        self._background.open(self.desk, self.post_message)

    # The person's own

    def on_saved(self, event: Saved) -> None:
        """Repaint what a change on disk has altered."""
        event.stop()
        for key, mark in event.change.marks.items():
            # The other half, or a further press of the same key, may still be on its way.
            for half, now in (("read", mark.read), ("starred", mark.starred)):
                if self._pending.get((half, key)) == now:
                    del self._pending[half, key]
        self._take(event.change, event.moved)
        self.say(event.said or event.change.said)

    def _take(self, change: Change, moved: str = "") -> None:
        shown, source = self.desk.view.keys, self.desk.view.source
        follow = moved or (self.current.key if self.current else "")
        place = self.papers.cursor
        was_there = self.desk.position(change.about) is not None
        renew = self._renewal(change)
        repaint = self.desk.take(change)
        if not was_there and self.desk.position(change.about) is not None:
            follow = change.about  # what an undo brought back into view
        if self.desk.view.keys is shown:
            self._repaint(repaint)
        elif self.desk.view.source == source and self.desk.position(follow) is None:
            # The paper under the cursor went; the next one takes its place.
            self.show_view(at=place)
        else:
            self.show_view(follow)
        self.show_sources()
        self.status.show(status_of(self.desk))
        if renew is not None and self.desk.awaited is not None:
            self._renew_later = renew
        elif renew is not None:
            self._background.read(renew, self.post_message)

    def _repaint(self, keys: Iterable[str]) -> None:
        for key in keys:
            place = self.desk.position(key)
            if place is not None:
                self.papers.redraw_row(place)
        self._show_paper()

    def on_not_saved(self, event: NotSaved) -> None:
        """Say why, and leave everything as it is; other changes are still on their way."""
        event.stop()
        for half, wanted in event.asked.items():
            if self._pending.get(half) == wanted:
                del self._pending[half]
        event.seen = not self.app._exit  # what is said while the screen closes is seen by nobody
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

    def _renewal(self, change: Change) -> Callable[[], Brought] | None:
        """How to get at the papers that a change speaks of and that are not on the desk."""
        if self.desk.has_other_pages(change):
            return self._with_pages
        return self._with_kept if self.desk.lacks(change) else None

    def _with_pages(self) -> Brought:
        from tui.library.renewing import with_pages_of

        return Brought(with_pages_of(self.desk.library))

    def _with_kept(self) -> Brought:
        from tui.library.renewing import with_kept_of

        store = self.desk.store
        return Brought(with_kept_of(self.desk.library, store), store)

    def on_brought(self, event: Brought) -> None:
        """Show the pages and papers there are by now, and have their words read."""
        event.stop()
        if event.of is not None and event.of is not self.desk.store:
            # Pages came or went while these were fetched.
            self._background.read(self._with_kept, self.post_message)
            return
        renewed = event.renewed
        follow, place = self.current.key if self.current else "", self.papers.cursor
        if renewed.samples is not None:
            self.desk.samples = renewed.samples
        with self._in_sight():
            missing = self.desk.missing if renewed.samples is None else renewed.missing
            self.desk.lay(renewed.store, missing)
            self.show_view(follow, place)
            self.show_sources()
        if renewed.missing:
            self.say(renewed.missing[0])
        self.index_papers()

    @contextmanager
    def _in_sight(self) -> Iterator[None]:
        """Leave the rows under the cursors where they stand on the screen, whatever is shown."""
        panes = (self.sidebar, self.papers)
        before = [(pane.top, pane.cursor) for pane in panes]
        yield
        for pane, (top, cursor) in zip(panes, before, strict=True):
            pane.scroll_lines(top + (pane.cursor - cursor) * pane.ROW_HEIGHT)
