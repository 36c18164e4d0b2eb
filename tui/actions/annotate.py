"""Annotations that a person writes on papers: tags and a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from parsing.paper import Paper
from tui.actions.context import Context
from tui.actions.selecting import named, share_of, when_sure
from tui.library.drafts import Draft, draft_on
from tui.library.errors import complaint
from tui.library.labels import note_text, tag_names
from tui.library.names import folded_name
from tui.library.phrases import plural


async def tag(context: Context) -> None:
    """Ask which tag; one that all papers meant have is taken away, a new name is made."""
    if papers := context.targets():
        await ask_tags(context, papers, draft_on("tag", papers))
    else:
        context.paper_meant()  # says that there is none


async def ask_tags(context: Context, papers: Sequence[Paper], draft: Draft | None) -> None:
    """Ask which tags papers are given or lose, beginning with what was kept of an answer."""
    from tui.dialogs.base import quoted
    from tui.dialogs.pick_names import NameChoice, Picked, PickNames

    library = context.desk.library
    own = Counter(name for each in papers for name in library.state.tags_of(each.key))
    had_by = Counter(
        folded
        for each in papers
        for folded in {folded_name(name) for name in library.state.tags_of(each.key)}
    )
    # The tags used most come first, those of all papers last: Enter at once takes none away.
    others = sorted(library.state.tags.items(), key=lambda each: -each[1])
    in_all = [name for name in own if had_by[folded_name(name)] == len(papers)]
    names = [
        NameChoice(
            name,
            _had_by(had_by[folded_name(name)], papers) or plural(all_, "paper"),
            share_of(had_by[folded_name(name)], papers),
        )
        for name, all_ in others
        if had_by[folded_name(name)] < len(papers)
    ]
    whose = "has it" if len(papers) == 1 else "all have it"
    all_have = share_of(len(papers), papers)
    names += [
        NameChoice(name, f"{whose}: Enter takes it away", all_have) for name in sorted(in_all)
    ]

    async def answered(answer: Picked | None) -> None:
        if answer is None:
            return
        if answer.at_once:
            await _tag(context, papers, answer.give)
        else:
            await _change_tags(context, papers, answer.give, answer.take)

    def new(typed: str) -> tuple[str, tuple[str, ...]]:
        names = tag_names(typed)
        what = "New tag" if len(names) == 1 else "The tags"
        return f"{what} {', '.join(f'“{name}”' for name in names)}", names

    question = "Which tag?"
    if len(papers) > 1:
        question = f"Which tag for {plural(len(papers), 'paper')}?"
    elif draft is not None and draft.file:
        question = f"Which tag for {quoted(context.desk.title(papers[0]))}?"
    await context.open(PickNames(question, names, new), answered, draft)


def _had_by(many: int, papers: Sequence[Paper]) -> str:
    return f"{many:,} of {len(papers):,} have it" if many else ""


async def _change_tags(
    context: Context, papers: Sequence[Paper], give: tuple[str, ...], take: tuple[str, ...]
) -> None:
    """Give papers some tags and take others from them, as one step."""
    library = context.desk.library
    given, taken = (" ".join(f"#{name}" for name in names) for names in (give, take))
    did = "; ".join(
        filter(None, (given and f"Tagged {given}", taken and f"not tagged {taken} any more"))
    )
    said = f"{did[0].upper()}{did[1:]}: {named(context, papers)}"
    asked = ", ".join(filter(None, (given and f"with {given}", taken and f"not with {taken}")))
    await when_sure(
        context,
        papers,
        lambda many: f"Tag {many} {asked}?",
        lambda: context.change(lambda: library.change_tags(papers, give, take), said),
    )


async def _tag(context: Context, papers: Sequence[Paper], names: tuple[str, ...]) -> None:
    library, of = context.desk.library, named(context, papers)
    every = [library.state.tags_of(each.key) for each in papers]
    has = None
    if len(names) == 1:
        folded = folded_name(names[0])
        alike = [[name for name in own if folded_name(name) == folded] for own in every]
        if all(alike):
            has = names[0] if names[0] in alike[0] else alike[0][0]
    tags = " ".join(f"#{name}" for name in names)
    if has is None:
        said, asked = f"Tagged {tags}: {of}", f"with {tags}"
        await when_sure(
            context,
            papers,
            lambda many: f"Tag {many} {asked}?",
            lambda: context.change(lambda: library.tag(papers, *names), said),
        )
        return
    gone = has
    await when_sure(
        context,
        papers,
        lambda many: f"Take #{gone} from {many}?",
        lambda: context.change(
            lambda: library.untag(papers, gone), f"Not tagged #{gone} any more: {of}"
        ),
    )


async def note(context: Context) -> None:
    """Write the paper's note in an editor."""
    if (paper := context.paper_meant()) is not None:
        before = context.desk.library.state.note_of(paper.key)
        await write_note(context, paper, Draft("note", paper.key, paper.title, before))


async def write_note(context: Context, paper: Paper, draft: Draft, said: str = "") -> None:
    """Write a paper's note in an editor, going on with what was kept of it.

    Args:
        context: of the command.
        paper: what the note is on.
        draft: the note that there is, and what was kept.
        said: where it was kept, if not by a reader that ended.
    """
    from tui.dialogs.base import quoted
    from tui.dialogs.editor import Editor

    library, before, title = context.desk.library, draft.before, context.desk.title(paper)

    def answered(typed: str | None) -> None:
        if typed is None or (text := note_text(typed)) == before:
            return
        said = "Note kept" if text else "Note taken away"
        context.change(lambda: library.set_note(paper, text, before), f"{said}: {title}")

    wrong = partial(complaint, note_text)
    editor = Editor(context.panes, f"Note on {quoted(title)}", before, wrong)
    await context.open(editor, answered, draft)
    if said and editor.is_attached:
        editor.head(said)
