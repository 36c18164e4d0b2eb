"""Deleting with the keys of readline: what went comes back with ^y."""

from __future__ import annotations

from inspect import isawaitable

from textual import events


class Killing:
    """Mixed into a widget that one types in; its own deletions are ``action_delete_…``."""

    _killed = ""

    @property
    def around(self) -> tuple[str, str]:
        """Return what stands before the cursor, and behind it."""
        raise NotImplementedError

    def put_in(self, text: str) -> None:
        """Type a text at the cursor."""
        raise NotImplementedError

    async def _on_key(self, event: events.Key) -> None:
        # Terminals send Alt with a letter as that letter too; it is a command, and not typed.
        if event.key.startswith("alt+"):
            event.prevent_default()

    async def action_kill(self, what: str) -> None:
        """Delete a part of what was typed, and keep it."""
        before = "".join(self.around)
        deleted = getattr(self, f"action_delete_{what}")()
        if isawaitable(deleted):
            await deleted
        left, right = self.around
        self._killed = before[len(left) : len(before) - len(right)] or self._killed

    def action_yank(self) -> None:
        """Type what was deleted last."""
        self.put_in(self._killed)
