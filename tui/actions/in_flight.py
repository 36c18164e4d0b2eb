"""What was asked for and is not on the screen yet: a key may come before the disk has answered."""

from __future__ import annotations

from tui.library.marks import Half
from tui.messages import Request


class InFlight:
    """The requests that are on their way."""

    def __init__(self) -> None:
        self._halves: dict[tuple[Half, str], tuple[bool, Request]] = {}
        """What halves of marks will be, each with its paper's key, and what asked for it last."""
        self._unforeseen = 0

    @property
    def unforeseen(self) -> bool:
        """Whether only the disk can tell what will be, as while something is being undone."""
        return self._unforeseen > 0

    def will_be(self, half: Half, key: str, now: bool) -> bool:
        """What a half of a mark will be when everything asked for is on disk."""
        asked = self._halves.get((half, key))
        return asked[0] if asked else now

    def ask(self, request: Request) -> None:
        """A request goes to the disk."""
        if request.unforeseen:
            # What is on its way may be what is undone.
            self._halves.clear()
            self._unforeseen += 1
        self._halves.update({half: (wanted, request) for half, wanted in request.halves.items()})

    def settle(self, request: Request) -> None:
        """It is on disk or could not be done; a later press of the same key is still on its way."""
        self._unforeseen -= request.unforeseen
        for half in request.halves:
            if half in self._halves and self._halves[half][1] is request:
                del self._halves[half]
