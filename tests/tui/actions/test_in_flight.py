"""What was asked for and is not on the screen yet."""

from __future__ import annotations

from tui.actions.in_flight import InFlight
from tui.library.marks import Half
from tui.messages import Request

KEY = "key"


def wanting(wanted: bool) -> Request:
    return Request(halves={(Half.READ, KEY): wanted})


def will_be_read(in_flight: InFlight, now: bool) -> bool:
    return in_flight.will_be(Half.READ, KEY, now)


def test_nothing_asked_for_leaves_what_is() -> None:
    assert will_be_read(InFlight(), now=True)
    assert not will_be_read(InFlight(), now=False)


def test_the_last_press_is_what_will_be_until_it_is_settled_itself() -> None:
    in_flight, presses = InFlight(), [wanting(True), wanting(False), wanting(True)]
    for press in presses:
        in_flight.ask(press)
    in_flight.settle(presses[0])
    in_flight.settle(presses[1])
    assert will_be_read(in_flight, now=False)
    in_flight.settle(presses[2])
    assert not will_be_read(in_flight, now=False)


def test_only_the_disk_can_tell_while_something_is_undone() -> None:
    in_flight, undo = InFlight(), Request(unforeseen=True)
    in_flight.ask(wanting(True))
    in_flight.ask(undo)
    assert in_flight.unforeseen
    assert not will_be_read(in_flight, now=False)
    in_flight.settle(undo)
    assert not in_flight.unforeseen
