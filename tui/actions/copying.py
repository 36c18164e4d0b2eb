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
    from tui.actions.export import CLIPBOARD, NEEDS, ask_style
    from tui.actions.order import Order
    from tui.actions.writing import write
    from tui.dialogs.base import quoted
    from tui.dialogs.menu import Menu
    from tui.dialogs.pick import Choice
    from tui.library.export import format_for
    from tui.library.export.excerpts import EXCERPTS
    from tui.library.export.styles import MISSING, can_cite
    from tui.library.outgoing import collection

    collected = collection(context.desk, "", [paper.key for paper in papers])
    written = [(each.name, each.what, each.write(collected.items)) for each in EXCERPTS]
    choices = [
        Choice(name, " ".join(text.split()), (text, what)) for name, what, text in written if text
    ]
    needs = "" if can_cite() else NEEDS
    style = format_for(context.desk.session.export.get("citation", ""))
    if style is not None:
        choices.insert(2, Choice(style.label, needs or "the style chosen last", ("", style.name)))
    another = Choice("Citation in a style", needs or "APA, IEEE, Chicago …", ("", ""))
    choices.insert(2 + (style is not None), another)

    async def answered(answer: tuple[str, str] | None) -> None:
        if answer is None:
            return
        text, what = answer
        if text:
            context.copy(text, what)
        elif needs:
            context.say(MISSING)
        elif what:
            await cite(what)
        else:
            await ask_style(context, cite)

    async def cite(name: str) -> None:
        context.desk.remember(export={**context.desk.session.export, "citation": name})
        await write(context, Order(name, collected, {"to": CLIPBOARD}))

    of = quoted(papers[0].title) if len(papers) == 1 else f"{len(papers):,} papers"
    dialog = Menu(f"Copy what of {of}?", choices)
    dialog.add_class("-wide")
    await context.open(dialog, answered)
