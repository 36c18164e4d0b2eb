"""Text measured in terminal cells: cutting, wrapping, and drawing with highlights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style

from parsing.patterns import pattern
from tui.widgets.glyphs import BETWEEN, NO_BREAK

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm

_BLANKS = f" {NO_BREAK}"
_INDIC = "[\u0900-\u109f\u1700-\u1cff\ua800-\uabff\U00011000-\U00011fff]"
"""Scripts that have such signs."""
_NEAR_INDIC = re.compile(rb"[\xe0\xe1\xea]|\xf0\x91")
"""Begins their signs in UTF-8, and few others; the pattern above takes long to compile."""


def width(text: str) -> int:
    """Return how many cells a text takes at most: terminals differ about vowel signs with a width
    of their own, for which Rich counts none.
    """
    if text.isascii():
        return len(text)
    cells = cell_len(text)
    may_be = _NEAR_INDIC.search(text.encode("utf-8", "replace"))
    return cells + _spacing_marks(text) if may_be and pattern(_INDIC).search(text) else cells


def _spacing_marks(text: str) -> int:
    from unicodedata import category

    return sum(category(each) == "Mc" for each in text)


def fit(text: str, cells: int) -> str:
    """Cut a text, with an ellipsis, when it takes more than so many cells."""
    if width(text) <= cells:
        return text
    return (
        _cut(set_cell_size(text, cells - 1), cells - 1).rstrip() + "…" if cells > 1 else "…"[:cells]
    )


def fit_label(text: str, cells: int) -> str:
    """Cut a label as `fit` does, but for the number at its end that tells it from one like it."""
    name, _, number = text.rpartition(" (")
    if width(text) <= cells or not number[:-1].isdecimal():
        return fit(text, cells)
    return f"{fit(name, cells - len(number) - 2)} ({number}"


def _cut(text: str, cells: int) -> str:
    while width(text) > cells and len(text) > 1:
        text = text[:-1]
    return text


def wrap(text: str, cells: int) -> list[tuple[int, int]]:
    """Break a text into lines of at most so many cells, at blanks where there are any.

    Returns:
        Start and end of each line in the text, blanks at the breaks left out. Line feeds break
        too, so an empty line comes back as an empty span. No text gives no lines.
    """
    cells = max(1, cells)
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n") if text else ():
        lines.extend(_wrap_paragraph(text, start, start + len(paragraph), cells))
        start += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, start: int, end: int, cells: int) -> Iterator[tuple[int, int]]:
    narrow = text.isascii() or width(text[start:end]) == end - start
    while start < end and text[start] == " ":
        start += 1
    if start >= end:
        yield (start, start)
    while start < end:
        stop = start + cells if narrow else start + len(_first_cells(text[start:end], cells))
        if stop >= end:
            yield (start, end)
            return
        blank = text.rfind(" ", start, stop + 1)
        if blank <= start:
            # Better there than within a word; one longer than the line is broken where that ends.
            blank = text.rfind(NO_BREAK, start, stop + 1)
        stop = blank if blank > start else stop
        line_end = stop
        while line_end > start and text[line_end - 1] == " ":
            line_end -= 1
        yield (start, line_end)
        start = stop
        while start < end and text[start] in _BLANKS:
            start += 1


def _first_cells(text: str, cells: int) -> str:
    # No character is narrower than nothing, so a few more characters than cells are enough
    # unless many of them are zero cells wide.
    pieces = chop_cells(text[: cells * 4], cells)
    return _cut(pieces[0], cells) if pieces and pieces[0] else text[:1]


def spans_of(text: str, terms: tuple[MatchedTerm, ...]) -> list[tuple[int, int]]:
    """Return where a query's terms match in a text: start and end of each match, ascending."""
    if not terms:
        return []
    # What finds them is imported when first there is something to find.
    from tui.library.search.highlight import SEARCHED, match_spans

    return list(match_spans(text if len(text) <= SEARCHED else text[:SEARCHED], terms))


def paint(
    text: str, style: Style, spans: Iterable[tuple[int, int]], marked: Style, start: int = 0
) -> list[Segment]:
    """Return a text's segments, with some spans in another style.

    Args:
        text: what is drawn: one line, or the part of a longer text that begins at ``start``.
        style: of the text.
        spans: start and end of each marked span in the longer text, ascending and apart.
        marked: the style of the spans.
        start: where in the longer text ``text`` begins.
    """
    # What kept a phrase on one line is a blank like others to who copies it.
    text = text.replace(NO_BREAK, " ")
    segments: list[Segment] = []
    done, end = 0, len(text)
    for first, last in spans:
        begin, stop = max(first - start, done), min(last - start, end)
        if begin >= stop:
            continue
        if begin > done:
            segments.append(Segment(text[done:begin], style))
        segments.append(Segment(text[begin:stop], marked))
        done = stop
    if done < end or not segments:
        segments.append(Segment(text[done:], style))
    return segments


def filled(line: list[Segment], cells: int, ground: Style) -> list[Segment]:
    """Return a line of just so many cells.

    Args:
        line: its segments.
        cells: how many it shall take.
        ground: the style of what is added, and of segments that have none.
    """
    segments = [each if each.style else Segment(each.text, ground) for each in line]
    left = cells - sum([width(text) for text, _, _ in line])
    if left < 0:
        return Segment.adjust_line_length(segments, cells)
    return [*segments, Segment(" " * left, ground)] if left else segments


def overlay(segments: Iterable[Segment], start: int, end: int, style: Style) -> list[Segment]:
    """Return segments with some of their characters in a further style.

    Args:
        segments: of one line.
        start: the first character, counted over all segments.
        end: the one after the last.
        style: what is added to that of the segments.
    """
    laid: list[Segment] = []
    at = 0
    for text, own, _ in segments:
        first, last = (min(max(0, each - at), len(text)) for each in (start, end))
        at += len(text)
        if first >= last:
            laid.append(Segment(text, own))
            continue
        parts = (text[:first], text[first:last], text[last:])
        styles = (own, own + style if own else style, own)
        laid += [Segment(part, ink) for part, ink in zip(parts, styles, strict=True) if part]
    return laid


def character_at(text: str, cell: int) -> int:
    """Return which character of a text stands in a cell; behind its end, how many it has."""
    if text.isascii():
        return min(cell, len(text))
    done = 0
    for index, character in enumerate(text):
        done += cell_len(character)
        if cell < done:
            return index
    return len(text)


MINOR = 6
"""Rank of what says little beside all else."""


class Part(NamedTuple):
    """One of several things that are said on one line."""

    text: str
    rank: int
    """Where room is short those of the highest rank are left out first."""
    short: str = ""
    """The same in fewer words, if there are any."""
    ink: str = "quiet"
    names: str = ""
    """Names that it begins with, in which what was found is marked."""
    sign: str = ""
    """What tells that it is there where its words do not fit, rather than a piece of them."""

    @property
    def least(self) -> str:
        """Return the fewest words that it is said in."""
        return self.sign or self.short or self.text

    @property
    def is_minor(self) -> bool:
        """Tell whether it is not worth a line of its own where lines are few."""
        return self.rank >= MINOR

    @property
    def stays(self) -> bool:
        """Tell whether what stands beside it is cut before it is left out."""
        return not self.rank or bool(self.sign)


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """Return what of some parts stands on a line.

    They are shorter where room is short, the longest first; then those of the highest rank go, but
    for what has a sign, which stands for it; and of the signs there are fewer in the end.
    """
    left = list(parts)

    def excess() -> int:
        between = width(BETWEEN) * (len(left) - 1)
        return sum(width(each.text) for each in left) + between - room

    for part in sorted(left, key=lambda each: len(each.text), reverse=True):
        if excess() > 0 and part.short:
            names = part.names and part.short
            left[left.index(part)] = part._replace(text=part.short, names=names)
    for part in sorted(left, key=lambda each: (each.rank, len(each.text)), reverse=True):
        if excess() <= 0 or not part.rank:
            break
        if part.sign:
            left[left.index(part)] = part._replace(text=part.sign, short="")
            left = list(dict.fromkeys(left))
        elif len(left) > 1:
            left.remove(part)
    while len(left) > 1 and excess() > 0:
        left.remove(max(left, key=_rank))
    if left and excess() > 0:
        left[0] = left[0]._replace(text=fit(left[0].text, max(0, room)))
    return left


def _rank(part: Part) -> int:
    return part.rank
