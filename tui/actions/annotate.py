"""Annotations that a person writes on papers: tags and a note."""

from __future__ import annotations

from functools import partial

from parsing.paper import Paper
from tui.actions.context import Context
from tui.library.drafts import Draft
from tui.library.errors import complaint
from tui.library.labels import note_text, tag_name
from tui.library.names import folded_name
from tui.library.phrases import plural


async def tag(context: Context) -> None:
    """Ask which tag; one that the paper has is taken away, a name that is not there is made."""
    if (paper := context.paper_meant()) is not None:
        await ask_tag(context, paper, Draft("tag", paper.key, paper.title))


async def ask_tag(context: Context, paper: Paper, draft: Draft) -> None:
    """Ask which tag a paper is given or loses, beginning with what was kept of an answer."""
    from tui.dialogs.base import quoted
    from tui.dialogs.pick import Choice, Pick

    library = context.desk.library
    own = library.state.tags_of(paper.key)
    # The tags used most come first, those of the paper last: Enter at once takes none away.
    others = sorted(library.state.tags.items(), key=lambda each: -each[1])
    has = {folded_name(name) for name in own}
    choices = [
        Choice(name, plural(papers, "paper"), name)
        for name, papers in others
        if folded_name(name) not in has
    ]
    choices += [Choice(name, "has it: Enter takes it away", name) for name in own]

    def answered(answer: str | None) -> None:
        if answer is not None:
            _tag(context, paper, answer)

    def new(typed: str) -> Choice[str]:
        name = tag_name(typed)
        return Choice(f"New tag “{name}”", "", name)

    question = f"Which tag for {quoted(context.desk.title(paper))}?" if draft.file else "Which tag?"
    await context.open(Pick(question, choices, new), answered, draft)


def _tag(context: Context, paper: Paper, name: str) -> None:
    library, title = context.desk.library, context.desk.title(paper)
    own, folded = library.state.tags_of(paper.key), folded_name(name)
    alike = [each for each in own if folded_name(each) == folded]
    has = name if name in alike else next(iter(alike), None)
    if has is None:
        context.change(lambda: library.tag([paper], name), f"Tagged #{name}: {title}")
    else:
        said = f"Not tagged #{has} any more: {title}"
        context.change(lambda: library.untag([paper], has), said)


async def note(context: Context) -> None:
    """Write the paper's note in an editor."""
    if (paper := context.paper_meant()) is not None:
        before = context.desk.library.state.note_of(paper.key)
        await write_note(context, paper, Draft("note", paper.key, paper.title, before))


async def write_note(context: Context, paper: Paper, draft: Draft) -> None:
    """Write a paper's note in an editor, going on with what was kept of it."""
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
