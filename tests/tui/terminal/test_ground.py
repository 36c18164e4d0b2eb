"""Ground of a terminal: what its answers, its reports and the environment say."""

from __future__ import annotations

import pytest

from tui.terminal.ground import answers, is_dark, is_dark_by_environment, name_of_terminal


@pytest.mark.parametrize(
    ("sequence", "dark"),
    [
        ("\x1b]11;rgb:0000/0000/0000\x1b\\", True),
        ("\x1b]11;rgb:1e1e/1e1e/2e2e\x07", True),
        ("\x1b]11;rgb:00/2b/36\x1b\\", True),
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", False),
        ("\x1b]11;rgb:fd/f6/e3\x07", False),
        ("\x1b]11;rgb:f/f/f\x9c", False),
        ("\x1b]11;rgba:ffff/ffff/ffff/8000\x1b\\", False),
        ("\x1b]11;#fdf6e3\x07", False),
        ("\x1b]11;#002b36\x1b\\", True),
        ("\x1b]11;#fff\x07", False),
        ("\x9d11;rgb:0000/0000/0000\x9c", True),
        ("\x1b[?997;1n", True),
        ("\x1b[?997;2n", False),
    ],
)
def test_an_answer_tells_whether_the_ground_is_dark(sequence: str, dark: bool) -> None:
    assert is_dark(sequence) is dark


@pytest.mark.parametrize(
    "sequence",
    [
        "j",
        "\x1b[A",
        "\x1b[?997;3n",
        "\x1b[?996n",
        "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
        "\x1b]11;rgb:ffff/ffff\x1b\\",
        "\x1b]11;rgb:fffff/0/0\x1b\\",
        "\x1b]11;rgb:\u0663\u0663/00/00\x1b\\",
        "\x1b]11;white\x1b\\",
        "\x1b]11;#ffff\x1b\\",
        "\x1b]11;?\x1b\\",
    ],
)
def test_all_else_tells_nothing(sequence: str) -> None:
    assert is_dark(sequence) is None


@pytest.mark.parametrize(
    ("value", "dark"),
    [
        ("15;0", True),
        ("0;15", False),
        ("0;default;7", False),
        ("7;8", True),
        ("15;default", None),
        ("", None),
        ("0;231", None),
        ("0;\u00b2", None),
    ],
)
def test_the_environment_tells_whether_the_ground_is_dark(value: str, dark: bool | None) -> None:
    assert is_dark_by_environment({"COLORFGBG": value}) is dark
    assert is_dark_by_environment({}) is None


def test_a_terminal_that_prints_what_it_does_not_understand_is_not_asked() -> None:
    assert answers({"TERM": "xterm-256color"})
    assert answers({"TERM": "tmux"})
    assert not any(answers({"TERM": name}) for name in ("linux", "dumb", "vt100", ""))


def test_terminals_are_told_apart_by_what_they_are_called() -> None:
    assert name_of_terminal({"TERM": "xterm", "TERM_PROGRAM": "WezTerm"}) == "WezTerm"
    assert name_of_terminal({"TERM": "xterm"}) == "xterm"
