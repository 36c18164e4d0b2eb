"""What services answered to questions of enriching, kept in the cache: nothing is asked twice."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from parsing.clean import clean_entry
from parsing.files import Unreadable, read_file
from parsing.json_values import dict_of, dicts_of, text_of
from parsing.meta_json import given_values, meta_of
from parsing.paper import Entry
from tui.fetch.clock import Clock
from tui.library.locations import make_private

FRESH = 30 * 24 * 3600
"""Seconds for which an answer holds; what was not known then may be by now."""
LARGEST = 2**27
"""Bytes of the file; a larger one is begun anew."""

_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC

Entries = tuple[Entry, ...]
"""Papers that answer a question; none where a service has none."""


class Answers:
    """The answers, by what was asked: ``arxiv:2401.12345``, ``doi:10.1000/xyz``, ``title:…``.

    Args:
        file: holds them, one a line; a cache is no promise, and where it cannot be read or written
            all is asked anew.
        clock: tells how old they are.
    """

    def __init__(self, file: Path, clock: Clock) -> None:
        self._file, self._clock = file, clock
        self._known = dict(self._read())

    def get(self, asked: str) -> Entries | None:
        """Return the answer to a question; None when it was not asked, or long ago."""
        return self._known.get(asked)

    def keep(self, answers: Mapping[str, Entries]) -> None:
        """Keep what was answered, on disk at once."""
        self._known.update(answers)
        lines = [self._line(asked, entries) for asked, entries in answers.items()]
        with contextlib.suppress(OSError):
            make_private(self._file.parent)
            with os.fdopen(os.open(self._file, _APPEND, 0o600), "a", encoding="utf-8") as file:
                # What an earlier write left half is a line of its own, which is passed over.
                file.write("".join(f"\n{line}" for line in lines))

    def _line(self, asked: str, entries: Iterable[Entry]) -> str:
        papers = [
            {"title": each.title, "abstract": each.abstract, "meta": given_values(each.meta)}
            for each in entries
        ]
        return json.dumps({"asked": asked, "at": int(self._clock.now()), "papers": papers})

    def _read(self) -> Iterator[tuple[str, Entries]]:
        try:
            lines = read_file(self._file, LARGEST).splitlines()
        except Unreadable:
            with contextlib.suppress(OSError):
                self._file.unlink()
            return
        for line in lines:
            try:
                given = dict_of(json.loads(line))
            except (ValueError, RecursionError):
                continue
            at = given.get("at")
            if isinstance(at, int) and 0 <= self._clock.now() - at < FRESH:
                yield text_of(given.get("asked")), tuple(map(_entry, dicts_of(given.get("papers"))))


def _entry(given: dict[str, object]) -> Entry:
    title, abstract = text_of(given.get("title")), text_of(given.get("abstract"))
    return clean_entry(Entry(title, abstract, 1, meta_of(dict_of(given.get("meta")))))
