"""Question whether to open a web address, which is shown in full before it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.dialogs.base import Dialog, hints, row_bindings, title
from tui.library.links import Offer
from tui.widgets.address_list import AddressList


class ChosenLink(NamedTuple):
    """An address, and whether to copy rather than open it."""

    url: str
    copy: bool


class Addresses(Dialog[ChosenLink | None]):
    """Asks which address to open or to copy; None when the person thinks better of it.

    Args:
        question: what is to be done.
        offers: the addresses, at least one.
        cursor: which is under the cursor first.
        opens: whether there is a browser; else they can only be copied.
        does: what is done with the one that is chosen, in a word.
    """

    BINDINGS = row_bindings(
        {
            "enter,y,Y": "choose",
            "c": "choose(True)",
            "escape,q,n,N": "dismiss(None)",
            "space": "step(1)",
            **{str(number): f"move_to({number - 1})" for number in range(1, 10)},
        }
    )

    def __init__(
        self,
        question: str,
        offers: Sequence[Offer],
        cursor: int = 0,
        *,
        opens: bool = True,
        does: str = "open",
    ) -> None:
        super().__init__()
        self.add_class("-wide")
        self._question = question
        self._offers = offers
        self._cursor = cursor
        self._opens = opens
        self._does = does

    def compose(self) -> ComposeResult:
        """Yield the question, the addresses, and the keys."""
        keys = f"Enter {self._does}   c copy" if self._opens else "Enter copy"
        with Vertical(id="box"):
            yield title(self._question)
            yield AddressList(self._offers, self._cursor)
            yield hints(f"{keys}   Esc cancel")

    def action_step(self, count: int) -> None:
        """Move the cursor."""
        self.query_one(AddressList).step(count)

    def action_move_to(self, index: int) -> None:
        """Put the cursor on an address, on the last one for -1."""
        self.query_one(AddressList).move_to(index if index >= 0 else len(self._offers) - 1)

    def action_choose(self, copy: bool = False) -> None:
        """Open or copy what the cursor is on, unless it must not be.

        Nothing is before it was in sight where it leads: what is left of that is shown instead.
        """
        addresses = self.query_one(AddressList)
        if addresses.unseen:
            addresses.scroll_lines(addresses.top + addresses.unseen)
            return
        address = addresses.offer.address
        if address is not None:
            self.dismiss(ChosenLink(address.url, copy or not self._opens))
