"""Copying from anywhere in the reader: by a program off the screen's thread, or the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from textual.app import App

    _Base = App[None]
else:
    # A further class that Textual looks through takes a hundredth of a start.
    _Base = object


class Copying(_Base):
    """Part of an app by which all that is copied, Textual's own fields included, takes one way."""

    _copied = ""
    _copier: Executor | None = None

    @property
    def clipboard(self) -> str:
        """Return what was copied last within the reader."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, of which nothing is said."""
        self.copy(text, lambda _: None)

    def copy(self, text: str, then: Callable[[str], object]) -> None:
        """Copy a text with the first program that takes it, else by way of the terminal.

        Args:
            text: what is copied.
            then: is told, on the screen's thread, the name of the program that took it, or nothing
                when the terminal was handed it, which does not tell what it kept.
        """
        from tui.terminal.clipboard import copied_with, installed

        self._copied = text

        def took(name: str) -> None:
            if not name:
                super(Copying, self).copy_to_clipboard(text)
            then(name)

        commands = installed()
        if not commands:
            took("")
            return
        if self._copier is None:
            from concurrent.futures import ThreadPoolExecutor

            self._copier = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clipboard")
        self._copier.submit(lambda: self.call_later(took, copied_with(commands, text)))
