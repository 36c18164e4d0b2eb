"""What was asked for and is not on the screen yet."""

from __future__ import annotations

from tui.library.marks import Half
from tui.messages import Request
from tui.screens.pending import Pending

KEY = "key"


def wanting(wanted: bool) -> Request:
    return Request(halves={(Half.READ, KEY): wanted})


def will_be_read(pending: Pending, now: bool) -> bool:
    return pending.will_be(Half.READ, KEY, now)


def test_nothing_asked_for_leaves_what_is() -> None:
    assert will_be_read(Pending(), now=True)
    assert not will_be_read(Pending(), now=False)


def test_the_last_press_is_what_will_be_until_it_is_settled_itself() -> None:
    pending, presses = Pending(), [wanting(True), wanting(False), wanting(True)]
    for press in presses:
        pending.ask(press)
    pending.settle(presses[0])
    pending.settle(presses[1])
    assert will_be_read(pending, now=False)
    pending.settle(presses[2])
    assert not will_be_read(pending, now=False)


def test_only_the_disk_can_tell_while_something_is_undone() -> None:
    pending, undo = Pending(), Request(unforeseen=True)
    pending.ask(wanting(True))
    pending.ask(undo)
    assert pending.unforeseen
    assert not will_be_read(pending, now=False)
    pending.settle(undo)
    assert not pending.unforeseen
