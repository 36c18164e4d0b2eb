"""One start of Python for many of the program: each is forked off one that has imported it all.

What is forked is a process of its own with its own streams, folder, environment and session, and
ends as the program does; it takes a tenth of what a start takes, a reader in a terminal a third.
"""

from __future__ import annotations

import atexit
import gc
import io
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[3]
MOST = 1 << 17
"""Bytes of a request, which is arguments and environment, that are taken at once."""


def run(
    arguments: list[str],
    streams: tuple[int, int, int],
    cwd: Path | None,
    limit: float,
    more: dict[str, str],
) -> int:
    """Run ``carrel`` with these streams in the environment of this moment and more; gives its
    status.

    Raises:
        TimeoutError: it had not ended after so many seconds, and was killed.
    """
    door = _door("tui.cli", "tui.library", "parsing", "httpx")
    _ask(door, arguments, streams, cwd, {**os.environ, **more})
    process = _number(door)
    door.settimeout(limit)
    try:
        return _number(door)
    except TimeoutError:
        os.kill(process, signal.SIGKILL)
        door.settimeout(None)
        _number(door)
        raise
    finally:
        door.settimeout(None)


class Forked:
    """A program that was forked: as much of `subprocess.Popen` as a terminal asks for.

    Args:
        door: where its number comes from, and its status when it has ended.
    """

    def __init__(self, door: socket.socket) -> None:
        self._door = door
        self.pid = _number(door)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the status, if it has ended."""
        with suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def wait(self, timeout: float | None = None) -> int:
        """Return the status when it has ended.

        Raises:
            subprocess.TimeoutExpired: it had not after so many seconds.
        """
        if self.returncode is None:
            if not select.select([self._door], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("carrel", timeout or 0)
            self.returncode = _number(self._door)
            self._door.close()
        return self.returncode

    def send_signal(self, sent: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, sent)


def start(
    arguments: list[str], terminal: int, cwd: Path | None, environment: Mapping[str, str]
) -> Forked:
    """Start ``carrel`` in a terminal, which becomes that of its session, with all it imports."""
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    with its:
        streams = (terminal, terminal, terminal, its.fileno())
        door = _door("tui", "parsing", "textual.drivers.linux_driver")
        _ask(door, arguments, streams, cwd, dict(environment))
    return Forked(mine)


def _ask(
    door: socket.socket,
    arguments: list[str],
    streams: tuple[int, ...],
    cwd: Path | None,
    environment: dict[str, str],
) -> None:
    umask = os.umask(0)
    os.umask(umask)
    folder = cwd or Path.cwd()
    asked = json.dumps([arguments, str(folder), umask, environment]).encode() + b"\n"
    sent = socket.send_fds(door, [asked], list(streams))
    door.sendall(asked[sent:])


@cache
def _door(*imported: str) -> socket.socket:
    """The way to a program that has imported these, and forks; it ends with this one."""
    door, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    command = [sys.executable, "-m", "tests.tui.cli.forked", str(its.fileno()), *imported]
    letters = {**os.environ, "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(command, cwd=ROOT, env=letters, pass_fds=[its.fileno()])
    its.close()

    def end() -> None:
        door.close()
        process.wait()

    atexit.register(end)
    return door


def _number(door: socket.socket) -> int:
    """The number on the next line."""
    line = b""
    while not line.endswith(b"\n"):
        line += door.recv(1) or b"gone\n"
    return int(line)


def serve(door: socket.socket) -> None:
    """Fork a program for each request until nobody asks any more; a program returns from here.

    One in a terminal comes with a door of its own, at which somebody else waits for its end.
    """
    in_terminal = False
    while True:
        asked, streams = b"", list[int]()
        while not asked.endswith(b"\n"):
            part, more, *_ = socket.recv_fds(door, MOST, 4)
            if not part:
                os._exit(0)
            asked, streams = asked + part, streams + more
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if len(streams) > 3:
            its = socket.socket(fileno=streams.pop())
            if os.fork():
                its.close()
                for each in streams:
                    os.close(each)
                continue
            door.close()
            door, in_terminal = its, True
        process = os.fork()
        if not process:
            break
        for each in streams:
            os.close(each)
        if not in_terminal:
            door.sendall(f"{process}\n".encode())
        _, status = os.waitpid(process, 0)
        with suppress(BrokenPipeError):
            door.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
        if in_terminal:
            os._exit(0)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    arguments, folder, umask, environment = json.loads(asked)
    os.setsid()
    if in_terminal:
        os.close(os.open(os.ttyname(0), os.O_RDWR))  # thus it is the session's
        door.sendall(f"{os.getpid()}\n".encode())
    door.close()
    os.umask(umask)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # As a start of Python makes it, which alone asks for this.
    raw = bool(environment.get("PYTHONUNBUFFERED"))
    sys.stdout = _writer(1, raw=raw, in_terminal=in_terminal)
    if in_terminal:
        sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
        sys.stderr = _writer(2, raw=raw, in_terminal=True)
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    sys.argv[1:] = arguments


def end(status: int) -> NoReturn:
    """End as Python does, without taking itself apart, which nobody sees.

    That would copy all the memory which this process has in common with the one it was forked off,
    and take twice as long as most commands.
    """
    if threading.active_count() == 1:
        atexit._run_exitfuncs()  # noqa: SLF001 - there is no other name for it
        # What cannot be written, Python finds too, and tells in its own way.
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    sys.exit(status)


def _writer(stream: int, *, raw: bool, in_terminal: bool) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        open(stream, "wb", 0 if raw else -1, closefd=False),
        encoding="utf-8",
        errors="surrogateescape" if stream == 1 else "backslashreplace",
        newline="\n",
        line_buffering=in_terminal,
        write_through=raw,
    )


if __name__ == "__main__":
    for module in map(import_module, sys.argv[2:]):
        for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
            if not found.name.endswith("__main__"):
                import_module(found.name)
    # Patterns are compiled with the first page.
    import_module("parsing").parse_bytes(b"A title\n\nAn abstract of a sentence.\n", "page")
    gc.freeze()  # what ends looks for garbage first, and need not look through all that
    serve(socket.socket(fileno=int(sys.argv[1])))
    from tui.__main__ import main

    try:
        status = main()
    except SystemExit as left:
        if not isinstance(left.code, int):
            raise
        status = left.code
    end(status)
