"""Text measured in terminal cells: cutting, wrapping, and drawing with highlights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.widgets.glyphs import NO_BREAK

if TYPE_CHECKING:
    from tui.library.search.highlight import MatchedTerm


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, cells: int) -> str:
    """Cut a text, with an ellipsis, when it takes more than so many cells."""
    if width(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 1 else "…"[:cells]


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
        # A word longer than the line is broken where the line ends.
        stop = blank if blank > start else stop
        line_end = stop
        while line_end > start and text[line_end - 1] == " ":
            line_end -= 1
        yield (start, line_end)
        start = stop
        while start < end and text[start] == " ":
            start += 1


def _first_cells(text: str, cells: int) -> str:
    # No character is narrower than nothing, so a few more characters than cells are enough
    # unless many of them are zero cells wide.
    pieces = chop_cells(text[: cells * 4], cells)
    return pieces[0] if pieces and pieces[0] else text[:1]


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
