"""``carrel`` and ``python -m tui``."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit status."""
    # Nothing that a start makes is garbage, and looking for it takes a tenth of the time to the
    # first frame. The reader turns collection on again when it stands; a command is over soon.
    gc.disable()
    from tui import cli

    status = cli.main(arguments)
    # Nor does anybody wait for it at the end, when all is given back anyway.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
