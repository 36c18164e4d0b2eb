"""The library as a whole: copied, dumped, and what comes from elsewhere merged into it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from tui.actions.context import Context
from tui.actions.writing import Ending
from tui.library.drafts import Draft
from tui.library.errors import LibraryError
from tui.messages import Answered

if TYPE_CHECKING:
    from pathlib import Path

    from tui.actions.order import Tell
    from tui.library.cancellation import Rest
    from tui.library.locations import Locations

IN_MEMORY = "This library is in memory only: nothing of it is on the disk."


def back_up(context: Context) -> None:
    """Copy the library into its folder of backups, as `carrel backup` does."""

    def work(paths: Locations, _: Rest) -> Ending:
        from tui.library.storage.backup import ASKED, make_backup

        made = make_backup(paths.database, paths.backups, ASKED)
        return Ending(f"Copied your library to {made.path}")

    aside(context, "copying the library…", work)


async def dump_library(context: Context, draft: Draft | None = None) -> None:
    """Ask for a file, and write the whole library to it, as `carrel dump` does.

    Args:
        context: of the command.
        draft: what was kept of an answer.
    """
    from tui.actions.writing import ask_path

    if context.desk.library.paths is None:
        context.say(IN_MEMORY)
        return
    paths = context.desk.library.paths

    def write(typed: str, overwrite: bool) -> None:
        from tui.actions.writing import make
        from tui.library.completion import path_of
        from tui.library.export import ExportError, write_file
        from tui.library.storage.database import Database
        from tui.library.storage.dump.write import dump

        path = path_of(typed)

        def work(tell: Tell) -> Ending:
            with closing(Database(paths.database)) as database:
                dumped = dump(database, paths.pages)
            tell(0)
            try:
                write_file(path, dumped.text, overwrite=overwrite, private=True)
            except (ExportError, FileExistsError) as error:
                return Ending(str(error))
            without = ", ".join(dumped.missing)
            more = f"; without the text of {without}, whose files are gone" if without else ""
            return Ending(f"Wrote your library to {path}{more}")

        make(context, "writing the library…", 0, work)

    if draft is None and not context.desk.library.not_saving:
        draft = Draft("dump_library", called="the library", before="carrel.json")
    question = "Write the whole library to which file?"
    await ask_path(context, question, "carrel.json", write, draft=draft)


async def load_dump(context: Context) -> None:
    """Ask for a dump, and merge it into the library, as `carrel load` does."""

    def load(path: Path) -> None:
        reader = context.desk.library.aside
        aside(context, "reading the dump…", lambda paths, _: Ending(_loaded(paths, path, reader)))

    await _ask(context, "Merge which dump into your library?", load)


async def import_file(context: Context) -> None:
    """Ask for a file of another tool, and take its tags, notes and lists too."""
    from tui.library import adding

    library = context.desk.library

    def take(path: Path) -> None:
        context.change(lambda: adding.import_path(library, path))

    await _ask(context, "Import which bibliography or export, with its tags and lists?", take)


async def _ask(context: Context, question: str, then: Callable[[Path], object]) -> None:
    from tui.dialogs.path import PathPrompt
    from tui.library.completion import path_of

    def answered(typed: str | None) -> None:
        if typed is not None and "\n" in typed:
            context.say(f"That is no file; {context.key_of('add_page')} takes what is pasted.")
        elif typed is not None:
            then(path_of(typed))

    if why := context.desk.library.not_saving:
        context.say(f"Nothing can be taken in: {why}")
    else:
        await context.open(PathPrompt(question), answered)


def _loaded(paths: Locations, path: Path, reader: str) -> str:
    """Merge a dump, and return what came of it; the reader sees it as another's change."""
    from parsing.files import Unreadable, read_file
    from tui.library.storage.database import Database
    from tui.library.storage.dump.json import BadDump
    from tui.library.storage.dump.merge import load
    from tui.library.storage.dump.parse import LARGEST, read_dump
    from tui.library.storage.tables import rows_in_words

    passed_over = list[str]()
    try:
        parsed = read_dump(read_file(path, LARGEST))
    except (BadDump, Unreadable) as error:
        return f"{path.name}: {error}. Nothing was loaded"
    with closing(Database(paths.database, reader)) as database:
        altered = load(database, paths.pages, parsed, passed_over.append)
    loaded = ", ".join(rows_in_words(table, many) for table, many in altered.items())
    says = [f"Loaded {loaded}"] if altered else []
    return "; ".join([*says, *passed_over]) or "Your library has all of it already"


def aside(context: Context, words: str, work: Callable[[Locations, Rest], Ending]) -> None:
    """Do what takes a while on a thread of its own, and say what came of it."""
    if context.desk.library.paths is None:
        context.say(IN_MEMORY)
        return
    paths, desk = context.desk.library.paths, context.desk
    desk.working = words
    context.panes.show_status()

    async def end(outcome: Ending) -> None:
        if desk.working == words:
            desk.working = ""
            context.panes.show_status()
        await outcome.tell(context)

    def run(rest: Rest) -> Answered:
        try:
            outcome = work(paths, rest)
        except LibraryError as error:
            outcome = Ending(str(error))
        return Answered(lambda: end(outcome))

    context.workers.aside(run, context.screen.post_message, threading.Event())
