"""Runs the command line as a person or a script does: the real program, in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from tests.tui.cli.forked import run

ROOT = Path(__file__).parents[3]
PROGRAM = (sys.executable, "-m", "tui")
LIMIT = 60
"""Seconds after which a program that should have ended is taken to hang."""
FORKED = {"CARREL_HOME", "COLUMNS", "PYTHONUNBUFFERED"}
"""What of the environment can be another for a program that is forked off a running one."""

FORBIDDEN = {
    chr(code)
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067)
    if chr(code) not in "\t\n"
}
"""What no terminal should ever be sent: controls, and what turns the direction of text."""

ABSTRACT = "We show that it works well on every benchmark that we tried, and on others besides."


class Ended(NamedTuple):
    """How the program ended, and what it said."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """That of the test, in which the program's modules are found whatever the working folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def carrel(
    *arguments: str | bytes | Path,
    stdin: bytes | int = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.PIPE,
    cwd: Path | None = None,
    **more: str,
) -> Ended:
    """Run ``carrel`` to its end, without a controlling terminal.

    Whatever was asked, there is no fault, no traceback is shown and no control character is sent.
    """
    at_terminal = isinstance(stdout, int) and stdout != subprocess.PIPE and os.isatty(stdout)
    if stdin == subprocess.DEVNULL and not at_terminal and more.keys() <= FORKED:
        status, out, err = _forked(arguments, stdout, cwd, more)
    else:
        status, out, err = _started(arguments, stdin, stdout, cwd, more)
    assert "Traceback" not in err, err
    assert "a fault of its own" not in err, err
    assert "Exception ignored" not in err, err
    # Before a line feed, as some formats have it, a carriage return does nothing.
    assert not FORBIDDEN & set((out + err).replace("\r\n", "\n"))
    return Ended(status, out, err)


def _forked(
    arguments: tuple[str | bytes | Path, ...],
    stdout: int | IO[bytes],
    cwd: Path | None,
    more: dict[str, str],
) -> Ended:
    """Where Python need not be set up anew for what is asked."""
    given = [os.fsdecode(each) for each in arguments]
    with Path(os.devnull).open("rb") as nothing, TemporaryFile() as out, TemporaryFile() as err:
        to = out if stdout == subprocess.PIPE else stdout
        written = to if isinstance(to, int) else to.fileno()
        status = run(given, (nothing.fileno(), written, err.fileno()), cwd, LIMIT, more)
        out.seek(0)
        err.seek(0)
        return Ended(status, out.read().decode(), err.read().decode())


def _started(
    arguments: tuple[str | bytes | Path, ...],
    stdin: bytes | int,
    stdout: int | IO[bytes],
    cwd: Path | None,
    more: dict[str, str],
) -> Ended:
    fed: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
    ended: subprocess.CompletedProcess[bytes] = subprocess.run(
        [*PROGRAM, *arguments],
        **fed,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(**more),
        timeout=LIMIT,
        start_new_session=True,
        check=False,
    )
    return Ended(ended.returncode, (ended.stdout or b"").decode(), ended.stderr.decode())


def shell(redirections: str, *arguments: str) -> tuple[int, str]:
    """The status, and what stands on standard error, with streams as a shell redirects them."""
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirections}', "sh", *PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        timeout=LIMIT,
        check=False,
    )
    return ended.returncode, ended.stderr.decode()


def page(*titles: str, label: str = "Mar 11") -> str:
    """A page as it is saved, each paper with the same abstract."""
    papers = "".join(f"{title}\n\n{ABSTRACT}\n\n" for title in titles)
    return f"Daily Papers\n\nbyAK and the research community\n\n{label}\n\n{papers}"
