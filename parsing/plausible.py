"""Judging whether what was read looks like papers, so that junk is never taken for them.

A format with a structure of its own (labels, a header, an address by each title) vouches for
most of what an entry is; lines of text vouch for nothing, so there more is asked.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from parsing.paper import Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parsing.paper import Entry, Page

MOST_DOUBTS = 20
"""Doubtful entries of a page that are told one by one."""
LONGEST_TITLE = 400
"""No title is longer, in characters."""
_QUOTED = 60
_READ = 2_000
"""Characters of an abstract that it is judged by."""

_WORD = r"[^\W\d_]{3}"
_MARKUP = r"""(?xi:
    https?://|www\.|\"{3}|\'{3}|\S+@\S+\.\w{2,}
  | </?(?:a|b|body|br|code|div|em|font|footer|form|h[1-6]|head(?:er)?|hr|html|i|img|input|li|link
        |main|meta|nav|ol|p|pre|script|section|span|strong|style|svg|table|td|th|title|tr|ul)
    (?:\s[^<>]*)?/?>
  | <!--|<!doctype|<\?
  | \#{1,6}\s|\#!|\#(?:include|define|ifn?def|endif|pragma)\b
  | \*\*\S|.{0,300}(?:<br\s?/?>$|\]\(https?://)
  | \.\.\s|!\[|\[[^\[\]]*\]\(|\[[\sx]?\](?:\s|$)|```|~~~|\|.*\||>\s|>>>|[*+•-]\s
  | \\(?:begin|end|documentclass|usepackage|section|item|def|newcommand)\b
  | %|\\(?-i:[A-Z])[a-zA-Z]+[\[{]
  | [{}]|["'\w$]+\s?:\s?[\[{"']|@\w+\s?[{(]
)"""
_CODE = r"""(?x:
    //|/\*|\*/|\*\s@
  | (?:[;{}]|\)\s?:|=>|\\)$
  | (?:def|class|func|function|fn|sub)\s[\w.]+\s?[({:<]
  | (?:import|from|package|using|require)\s[\w.*:/"'<>]+(?:\s(?:import|as)\s.+)?;?$
  | (?:return|elif|else|try|finally|except|pass|break|continue|endif|fi|done|esac)\b
    (?:[\s:;({].*|$)(?<=[)\]};:]|[a-z]\b)
  | (?:if|for|while|switch|catch)\s?[(\[]
  | (?:const|let|var|int|char|void|static|public|private|protected|export|unsigned|struct)\s[\w*&]+
    \s?[=({;*\[\w]
  | [\w.\[\]"'>-]++\s?(?:[-+*/|&:]?=|==|!=|\+=)\s?\S.*[\])"';\d]$
  | [\w.]++\([^()]*\)$
  | [A-Z]{2,}\s\{
  | [a-z][\w.-]*+\s?=\s|[\w.-]++:$|\[[\w.-]+(?:\s[\w.-]+){0,2}\]$|-{3,}$|={3,}$
  | \$\s?(?:\w+\s)*[\w./-]+$|\d+\s{1,4}(?:cd|ls|git|sudo|vim?|cat|make|ssh|rm|mv|cp|pip|python3?)\b
  | (?:cd|ls|git|sudo|vim|cat|make|ssh|rm|mv|cp|pip|npm|docker|curl|grep|export|echo|apt)\s
    [-\w./~$"'=:]+(?:\s[-\w./~$"'=:|>]+)*$
)"""
_RECORD = r"""(?x:
    (?:From|To|Cc|Bcc|Subject|Date|Sent|Received|Message-I[Dd]|Reply-To|In-Reply-To|References
      |MIME-Version|Content-[\w-]+|Return-Path|Delivered-To|Signed-off-by
      |X-(?:Mailer|Priority|Originating|Spam|Received|Google|MS)[\w-]*):\s
  | On\s.{6,80}\swrote:$
  | (?:diff\s--git|index\s[0-9a-f]{6,}|@@\s|\+\+\+\s|---\s|[+-]\w|(?:commit|Author:)\s)
  | [\[(]?(?:\d{4}-\d\d-\d\d[T\s]\d\d:\d\d|\d{1,2}:\d\d(?::\d\d|\b)|[A-Z][a-z]{2}\s{1,2}\d{1,2}\s
      \d\d:\d\d)
  | <[\w.@+-]{1,30}>\s|\#[\w-]+:\s
)"""
_NO_TEXT = f"{_MARKUP}|{_CODE}|{_RECORD}"
"""How such a line begins."""
_LEVELS = "INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "CRITICAL"
_LOG_LEVEL = (
    "(?:" + "|".join(rf"{word[0]}(?<![^\s\[].){word[1:]}" for word in _LEVELS) + r")\b[\]:\s]"
)
"""Each begins with its letter, and only then looks before it: so it is found many times as fast."""
_LOG_HEAD = 70
"""Characters of a line of a log in which its level stands."""
_TOGETHER = 50
"""Entries that are judged at once, since nearly all of them are papers."""
_SOME_DOUBTFUL = rf"(?m)\n(?:(?!.*?{_WORD})|.{{{LONGEST_TITLE + 1}}}|{_NO_TEXT})"
"""A title among many that may be none: of a page whose format vouches for the rest."""
_NOT_A_TITLE = r"""(?xi)
    (?:chapter|part|act|scene|verse|chorus|bridge|step|day|page|appendix)\s
      (?:[ivxlc\d]+|one|two|three|four|five|six|seven|eight|nine|ten|the\s\w+)\b(?!.{40})
  | (?:the\s)?(?:\w+\s){0,4}(?:licen[cs]e|copyright)\b(?!.{40})|copyright\s|all\srights\b
  | (?:table\sof\s)?contents$
  | (?:ingredients|method|directions|instructions|preparation|serves)\b(?!.{40})
  | (?:installation|usage|requirements|changelog|readme|todo|to-do|shopping\slist|faq|credits)$
  | (?:dear|hi|hello|hey|thanks|thank\syou|best|regards|kind\sregards|cheers|yours)\b(?!.{30})
  | (?:chorus|verse|bridge|intro|outro|refrain)\b(?!.{20})
  | [½¼¾\d][\d\s/.,½¼¾-]*(?:g|kg|ml|l|dl|cl|cups?|tbsp|tsp|tablespoons?|teaspoons?|oz|lbs?|pounds?
      |pinch|cloves?|slices?)\b
  | \d+[.)]\s|[\w./-]+\s{3,}-\s
  | (?:[^,;]{0,80}[,;](?=\w)){3}
  | ["“„«‘'—–].{0,300}[.,!?…]["”“»’'](?:$|\s(?-i:[a-z]))|[—–]\s
  | [^?!"“”]{0,200}["“][^"”]{0,200}[.,!?]["”]\s(?:s?he|i|we|they|said|asked)\b
"""
_SPEAKER = r"[A-Z][\w.-]{0,20}:\s(?!.*\b[A-Z]\w+\s[A-Z]\w+)"
_SECTION = (
    r"(?i)(?:abstract|aims?|background|context|design|goals?|importance|introduction|motivation"
    r"|objectives?|problem|purpose|rationale|summary|tl;?dr|question)\b"
)
_BEGINS_INSIDE = r"[a-z]+[,;]?\s(?!\w+:)"
_ENDS_AS_NO_TITLE = r"(?<![.\s])[.,;:。、；：]$"
_BREAKS_OFF = r"\s(?:but|and|or|nor|the|an?|of|to|that|which|is|are|was|were|with|by|as|from)$"
"""How lines end that were cut at a column."""
_CODE_IN_TEXT = r"[{};]\n|[=!]=|\w\(\)|::\w|->\w|</?\w+>|\b\w+=[\"'\d]|[|]\s.*[|]|\s--?\w+=|\\n"
_SENTENCE = r"[.!?。！？।]|\.{3}|…"
_LONG_WORD = r"[^\W\d_]{4,}"
_FIRST_PERSON = r"(?i)\b(?:i|i'm|i've|he|she|his|her|him|you|your|my|me|said)\b"


def judge(page: Page, noun: str, *, structured: bool = True) -> Page:
    """Return the page, without entries when fewer than half of them look like papers.

    A page that is taken says which of its entries are doubtful; one that is not says what was seen.

    Args:
        page: as its format read it, with at least one entry.
        noun: what a person calls that format.
        structured: the format has a structure that lines of any text would not have.
    """
    doubtful = list(_doubtful(page.entries, structured))
    if 2 * len(doubtful) > len(page.entries):
        return page._replace(entries=(), problems=(_refusal(page, doubtful, noun),))
    known = {problem.line for problem in page.problems}
    told = [
        Problem(page.name, entry.line, f"{_quote(entry)} does not look like a paper", "kept")
        for entry in doubtful
        if entry.line not in known
    ]
    if more := len(told[MOST_DOUBTS:]):
        seen = f"{more:,} more entries that do not look like papers"
        told[MOST_DOUBTS:] = [Problem(page.name, 0, seen, "kept")]
    return page._replace(problems=(*page.problems, *told))


def _doubtful(entries: Sequence[Entry], structured: bool) -> Iterator[Entry]:
    """The entries that cannot be papers."""
    for start in range(0, len(entries), _TOGETHER):
        part = entries[start : start + _TOGETHER]
        if structured and len(part) > 1:
            titles = "\n".join(["", *(entry.title for entry in part)])
            if not any(pattern(each).search(titles) for each in (_SOME_DOUBTFUL, _LOG_LEVEL)):
                continue
        yield from (entry for entry in part if not looks_like_paper(entry, structured))


def looks_like_paper(entry: Entry, structured: bool = True) -> bool:
    """Return whether an entry can be a paper by what its title and its abstract look like.

    Args:
        entry: with clean strings.
        structured: its format vouches for it; else the wording has to.
    """
    title = entry.title
    if len(title) > LONGEST_TITLE or not _has_word(title) or _is_no_text(title):
        return False
    if structured:
        return True
    if "://" in title or (" " not in title and ("_" in title or "/" in title)):
        return False  # an address, what code calls something, a path
    if pattern(_NOT_A_TITLE).match(title) or pattern(_ENDS_AS_NO_TITLE).search(title[-3:]):
        return False
    if pattern(_BEGINS_INSIDE).match(title) or pattern(_BREAKS_OFF).search(title[-6:]):
        return False
    if not entry.abstract:
        return reads_as_title(title)
    if pattern(_FIRST_PERSON).search(title) and _capitals(title) < 0.5:
        return False
    return _is_abstract(entry.abstract, spoken=pattern(_SPEAKER).match(title) is not None)


def _is_abstract(text: str, *, spoken: bool) -> bool:
    """Whether lines below a title can be its abstract; the title may be what somebody said."""
    if pattern(_BEGINS_INSIDE).match(text) or not reads_as_prose(text):
        return False
    if spoken and pattern(_SPEAKER).match(text) and not pattern(_SECTION).match(text):
        return False
    lines = [line for line in text[:_READ].split("\n") if line]
    odd = sum(map(_is_no_text, lines))
    return 5 * odd <= len(lines)


def _is_no_text(line: str) -> bool:
    """Whether a line is markup, code, or of a mail, a log or a diff."""
    if pattern(_NO_TEXT).match(line):
        return True
    return pattern(_LOG_LEVEL).search(line, 0, _LOG_HEAD) is not None


def reads_as_title(text: str) -> bool:
    """Return whether a line without an abstract is worded as titles are, mostly in capitals."""
    words = text.split()
    if not 3 <= len(words) <= 40 or len(text) < 16 or _capitals(text) < 0.5:
        return False
    return 4 * (sum(map(str.isalpha, text)) + text.count(" ")) >= 3 * len(text)


def reads_as_prose(text: str) -> bool:
    """Return whether a text is made of sentences, in whatever script."""
    text = text[:_READ]
    letters = sum(map(str.isalpha, text))
    marks = 0 if text.isascii() else sum(unicodedata.category(char)[0] == "M" for char in text)
    if 4 * (letters + marks + text.count(" ") + text.count("\n")) < 3 * len(text):
        return False
    if len(pattern(_CODE_IN_TEXT).findall(text)) > 3:
        return False
    if 2 * sum(map(str.isupper, text)) > letters:
        return False
    words = len(text.split())
    if letters > 12 * words:  # a script without blanks
        return letters >= 20
    return words >= (8 if pattern(_SENTENCE).search(text) else 60)


def _has_word(text: str) -> bool:
    if not text.isascii():
        parts = unicodedata.normalize("NFD", text[:LONGEST_TITLE])
        text = "".join(char for char in parts if unicodedata.category(char)[0] != "M")
    return pattern(_WORD).search(text) is not None


def _capitals(text: str) -> float:
    """The share of long words with a capital; scripts without capitals have them all."""
    words = pattern(_LONG_WORD).findall(text)
    return sum(not word[0].islower() for word in words) / len(words) if words else 1.0


def _refusal(page: Page, doubtful: Sequence[Entry], noun: str) -> Problem:
    first, count = doubtful[0], len(page.entries)
    quoted = f"{_quote(first)} on line {first.line:,}"
    if count == 1:
        seen = f"read as {noun}, its one entry does not look like a paper: {quoted}"
    else:
        seen = f"{len(doubtful):,} of {count:,} entries do not look like papers, the first {quoted}"
    done = f"nothing taken. `carrel add --force` takes {'it' if count == 1 else 'them all'}"
    return Problem(page.name, 0, seen, done)


def _quote(entry: Entry) -> str:
    title = entry.title
    return f"“{title}”" if len(title) <= _QUOTED else f"“{title[:_QUOTED].rstrip()}…”"
