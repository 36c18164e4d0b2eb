"""Data as a whole: to standard output, or into a file that was named."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.cli.writing import DRY
from tui.console import DONE, fail, say, to_output
from tui.library.export import ExportError, write_file
from tui.library.locations import locations

THERE = "{} is there already; --force overwrites it"


def write_out(
    text: str,
    file: str | None,
    *,
    overwrite: bool,
    private: bool = False,
    dry_run: bool = False,
) -> int:
    """Write a text, and return the exit status.

    Args:
        text: what to write.
        file: where to; None for standard output.
        overwrite: whether a file that is there already gives way.
        private: whether nobody else may read the file, whatever the umask.
        dry_run: only say which file would be written; standard output is written all the same.

    Raises:
        LibraryError: the file is a part of the library itself.
    """
    if file is None:
        if sys.stdout is not None:
            with to_output():
                sys.stdout.buffer.write(text.encode())
        return DONE
    locations().require_foreign(Path(file))
    if dry_run:
        return _say_dry(Path(file), overwrite=overwrite)
    try:
        write_file(Path(file), text, overwrite=overwrite, private=private)
    except FileExistsError:
        return fail(THERE.format(file))
    except ExportError as error:
        return fail(error)
    return DONE


def _say_dry(file: Path, *, overwrite: bool) -> int:
    if file.exists() and not overwrite:
        return fail(THERE.format(file))
    say(f"{DRY}{'overwrite' if file.exists() else 'write'} {file}")
    return DONE
