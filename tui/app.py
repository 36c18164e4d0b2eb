"""The app: theme, keys, and the screen it opens with."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App, SystemCommand
from textual.screen import Screen

from tui.background import Background
from tui.commands import BY_NAME, COMMANDS, shown_keys
from tui.library.desk import Desk
from tui.screens.reader import Reader
from tui.settings import Settings
from tui.theme import themes


class Carrel(App[None]):
    """The reader over one desk.

    Args:
        desk: what is read, and where it is marked.
        settings: the person's theme and keys.
    """

    TITLE = "carrel"
    CSS_PATH = "carrel.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f20"  # the reader's own command opens it

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings
        self._background = Background()
        for theme in themes():
            self.register_theme(theme)
        # Setting the theme in the usual way would parse and apply all styles a second time.
        self.set_reactive(Carrel.theme, settings.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        changed = {name: keys for name, keys in settings.keys.items() if keys != BY_NAME[name].keys}
        self.set_keymap(changed)

    def get_default_screen(self) -> Screen[None]:
        """The reader is the only screen that stays."""
        return Reader(self._desk, self._background, self._settings.keys)

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """The palette offers what the keys offer."""
        for command in COMMANDS:
            if command.name != "palette":
                yield SystemCommand(
                    command.does,
                    shown_keys(self._settings.keys[command.name]),
                    getattr(screen, f"action_{command.name}"),
                )

    async def on_unmount(self) -> None:
        """Nothing that was asked for is left undone."""
        self._background.close()


def run(desk: Desk, settings: Settings) -> int:
    """Open the reader and stay until the person leaves; gives the exit status."""
    app = Carrel(desk, settings)
    app.run()
    return app.return_code or 0
