"""One start of Python for many commands: each is forked off a program that has imported them all.

What is forked is a process of its own with its own streams, folder, environment and session, and
ends as the program does; it takes a tenth of what a start takes.
"""

from __future__ import annotations

import atexit
import gc
import io
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

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
    door = _door()
    umask = os.umask(0)
    os.umask(umask)
    folder = cwd or Path.cwd()
    asked = json.dumps([arguments, str(folder), umask, {**os.environ, **more}]).encode() + b"\n"
    sent = socket.send_fds(door, [asked], list(streams))
    door.sendall(asked[sent:])
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


@cache
def _door() -> socket.socket:
    """The way to the program that forks; it ends with this one."""
    door, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    command = [sys.executable, "-m", "tests.tui.cli.forked", str(its.fileno())]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=[its.fileno()])
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
    """Fork a command for each request until nobody asks any more; a command returns from here."""
    while True:
        asked, streams = b"", list[int]()
        while not asked.endswith(b"\n"):
            part, more, *_ = socket.recv_fds(door, MOST, 3)
            if not part:
                os._exit(0)
            asked, streams = asked + part, streams + more
        process = os.fork()
        if not process:
            break
        for each in streams:
            os.close(each)
        door.sendall(f"{process}\n".encode())
        _, status = os.waitpid(process, 0)
        door.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    door.close()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    arguments, folder, umask, environment = json.loads(asked)
    os.setsid()
    os.umask(umask)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # As a start of Python makes it, which alone asks for this.
    raw = bool(environment.get("PYTHONUNBUFFERED"))
    sys.stdout = io.TextIOWrapper(
        open(1, "wb", 0 if raw else -1, closefd=False),  # noqa: SIM115
        encoding=sys.stdout.encoding,
        errors=sys.stdout.errors,
        newline="\n",
        write_through=raw,
    )
    sys.argv[1:] = arguments


if __name__ == "__main__":
    for package in map(import_module, ("tui.cli", "tui.library", "tui.library.export")):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)
    gc.freeze()  # what ends looks for garbage first, and need not look through all that
    serve(socket.socket(fileno=int(sys.argv[1])))
    from tui.__main__ import main

    sys.exit(main())
