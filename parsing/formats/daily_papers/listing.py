"""One page's text to its papers, whatever the layout; what is not understood becomes a problem.

A page is some heading lines and then titles and abstracts, either every one of them between blank
lines or simply line by line. A plain page is read at once; any other goes through `roles`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from parsing.formats.daily_papers.heading import HeadingKind, Role, recognise, without_subscribe
from parsing.paper import Entry, Page, Problem
from parsing.structs import Struct
from parsing.text import clean_line, has_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_LINE = 100_000
"""Characters of a line that are kept."""
MOST_LINES = 200_000
"""Lines of a page that are read, blank ones not counted: a listing of 100,000 papers. A page of
64 MiB can have thirty million, and each costs up to a kilobyte and 40 µs while it is understood. So
whatever 64 MiB hold (one line, blank lines, combining marks, escape sequences, bytes of no UTF-8)
they take at most eight times as much memory, and ten seconds."""
MOST_PROBLEMS = 1_000
"""Problems of a page that are told one by one: nobody reads more."""
HTML = ("<!doctype html", "<html", "<?xml")
"""How a file begins that a browser saved as it came, in lower case."""
_HEADING_ROLES = {Role.HEADING, Role.LABEL}
_PART = 2**20  # characters of a page that are cleaned at once
_LONG, _HEAD = 2**18, 2**13  # characters from which the head of a page is looked at by itself
_QUOTED = 60  # characters of a line that a problem shows


class _Lines(Struct):
    """Lines of a page that are not blank, cleaned, and where each stood (1-based)."""

    texts: list[str]
    numbers: list[int]

    def gap(self, index: int) -> bool:
        """Tell whether a blank line stands before this one."""
        return index > 0 and self.numbers[index] - self.numbers[index - 1] > 1


def parse_plain(text: str, name: str, *, clean: bool = False) -> Page | None:
    """Return the page of a text that is headings, and then plain titles and abstracts in turn.

    None for any other text. What such a page looks like is narrow, so that looking is cheap.
    """
    if len(text) > _LONG and not _begins_plain(text):
        return None
    problems: list[Problem] = []
    lines = _read_lines(text, name, problems, clean=clean)
    headings = _plain_heading(lines.texts)
    return None if headings is None else _plain_page(lines, headings, name, problems)


def parse_page(text: str, name: str, *, clean: bool = False) -> Page:
    """Parse the papers of a page, in its order.

    Any text will do; it takes time linear in its length. Every line ends up in the heading, in an
    entry or in a problem.

    Args:
        text: of the page.
        name: what the page will be called.
        clean: promises that there is no ASCII control character but line ends in the text, which
            spares a search.
    """
    problems: list[Problem] = []
    lines = _read_lines(text, name, problems, clean=clean)
    if lines.texts and lines.texts[0].casefold().startswith(HTML):
        done = "nothing taken; save the text that the browser shows, not the page's source"
        return Page(name, "", (), (Problem(name, lines.numbers[0], "this is HTML", done),))
    headings = _plain_heading(lines.texts)
    if headings is not None:
        return _plain_page(lines, headings, name, problems)
    # Not needed for a plain page, and dear to import.
    from parsing.formats.daily_papers.roles import assign_roles

    headings = [recognise(line) for line in lines.texts]
    spaced = [lines.gap(index) for index in range(len(lines.texts))]
    roles = assign_roles(lines.texts, spaced, headings)
    label = _choose_label(lines, headings, roles, name, problems)
    entries = _assemble(lines, roles, name, problems)
    if not entries:
        seen = "only heading lines" if lines.texts and not problems else "no paper"
        problems.append(Problem(name, 0, seen if lines.texts else "an empty page", "nothing taken"))
    return Page(name, label, entries, _bounded(problems, name))


def _plain_page(
    lines: _Lines, headings: Sequence[HeadingKind], name: str, problems: list[Problem]
) -> Page:
    first = len(headings)
    label = _choose_label(lines, headings, [Role.HEADING] * first, name, problems)
    titles, abstracts = lines.texts[first::2], lines.texts[first + 1 :: 2]
    entries = tuple(map(Entry, titles, abstracts, lines.numbers[first::2]))
    return Page(name, label, entries, _bounded(problems, name))


def _bounded(problems: list[Problem], name: str) -> tuple[Problem, ...]:
    """Return problems in the order of their lines; of a great many the first, and how many more."""
    problems.sort(key=lambda problem: problem.line)
    if more := len(problems[MOST_PROBLEMS:]):
        rest = Problem(name, 0, f"and {more:,} more problems", "not told one by one")
        return (*problems[:MOST_PROBLEMS], rest)
    return tuple(problems)


def _read_lines(text: str, name: str, problems: list[Problem], *, clean: bool) -> _Lines:
    clean = clean or not has_controls(text.encode("utf-8", "surrogatepass"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    texts: list[str] = []
    numbers: list[int] = []
    count = 0
    for part in _parts(text):
        raw = part.split("\n")
        # Cleaning is the dearest step, so ASCII lines without a control character are spared it.
        if clean:
            cleaned = [
                line and (line.strip() if line.isascii() else clean_line(line)) for line in raw
            ]
        else:
            cleaned = list(map(clean_line, raw))
        texts += filter(None, cleaned)
        numbers += [number for number, line in enumerate(cleaned, count + 1) if line]
        count += len(raw)
        if len(texts) > MOST_LINES:
            seen = f"more than {MOST_LINES:,} lines that are not blank"
            last = numbers[MOST_LINES - 1]
            done = f"read as far as line {last:,}; split the page to read the rest"
            problems.append(Problem(name, 0, seen, done))
            del texts[MOST_LINES:], numbers[MOST_LINES:]
            break
    too_long: list[int] = []
    if max(map(len, texts), default=0) > LONGEST_LINE:
        too_long = [i for i, line in enumerate(texts) if len(line) > LONGEST_LINE]
    for index in too_long:
        seen = f"a line of {len(texts[index]):,} characters"
        problems.append(Problem(name, numbers[index], seen, f"cut after {LONGEST_LINE:,}"))
        texts[index] = texts[index][:LONGEST_LINE].rstrip()
    glued: list[int] = []
    if "Subscribe" in text:
        glued = [i for i, line in enumerate(texts) if line.startswith("Subscribe")]
    for index, line in [(i, without_subscribe(texts, i)) for i in glued]:
        texts[index] = line
    return _Lines(texts, numbers)


def _parts(text: str) -> Iterator[str]:
    """Yield a text in parts that end where a line does: each line looked at takes room."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start + _PART)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _plain_heading(texts: Sequence[str]) -> list[HeadingKind] | None:
    """Return the heading of a page on which all else is a plain title and abstract in turn.

    None for any other page. Every test here is narrower than it could be, and fast.
    """
    headings: list[HeadingKind] = []
    for text in texts:
        if not (heading := recognise(text)):
            break
        headings.append(heading)
    titles, abstracts = texts[len(headings) :: 2], texts[len(headings) + 1 :: 2]
    if len(titles) != len(abstracts) or not titles:
        return None
    together = "\n".join(titles)
    plain = (
        max(map(len, titles)) <= 200
        and min(map(len, abstracts)) >= 300
        and ". " not in together
        and "://" not in together
        and all(title[-1] != "." or title.endswith("...") for title in titles)
        and all(". " in abstract for abstract in abstracts)
    )
    return headings if plain else None


def _begins_plain(text: str) -> bool:
    """Tell by its first papers whether a text can be a plain page: most texts of others cannot."""
    head = text[: text.rfind("\n", 0, _HEAD) + 1]
    texts = _read_lines(head, "", [], clean=False).texts
    first = next((i for i, line in enumerate(texts) if not recognise(line)), len(texts))
    whole = len(texts) - (len(texts) - first) % 2
    return first == whole or _plain_heading(texts[:whole]) is not None


def _choose_label(
    lines: _Lines,
    headings: Sequence[HeadingKind],
    roles: Sequence[Role],
    name: str,
    problems: list[Problem],
) -> str:
    """Return the page's label: the first date, else an unknown wording, else the heading's end."""
    heads = dict.fromkeys(i for i, role in enumerate(roles) if role in _HEADING_ROLES)
    known = [index for index in heads if headings[index] is HeadingKind.LABEL]
    unknown = [index for index in heads if roles[index] is Role.LABEL]
    periods = dict.fromkeys(i for i in heads if headings[i] is HeadingKind.PERIOD)
    closing = [
        index
        for index in periods
        if index + 1 not in heads and index - 1 in heads and index - 1 not in periods
    ]
    candidates = known or unknown or closing
    label = lines.texts[candidates[0]] if candidates else ""
    for index in sorted(known + unknown):
        if (other := lines.texts[index]) != label:
            seen, done = f"another label, {_quote(other)}", f"passed over; the page keeps {label}"
            problems.append(Problem(name, lines.numbers[index], seen, done))
    return label


def _assemble(
    lines: _Lines, roles: Sequence[Role], name: str, problems: list[Problem]
) -> tuple[Entry, ...]:
    """Return the entries that the roles make, and a problem for every line that is in none."""
    papers: list[tuple[int, list[str]]] = []
    for index, role in enumerate(roles):
        line = lines.texts[index]
        match role:
            case Role.TITLE:
                papers.append((index, []))
            case Role.ABSTRACT:
                papers[-1][1].append(line)
            case Role.MORE:
                papers[-1][1].extend(("\n\n" if lines.gap(index) else "\n", line))
            case Role.ORPHAN:
                seen = f"an abstract without a title, {_quote(line)}"
                problems.append(Problem(name, lines.numbers[index], seen, "left out"))
            case Role.STRAY:
                seen = f"an unknown line in the heading, {_quote(line)}"
                problems.append(Problem(name, lines.numbers[index], seen, "left out"))
            case Role.HEADING | Role.LABEL:
                pass
            case _:
                assert_never(role)
    entries = []
    for index, parts in papers:
        title, number = lines.texts[index], lines.numbers[index]
        abstract = "".join(parts)
        if "\n" in abstract:
            from parsing.prose import unwrap_if_wrapped  # most abstracts are one paragraph

            abstract = unwrap_if_wrapped(abstract)
        entries.append(Entry(title, abstract, number))
        if not parts:
            seen = f"no abstract below the title {_quote(title)}"
            problems.append(Problem(name, number, seen, "kept without an abstract"))
    return tuple(entries)


def _quote(line: str) -> str:
    return f"“{line}”" if len(line) <= _QUOTED else f"“{line[:_QUOTED].rstrip()}…”"
