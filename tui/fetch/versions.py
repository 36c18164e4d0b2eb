"""Which versions of answers were taken: what the services said of them, kept in the cache."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

from parsing.files import Unreadable, read_file
from tui.fetch.client import NO_VALIDATORS, Validators
from tui.library.locations import make_private

MOST = 500
"""Addresses that are remembered: the last ones."""
LARGEST = 2**21
"""Bytes of the file that are read."""
_SCRATCH = ".fetched-"


class Version(NamedTuple):
    """A version of an answer: what the service said of it, and the digest of its bytes."""

    validators: Validators
    digest: str


class Versions:
    """The versions that were taken, by address.

    Args:
        file: holds them; a cache is no promise, and where it cannot be read or written all is
            fetched anew.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def known(self, url: str, digests: Container[str]) -> Validators:
        """Return what to ask with, so that a version which is still there is not sent again.

        Args:
            url: what is asked.
            digests: of the pages that are there.
        """
        version = self._all().get(url)
        if version is None or version.digest not in digests:
            return NO_VALIDATORS
        return version.validators

    def keep(self, taken: Mapping[str, Version]) -> None:
        """Remember versions that were taken."""
        from tui.library.atomic_file import scratch_file, take_away_abandoned

        versions = self._all()
        for url, version in taken.items():
            versions.pop(url, None)
            if version.validators != NO_VALIDATORS:
                versions[url] = version
        rows = [[url, *each.validators, each.digest] for url, each in versions.items()][-MOST:]
        with contextlib.suppress(OSError):
            make_private(self._file.parent)
            take_away_abandoned(self._file.parent, _SCRATCH)
            with scratch_file(self._file.parent, _SCRATCH) as scratch:
                scratch.write_text(json.dumps(rows), encoding="utf-8")
                scratch.replace(self._file)

    def _all(self) -> dict[str, Version]:
        try:
            rows = json.loads(read_file(self._file, LARGEST))
        except (Unreadable, ValueError, RecursionError):
            return {}
        if not isinstance(rows, list):
            return {}
        return {
            url: Version(Validators(etag, modified), digest)
            for row in rows
            if isinstance(row, list) and len(row) == 4 and all(isinstance(e, str) for e in row)
            for url, etag, modified, digest in [row]
        }
