"""The reader's screen: wires the panes to the desk, and keys to changes."""

from __future__ import annotations

import asyncio
import gc

from textual import events

from tui.commands import BY_NAME, COMMANDS, bindings, shown_keys
from tui.library.desk import Desk
from tui.messages import Indexed, QueryTyped, Working
from tui.presenter import status_of
from tui.screens.base import Pane
from tui.screens.collecting import Collecting
from tui.screens.exporting import Exporting
from tui.screens.filtering import Filtering
from tui.screens.labelling import Labelling
from tui.screens.linking import Linking
from tui.screens.marking import Marking
from tui.screens.moving import Moving
from tui.screens.sync import Sync
from tui.widgets.filter_bar import FilterBar
from tui.widgets.rows import Rows
from tui.workers import Workers

QUIET = 0.05
"""Seconds after the first frame until the papers are indexed."""


class Reader(Moving, Marking, Labelling, Collecting, Filtering, Exporting, Linking, Sync):
    """Lists and pages · papers · the paper.

    Args:
        desk: what is read, and where it is marked.
        background: where changes are made.
        keys: the keys of each command, by its name.
    """

    BINDINGS = bindings()

    AUTO_FOCUS = "#papers"

    def __init__(self, desk: Desk, background: Workers, keys: dict[str, str]) -> None:
        super().__init__(desk, background, keys)
        self._typed = ""
        """Digits typed so far, for the next command."""

    def on_mount(self) -> None:
        """Index the papers once they can be seen and all is quiet."""
        self.set_timer(QUIET, self._settle)

    def _settle(self) -> None:
        self.index_papers()
        if self.desk.library.paths is not None:
            self._threads.watch(self.look_out, self.post_message)

    def on_resize(self, event: events.Resize) -> None:
        """Share the new room."""
        self.share_room(event.size, self.pane)

    # From the panes

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The mouse moved a cursor."""
        event.stop()
        self.say("")
        self.follow_cursor(event.rows)

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A double click opens."""
        event.stop()
        self.action_open()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click gave a pane the keys."""
        self._holder = event.widget
        self.hint_at(event.widget)
        if isinstance(event.widget, Pane):
            self._pane = event.widget
            self.share_room(self.size, event.widget)

    async def on_query_typed(self, event: QueryTyped) -> None:
        """Filter by what stands in the bar."""
        event.stop()
        self.desk.ask(event.text)
        self._show_found()
        # The bar asks to be painted right behind this message; let the panes ask first, so that
        # what was typed and what was found come in one frame.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """The keys belong to the papers again."""
        event.stop()
        self.give_keys(self.papers)
        if event.accepted:
            self.follow_cursor(self.papers)

    def on_filter_bar_moved(self, event: FilterBar.Moved) -> None:
        """The cursor moves among the papers found, and one can type on."""
        event.stop()
        (self.papers.page if event.pages else self.papers.step)(event.by)
        self.follow_cursor(self.papers)

    def on_working(self, event: Working) -> None:
        """Say how far the work in the background is; when it is done, tidy up."""
        event.stop()
        self.desk.working = event.words
        self.status.show(status_of(self.desk))
        if not event.words and not gc.isenabled():
            # What was made stays until the end: it need not be searched for garbage again.
            gc.freeze()
            gc.enable()

    def on_indexed(self, event: Indexed) -> None:
        """From now on queries are answered, one that waits too, and saved filters counted."""
        event.stop()
        if event.store is not self.desk.store:
            return  # pages came or went meanwhile: their words are being read
        shown = self.desk.view
        self.desk.use_index(event.index)
        self.show_sources()
        if self.desk.view is not shown:
            self._show_found()

    def _show_found(self) -> None:
        # The cursor stays on its paper while that answers the query and the best one is in sight
        # with it. Else the person is looking for another, and the best comes under the cursor.
        position = self.desk.position(self._anchor) if self.desk.answers(self._anchor) else None
        near = position is not None and position < self.papers.rows_in_sight
        asked = bool(self.desk.view.query)
        self.show_view(self._anchor if near or not asked else "")
        if asked:
            self.papers.scroll_lines(0)

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Look at a key before it is done; True when nothing is to be done with it.

        Digits are kept for the command that follows.
        """
        if isinstance(self.focused, FilterBar):
            return False
        digit = event.character or ""
        if digit.isdecimal() and digit.isascii() and (self._typed or digit != "0"):
            self._typed = (self._typed + digit)[:6]
            self.say(self._typed)
            return True
        self._times, self._typed = int(self._typed or 0), ""
        self._answered = False
        return not self.has_room and event.key not in {"q", "Q"}

    def end_key(self) -> None:
        """A key that has been done ends what was said before it."""
        if not self._answered:
            self.say("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """In the filter bar, keys are letters."""
        return action not in BY_NAME or not isinstance(self.focused, FilterBar)

    def action_filter(self) -> None:
        """Type in the filter bar; where one pane is seen, it is that of the papers found."""
        if not self.papers.display:
            self.give_keys(self.papers)
        self.give_keys(self.filter_bar)

    async def action_help(self) -> None:
        """All keys, and what there is to know of this library."""
        from tui.dialogs.help import Keys

        library = self.desk.library
        notes = [f"Your library is in {library.paths.home}"] if library.paths else []
        if library.not_saving:
            notes.append(f"NOT SAVING: {library.not_saving}")
        notes += self.desk.problems
        await self.open(Keys(self._keys, tuple(notes)), lambda _: None)

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        for pane in (self.sidebar, self.papers, self.paper):
            pane.redraw()
        self.refresh(layout=True)

    def action_suspend(self) -> None:
        """Give the terminal back to the shell until ``fg``."""
        self.app.action_suspend_process()

    async def action_palette(self) -> None:
        """Find a command by its name, and do it."""
        from tui.dialogs.pick import Choice, Pick

        choices = [
            Choice(command.does, shown_keys(self._keys[command.name]), command.name)
            for command in COMMANDS
            if command.name != "palette"
        ]

        async def answered(name: str | None) -> None:
            if name is not None:
                await self.run_action(name)

        palette = Pick("Which command?", choices)
        palette.add_class("-wide")
        await self.open(palette, answered)
