"""Properties above a Markdown text: YAML between two lines of hyphens, or Logseq's ``key:: value``.

Of YAML only what notes have is read: scalars, plain, quoted, folded or literal, and lists of them,
inline or one a line. What is nested deeper is kept as what its lines say.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from parsing.patterns import pattern

_MOST_LINES = 500
"""Lines of properties that are read."""
_LONGEST = 100_000
"""Characters in which they end."""
_KEY = r"([^\W\d][\w .-]{0,60}?|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')\s?:(?:\s+(.*)|$)"
_PROPERTY = r"(?:- )?([^\W\d][\w -]{0,60}?)::(?:[ \t]+(.*)|$)"
_BLOCK = r"[|>][+-]?\d?\s*(?:#.*)?"
_COMMENT = r"\s#\s.*$"
_PART = r"([^\W\d]\w*)\s?:\s+(.*)"
_NAMES = ("family", "given"), ("lastName", "firstName"), ("last", "first")
"""How the parts of a name are called in a list of authors."""


class Property(NamedTuple):
    """A property: the 1-based line of its key, and its values; a scalar is one."""

    line: int
    values: tuple[str, ...]


class FrontMatter(NamedTuple):
    """The properties above a text, by their keys, and where the text begins."""

    properties: dict[str, Property]
    end: int
    """Characters of the properties, with what ends them."""


def read_front_matter(text: str) -> FrontMatter | None:
    """Return the properties that a text begins with, None where it begins with none.

    Args:
        text: with line feeds alone.
    """
    start = 1 if text.startswith("\ufeff") else 0
    if text.startswith("---\n", start):
        return _yaml(text, start + 4)
    return _logseq(text, start)


def _yaml(text: str, start: int) -> FrontMatter | None:
    lines = text[start : start + _LONGEST].split("\n", _MOST_LINES)[:_MOST_LINES]
    last = next((at for at, line in enumerate(lines) if line.rstrip() in {"---", "..."}), -1)
    if last < 0:
        return None
    properties: dict[str, Property] = {}
    blocks: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(lines[:last], 2):
        found = pattern(_KEY).match(line)
        if found:
            key = found[1].strip("\"'")
            blocks.append((number, key, [(found[2] or "").strip()]))
        elif blocks and (not line.strip() or line[0] in " \t-]"):
            blocks[-1][2].append(line.rstrip())
        elif line.strip() and not line.startswith("#"):
            return None  # no YAML of notes
    for number, key, said in blocks:
        properties.setdefault(key, Property(number, tuple(_values(said))))
    end = start + sum(len(line) + 1 for line in lines[: last + 1])
    return FrontMatter(properties, min(end, len(text)))


def _values(lines: list[str]) -> list[str]:
    """The values of a key: what stands behind it, and on the lines below."""
    first, *below = lines
    if pattern(_BLOCK).fullmatch(first):
        return [_block(below, folded=first[0] == ">")]
    if first.startswith("[") and not first.startswith("[["):
        return _inline(" ".join((first, *map(str.strip, below))))
    items = [line.strip() for line in below if line.strip() and not line.strip().startswith("#")]
    if not first or first.startswith("#"):
        if any(item.startswith("- ") for item in items):
            return list(filter(None, map(_item, _together(items))))
        return [value] if (value := _scalar(" ".join(items))) else []
    return [value] if (value := _scalar(" ".join((first, *items)))) else []


def _block(lines: list[str], *, folded: bool) -> str:
    paragraphs: list[list[str]] = [[]]
    for line in map(str.strip, lines):
        if not line:
            paragraphs.append([])
        else:
            paragraphs[-1].append(line)
    joint = " " if folded else "\n"
    return "\n\n".join(joint.join(each) for each in paragraphs if each)


def _together(items: list[str]) -> list[list[str]]:
    """The lines of each item of a list: those of its mapping stand below its hyphen."""
    parts: list[list[str]] = []
    for item in items:
        if item.startswith("- ") or not parts:
            parts.append([item.removeprefix("- ").strip()])
        else:
            parts[-1].append(item)
    return parts


def _item(lines: list[str]) -> str:
    parts = {found[1]: found[2] for line in lines if (found := pattern(_PART).fullmatch(line))}
    for family, given in _NAMES:
        if family in parts:
            return ", ".join(_scalar(parts[name]) for name in (family, given) if name in parts)
    for name in ("literal", "name"):
        if name in parts:
            return _scalar(parts[name])
    said = " ".join(lines)
    return "-".join(_inline(said)) if said.startswith("[") and said[1:2] != "[" else _scalar(said)


def _inline(text: str) -> list[str]:
    """The items of a list in brackets; a comma in quotes or in brackets of its own parts none."""
    end = text.rfind("]")
    items, start, depth, quote = list[str](), 1, 0, ""
    inner = text[: end if end > 0 else len(text)]
    for at in range(1, len(inner)):
        char = inner[at]
        if quote:
            quote = "" if char == quote and inner[at - 1] != "\\" else quote
        elif char in "\"'" and not inner[start:at].strip():
            quote = char
        elif char in "[]":
            depth += 1 if char == "[" else -1
        elif char == "," and depth <= 0:
            items.append(inner[start:at])
            start = at + 1
    items.append(inner[start:])
    return list(filter(None, map(_scalar, items)))


def _scalar(text: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        end = text.rfind('"')
        quoted = text[: end + 1] if end else text + '"'
        try:
            said = json.loads(quoted)
        except ValueError:
            return quoted[1:-1]
        return said if isinstance(said, str) else quoted[1:-1]
    if text.startswith("'"):
        end = text.rfind("'")
        return text[1 : end or len(text)].replace("''", "'")
    if " #" in text:
        text = pattern(_COMMENT).sub("", text)
    return "" if text in {"null", "~", "[]", "{}"} else text.strip()


def _logseq(text: str, start: int) -> FrontMatter | None:
    """Properties of a page of Logseq, one a line from the first on."""
    properties: dict[str, Property] = {}
    end = start
    for number, line in enumerate(text[start : start + _LONGEST].split("\n", _MOST_LINES), 1):
        found = pattern(_PROPERTY).fullmatch(line.strip())
        if found is None or number > _MOST_LINES:
            break
        value = (found[2] or "").strip()
        properties.setdefault(found[1], Property(number, (value,) if value else ()))
        end += len(line) + 1
    return FrontMatter(properties, min(end, len(text))) if len(properties) > 1 else None
