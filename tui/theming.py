"""Theme of the app: as a person chose it, as the terminal can show it, light or dark as that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor

from tui.colours import DEFAULT
from tui.theme import has_few, textual_theme, theme_for

SETTLED = 0.03
"""Seconds after which all that is shown is set in another theme."""

if TYPE_CHECKING:
    _Base = App[None]
else:
    # A further class that Textual looks through takes a hundredth of a start.
    _Base = object


class Theming(_Base):
    """Part of an app: it is shown in a theme of `tui.theme`, each made when it is first wanted."""

    chosen = DEFAULT
    """Name of the theme that the person chose."""
    default = DEFAULT
    """The one that the person's settings have."""
    on_dark = True
    """Whether the terminal is dark, as far as is known."""
    _has_begun = False

    @property
    def has_few_colours(self) -> bool:
        """Tell whether the terminal has so few that it shows all themes in its own."""
        return has_few(self.console.color_system)

    def begin_with(self, chosen: str, *, on_dark: bool) -> None:
        """Have the first frame drawn in a theme, before anything is."""
        self.chosen, self.on_dark, self._has_begun = chosen, on_dark, True
        # Setting the theme in the usual way would parse and apply all styles a second time.
        self.set_reactive(App.theme, self._made_theme())
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's values for the style sheet: none of one that nobody chose."""
        return super().get_css_variables() if self._has_begun else {}

    def show_theme(self, chosen: str) -> None:
        """Show all there is in a theme; of several that are asked for at once, in the last."""
        self.chosen = chosen
        self.call_later(self._apply_theme)

    def show_ground(self, *, dark: bool) -> None:
        """Show the theme as it is on a dark or a light terminal."""
        self.on_dark = dark
        self._apply_theme()

    def _apply_theme(self) -> None:
        name = self._made_theme()
        if name != self.theme:
            # Screens hear of it one after another: it is painted once, when all have.
            self.delay_update(SETTLED)
            self.theme = name

    def _made_theme(self) -> str:
        """Return the theme's name as Textual knows it by now."""
        name = theme_for(self.chosen, self.console.color_system, dark=self.on_dark)
        self.register_theme(textual_theme(name))
        return name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what all that is drawn goes through."""
        filters = super().get_line_filters()
        if not self.no_color or not self.native_ansi_color:
            return filters
        # Textual decides by its first theme which of the two there is; names cannot be made grey.
        return [NoColor() if isinstance(each, Monochrome) else each for each in filters]
