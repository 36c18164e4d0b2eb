"""carrel's own export as JSON, which comes back whole: papers, tags, lists, notes, marks.

What the fields are is told in `tui.library.export.json_`. One that a later version adds is no
fault.
"""

from __future__ import annotations

from parsing.json_values import (
    count_of,
    dict_of,
    list_of,
    load_values,
    text_of,
    texts_of,
)
from parsing.meta import NO_ANNOTATIONS, Annotations, WrittenList
from parsing.meta_json import meta_of, reception_of
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern

_FORMAT = r'\{\s*(?:"format"\s*:\s*"carrel-papers"|"key": "\w{16,}", "title": ")'


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is carrel's own export."""
    return 1.0 if pattern(_FORMAT).match(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of an export; one of a later version is read as far as it is known."""
    values, problems = load_values(text, name)
    document = dict_of(values[0].value) if len(values) == 1 else {}
    if values and "format" not in dict_of(values[0].value):
        # Without the object around them they are a line each.
        document = {"version": 1, "papers": [each.value for each in values]}
    if not document:
        return Page(name, "", (), tuple(problems))
    entries: list[Entry] = []
    numbers: dict[str, int] = {}
    for number, paper in enumerate(list_of(document.get("papers")), 1):
        entry = _entry(dict_of(paper))
        if entry:
            numbers.setdefault(text_of(dict_of(paper).get("key")), len(entries))
            entries.append(entry)
        elif len(problems) < 50:
            problems.append(Problem(name, 0, f"paper {number} has no title", "left out"))
    version = count_of(document.get("version"))
    if version != 1:
        seen = f"an export of version {version}, made by a later carrel"
        problems.append(Problem(name, 0, seen, "read as far as it is understood"))
    lists = tuple(
        WrittenList(
            text_of(each.get("name")),
            text_of(each.get("description")),
            text_of(each.get("due")),
            tuple(numbers[key] for key in texts_of(each.get("papers")) if key in numbers),
        )
        for each in map(dict_of, list_of(document.get("lists")))
    )
    title = text_of(document.get("title"))
    return Page(name, title, tuple(entries), tuple(problems), lists=lists)


def _entry(paper: dict[str, object]) -> Entry | None:
    title = text_of(paper.get("title"))
    if not title.strip():
        return None
    annotations = Annotations(
        tags=texts_of(paper.get("tags")),
        lists=texts_of(paper.get("lists")),
        note=text_of(paper.get("note")),
        read=paper.get("read") is True,
        starred=paper.get("starred") is True,
        done_in=texts_of(paper.get("done_in")),
        read_at=text_of(paper.get("read_at")),
        starred_at=text_of(paper.get("starred_at")),
        done_at=tuple((name, text_of(at)) for name, at in dict_of(paper.get("done_at")).items()),
    )
    return Entry(
        title,
        text_of(paper.get("abstract")),
        0,
        meta_of(dict_of(paper.get("meta"))),
        reception_of(dict_of(paper.get("reception"))),
        NO_ANNOTATIONS if annotations == NO_ANNOTATIONS else annotations,
    )
