"""Context of an action: all that a command may touch, whatever screen it was pressed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from inspect import isawaitable
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from parsing.paper import Paper
from tui.actions.commands import BY_NAME, COMMANDS, Command, first_key
from tui.actions.in_flight import InFlight
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.lists import ReadingList, SavedFilter, SavedPage
from tui.library.marks import Half
from tui.library.sources import ALL, Source, SourceKind, Spot, list_of
from tui.messages import Request

if TYPE_CHECKING:
    from threading import Event

    from tui.actions.drafting import Typing
    from tui.actions.panes import Panes
    from tui.actions.wanted import Wanted
    from tui.dialogs.base import Dialog
    from tui.library.drafts import Draft
    from tui.workers import Workers

Answer = TypeVar("Answer")


class Context:
    """Desk, panes, changes, dialogs, and words for the person, for one screen.

    Args:
        screen: carries the command; dialogs stand over it, and it is told of changes.
        desk: what is read, and where it is marked.
        panes: what is on the screen.
        workers: where changes are made.
        keys: the keys of each command, by its name.
        commands: those that the screen carries.
    """

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        panes: Panes,
        workers: Workers,
        *,
        keys: Mapping[str, str],
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        self.screen, self.desk, self.panes = screen, desk, panes
        self.workers, self.keys, self.commands = workers, keys, commands
        self.in_flight = InFlight()
        self.count = 0
        """The number typed before the command, or 0."""
        self.answered = True
        """Whether the last key has had its say; if not, what was said before is over."""
        self.anchor = ""
        """The paper that the person put the cursor on: it is kept under the cursor."""
        self.came_from: list[Spot] = []
        """Where similar papers were asked for."""
        self.left = Spot(ALL)
        """Where the person was before the last jump."""
        self.next_key: Callable[[str], None] | None = None
        """What takes the sign of the next key, rather than a command."""
        self.pressed = ("", "")
        """The key that is being done and the one before, by Textual's names."""
        self.keyed_at = 0.0
        """When the last key came, by `time.monotonic`."""
        self.typing: Typing | None = None
        """What is being typed and shall outlive the reader, if anything is."""
        self.fetching: Event | None = None
        """What stops the fetch that is under way, if one is."""
        self.pdf: Event | None = None
        """What stops the PDF that is being fetched, if one is."""
        self.pdfs: Wanted | None = None
        """The papers whose PDFs are wanted, when several are."""
        self.stop_export: Callable[[], None] | None = None
        """Gives up the export that is under way, if one takes long."""
        self._answer: Typing | None = None
        """What was typed and answered, until a change is made of it."""

    async def do(self, name: str) -> None:
        """Do the command of a name; its module is imported when it is first wanted."""
        module = import_module(f"tui.actions.{BY_NAME[name].module}")
        result = getattr(module, name)(self)
        if isawaitable(result):
            await result

    def key_of(self, name: str) -> str:
        """Return the first key of a command, as people write it."""
        return first_key(self.keys, name)

    # What is meant

    @property
    def current(self) -> Paper | None:
        """Return the paper under the cursor."""
        return self.desk.paper(self.panes.cursor)

    def targets(self) -> tuple[Paper, ...]:
        """Return the papers that a command is meant for: those selected, or that at the cursor.

        Those in view come first, as they stand there. A run of selected ones is ended by that.
        """
        desk, paper = self.desk, self.current
        if not desk.selection:
            return () if paper is None else (paper,)
        desk.selection.end_run()
        there = [key for key in desk.selection if key in desk.store.papers]
        rows = {key: desk.position(key) for key in there}
        there.sort(key=lambda key: (rows[key] is None, rows[key] or 0))
        return tuple(desk.store.papers[key] for key in there)

    def paper_meant(self) -> Paper | None:
        """Return the paper under the cursor; say so when there is none."""
        if self.current is None:
            self.say("There is no paper under the cursor.")
        return self.current

    @property
    def list_in_view(self) -> ReadingList | None:
        """Return the reading list that is open, if one is."""
        return list_of(self.desk.view.source, self.desk.library.state)

    @property
    def filter_in_view(self) -> SavedFilter | None:
        """Return the saved filter that is open, if one is."""
        source, library = self.desk.view.source, self.desk.library
        return library.state.filter_of(int(source.of)) if source.kind is SourceKind.FILTER else None

    @property
    def page_in_view(self) -> SavedPage | None:
        """Return the page of the library that is open, if one is."""
        return self.desk.saved_page(self.desk.view.source)

    def stay(self) -> None:
        """Keep the paper under the cursor there from now on: it is the one the person means."""
        if (paper := self.current) is not None:
            self.anchor = paper.key

    @property
    def spot(self) -> Spot:
        """Return where the person is."""
        paper = self.current
        return Spot(self.desk.view.source, paper.key if paper else "", self.panes.typed)

    def leave_spot(self) -> None:
        """Note where the person is: what follows is a jump, and there is a way back."""
        self.left = self.spot

    # Words and dialogs

    def say(self, words: str) -> None:
        """Tell what was done, until the next key."""
        self.answered = True
        self.panes.say(words)

    def report(self, words: str) -> None:
        """Tell what came of work that no key waits for: the next key ends it."""
        self.say(words)
        self.answered = False

    def copy(self, text: str, what: str) -> None:
        """Copy a text, and say what is known of how that went.

        Args:
            text: what is copied.
            what: names it for the person.
        """
        from tui.copying import Copying
        from tui.terminal.clipboard import size_of

        def report(program: str) -> None:
            size, is_kept = size_of(text)
            if program:
                self.say(f"Copied {what} with {program}")
            elif is_kept:
                self.say(f"Handed to the terminal's clipboard, {size}: {what}")
            else:
                key = self.key_of("export")
                self.say(
                    f"Handed to the terminal, {size}; many keep at most 100 kB. {key} writes a file"
                )

        app = self.screen.app
        assert isinstance(app, Copying)
        app.copy(text, report)

    def still_reading(self) -> bool:
        """Say so when pages are still being read: what is in view may not be all there is."""
        if self.desk.pending_pages is None:
            return False
        self.say("The pages are still being read; try again in a moment.")
        return True

    async def open(
        self,
        dialog: Dialog[Answer],
        then: Callable[[Answer | None], object],
        draft: Draft | None = None,
    ) -> None:
        """Open a dialog; keys typed meanwhile find it there.

        Args:
            dialog: what is asked.
            then: takes its answer, None when there is none.
            draft: what is typed there, if that shall be kept until the change is saved that `then`
                makes of it; one that was kept stands there to begin with.
        """
        typing = None
        library = self.desk.library
        is_new = draft is not None and not draft.text and library.paths is not None
        if is_new and (why := library.not_saving):
            # What would be typed could be neither saved nor kept.
            self.say(f"NOT SAVING: {why}")
            return
        if draft is not None:
            from tui.actions.drafting import Typing

            typing = Typing(dialog, draft, self.workers, self.desk.library)

        async def answered(answer: Answer | None) -> None:
            self._answer = None if answer is None else typing
            result = then(answer)
            # What is awaited may make the change, which takes over what was typed.
            if isawaitable(result):
                await result
            if typing is not None:
                if answer is None or self._answer is typing:
                    typing.drop()
                self._answer = None
                if self.typing is typing:
                    self.typing = None

        self.typing = typing or self.typing
        # It is painted once, when all of it is there.
        with self.screen.app.batch_update():
            await self.screen.app.push_screen(dialog, answered)
        # What was typed ahead may have answered it already.
        if typing is not None and self.typing is typing:
            typing.begin()

    async def ask(
        self, question: str, then: Callable[[], object], otherwise: Callable[[], object] = str
    ) -> None:
        """Do something when the person says yes, and perhaps something else when not.

        Args:
            question: is answered with yes or no.
            then: is done at yes.
            otherwise: is done at no.
        """
        # Dialogs are imported when one opens: the first frame need not wait for them.
        from tui.dialogs.confirm import Confirm

        await self.open(Confirm(question), lambda yes: then() if yes else otherwise())

    # Changes

    def change(self, work: Callable[[], Change], said: str = "", moved: str = "") -> None:
        """Make a change in the background; it is shown when it is on disk.

        Args:
            work: makes it.
            said: what to tell the person then.
            moved: the key of the paper that the cursor shall follow, if not the one it is on.
        """
        self.request(work, Request(said, moved))

    def request(self, work: Callable[[], Change], request: Request) -> None:
        """Make a change in the background, of which more is known than what to say."""
        self.stay()
        if self._answer is not None:
            work, self._answer = self._answer.until_saved(work), None
        self.in_flight.ask(request)
        # What is said of it comes with the change, in one painting.
        self.answered = True
        self.workers.write(work, self.screen.post_message, request)

    def change_marks(self, half: Half, papers: Sequence[Paper], wanted: bool, said: str) -> None:
        """Set one half of papers' marks, or take it away.

        Args:
            half: which.
            papers: whose marks.
            wanted: whether it is set.
            said: what to tell the person when that is done.
        """
        library = self.desk.library
        halves = {(half, paper.key): wanted for paper in papers}
        self.request(lambda: library.set_half(half, papers, wanted), Request(said, halves=halves))

    def mark_read(self, papers: Sequence[Paper], said: str = "") -> None:
        """Mark papers read, those of them that are not."""
        unread = [each for each in papers if not self.desk.library.state.mark(each.key).read]
        if unread:
            self.change_marks(Half.READ, unread, wanted=True, said=said)

    def will_be_read(self, key: str) -> bool:
        """Tell whether a paper is on its way to be read."""
        return self.in_flight.will_be(Half.READ, key, now=False)

    # What is shown

    def open_source(self, source: Source, follow: str = "") -> None:
        """Show a source's papers, with the sidebar's cursor on it.

        Args:
            source: what is opened.
            follow: the key of the paper to put the cursor on, if it is there.
        """
        if self.panes.active != "sidebar":  # there each step opens a source
            self.leave_spot()
        self.anchor = follow
        self.desk.choose(source)
        self.panes.show_sources()
        self.panes.show_view(follow)
