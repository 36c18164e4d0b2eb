"""Memory of the reader's screen: where the person left, and where they are."""

from __future__ import annotations

from parsing.text import clean_line
from tui.actions.context import Context
from tui.library.session import NOWHERE, Place, Session, save_session
from tui.library.sources import SourceKind, source_of
from tui.screens.panes import ReaderPanes


class Memory:
    """Comes back to where the last start left, and writes down where the person is.

    Papers come in parts, and queries are answered when their words are read: it goes as far back
    as it can at once, and the rest of the way when more is there, unless a key came first.

    Args:
        context: of the screen's commands.
        panes: what is shown.
    """

    def __init__(self, context: Context, panes: ReaderPanes) -> None:
        self._context, self._panes = context, panes
        self._desk, self._workers = context.desk, context.workers
        self._wanted = self._desk.session.place if self._desk.keeps_place else NOWHERE
        self._stood_in = NOWHERE
        """What is shown in the place of the one that was wanted and is not there."""
        self._kept: Session | None = None

    def come_back(self) -> bool:
        """Go as far back as what is there allows; False when nobody waits for that any more."""
        place = self._wanted
        if not place.source:
            return False
        self._show(place)
        self._context.anchor = place.paper
        here = self._place()
        arrived = (here.source, here.paper) == (place.source, place.paper)
        self._stood_in = NOWHERE if arrived else here
        if arrived and (self._desk.indexed or not place.query):
            self._wanted = NOWHERE
        return True

    def stay(self) -> None:
        """Go back no further: the person has gone on from what is shown."""
        self._wanted = NOWHERE

    def note(self) -> None:
        """Note where the person is, for the next start."""
        if not self._desk.keeps_place:
            return
        here = self._place()
        if here.source.startswith(f"{SourceKind.SIMILAR}:") and self._context.came_from:
            # Which papers are alike is asked anew each time.
            source, paper, typed = self._context.came_from[0]
            here = Place(source.id, paper, typed)
        # Who leaves before all pages are read comes back to where they wanted to be.
        if here[:3] != self._stood_in[:3]:
            self._desk.remember(place=here)

    def keep(self, *, at_once: bool = False) -> None:
        """Write down what is remembered, if that is another by now: little is lost by a kill."""
        self.note()
        paths, session = self._desk.library.paths, self._desk.session
        if paths is None or session == self._kept:
            return
        self._kept = session
        if at_once:
            save_session(paths.session, session)
        else:
            self._workers.keep(lambda: save_session(paths.session, session))

    def _place(self) -> Place:
        """Return where the person is."""
        desk, papers = self._desk, self._panes.papers
        paper = desk.paper(papers.cursor)
        row, cut = papers.row_at(papers.top)
        return Place(
            source=desk.view.source.id,
            paper=paper.key if paper else "",
            query=self._panes.typed,
            above=papers.cursor - row,
            cut=cut,
            scrolled=self._panes.paper.top,
            pane="" if self._panes.active == "papers" else self._panes.active,
        )

    def _show(self, place: Place) -> None:
        """Show a place, or as much of it as there is; without its source, all papers.

        Before the first layout nothing is painted by it, and the first frame has it all.
        """
        desk, panes = self._desk, self._panes
        source = source_of(place.source)
        if source is not None and source != desk.view.source and not desk.is_gone(source):
            desk.choose(source)
        if place.query != panes.typed:
            panes.put_quietly(clean_line(place.query))
            desk.ask(panes.typed)
        panes.begin_in(place.pane)
        panes.show_sources()
        panes.show_view(place.paper)
        if desk.position(place.paper) is not None:
            row = max(0, panes.papers.cursor - place.above)
            panes.papers.begin_at(panes.papers.first_line(row) + place.cut)
            panes.paper.begin_at(place.scrolled)
