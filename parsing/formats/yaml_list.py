"""Bibliographies as YAML: CSL's, Typst's, papis', a citation file's, the data of a home page.

What stands in it is read as what the same would be as JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.formats.plain_json import page_of_values
from parsing.json_values import Value, dict_of
from parsing.paper import Page, Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "this is YAML of a kind that carrel does not know"
_KEY = r"[\"']?[\w.:/-]{1,80}[\"']?\s?:"
_BEGIN = (
    rf"(?:\ufeff?(?:---|%YAML[^\n]*|\#[^\n]*)?[ \t]*\n)*(?:"
    rf"-[ ]+[a-z]{_KEY}[^\n]*\n(?:[ ]+[^\n]*\n)*?[ ]{{2,}}[a-z]{_KEY}"  # a list of mappings
    rf"|{_KEY}[ \t]*\n(?:\#[^\n]*\n)*[ ]*(?:-[ ]+|[ ]+)[a-z]{_KEY}"  # a mapping of those
    r"|cff-version:|author_list:[ \t]*\n|author:[^\n]*\nauthor_list:)"
)
_TITLE = r"(?m)^[ ]*(?:-[ ]+)?[\"']?title[\"']?[ ]?:[ ]+\S"
_VOUCHES = (
    r"(?mi)^[ ]*(?:-[ ]+)?[\"']?(?:authors?|author_list|doi|arxiv(?:_?id)?|abstract|issued"
    r"|container-title|serial-number)[\"']?[ ]?:"
)
_FRONT = r"\A\ufeff?---[ \t]*\n(?:(?!---|\.\.\.)[^\n]*\n){0,2000}?---[ \t]*\n\s*[^\s-]"
"""Properties above a text, which is a note."""
_METADATA = (
    r"(?s)\ufeff?---[ \t]*\n(?:(?!---|\.\.\.)[^\n]*+\n){0,200}?references:[ \t]*\n(?=[ ]*-[ ]+\w)"
)
"""Pandoc's metadata above a text, down to the papers that this refers to."""
_METADATA_END = r"\n(?:---|\.\.\.)[ \t]*(?:\n|$)"
_LARGEST = 2**24
"""Characters that are read: it takes some fifty times as long as JSON."""
_MOST_VALUES = 1_000_000
_DEEPEST = 40
"""Brackets within each other, and a fourth of the columns that a line is indented."""


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is YAML about papers."""
    metadata = _references(head) if head.startswith("---") else ""
    if not metadata and (not pattern(_BEGIN).match(head) or pattern(_FRONT).match(head)):
        return 0.0
    head = metadata or head
    sure = 0.92 if metadata else 0.8  # more than that the text is a note of one paper
    return sure if pattern(_TITLE).search(head) and pattern(_VOUCHES).search(head) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page of the papers in it; broken YAML gives none, and is told by line."""
    import yaml

    text = _references(text) or text
    if len(text) > _LARGEST or _is_too_deep(text):
        seen = "YAML that is too large or nested too deeply"
        return Page(name, "", (), (Problem(name, 0, seen, "nothing taken; split it"),))
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # whose values are text, all of them
    try:
        values = list(yaml.load_all(text.lstrip("\ufeff"), Loader=loader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        what = getattr(error, "problem", None) or "it cannot be read"
        return Page(name, "", (), (Problem(name, line, f"broken YAML ({what})", "nothing taken"),))
    if not _is_bounded(values):
        seen = "YAML of too many values"
        return Page(name, "", (), (Problem(name, 0, seen, "nothing taken"),))
    # Of a citation file the paper counts, and not the program.
    papers = (dict_of(value).get("preferred-citation") or value for value in values)
    return page_of_values(map(Value, papers), [], name, UNKNOWN)


def _references(text: str) -> str:
    """What Pandoc's metadata above a text say of the papers that it refers to; nothing if none."""
    found = pattern(_METADATA).match(text)
    if not found:
        return ""
    end = pattern(_METADATA_END).search(text, found.end())
    return f"references:\n{text[found.end() : end.start() + 1 if end else len(text)]}"


def _is_bounded(values: Iterable[object]) -> bool:
    """Whether there is no more in some values than can be read: an alias stands for all of them."""
    waiting, count = list(values), 0
    while waiting:
        value = waiting.pop()
        inner = value if isinstance(value, list) else list(dict_of(value).values())
        count += 1 + len(inner)
        if count > _MOST_VALUES:
            return False
        waiting += [each for each in inner if isinstance(each, dict | list)]
    return True


def _is_too_deep(text: str) -> bool:
    deepest = depth = 0
    for bracket in pattern(r"[\[\]{}]").findall(text):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        deepest = max(deepest, depth)
    steps = pattern(rf"(?m)^[ \t]*(?:[-?:][ \t]+){{{_DEEPEST}}}|^[ ]{{{4 * _DEEPEST},}}\S").search(
        text
    )
    return deepest > _DEEPEST or steps is not None
