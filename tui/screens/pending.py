"""What was asked for and is not on the screen yet: a key may come before the disk has answered."""

from __future__ import annotations

from tui.library.marks import Half
from tui.library.storage.changes import Change
from tui.messages import Request


class Pending:
    """The requests that are on their way."""

    def __init__(self) -> None:
        self._halves: dict[tuple[Half, str], bool] = {}
        """What halves of marks will be, each with its paper's key."""
        self._unforeseen = 0

    @property
    def unforeseen(self) -> bool:
        """Whether only the disk can tell what will be, as while something is being undone."""
        return self._unforeseen > 0

    def will_be(self, half: Half, key: str, now: bool) -> bool:
        """What a half of a mark will be when everything asked for is on disk."""
        return self._halves.get((half, key), now)

    def ask(self, request: Request) -> None:
        """A request goes to the disk."""
        if request.unforeseen:
            # What is on its way may be what is undone.
            self._halves.clear()
            self._unforeseen += 1
        self._halves.update(request.halves)

    def settle(self, request: Request, change: Change) -> None:
        """It is on disk, and has changed this."""
        self._unforeseen -= request.unforeseen
        for key, mark in change.marks.items():
            # The other half, or a further press of the same key, may still be on its way.
            for half in Half:
                if self._halves.get((half, key)) == mark.has(half):
                    del self._halves[half, key]

    def refuse(self, request: Request) -> None:
        """It could not be done; other requests are still on their way."""
        self._unforeseen -= request.unforeseen
        for each, wanted in request.halves.items():
            if self._halves.get(each) == wanted:
                del self._halves[each]
