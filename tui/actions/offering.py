"""What readers that ended left of what was being typed: offered one after another."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tui.actions.annotate import ask_tags, write_note
from tui.actions.context import Context
from tui.actions.export import go_on_with_export
from tui.actions.filters import name_filter
from tui.actions.keeping import dump_library
from tui.actions.list_menu import ask_description, ask_due, ask_move, ask_split
from tui.actions.lists import ask_lists, name_new_list
from tui.actions.naming import ask_other_name, ask_page_name, ask_tag_name
from tui.actions.politely import EVERY, is_free
from tui.library.drafts import Draft
from tui.library.due import day_meant
from tui.library.errors import LibraryError
from tui.library.labels import note_text
from tui.library.library import Library
from tui.library.lists import ReadingList, description_text
from tui.library.names import folded_name
from tui.library.sources import ALL
from tui.library.storage.moments import today


class Offering:
    """Opens a dialog for each draft when nothing else is open and no key is being pressed.

    Args:
        context: of the commands that go on with them.
        drafts: what is offered, in this order.
    """

    def __init__(self, context: Context, drafts: Iterable[Draft]) -> None:
        self._context, self._waiting = context, deque(drafts)
        self._not_offered = 0
        self._timer = context.screen.set_interval(EVERY, self._go_on)

    async def _go_on(self) -> None:
        if not self._waiting:
            self._timer.stop()
        elif self._has_room:
            await self._offer(self._waiting.popleft())

    @property
    def _has_room(self) -> bool:
        desk = self._context.desk
        return (
            is_free(self._context)
            and desk.pending_pages is None
            # What the library keeps is on its way to the desk.
            and not desk.lacks_any
        )

    async def _offer(self, draft: Draft) -> None:
        context, file = self._context, draft.file
        if file is None:
            return
        if is_done(context.desk.library, draft):
            context.workers.keep(file.remove)
        elif why := await go_on_with(context, draft):
            context.workers.keep(file.close)
            more = f" (and {self._not_offered} more there)" if self._not_offered else ""
            self._not_offered += 1
            context.say(f"Kept in {_shown(file.path)}: {why}{more}")


def is_done(library: Library, draft: Draft) -> bool:
    """Whether what was typed is in the library: its reader ended right after it was saved."""
    typed = draft.text
    match draft.command:
        case "note":
            with suppress(LibraryError):
                return note_text(draft.text) == library.state.note_of(draft.about)
            return False
        case "tag":
            tags = {folded_name(each.strip().lstrip("# ")) for each in draft.text.split(",")}
            every = [*map(library.state.tags_of, draft.about.split())]
            return bool(every) and all(tags <= {*map(folded_name, has)} for has in every)
        case "add_to_list":
            keys = {*draft.about.split()}
            lists = library.state.lists
            names = tuple(each.name for each in lists if keys and keys <= {*each.keys})
        case "describe_list" | "set_due":
            own = _list_of(library, draft.about)
            with suppress(LibraryError):
                if draft.command == "set_due":
                    return own is not None and day_meant(typed, today()) == own.due
                return own is not None and description_text(typed) == own.description
            return False
        case "rename_tag":
            is_other = folded_name(typed) != draft.about
            if is_other and draft.about in library.state.tags_by_folded:
                return False
            names = tuple(library.state.tags)
        case "new_list" | "rename_list" | "split_list" | "move_to_list":
            names = tuple(each.name for each in library.state.lists)
        case "rename_page":
            names = tuple(each.called for each in library.state.pages)
        case "save_filter" | "rename_filter":
            names = tuple(each.name for each in library.state.filters)
        case _:
            return False
    if draft.command.startswith("rename"):  # another case of its letters is another name
        return " ".join(typed.split()) in names
    return folded_name(typed) in map(folded_name, names)


async def go_on_with(context: Context, draft: Draft) -> str:
    """Open the dialog that a draft was typed in; gives why that cannot be, in words, if so."""
    library = context.desk.library
    if not draft.command:
        return "it cannot be read"
    if library.not_saving:
        return "nothing can be saved now"
    match draft.command:
        case "new_list":
            await name_new_list(context, draft)
        case "export":
            return await go_on_with_export(context, draft)
        case "dump_library":
            await dump_library(context, draft)
        case "save_filter" if draft.about:
            await name_filter(context, draft)
        case "rename_list" | "describe_list" | "set_due" | "split_list":
            if (own := _list_of(library, draft.about)) is None:
                return "its list is gone"
            if draft.command == "split_list" and not own.done:
                return "nothing is done in its list any more"
            await _OF_A_LIST[draft.command](context, own, draft)
        case "rename_filter":
            filters = [each for each in library.state.filters if str(each.id) == draft.about]
            if not filters:
                return "its filter is gone"
            await ask_other_name(context, filters[0], draft)
        case "rename_tag":
            if draft.about not in library.state.tags_by_folded:
                return "its tag is gone"
            await ask_tag_name(context, draft.about, draft)
        case "rename_page":
            pages = [each for each in library.state.pages if each.digest == draft.about]
            if not pages:
                return "its page is gone"
            await ask_page_name(context, pages[0], draft)
        case "move_to_list":
            number, *keys = draft.about.split() or [""]
            own, there = _list_of(library, number), context.desk.store.papers
            if own is None or not keys or not {*keys} <= {*own.keys} & {*there}:
                return "what was to be moved is not in its list"
            await ask_move(context, own, [there[key] for key in keys], draft)
        case "note" | "tag" | "add_to_list":
            there = context.desk.store.papers
            papers = [there[key] for key in draft.about.split() if key in there]
            if len(papers) < len(draft.about.split()) or not papers:
                return "its paper is not here"
            if draft.command == "note":
                if context.current != papers[0]:  # which is read beside the note
                    context.open_source(ALL, papers[0].key)
                await write_note(context, papers[0], draft)
            else:
                ask = ask_tags if draft.command == "tag" else ask_lists
                await ask(context, papers, draft)
        case _:
            return "it is another carrel's"
    return ""


def _list_of(library: Library, number: str) -> ReadingList | None:
    """Return the reading list that a draft is about, by its id, if it is there."""
    return next((each for each in library.state.lists if str(each.id) == number), None)


_OF_A_LIST: dict[str, Callable[[Context, ReadingList, Draft], Awaitable[None]]] = {
    "rename_list": ask_other_name,
    "describe_list": ask_description,
    "set_due": ask_due,
    "split_list": ask_split,
}


def _shown(path: Path) -> str:
    """A path, short where it lies in the person's home."""
    whole, home = str(path), os.path.expanduser("~")  # noqa: PTH111 - it may not be known
    return f"~{whole.removeprefix(home)}" if whole.startswith(f"{home}/") else whole
