"""What a terminal sends besides keys: passed over, and nothing that was typed is lost for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

from tests.terminal import Terminal
from tests.tui.noise import ANSWERS, FORMS, ODD, RAW
from tests.tui.reader import Reader
from tui.terminal import driver
from tui.terminal.driver import prepare_terminal

LONGER_THAN_ESC = 0.12
"""Seconds after which an ESC alone would have been the key."""
ROOT = Path(__file__).parents[3]


def reader(tmp_path: Path) -> Terminal:
    return Reader(
        [sys.executable, "-m", "tui"], tmp_path, environment={"PYTHONPATH": str(ROOT)}, cwd=tmp_path
    )


def test_a_key_let_go_or_impossible_leaves_the_note_and_is_written_down(tmp_path: Path) -> None:
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        terminal.send("e")
        terminal.wait_for("Note on")
        terminal.send("one" + "".join(ODD) + " two\x1b[97;1:1u\x1b[98;1:2u")
        terminal.wait_for("one twoab")
        terminal.send("<ctrl+s>")
        terminal.wait_for("Note kept")
        terminal.send("Q")
        assert terminal.exit_status() == 0
    log = (tmp_path / "carrel" / "carrel.log").read_text()
    assert r"\x1b[99999999u" in log
    assert "\x1b" not in log


def test_answers_of_the_terminal_do_nothing_in_parts_too(tmp_path: Path) -> None:
    homes = [tmp_path / "early", tmp_path / "late"]
    for home in homes:
        home.mkdir()
    with reader(homes[0]) as early, reader(homes[1]) as late:
        cuts = ((early, 3), (late, -1))
        for terminal, _ in cuts:
            terminal.wait_for("These are the sample pages")
            terminal.until_idle()
        before = early.text
        answers: list[bytes | str] = [*ANSWERS, *RAW]
        whole: bytes | str = ""
        for answer in answers:
            for terminal, cut in cuts:
                terminal.send(whole)
                terminal.send(answer[:cut])
            early.settle(LONGER_THAN_ESC)
            late.settle(0.01)
            for terminal, cut in cuts:
                assert terminal.text == before, ascii(answer)
                terminal.send(answer[cut:])
            whole = answer
        for terminal, _ in cuts:
            terminal.settle(LONGER_THAN_ESC)
            assert terminal.text == before
            terminal.send("s")
            terminal.wait_for("Starred: ")
            terminal.send("Q")
            assert terminal.exit_status() == 0


def test_the_escape_key_and_alt_are_keys_still(tmp_path: Path) -> None:
    with reader(tmp_path) as terminal:
        terminal.wait_for("These are the sample pages")
        for alone in ("\x1b", "\x1b\x1b", "\x1b[27u"):
            terminal.send("c")
            terminal.wait_for("Name of the")
            terminal.send(alone)
            terminal.wait_gone("Name of the")
            terminal.until_idle()
            terminal.settle(0.3)  # ESC and a letter at once are one key
            terminal.until_idle()
        terminal.send("\x1b]0;never ended")
        terminal.until_idle()
        terminal.wait_for(lambda seen: seen.send("c") > 0 and "Name of the" in seen.text)
        terminal.send("\x1b[200~a\x1b[31mb\x1b]8;;x\x1b\\c\x1b[20")
        terminal.send("1~d")
        terminal.wait_for("abcd")
        terminal.send("<ctrl+q>")
        assert terminal.exit_status() == 0


BEGUN = ["\x1b", "\x1b[", "\x1b]", "\x1bO", "\x1b[200~", "\x1b[201~", "\x1b[M", "j"]
REPORTS = ["\x1b[48;1;1;0;0t", "\x1b[48;24;80;480;800t", "\x1b[<0;1;1M", "\x1b[?2048;1$y"]
PIECES = st.sampled_from([*ODD, *ANSWERS, *FORMS[::50], *BEGUN, *REPORTS])
SENT = st.lists(
    PIECES
    | st.text(max_size=5)
    | st.from_regex(r"\x1b\[[ -?]{0,8}[@-~]", fullmatch=True)
    | st.from_regex(r"\x1b\[[0-9:;]{0,30}[u~A-HPQRSMmt]", fullmatch=True),
    max_size=12,
).map("".join)


def parsed(parts: Iterable[str]) -> list[str]:
    """What Textual is told of characters that came in these parts."""
    parser = linux_driver.XTermParser()  # type: ignore[attr-defined]
    told = [event for part in parts if part for event in parser.feed(part)]
    return [
        f"{event.key} {event.character!r}" if isinstance(event, events.Key) else repr(event)
        for event in told
    ]


@given(SENT, st.integers(0, 40))
def test_whatever_comes_never_fails_and_is_the_same_in_parts(sent: str, cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XTermParser", "getincrementaldecoder"):
            patch.setattr(linux_driver, name, getattr(linux_driver, name))
        prepare_terminal()
        assert parsed([sent[:cut], sent[cut:]]) == parsed(sent) == parsed([sent])


def test_a_sequence_on_which_the_parser_raises_costs_itself_alone(
    scratch_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = XTermParser.feed

    def raises(self: XTermParser, data: str) -> Iterable[Message]:
        if data == "\x1b[A":
            raise ValueError("red")
        return feed(self, data)

    monkeypatch.setattr(XTermParser, "feed", raises)
    monkeypatch.setattr(driver, "MOST_WRITTEN_DOWN", sys.maxsize)  # whatever came before
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XTermParser", "getincrementaldecoder"):
            patch.setattr(linux_driver, name, getattr(linux_driver, name))
        prepare_terminal()
        assert parsed(["a\x1b[Ab\x1b[B", "c"]) == ["a 'a'", "b 'b'", "down None", "c 'c'"]
    assert "(ValueError: red)" in (scratch_home / "carrel.log").read_text()
