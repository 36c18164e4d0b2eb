"""Memory of the reader's screen: where the person left, and where they are."""

from __future__ import annotations

from tui.actions.context import Context
from tui.library.session import NOWHERE, Place, Session, save_session
from tui.library.sources import SourceKind
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
        self._panes.show_place(place)
        self._context.anchor = place.paper
        here = self._panes.place()
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
        here = self._panes.place()
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
