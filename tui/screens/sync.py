"""What other threads say comes onto the screen: changes on disk, papers, fetches, links."""

from __future__ import annotations

import gc
import os
from typing import assert_never

from tui.actions.context import Context
from tui.library.change import Change
from tui.library.loader import all_pages
from tui.library.locations import locations
from tui.library.sources import ALL
from tui.library.store import with_kept_papers
from tui.messages import (
    NO_REQUEST,
    Answered,
    Broken,
    Brought,
    DraftsFound,
    FetchEnded,
    Fetching,
    Heard,
    Indexed,
    LinkFailed,
    News,
    NotRead,
    NotSaved,
    PagesRead,
    PdfCame,
    PdfComing,
    Request,
    Saved,
    Working,
)
from tui.presenter.status import READING_WORDS, greeting_of
from tui.screens.memory import Memory
from tui.screens.panes import ReaderPanes
from tui.widgets.rows import staying


class Sync:
    """Brings what other threads say into the desk, and repaints what that altered.

    Args:
        context: of the screen's commands: the desk, and what is on its way to the disk.
        panes: what is repainted.
        memory: goes on to where the last start left, as far as there is more by now.
    """

    def __init__(self, context: Context, panes: ReaderPanes, memory: Memory) -> None:
        self._context, self._panes, self._memory = context, panes, memory
        self._desk, self._workers, self._post = (
            context.desk,
            context.workers,
            context.screen.post_message,
        )
        self._reason = ""
        """Why something could not be read, as it was said last."""
        self._said_of_pages = ""
        """What the change that the pages are being read for did: it is said when they are there."""
        self.is_left = False
        """Whether the reader is being left: what is typed by now is for the next one to find."""

    def index_papers(self) -> None:
        """Have the pages that are still pending read, and the words of all papers."""
        self._workers.open(self._desk, self._post)

    async def hear(self, event: Heard) -> None:
        """Do what a message means; what its words need is imported with the first of them."""
        match event:
            case Saved():
                await self._saved(event)
            case NotSaved():
                self._not_saved(event)
            case NotRead():
                self._not_read(event)
            case News():
                self._news(event)
            case PagesRead():
                self._pages_read(event)
            case Brought():
                self._brought(event)
            case Indexed():
                self._indexed(event)
            case Working():
                self._working(event)
            case DraftsFound():
                from tui.actions.offering import Offering

                Offering(self._context, event.drafts)
            case Fetching():
                if event.fetch is self._context.fetching:
                    self._desk.fetching = event.words
                    self._panes.show_status()
            case FetchEnded():
                from tui.actions.fetching import fetched

                fetched(self._context, event)
                self._workers.read(self.look_out, self._post)  # its pages are shown at once
            case PdfComing():
                from tui.actions.pdf import pdf_coming

                pdf_coming(self._context, event)
            case PdfCame():
                from tui.actions.pdf import pdf_came

                await pdf_came(self._context, event)
            case Answered():
                if (then := event.then()) is not None:
                    await then
            case LinkFailed():
                from tui.actions.links import link_failed

                link_failed(self._context, event)
            case Broken():
                raise event.error  # as any fault: nothing that was asked for may vanish unseen
            case _:
                assert_never(event)

    # The person's own

    async def _saved(self, event: Saved) -> None:
        """Repaint what a change on disk has altered, or ask before it is made."""
        self._context.in_flight.settle(event.request)
        are_awaited = self._apply(event.change, event.request)
        said = event.change.said or event.request.said
        not_saved = "NOT SAVED: " if said and self._desk.library.not_saving else ""
        if said and are_awaited:
            self._said_of_pages = not_saved + said
        else:
            self._context.say(not_saved + said)
        if event.change.asks:
            from tui.actions.undo import ask_undo

            await ask_undo(self._context, event.change.asks)

    def _not_saved(self, event: NotSaved) -> None:
        """Say why, and leave everything as it is; other changes are still on their way."""
        self._context.in_flight.settle(event.request)
        # What is said while the screen closes is seen by nobody.
        event.seen = not self._context.screen.app._exit
        self._panes.show_status()
        self._context.say(event.reason)
        self._context.screen.app.bell()

    def _not_read(self, event: NotRead) -> None:
        """Say why, once: the same is asked for again every second."""
        if event.reason != self._reason:
            self._reason = event.reason
            self._panes.show_status()
            self._context.say(event.reason)
            self._context.screen.app.bell()

    def _apply(self, change: Change, request: Request = NO_REQUEST) -> bool:
        """Show what a change altered; tell whether its pages are still to be read."""
        desk, panes = self._desk, self._panes
        shown, source = desk.view.keys, desk.view.source
        current = self._context.current
        follow = request.moved or (current.key if current else "")
        row = panes.cursor
        was_there = desk.position(change.about) is not None
        other_pages, lacks = desk.has_other_pages(change), desk.lacks(change)
        altered = desk.apply(change)
        if request.instead is not None and desk.is_gone(source):
            desk.choose(request.instead)
        if not was_there and desk.position(change.about) is not None:
            follow = change.about  # what an undo brought back into view
        if desk.view.keys is shown:
            panes.repaint(altered)
        elif desk.view.source == source and desk.position(follow) is None:
            # The paper under the cursor went; the next one takes its place.
            panes.show_view(at=row)
        else:
            panes.show_view(follow)
        panes.show_sources()
        panes.show_status()
        if other_pages:
            # What is still being read for the pages there were is given up.
            desk.pending_pages = all_pages(desk.library)
            self.index_papers()
        elif lacks and desk.pending_pages is None:
            self._workers.read(self._bring_kept, self._post)
        return other_pages

    # Other readers'

    def look_out(self) -> News | None:
        """Return what others did to the library since the last look; asked in the background."""
        change = self._desk.library.news()
        return None if change is None else News(change)

    def _news(self, event: News) -> None:
        """Show what others did; cursor, view and what stands in sight stay as they are."""
        source = self._desk.view.source
        name = self._desk.name(source)
        with staying(self._panes.sidebar, self._panes.papers):
            self._apply(event.change)
        if (now := self._desk.view.source) != source:
            became = f"is a part of “{self._desk.name(now)}” now" if now != ALL else "was deleted"
            self._context.say(f"“{name}” {became}, elsewhere.")

    def find_drafts(self) -> DraftsFound | None:
        """Return what readers that ended left of what was typed; asked in the background."""
        folder = (self._desk.library.paths or locations()).drafts
        if self.is_left or not os.path.lexists(folder):
            return None
        from tui.library.drafts import kept_drafts
        from tui.library.editing import adopt

        adopt(folder)
        drafts = kept_drafts(folder)
        return DraftsFound(drafts) if drafts else None

    # Papers that come or go

    def _pages_read(self, event: PagesRead) -> None:
        """Show the pages that were awaited, unless others are awaited by now."""
        desk, panes = self._desk, self._panes
        paper, row, known = self._context.current, panes.cursor, desk.problems
        source, name = desk.view.source, desk.name(desk.view.source)
        with staying(panes.sidebar, panes.papers):
            if not desk.receive(event.pending_pages, event.loaded):
                return
            desk.working = READING_WORDS
            panes.show_view(paper.key if paper else "", row)
            panes.show_sources()
        gone = f"“{name}” was removed elsewhere." if desk.view.source != source else ""
        greeting = greeting_of(desk, self._context.key_of) if desk.problems != known else ""
        if said := self._said_of_pages or gone or greeting:
            self._context.report(said)
        self._said_of_pages = ""
        if desk.lacks_any:
            self._workers.read(self._bring_kept, self._post)
        self._memory.come_back()

    def _bring_kept(self) -> Brought | None:
        """Return what the library keeps and the desk lacks; asked in the background."""
        store = self._desk.store
        kept = self._desk.library.kept(store.papers)
        return Brought(with_kept_papers(store, kept), store) if kept else None

    def _brought(self, event: Brought) -> None:
        """Show the papers there are by now, and have their words read."""
        desk, panes, current = self._desk, self._panes, self._context.current
        if desk.pending_pages is not None:
            return  # what is being read will be put together with what the library keeps
        if event.of is not desk.store:
            # Pages came or went while these were fetched.
            self._workers.read(self._bring_kept, self._post)
            return
        follow, row = current.key if current else "", panes.cursor
        with staying(panes.sidebar, panes.papers):
            desk.replace_papers(event.store, desk.missing)
            panes.show_view(follow, row)
            panes.show_sources()
        self.index_papers()
        self._memory.come_back()

    # Work in the background

    def _working(self, event: Working) -> None:
        """Say how far the work is; when it is done, tidy up."""
        self._desk.working = event.words
        self._panes.show_status()
        if not event.words and not gc.isenabled():
            # What was made stays until the end: it need not be searched for garbage again.
            gc.freeze()
            gc.enable()

    def _indexed(self, event: Indexed) -> None:
        """Answer queries from now on, one that waits too, and count saved filters."""
        desk, shown = self._desk, self._desk.view
        if not desk.store.has_texts_of(event.store):
            return  # pages came or went meanwhile: their words are being read
        desk.use_index(event.index)
        self._panes.show_sources()
        if desk.view is not shown and not self._memory.come_back():
            self._panes.show_found(self._context.anchor)
