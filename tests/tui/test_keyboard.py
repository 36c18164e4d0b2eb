"""The door of the keyboard, with a clock of one's own: what comes late, in parts, or broken."""

from __future__ import annotations

from itertools import product

import pytest

from tests.tui.noise import ANSWERS
from tui.keyboard import PASTE, PASTE_END, Keyboard, key_of

DELAY = 0.1
ALL = [*ANSWERS, "\x90>|xterm(390)\x9c", "\x9bA", "\x8fA", "\x8es"]


class Typist:
    """Sends parts with pauses between, and notes what the reader gets for keys."""

    def __init__(self) -> None:
        self.door, self.now, self.keys = Keyboard(DELAY), 1000.0, ""

    def send(self, *parts: str, pause: float = 0.0) -> str:
        """Send parts; gives all that has run as keys so far."""
        for part in parts:
            self._get(*self.door.feed(part, self.now))
            self.wait(pause)
        return self.keys

    def wait(self, seconds: float) -> str:
        """Let time go by; at first the door looks as often as it does in the reader."""
        start = self.now
        for gone in (*(tenth / 10 for tenth in range(1, 31)), seconds):
            self.now = start + min(gone, seconds)
            self._get(*self.door.tick(self.now))
        return self.keys

    def _get(self, *pieces: str) -> None:
        for piece in pieces:
            self.keys += piece if piece.startswith(PASTE) else key_of(piece) or ""


@pytest.mark.parametrize("answer", ALL, ids=ascii)
def test_an_answer_runs_no_key_wherever_it_pauses_and_however_long(answer: str) -> None:
    for cut, pause in product(range(1, len(answer)), (0.0, 0.05, 1.0, 2.5, 3600.0)):
        typist = Typist()
        typist.send(answer[:cut], answer[cut:], pause=pause)
        # An ESC after which nothing comes for long is the key; what then comes is none.
        begun = answer[:cut] if answer[0] == "\x1b" and cut <= 2 and pause > DELAY else ""
        assert typist.keys == begun, (answer[:cut], answer[cut:], pause)
        assert typist.send("j") == begun + "j"


@pytest.mark.parametrize("answer", [each for each in ALL if len(each) > 9], ids=ascii)
def test_an_answer_may_pause_more_than_once(answer: str) -> None:
    typist = Typist()
    assert typist.send(answer[:4], answer[4:7], answer[7:], "j", pause=5.0) == "j"


def test_a_control_of_eight_bits_runs_no_key() -> None:
    for number in range(0x80, 0xA0):
        typist = Typist()
        typist.send(chr(number), pause=1.0)
        assert typist.send("\x07", "j", pause=1.0).removeprefix("\x07") == "j", hex(number)


@pytest.mark.parametrize(
    "broken", ["\x1b]0;never", "\x1bPnever", "\x9d0;never", "\x1b]0;never\x1b"]
)
def test_keys_come_through_again_after_an_answer_that_never_ends(broken: str) -> None:
    typist = Typist()
    typist.send(broken, pause=2.5)
    assert typist.send("j", "k", pause=0.3).endswith("jk")


@pytest.mark.parametrize("key", ["\x1b[A", "\x1b[106;1;106u", "\x1bOP"], ids=ascii)
def test_a_key_that_is_a_sequence_ends_an_answer_that_never_ends(key: str) -> None:
    assert Typist().send("\x1b]0;never", key, "j") == key + "j"


def test_a_sequence_that_broke_off_costs_one_key_at_most() -> None:
    for broken in ("\x1b[1", "\x1b[?1;2", "\x9b", "\x9b1", "\x8f"):
        typist = Typist()
        typist.send(broken, pause=60.0)
        assert typist.send("j", "k", pause=0.3) in {"jk", "k"}


def test_the_escape_key_is_quick_and_so_is_alt_with_a_bracket() -> None:
    for key in ("\x1b", "\x1b]", "\x1b[", "\x1bO", "\x1bP"):
        typist = Typist()
        typist.send(key)
        assert typist.wait(0.11) == key
        assert typist.send("j", "k", pause=0.2) == key + "jk"
        assert typist.send("\x1b[A") == key + "jk\x1b[A"


def test_letters_typed_at_once_after_the_escape_key_are_keys() -> None:
    typist = Typist()
    typist.send("\x1b", pause=0.2)
    assert typist.send("jjs") == "\x1bjjs"


def test_a_paste_that_pauses_stays_one_and_letters_after_a_broken_one_are_keys() -> None:
    typist = Typist()
    typist.send(f"{PASTE}qq", "QQ", f"QQ{PASTE_END}", pause=5.0)
    assert typist.keys == "".join(f"{PASTE}{each}{PASTE_END}" for each in ("qq", "QQ", "QQ"))
    typist = Typist()
    typist.send(f"{PASTE}qq", "j", "k", pause=5.0)
    assert typist.keys == f"{PASTE}qq{PASTE_END}jk"


def test_a_lone_escape_is_waited_for_less_long_than_what_begins_a_sequence() -> None:
    door = Keyboard(0.03)
    assert [*door.feed("\x1b", 1.0)] == []
    unsure = [door.is_unsure]
    assert [*door.tick(1.02)] == []
    assert [*door.tick(1.04)] == ["\x1b"]
    assert [*door.feed("[A", 1.05)] == ["\x1b[A"]
    assert [*door.feed("\x1b[", 2.0)] == []
    unsure.append(door.is_unsure)
    assert unsure == [True, False]
    assert [*door.tick(2.05)] == []
    assert [*door.feed("A", 2.06)] == ["\x1b[A"]
