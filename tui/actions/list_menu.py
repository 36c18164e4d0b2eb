"""What can be done with reading lists as wholes: described, due, filled, merged, split."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from parsing.paper import Paper
from tui.actions.context import Context
from tui.actions.lists import NO_LIST, ask_lists_of, of_list
from tui.actions.naming import list_check
from tui.actions.selecting import named, when_sure
from tui.library.drafts import Draft, draft_on
from tui.library.due import DAYS, day_in_full, day_meant
from tui.library.errors import complaint
from tui.library.lists import ReadingList, description_text, list_name
from tui.library.phrases import plural
from tui.library.sources import Source, SourceKind
from tui.library.storage.moments import today
from tui.messages import Request


async def list_menu(context: Context) -> None:
    """Ask what is to be done with the list in view, or with all papers of another view."""
    from tui.dialogs.menu import Menu
    from tui.dialogs.pick import Choice

    own, many = context.list_in_view, len(context.desk.view.keys)
    choices: list[Choice[str]] = []
    if own is not None:
        done = f"{len(own.done):,} done"
        choices = [
            Choice("Say what it is for", "", "describe_list"),
            Choice("Say when it is due", own.due, "set_due"),
            Choice("Move papers to another list", context.key_of("move_to_list"), "move_to_list"),
            Choice("Merge it into another list", plural(len(own.keys), "paper"), "merge_list"),
            Choice("Split off what is done", done, "split_list"),
        ]
    if many:
        view = context.desk.name(context.desk.view.source)
        shown = "all that is found" if context.desk.view.query else f"all of “{view}”"
        choices.append(Choice(f"Put {shown} into lists", plural(many, "paper"), "list_view"))
    if not choices:
        context.say("There is nothing in view to put into a list.")
        return

    async def answered(name: str | None) -> None:
        if name is not None:
            await context.do(name)

    question = f"Do what with “{own.name}”?" if own else "Do what with this view?"
    await context.open(Menu(question, choices), answered)


async def describe_list(context: Context) -> None:
    """Write what the list in view is for."""
    if (own := context.list_in_view) is None:
        context.say(NO_LIST)
        return
    draft = Draft("describe_list", str(own.id), own.name, own.description)
    await ask_description(context, own, draft)


async def ask_description(context: Context, own: ReadingList, draft: Draft) -> None:
    """Write what a list is for, going on with what was kept of that."""
    from tui.dialogs.editor import Editor

    library = context.desk.library

    def answered(typed: str | None) -> None:
        if typed is None or (text := description_text(typed)) == own.description:
            return
        said = f"“{own.name}” is described" if text else f"“{own.name}” is not described any more"
        context.change(lambda: library.reading_lists.describe(own.id, text), said)

    wrong = partial(complaint, description_text)
    title = f"What “{own.name}” is for"
    await context.open(Editor(context.panes, title, draft.before, wrong), answered, draft)


async def set_due(context: Context) -> None:
    """Ask by which day the list in view is due."""
    if (own := context.list_in_view) is None:
        context.say(NO_LIST)
        return
    await ask_due(context, own, Draft("set_due", str(own.id), own.name, own.due))


async def ask_due(context: Context, own: ReadingList, draft: Draft) -> None:
    """Ask by which day a list is due, beginning with what was kept of an answer."""
    from tui.dialogs.prompt import Prompt

    library, meant = context.desk.library, partial(day_meant, today=today())
    wrong = partial(complaint, meant)

    def answered(typed: str | None) -> None:
        if typed is None or (due := meant(typed)) == own.due:
            return
        when = day_in_full(due) if due else ""
        said = f"“{own.name}” is due {when}" if due else f"“{own.name}” is not due any more"
        context.change(lambda: library.reading_lists.set_due(own.id, due), said)

    def told(typed: str) -> str:
        """Return the day that is understood so far."""
        return day_in_full(due) if not wrong(typed) and (due := meant(typed)) else ""

    question = f"By which day is “{own.name}” due? ({DAYS}; nothing: by none)"
    await context.open(Prompt(question, draft.before, wrong, told=told), answered, draft)


async def move_to_list(context: Context) -> None:
    """Ask which list the papers meant are moved to from the one in view; what is done stays so."""
    if (own := context.list_in_view) is None:
        context.say(NO_LIST)
    elif papers := of_list(context, own):
        draft = draft_on("move_to_list", papers, own)
        await ask_move(context, own, papers, draft)


async def ask_move(
    context: Context, own: ReadingList, papers: list[Paper], draft: Draft | None
) -> None:
    """Ask which list papers of one are moved to, beginning with what was kept of an answer."""
    library, keys = context.desk.library, {paper.key for paper in papers}

    async def move(target: int | str, name: str) -> None:
        await when_sure(
            context,
            papers,
            lambda many: f"Move {many} from “{own.name}” to “{name}”?",
            lambda: context.change(
                lambda: library.reading_lists.move_papers(own.id, target, keys),
                f"Moved to “{name}”: {named(context, papers)}",
            ),
        )

    question = f"Move {_shortly(papers)} to which list?"
    await _ask_other(context, own, question, move, new=True, draft=draft)


async def merge_list(context: Context) -> None:
    """Ask which list the one in view is merged into."""
    own, library = context.list_in_view, context.desk.library
    if own is None:
        context.say(NO_LIST)
        return

    async def into(target: int | str, name: str) -> None:
        def done() -> None:
            assert isinstance(target, int)
            number = target
            said = f"“{own.name}” is a part of “{name}” now"
            context.request(
                lambda: library.reading_lists.merge(own.id, number),
                Request(said, instead=Source(SourceKind.LIST, number)),
            )

        many = plural(len(own.keys), "paper")
        await context.ask(
            f"Put {many} of “{own.name}” into “{name}”, and take “{own.name}” away?", done
        )

    await _ask_other(context, own, f"Merge “{own.name}” into which list?", into, new=False)


async def split_list(context: Context) -> None:
    """Ask for the name of a new list, and move there what is done in the one in view."""
    own = context.list_in_view
    if own is None or not own.done:
        key = context.key_of("done")
        context.say(NO_LIST if own is None else f"Nothing is done in this list yet: {key} says so.")
        return
    start = _free_name(f"{own.name}, done", context)
    await ask_split(context, own, Draft("split_list", str(own.id), own.name, start))


async def ask_split(context: Context, own: ReadingList, draft: Draft) -> None:
    """Ask what the list for what is done is called, beginning with what was kept of an answer."""
    from tui.dialogs.prompt import Prompt

    check, library = list_check(context), context.desk.library

    def answered(typed: str | None) -> None:
        if typed is not None:
            name, many = check(typed), plural(len(own.done), "paper")
            context.change(
                lambda: library.reading_lists.split_done(own.id, name),
                f"Moved to the new list “{name}”: {many}",
            )

    question = f"Name of the list for what is done in “{own.name}”"
    wrong = partial(complaint, check)
    await context.open(Prompt(question, draft.before, wrong), answered, draft)


async def list_view(context: Context) -> None:
    """Ask which lists all papers in view are put into; of a saved filter, what it finds now."""
    if context.still_reading():
        return
    desk = context.desk
    papers = [desk.store.papers[key] for key in desk.view.keys]
    await ask_lists_of(context, papers)


async def _ask_other(
    context: Context,
    own: ReadingList,
    question: str,
    then: Callable[[int | str, str], Awaitable[None]],
    *,
    new: bool,
    draft: Draft | None = None,
) -> None:
    """Ask for another list than one; its id goes on, or the name of a new one, and its name."""
    from tui.dialogs.pick import Choice, Pick

    lists = context.desk.library.state.lists
    choices: list[Choice[tuple[int | str, str]]] = [
        Choice(each.name, plural(len(each.keys), "paper"), (each.id, each.name))
        for each in lists
        if each.id != own.id
    ]
    if not choices and not new:
        context.say("There is no other list.")
        return

    def made(typed: str) -> Choice[tuple[int | str, str]]:
        name = list_name(typed, lists)
        return Choice(f"New list “{name}”", "", (name, name))

    async def answered(answer: tuple[int | str, str] | None) -> None:
        if answer is not None:
            await then(*answer)

    await context.open(Pick(question, choices, made if new else None), answered, draft)


def _shortly(papers: list[Paper]) -> str:
    return plural(len(papers), "paper") if len(papers) > 1 else "it"


def _free_name(name: str, context: Context) -> str:
    """Return a name if no list has it, else nothing."""
    return "" if complaint(list_check(context), name) else name
