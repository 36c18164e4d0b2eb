"""A note in the person's own editor: the reader steps aside, and comes back."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from textual.app import SuspendNotSupported

from parsing.files import words_of
from parsing.paper import Paper
from tui.actions.annotate import write_note
from tui.actions.context import Context
from tui.library.drafts import Draft
from tui.library.errors import complaint
from tui.library.labels import note_text
from tui.library.locations import locations

SOON = 0.1
"""Seconds after which ^C is for the reader again."""


async def edit_note(context: Context) -> None:
    """Write the paper's note in $VISUAL or $EDITOR."""
    from tui.terminal.editor import NONE, editor_command

    if (paper := context.paper_meant()) is None:
        return
    library = context.desk.library
    if why := library.not_saving:
        context.say(f"NOT SAVING: {why}")
    elif (command := editor_command()) is None:
        context.say(NONE)
    else:
        before = library.state.note_of(paper.key)
        draft = Draft("note", paper.key, context.desk.title(paper), before, before)
        try:
            await _edit(context, paper, draft, command)
        except SuspendNotSupported:
            context.say("The terminal cannot be given to an editor here.")
        except OSError as error:
            context.say(f"The note could not be handed to an editor: {words_of(error).unwritten}")


async def _edit(context: Context, paper: Paper, draft: Draft, command: list[str]) -> None:
    from tui.library.editing import handed_out, keep, kept_until
    from tui.terminal.editor import edit

    library = context.desk.library
    folder = (library.paths or locations()).drafts
    with handed_out(folder, draft) as handed:
        with stepping_aside(context):
            text, wrong = edit(command, handed)
        if text is None or text.strip() == draft.before.strip():
            context.say(wrong or "The note is as it was")
            return
        draft = draft._replace(text=text)
        file = keep(folder, draft)
    wrong = wrong or complaint(note_text, text)
    if wrong:
        # It is not lost, nor taken for what was meant.
        said = f"{wrong}: ^s keeps what you wrote, Esc does not"
        await write_note(context, paper, draft._replace(file=file), said)
        return
    note = note_text(text)
    said = "Note kept" if note else "Note taken away"
    work = partial(library.set_note, paper, note, draft.before)
    context.change(lambda: kept_until(file, work), f"{said}: {draft.called}")


@contextmanager
def stepping_aside(context: Context) -> Iterator[None]:
    """Give the terminal away; ^C is not for the reader meanwhile.

    Raises:
        SuspendNotSupported: it is no terminal.
    """
    app, loop = context.screen.app, asyncio.get_running_loop()
    loop.remove_signal_handler(signal.SIGINT)
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with app.suspend():
            yield
    finally:
        # The loop has still to learn of a ^C that came meanwhile.
        number = signal.SIGINT
        loop.call_later(SOON, lambda: loop.add_signal_handler(number, app.exit, None, 128 + number))
