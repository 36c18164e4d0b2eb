"""A terminal that is slow to take what is written, or gone."""

from __future__ import annotations

import os
import threading

from tui.terminal.output import TerminalOutput


def test_what_is_written_comes_whole_and_in_order_when_it_is_flushed() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as reader, os.fdopen(writing, "w") as writer:
        output = TerminalOutput(writer)
        output.write("● one\n")
        output.write("two\n")
        output.flush()
        assert [reader.readline(), reader.readline()] == ["● one\n", "two\n"]


def test_a_terminal_that_is_told_not_to_wait_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    text, taken = "x" * 2**20, list[str]()
    with os.fdopen(reading) as reader:
        thread = threading.Thread(target=lambda: taken.append(reader.read()))
        thread.start()
        with os.fdopen(writing, "w") as writer:
            output = TerminalOutput(writer)
            output.write(text)
            output.flush()
        thread.join()
    assert taken == [text]


def test_a_terminal_that_is_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as writer:
        output = TerminalOutput(writer)
        output.write("nobody reads this")
        output.flush()
