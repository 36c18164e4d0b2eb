"""Names that a person gives to reading lists, saved filters and pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from parsing.paper import Paper
from tui.actions.context import Context
from tui.library.drafts import Draft
from tui.library.errors import complaint
from tui.library.labels import tag_name
from tui.library.lists import (
    ReadingList,
    SavedFilter,
    SavedPage,
    filter_name,
    list_name,
    page_title,
)
from tui.library.names import folded_name
from tui.library.phrases import plural
from tui.library.sources import Source, SourceKind
from tui.messages import Request


async def rename_list(context: Context) -> None:
    """Ask for another name of the list, the saved filter, the tag or the page in view."""
    if (page := context.page_in_view) is not None:
        name = context.desk.name(context.desk.view.source)
        await ask_page_name(context, page, Draft("rename_page", page.digest, name, before=name))
        return
    if context.desk.view.source.kind is SourceKind.TAG:
        folded = str(context.desk.view.source.of)
        name, _ = context.desk.library.state.tags_by_folded[folded]
        await ask_tag_name(context, folded, Draft("rename_tag", folded, name, before=name))
        return
    own = context.list_in_view or context.filter_in_view
    if own is None:
        context.say("This view has no name of yours to change.")
        return
    command = "rename_list" if isinstance(own, ReadingList) else "rename_filter"
    name = context.desk.name(context.desk.view.source)
    await ask_other_name(context, own, Draft(command, str(own.id), name, before=name))


async def ask_tag_name(context: Context, folded: str, draft: Draft) -> None:
    """Ask for another name of a tag; that of another tag makes one of both, after a question.

    Args:
        context: of the command.
        folded: the tag's name, as names are compared.
        draft: what was kept of an answer.
    """
    from tui.dialogs.prompt import Prompt

    if context.still_reading():
        return
    library = context.desk.library
    state = library.state
    name, many = state.tags_by_folded[folded]

    async def answered(typed: str | None) -> None:
        if typed is None or (new := tag_name(typed)) == name:
            return

        def rename() -> None:
            papers = tagged_papers(context, folded)
            said = f"#{name} is #{new} now: {plural(len(papers), 'paper')}"
            # Where all of them have the other nothing tells that it is the other name of this.
            shown = Source(SourceKind.TAG, folded_name(new))
            context.request(
                lambda: library.rename_tag(papers, name, new), Request(said, instead=shown)
            )

        other = state.tags_by_folded.get(folded_name(new))
        if other is None or folded_name(new) == folded:
            rename()
        else:
            await context.ask(
                f"There is a tag #{other[0]} ({plural(other[1], 'paper')}) already."
                f" Make #{name} ({plural(many, 'paper')}) one with it?",
                rename,
            )

    wrong = partial(complaint, tag_name)
    question = f"Another name for the tag #{name}"
    await context.open(Prompt(question, draft.before, wrong), answered, draft)


def tagged_papers(context: Context, folded: str) -> list[Paper]:
    """Return the papers that have a tag by now, by its name as names are compared."""
    there, state = context.desk.store.papers, context.desk.library.state
    return [there[key] for key in state.keys_tagged(folded) if key in there]


async def ask_other_name(context: Context, own: ReadingList | SavedFilter, draft: Draft) -> None:
    """Ask for another name of a list or a saved filter, beginning with what was kept of one."""
    library, name = context.desk.library, draft.before
    if isinstance(own, ReadingList):
        check, rename = list_check(context, own), library.rename_list
    else:
        check, rename = filter_check(context, own), library.rename_filter
    await ask_name(
        context,
        f"Another name for “{name}”",
        draft,
        check,
        lambda new: context.change(lambda: rename(own.id, new), f"“{name}” is “{new}” now"),
    )


async def ask_page_name(context: Context, page: SavedPage, draft: Draft) -> None:
    """Ask what a page shall be called, beginning with what was kept of an answer."""
    library, name = context.desk.library, draft.before
    others = [label for own, label in context.desk.labels.items() if own != page.name]
    await ask_name(
        context,
        f"Another name for the page “{name}”",
        draft,
        lambda typed: page_title(typed, others),
        lambda new: context.change(
            lambda: library.rename_page(page, new), f"The page “{name}” is “{new}” now"
        ),
    )


async def ask_name(
    context: Context,
    question: str,
    draft: Draft,
    check: Callable[[str], str],
    then: Callable[[str], None],
) -> None:
    """Ask for a name until the check takes it, and do something with one that is another.

    Args:
        question: what is asked.
        draft: what is named, and the name there is.
        check: gives the name that was typed, tidied, or raises a `LibraryError`.
        then: takes the name.
    """
    from tui.dialogs.prompt import Prompt

    def answered(typed: str | None) -> None:
        if typed is not None and check(typed) != draft.before:
            then(check(typed))

    await context.open(Prompt(question, draft.before, partial(complaint, check)), answered, draft)


def list_check(context: Context, own: ReadingList | None = None) -> Callable[[str], str]:
    """Return a check of names of reading lists; a list's own name is free to itself."""
    others = [each for each in context.desk.library.state.lists if each != own]
    return lambda typed: list_name(typed, others)


def filter_check(context: Context, own: SavedFilter | None = None) -> Callable[[str], str]:
    """Return a check of names of saved filters; a filter's own name is free to itself."""
    others = [each for each in context.desk.library.state.filters if each != own]
    return lambda typed: filter_name(typed, others)
