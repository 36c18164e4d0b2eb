"""Copying of what a paper is cited by, or of the text that is selected."""

from __future__ import annotations

from tui.actions.context import Context


async def copy(context: Context) -> None:
    """Copy the selected text, or ask what of the papers meant to copy."""
    if selected := context.screen.get_selected_text():
        context.copy(selected, "the selected text")
        context.screen.clear_selection()
        return
    papers = context.targets()
    if not papers:
        context.say("There is no paper under the cursor.")
        return
    from tui.dialogs.base import quoted
    from tui.dialogs.pick import Choice, Pick
    from tui.library.export.excerpts import EXCERPTS
    from tui.library.outgoing import collection

    items = collection(context.desk, "", [paper.key for paper in papers]).items
    written = [(each.name, each.what, each.write(items)) for each in EXCERPTS]
    choices = [
        Choice(name, " ".join(text.split()), (text, what)) for name, what, text in written if text
    ]

    def answered(answer: tuple[str, str] | None) -> None:
        if answer is not None:
            context.copy(*answer)

    of = quoted(papers[0].title) if len(papers) == 1 else f"{len(papers):,} papers"
    dialog = Pick(f"Copy what of {of}?", choices)
    dialog.add_class("-wide")
    await context.open(dialog, answered)
