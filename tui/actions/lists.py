"""Reading lists: made, filled, ordered, renamed and deleted."""

from __future__ import annotations

from collections.abc import Sequence

from parsing.paper import Paper
from tui.actions.context import Context
from tui.actions.naming import ask_name, list_check, tagged_papers
from tui.actions.pages import remove_page
from tui.actions.selecting import named, share_of, when_sure
from tui.library.drafts import Draft, draft_on
from tui.library.lists import ReadingList, list_name, moved
from tui.library.phrases import plural
from tui.library.sources import SourceKind

NO_LIST = "This view is not a reading list: open one in the sidebar first."


async def new_list(context: Context) -> None:
    """Ask for a name and make an empty list."""
    await name_new_list(context, Draft("new_list"))


async def name_new_list(context: Context, draft: Draft) -> None:
    """Ask for a name, beginning with what was kept of one, and make an empty list."""

    def make(name: str) -> None:
        library = context.desk.library
        context.change(lambda: library.make_list(name), f"Made the reading list “{name}”")

    await ask_name(context, "Name of the new reading list", draft, list_check(context), make)


# Papers in lists


async def add_to_list(context: Context) -> None:
    """Ask which list the papers meant go to; a name that is not there makes a new one."""
    if papers := context.targets():
        await ask_lists_of(context, papers)
    else:
        context.paper_meant()  # says that there is none


async def ask_lists_of(context: Context, papers: Sequence[Paper]) -> None:
    """Ask which lists papers go into and which they are taken out of."""
    await ask_lists(context, papers, draft_on("add_to_list", papers))


async def ask_lists(context: Context, papers: Sequence[Paper], draft: Draft | None) -> None:
    """Ask which lists papers go into, beginning with what was kept of an answer."""
    from tui.dialogs.base import quoted
    from tui.dialogs.pick_names import NameChoice, Picked, PickNames

    library = context.desk.library
    many = len(papers) > 1

    async def answered(answer: Picked | None) -> None:
        if answer is None:
            return
        if not answer.at_once:
            await change_lists(context, papers, answer.give, answer.take)
        elif number := _ids(context).get(answer.give[0]):
            await _add(context, papers, number)
        else:
            (name,) = answer.give
            what = plural(len(papers), "paper") + " added" if many else "Added"
            said = f"{what} to the new list “{name}”"
            await when_sure(
                context,
                papers,
                lambda number: f"Add {number} to the new list “{name}”?",
                lambda: context.change(lambda: library.make_list(name, papers), said),
            )

    def new(typed: str) -> tuple[str, tuple[str, ...]]:
        name = list_name(typed, library.state.lists)
        return f"New list “{name}”", (name,)

    names = [
        NameChoice(
            each.name,
            _has(each, papers) or plural(len(each.keys), "paper"),
            share_of(sum(1 for paper in papers if paper.key in each.keys), papers),
        )
        for each in library.state.lists
    ]
    what = "Add"
    if many:
        what = f"Add {plural(len(papers), 'paper')}"
    elif draft is not None and draft.file:
        what = f"Add {quoted(context.desk.title(papers[0]))}"
    dialog = PickNames(f"{what} to which reading list?", names, new)
    await context.open(dialog, answered, draft)


def _ids(context: Context) -> dict[str, int]:
    """Return the reading lists' ids by their names."""
    return {each.name: each.id for each in reversed(context.desk.library.state.lists)}


async def change_lists(
    context: Context, papers: Sequence[Paper], into: Sequence[str], out_of: Sequence[str]
) -> None:
    """Put papers into lists, of which some may be new, and take them out of others: one step."""
    library, ids = context.desk.library, _ids(context)
    there = [ids[name] for name in into if name in ids]
    new = [name for name in into if name not in ids]
    gone = [ids[name] for name in out_of if name in ids]
    put, taken = (", ".join(f"“{name}”" for name in names) for names in (into, out_of))
    did = "; ".join(filter(None, (put and f"in {put}", taken and f"not in {taken} any more")))
    await when_sure(
        context,
        papers,
        lambda many: f"Have {many} {did}?",
        lambda: context.change(
            lambda: library.reading_lists.change_lists(papers, there, gone, new),
            f"{did[0].upper()}{did[1:]}: {named(context, papers)}",
        ),
    )


def _has(reading_list: ReadingList, papers: Sequence[Paper]) -> str:
    """Return how many of some papers a list has, in words; nothing for none."""
    there = set(reading_list.keys)
    many = sum(1 for each in papers if each.key in there)
    if many == len(papers):
        return "has it" if many == 1 else "has all"
    return f"has {many:,} of {len(papers):,}" if many else ""


async def _add(context: Context, papers: Sequence[Paper], number: int) -> None:
    library = context.desk.library
    chosen = library.state.list_of(number)
    if chosen is None:
        return
    there = set(chosen.keys)
    new = [each for each in papers if each.key not in there]
    if not new:
        they = "It is" if len(papers) == 1 else "They are"
        context.say(f"{they} in “{chosen.name}” already.")
        return
    what = plural(len(new), "paper") + " added" if len(papers) > 1 else "Added"
    said = f"{what} to “{chosen.name}”"
    await when_sure(
        context,
        new,
        lambda many: f"Add {many} to “{chosen.name}”?",
        lambda: context.change(lambda: library.add_to_list(chosen.id, new), said),
    )


async def take_out(context: Context) -> None:
    """Take the paper out of the list in view; in the sidebar, delete what stands there."""
    desk, library = context.desk, context.desk.library
    reading_list, saved, kind = context.list_in_view, context.filter_in_view, desk.view.source.kind
    if context.panes.active == "sidebar" and context.panes.section:
        context.say("A heading cannot be deleted; Enter folds it.")
    elif context.panes.active == "sidebar" and kind is SourceKind.PAGE:
        await remove_page(context)
    elif context.panes.active == "sidebar" and kind is SourceKind.TAG:
        await _delete_tag(context, str(desk.view.source.of))
    elif context.panes.active == "sidebar" and saved is not None:
        await context.ask(
            f"Delete the saved filter “{saved.name}”?",
            lambda: context.change(
                lambda: library.delete_filter(saved.id), f"Deleted the filter “{saved.name}”"
            ),
        )
    elif reading_list is None:
        context.say(NO_LIST)
    elif context.panes.active == "sidebar":
        number, name = reading_list.id, reading_list.name
        await context.ask(
            f"Delete the reading list “{name}” ({plural(len(reading_list.keys), 'paper')})?"
            " Papers and marks stay.",
            lambda: context.change(
                lambda: library.delete_list(number), f"Deleted the list “{name}”"
            ),
        )
    elif papers := of_list(context, reading_list):
        number, name, keys = reading_list.id, reading_list.name, [each.key for each in papers]
        said = f"Taken out of “{name}”: {named(context, papers)}"
        await when_sure(
            context,
            papers,
            lambda many: f"Take {many} out of “{name}”?",
            lambda: context.change(lambda: library.take_out(number, keys), said),
        )


async def _delete_tag(context: Context, folded: str) -> None:
    """Take a tag from all papers, if the person says yes."""
    if context.still_reading():
        return
    library = context.desk.library
    tag, many = library.state.tags_by_folded[folded]

    def delete() -> None:
        papers = tagged_papers(context, folded)
        context.change(lambda: library.untag(papers, tag), f"Deleted the tag #{tag}")

    await context.ask(f"Take the tag #{tag} from {plural(many, 'paper')}?", delete)


def of_list(context: Context, reading_list: ReadingList) -> list[Paper]:
    """Return the papers meant that are in a list; say so when none of those selected is."""
    there = set(reading_list.keys)
    papers = [each for each in context.targets() if each.key in there]
    if not papers and context.desk.selection:
        context.say(f"No selected paper is in “{reading_list.name}”.")
    return papers


def move_down(context: Context) -> None:
    """Move the paper down in the list in view."""
    _move_paper(context, context.count or 1)


def move_up(context: Context) -> None:
    """Move the paper up in the list in view."""
    _move_paper(context, -(context.count or 1))


def _move_paper(context: Context, by: int) -> None:
    reading_list, paper, desk = context.list_in_view, context.current, context.desk
    if context.panes.active == "sidebar":
        _move_list(context, reading_list, by)
    elif reading_list is None:
        add = context.key_of("add_to_list")
        context.say(
            f"This view is not a reading list, where papers move: {add} adds one to a list."
        )
    elif context.still_reading():
        return
    elif desk.view.query:
        context.say(f"Papers move in the whole list: {context.key_of('escape')} clears the filter.")
    elif not desk.in_own_order:
        order = f"this is {desk.view.sort.words}; {context.key_of('sort')} and Enter bring it back"
        context.say(f"Papers move in the list's own order: {order}.")
    elif paper is not None and (papers := of_list(context, reading_list)):
        number, keys = reading_list.id, [each.key for each in papers]
        if moved(reading_list.keys, keys, by) == reading_list.keys:
            it = "It is" if len(keys) == 1 else "They are"
            context.say(f"{it} the {'first' if by < 0 else 'last'} of the list already.")
            return
        context.change(lambda: desk.library.move_in_list(number, keys, by), moved=paper.key)


def _move_list(context: Context, reading_list: ReadingList | None, by: int) -> None:
    """Move the list under the sidebar's cursor among the lists."""
    if reading_list is None or context.panes.section:
        context.say("Only reading lists are put in another order here.")
        return
    library, lists, number = context.desk.library, context.desk.library.state.lists, reading_list.id
    if lists.index(reading_list) == (0 if by < 0 else len(lists) - 1):
        context.say(f"It is the {'first' if by < 0 else 'last'} of the lists already.")
        return
    context.change(lambda: library.reading_lists.move(number, by))
