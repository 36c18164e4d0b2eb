"""The pseudo-terminal driver, tried on programs of a few lines."""

import os
import select
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import Screen, Terminal

ROOT = Path(__file__).parents[3]


def python(program: str, home: Path, rows: int = 24, cols: int = 80) -> Terminal:
    return Terminal([sys.executable, "-S", "-c", program], home, rows=rows, cols=cols)


def test_the_program_has_the_size_it_was_started_with(tmp_path: Path) -> None:
    with python("import os; print(os.get_terminal_size())", tmp_path, rows=12, cols=40) as terminal:
        terminal.wait_for("columns=40, lines=12")


def test_the_program_is_told_of_a_resize(tmp_path: Path) -> None:
    program = """
import os, signal
signal.signal(signal.SIGWINCH, lambda *_: print(os.get_terminal_size()))
print("ready")
while True: signal.pause()
"""
    with python(program, tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.resize(50, 132)
        terminal.wait_for("columns=132, lines=50")
        assert len(terminal.lines) == 50


def test_the_callers_home_is_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARREL_HOME", "/mine")
    monkeypatch.setenv("XDG_DATA_HOME", "/mine")
    program = (
        "import os; print([n for n in os.environ.values() if 'mine' in n], os.environ['HOME'])"
    )
    with python(program, tmp_path, cols=250) as terminal:
        assert terminal.exit_status() == 0
        assert terminal.lines[0] == f"[] {tmp_path}"


def test_named_keys_and_raw_ones_arrive(tmp_path: Path) -> None:
    program = (
        "import tty; tty.setraw(0); print('ready', flush=True)\nprint(open(0, 'rb', 0).read(9))"
    )
    with python(program, tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.send("a<down><ctrl+d><é><lt>")
        terminal.wait_for(r"b'a\x1b[B\x04<\xc3\xa9>'")


def test_a_failed_wait_shows_the_screen_and_how_the_program_ended(tmp_path: Path) -> None:
    with (
        python("print('what stands there'); raise SystemExit(3)", tmp_path) as terminal,
        pytest.raises(AssertionError, match=r"(?s)'hope'; .* status 3; .*what stands there"),
    ):
        terminal.wait_for("hope")


def test_text_can_be_waited_away(tmp_path: Path) -> None:
    with python(r"print('here'); input(); print('\x1b[2J')", tmp_path) as terminal:
        terminal.wait_for("here")
        terminal.send("<enter>")
        terminal.wait_gone("here")


def test_settling_gives_the_moment_of_the_last_byte(tmp_path: Path) -> None:
    with python("input(); print('done'); input()", tmp_path) as terminal:
        assert terminal.settle(0.05) is None
        start = terminal.send("\n")
        last = terminal.settle(0.05, first=30.0)
        assert last == terminal.chunks[-1].moment
        assert start < last
        assert terminal.raw.endswith(b"done\r\n")


def test_leaving_kills_the_program_and_its_children(tmp_path: Path) -> None:
    pipe = tmp_path / "held open by all that live"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    program = f"""
import os, signal
for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT): signal.signal(number, signal.SIG_IGN)
held = open({str(pipe)!r}, "w")
if os.fork(): print("two of us", flush=True)
while True: signal.pause()
"""
    with python(program, tmp_path) as terminal:
        terminal.wait_for("two of us")
        assert not select.select([reader], [], [], 0)[0]
    assert terminal.process.returncode == -signal.SIGKILL
    assert select.select([reader], [], [], 5)[0], "a child lives on"
    os.close(reader)


def test_a_signal_and_a_closed_window_end_the_program(tmp_path: Path) -> None:
    for end, number in ((Terminal.kill, signal.SIGKILL), (Terminal.hang_up, signal.SIGHUP)):
        with python("print('ready'); input()", tmp_path) as terminal:
            terminal.wait_for("ready")
            end(terminal)
            assert terminal.exit_status() == -number


SILENT = r"""
\e[>1u \e[<u \e[=1;1u \e[?u \e[?2026$p \e[?2048$p \e[?2026h \e[>4;1m \e[?4m \e[4:3m \e[2\sq
\eP+q544e\e\ \e_Gi=1\e\ \e]8;;x\e\
"""


@pytest.mark.parametrize("name", SILENT.split())
def test_sequences_that_draw_nothing_leave_no_trace(name: str) -> None:
    sequence = name.replace(r"\e", "\x1b").replace(r"\s", " ")
    for cut in range(len(sequence) + 1):
        screen = Screen(2, 20)
        screen.write(f"[{sequence[:cut]}".encode())
        screen.write(f"{sequence[cut:]}]".encode())
        assert screen.display[0].rstrip() == "[]"
        assert not screen.buffer[0][1].underscore


def test_styles_of_cells_can_be_asked_for(tmp_path: Path) -> None:
    with python(r"print('plain \x1b[1;7;38;2;255;0;16mloud\x1b[m')", tmp_path) as terminal:
        terminal.wait_for("loud")
        cells = terminal.cells_of("loud")
        assert all(cell.bold and cell.reverse and cell.fg == "ff0010" for cell in cells)
        assert not terminal.cells(0)[0].bold


def test_leaving_the_alternate_screen_brings_the_first_one_back(tmp_path: Path) -> None:
    program = r"print('before\x1b[?1049h\x1b[Hinside'); input(); print('\x1b[?1049lafter')"
    with python(program, tmp_path) as terminal:
        terminal.wait_for("inside")
        assert "before" not in terminal.text
        assert 1049 in terminal.screen.private_modes
        terminal.send("<enter>")
        terminal.wait_for("beforeafter")
        assert "inside" not in terminal.text


def test_the_bare_app_shows_what_is_typed(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-m", "benchmarks.bare"], tmp_path, cwd=ROOT) as terminal:
        terminal.wait_for("an empty desk")
        terminal.send("sparse")
        terminal.wait_for(lambda shown: shown.text.count("sparse") == 2)
        terminal.send("<ctrl+q>")
        assert terminal.exit_status() == 0
        assert 1049 not in terminal.screen.private_modes
