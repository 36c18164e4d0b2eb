"""Requests that are not on the screen yet: a key may come before the disk has answered."""

from __future__ import annotations

from tui.library.marks import Half
from tui.messages import Request


class InFlight:
    """Requests that are on their way to the disk."""

    def __init__(self) -> None:
        self._halves: dict[tuple[Half, str], tuple[bool, Request]] = {}
        """What halves of marks will be, each with its paper's key, and what asked for it last."""
        self._unforeseen = 0

    @property
    def unforeseen(self) -> bool:
        """Tell whether only the disk knows what will be, as while something is being undone."""
        return self._unforeseen > 0

    def will_be(self, half: Half, key: str, now: bool) -> bool:
        """Tell whether a half of a mark will be set when everything requested is on disk.

        Args:
            half: which.
            key: of the paper.
            now: whether it is set now.
        """
        latest = self._halves.get((half, key))
        return latest[0] if latest else now

    def ask(self, request: Request) -> None:
        """Note a request that goes to the disk."""
        if request.unforeseen:
            # What is on its way may be what is undone.
            self._halves.clear()
            self._unforeseen += 1
        self._halves.update({half: (wanted, request) for half, wanted in request.halves.items()})

    def settle(self, request: Request) -> None:
        """Drop a request that is done or failed; a later press of its key is still on its way."""
        self._unforeseen -= request.unforeseen
        for half in request.halves:
            if half in self._halves and self._halves[half][1] is request:
                del self._halves[half]
