"""Theme: chosen by looking at it."""

from __future__ import annotations

from tui.actions.context import Context
from tui.theme import NAMES, PAIRS, is_dark
from tui.theming import Theming


async def theme(context: Context) -> None:
    """Ask for a theme, and show each that the cursor stands on; Esc comes back to what was."""
    from tui.dialogs.pick import Choice, Pick

    app = context.screen.app
    assert isinstance(app, Theming)
    before = app.chosen

    def answered(name: str | None) -> None:
        app.show_theme(name or before)
        if name is not None:
            context.desk.remember(theme=name, theme_in_settings=app.default)
            context.say(f"Theme: {name}")

    if app.has_few_colours:
        context.say("This terminal has too few colours: every theme is shown in its own.")
        return
    choices = [Choice(name, _note(name), name) for name in NAMES]
    dialog = Pick("Which theme?", choices, now=before, moved=app.show_theme)
    dialog.add_class("-aside")
    await context.open(dialog, answered)


def _note(name: str) -> str:
    if name in PAIRS:
        return "as the terminal is"
    return "dark" if is_dark(name) else "light"
