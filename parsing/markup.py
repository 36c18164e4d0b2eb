"""Inline Markdown and the HTML that stands in it, made plain text: what it says, where it links.

CommonMark 0.31.2, section 6, as far as listings of papers use it: https://spec.commonmark.org/.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from parsing.patterns import pattern
from parsing.prose import one_line
from parsing.text import is_plain

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

_DEEPEST = 8
"""Links within links that are followed; deeper brackets are text. It bounds the time."""
_TAGS = (
    "abbr|b|big|blockquote|center|code|del|details|div|em|figure|font|h[1-6]|hr|i|img|ins|kbd|li"
    "|mark|ol|p|picture|pre|s|samp|small|source|span|strike|strong|sub|summary|sup|table|tbody|td"
    "|th|thead|tr|tt|u|ul|var"
)
_URL = r"<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()<>]{0,2000}\)[^\s()<>]{0,2000}){0,9}"
_LONGEST_URL = 2_000
_TOKEN = rf"""(?xi)
    \\(?P<escaped>[!-/:-@\[-`{{-~])
  | !\[(?P<picture>)
  | \[(?P<open>)
  | \](?P<close>)
    (?: \( \s? (?P<url>{_URL}) (?: \s+ (?:"[^"\n]{{0,500}}"|'[^'\n]{{0,500}}') )? \s? \)
      | \[ (?P<ref>[^\[\]\n]{{1,80}}) \] )?
  | <(?:
      (?P<auto>https?://[^\s<>]{{1,2000}})>
    | a\s[^<>]{{0,300}}?href\s?=\s?["']?(?P<href>[^\s"'<>]{{1,2000}})[^<>]{{0,300}}>
    | (?P<end>/a\s?>)
    | (?P<space>(?:br|p|/p|/li|/td|/div)\s?/?>)
    | (?P<tag>/?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>|!--[^<>]{{0,500}}-->)
    )
"""
"""Every one begins with a sign of its own: by that it is found ten times as fast."""
_OPENS_AND_CLOSES = r"({0}(?<![\w*_$\\]{0}){1})(?=\S)([^\n]{{1,400}}?)(?<=[^\s\\])\1(?![\w*_])"
_CLOSES = r"{0}(?<=[^\s\\]{0})(?![\w*_])"
_EMPHASIS = {
    sign: (_CLOSES.format(first), _OPENS_AND_CLOSES.format(first, more))
    for sign, first, more in (
        ("*", r"\*", r"\*{0,2}"),
        ("_", "_", "_{0,2}"),
        ("`", "`", "`{0,2}"),
        ("~", "~", "~"),
    )
}
"""What closes emphasis by each sign, and all of it. They begin with the sign, and only then look
before it: so they are found ten times as fast."""
_REFERENCE = r"\n {0,3}\[([^\[\]\n]{1,80})\]:[ \t]{1,9}<?([^\s<>]{1,2000})>?"
_LONGEST_REFERENCE = 2_100
_AWAY = 0xE000
_MOVED = "\0([\ue021-\ue07e])"
_KEPT = frozenset("\\{}$%&^,;:'\"=/?@<")
"""Signs that keep the backslash before them: it is more often that of LaTeX."""


class MarkupLink(NamedTuple):
    """A link: what it says and what it opens."""

    text: str
    url: str


class Inline(NamedTuple):
    """A piece of Markdown as plain text on one line, and its links in order."""

    text: str
    links: tuple[MarkupLink, ...] = ()


def heading_of(line: str) -> tuple[int, str]:
    """Return the level of a heading, 1 to 6, and what it says; 0 for any other line."""
    found = pattern(r"\s{0,3}(#{1,6})\s+(.*)").match(line) if "#" in line[:4] else None
    if found is None:
        return 0, ""
    said = found[2].rstrip()
    opened = said.rstrip("#")
    if opened != said and opened[-1:].isspace():
        said = opened.rstrip()
    return len(found[1]), said


def references(text: str) -> dict[str, str]:
    """Return the addresses that reference links of a text stand for, by their labels."""
    if "]:" not in text:
        return {}
    first = pattern(_REFERENCE).match(f"\n{text[:_LONGEST_REFERENCE]}")
    found = pattern(_REFERENCE).findall(text)
    found[:0] = [first.groups()] if first else []
    return {label.lower(): url for label, url in found}


def plain(text: str, refs: Mapping[str, str] | None = None, *, exact: bool = False) -> Inline:
    """Return what a piece of Markdown says: links and emphasis gone, pictures left out.

    Takes time linear in the length.

    Args:
        text: without block structure: what follows a bullet, stands in a cell or in a heading.
        refs: the addresses of reference links, by label in lower case.
        exact: every escape counts; else those that LaTeX has as well are left alone.
    """
    if not _has_markup(text):
        return Inline(one_line(text))
    if (simple := _simple(text)) is not None:
        return simple
    out: list[str] = []
    links: list[MarkupLink] = []
    opened: list[tuple[int, str]] = []
    done = 0
    for found in pattern(_TOKEN).finditer(text) if _has_token(text) else ():
        out.append(_unescaped(text[done : found.start()]))
        done = found.end()
        _take(found, out, links, opened, refs or {}, exact=exact)
    out.append(_unescaped(text[done:]))
    return Inline(_label(out), tuple(links))


def _simple(text: str) -> Inline | None:
    """What a text says whose links are written in the simplest way; None for any other.

    Most items of lists and cells of tables are of that kind, and are read so in half the time.
    """
    has = text.__contains__
    if not has("[") or text.count("[") > _DEEPEST:
        return None
    if has("\\") or has("<") or has("&") or has("![") or has("]["):
        return None
    out: list[str] = []
    links: list[MarkupLink] = []
    done = 0
    has_emphasis = has("*") or has("_") or has("`") or has("~")
    tidied = not has_emphasis and not has("  ") and is_plain(text)
    while (middle := text.find("](", done)) >= 0:
        start, end = text.rfind("[", done, middle), text.find(")", middle)
        label, url = text[start + 1 : middle], text[middle + 2 : end]
        if start < 0 or end < 0 or len(url) > _LONGEST_URL:
            return None
        if "]" in label or "(" in url or url.split() != [url]:
            return None
        links.append(MarkupLink(label.strip() if tidied else _label([label]), url))
        out += (text[done:start], label)
        done = end + 1
    said = "".join((*out, text[done:]))
    return Inline(one_line(said) if tidied else _label([said]), tuple(links))


def _take(
    found: re.Match[str],
    out: list[str],
    links: list[MarkupLink],
    opened: list[tuple[int, str]],
    refs: Mapping[str, str],
    *,
    exact: bool,
) -> None:
    """Add what one piece of markup means to the text and to the links."""
    match found.lastgroup:
        case "open" | "picture":
            if len(opened) < _DEEPEST:
                opened.append((len(out), found[0]))
            out.append(found[0])
        case "close" | "url" | "ref":
            _close(found, out, links, opened, refs)
        case "escaped":
            # Moved out of the way, so that it is not taken for emphasis, until the end.
            sign = found["escaped"]
            kept = sign in _KEPT and not exact
            out.append(f"\\{sign}" if kept else f"\0{chr(_AWAY + ord(sign))}")
        case "auto":
            links.append(MarkupLink(found["auto"], found["auto"]))
            out.append(found["auto"])
        case "href":
            opened.append((len(out), found["href"]))
            out.append("")
            del opened[:-_DEEPEST]
        case "end" if opened and opened[-1][1] not in {"[", "!["}:
            start, url = opened.pop()
            links.append(MarkupLink(_label(out[start:]), unescape(url)))
        case "space":
            out.append(" ")


def _close(
    found: re.Match[str],
    out: list[str],
    links: list[MarkupLink],
    opened: list[tuple[int, str]],
    refs: Mapping[str, str],
) -> None:
    url = found["url"] if found["url"] is not None else refs.get((found["ref"] or "").lower())
    if not opened or opened[-1][1] not in {"[", "!["}:
        out.append(found[0])
        return
    start, opening = opened.pop()
    if url is None and not found["ref"]:
        out.append(found[0])
    elif opening == "![":
        del out[start:]
    else:
        out[start] = ""
        links.append(MarkupLink(_label(out[start:]), unescape((url or "").strip("<>"))))


def _label(parts: list[str]) -> str:
    text = _without_emphasis("".join(parts))
    if "\0" in text:
        text = pattern(_MOVED).sub(lambda found: chr(ord(found[1]) - _AWAY), text)
    return one_line(text)


def _has_markup(text: str) -> bool:
    # Several times as fast as a pattern in a long text.
    has = text.__contains__
    return (
        has("[") or has("]") or has("<") or has("\\") or has("*") or has("_") or has("`")
        or has("~") or has("&")
    )  # fmt: skip


def _has_token(text: str) -> bool:
    return "[" in text or "]" in text or "<" in text or "\\" in text


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    # Without its semicolon it is none (CommonMark, section 2.5), whatever browsers make of it.
    return pattern(r"&#?[A-Za-z0-9]{1,32};").sub(lambda found: unescape(found[0]), text)


def _without_emphasis(text: str) -> str:
    signs = [sign for sign in _EMPHASIS if text.count(sign) > 1]
    for _ in range(3 if signs else 0):
        changed = text
        for closes, all_of_it in map(_EMPHASIS.__getitem__, signs):
            if pattern(closes).search(changed):
                changed = pattern(all_of_it).sub(r"\2", changed)
        if changed == text:
            break
        text = changed
    return text
