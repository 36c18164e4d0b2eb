"""The log of carrel's own faults: a file in the home, and never anything else that lies there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.carrel import LIMIT, environment
from tui.crash import LARGEST_LOG, report

FAULT = """
import sys
from tui.cli import main, pages
def fail(_): raise ValueError("red")
pages.run = fail
sys.exit(main(["pages"]))
"""


@pytest.fixture
def log(scratch_home: Path) -> Path:
    """Where the log is; nothing is there yet."""
    scratch_home.mkdir()
    return scratch_home / "carrel.log"


def test_each_fault_is_written_below_the_last_until_there_are_too_many(log: Path) -> None:
    log.write_bytes(b"the last one\n")
    report(ValueError("red"))
    assert log.read_bytes().startswith(b"the last one\n")
    assert log.read_text().rstrip().endswith("ValueError: red")
    log.write_bytes(b"x" * LARGEST_LOG)
    report(ValueError("blue"))
    assert log.stat().st_size < 1000
    assert "ValueError: blue" in log.read_text()


def test_a_pipe_in_its_place_is_not_waited_for(log: Path, tmp_path: Path) -> None:
    os.mkfifo(log)
    ended = subprocess.run(
        [sys.executable, "-c", FAULT],
        capture_output=True,
        env=environment(TMPDIR=str(tmp_path)),
        timeout=LIMIT,
        check=False,
    )
    assert ended.returncode == 70
    (written,) = tmp_path.glob("carrel-*.log")
    assert ended.stderr.decode().rstrip().endswith(f"is written down in {written}")


def test_nothing_goes_into_a_pipe_that_somebody_reads(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(log)
    reader = os.open(log, os.O_RDONLY | os.O_NONBLOCK)
    try:
        report(ValueError("red"))
        assert os.read(reader, 1000) == b""
    finally:
        os.close(reader)
    assert str(log) not in capsys.readouterr().err
