r"""Papers as Markdown: CommonMark 0.31.2, https://spec.commonmark.org/0.31.2/.

A section a paper: its title, who wrote it, when and where, a line that says its state, pages, lists
and tags in words, its abstract, its links, and the person's note as a quotation.

Whatever a page wrote is escaped, and so are names and tags: it reads as it was written, nothing in
it is taken for markup. What GitHub and pandoc add to CommonMark (tables, ``~~``, ``$`` mathematics,
``^``, attributes in braces, ``@`` citations, lettered lists, ``:smile:``) is escaped as well, but
for a formula between dollars in which CommonMark sees no markup: it is the same to whoever knows
formulas and to whoever does not. The files of a folder are for programs that know them, and keep
nearly every one. A web
address is a link of its own, ``<https://a.example/b_c>``: one that GitHub finds by itself would
have the backslashes of the escapes in it.

A note is the person's own Markdown and stays as it is, within its quotation: there a heading is no
heading of the document, and a fence or a list that is not closed ends with the note. Three things
are altered, outside code. ``<`` gets a backslash where it would begin HTML, for a comment or an
element left open would swallow the papers after it; so does the bracket of a footnote, which would
stand at the document's end, beside those of other notes, and which pandoc follows for ever where it
names itself. A rule of three hyphens is written ``***``: pandoc takes it for the begin of metadata.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsing.prose import one_line
from parsing.urls import find_links, link_spans
from tui.library.addresses import page_address
from tui.library.export.wording import about, byline, facts, heading, paragraphs, rewritten

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item

# Backslash escapes (section 2.4) work on ASCII punctuation only; an ampersand matters only where it
# begins a character reference (section 2.5), a colon in what becomes a link or a picture.
_INLINE = re.compile(
    r"[\\`*_\[\]<~|$^{}]|&(?=#?[A-Za-z0-9]+;)|:(?=//|[\w+-]+:)|(?<=www)\.|(?<!\w)@(?=[\w{])",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[\\`*_\[\]<~|$^{}&:.@]")
"""What `_INLINE` can begin with."""
# What begins a heading, a list item, a quotation, a definition, a rule or an underline (sections 4
# and 5), and the number sign that would end a heading (section 4.2).
_BLOCK = tuple("-+=>#:")
# Pandoc counts with letters and Roman numerals too, and in brackets.
_NUMBERED = re.compile(r"(\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdm]+))(?=[.)](?: |$))", re.IGNORECASE)

# In a note: code, and what a backslash stands before, are passed over (sections 4.5, 6.1 and 2.4).
_NOTE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}(?!.*`)|~{3,}).*(?:\n(?! {0,3}(?P=fence)[`~]*[ \t]*$).*)*(?:\n.*)?"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:.|\n(?!\n))*?(?<!`)(?P=ticks)(?!`)"
    r"|\\."
    r"|(?P<markup><(?=[A-Za-z/!?])(?!https?://[^\s<>]*>|[\w.+-]+@[\w.-]+>)|\[(?=\^))"
    r"|(?P<rule>(?:\A|^[ >]*\n)(?:[ >]|[*+] |[0-9]+[.)] )*)---(?=[ \t]*$)",
    re.MULTILINE,
)
# Of a formula: what CommonMark would take for markup, Pandoc not for a formula's begin or end, and
# what comes before formulas where these are known (HTML, code, links and comments of a vault).
BARS_FORMULA = re.compile(
    r"\\[!-/:-@\[-`{-~]|[*`<\[\]~|&:]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^\$\s|\s\$$"
)
BARS_FORMULA_IN_FOLDER = re.compile(r"[`|]|<(?=[A-Za-z/!?])|\[\[|\]\]|%%|^\$\s|\s\$$")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def write(collection: Collection) -> str:
    """Write the collection as one CommonMark document."""
    blocks = [f"# {escape(heading(collection))}", *map(linked, about(collection))]
    if any(item.done for item in collection.items):
        # What is left to do is seen at once, and ticked off where programs do that.
        boxes = (("x" if item.done else " ", item.paper.title) for item in collection.items)
        blocks.append("\n".join(f"- [{sign}] {linked(title)}" for sign, title in boxes))
    for item in collection.items:
        blocks.extend(_section(item))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return a text on one line, as a CommonMark parser gives it back, even where a line begins."""
    return _begun(_inline(one_line(text)))


def _inline(text: str) -> str:
    return rewritten(text, _BEGINS, _INLINE, lambda match: f"\\{match[0]}")


def _begun(line: str) -> str:
    # By hand: a substitution would look for the beginning of a line all through it.
    if line.startswith(_BLOCK):
        line = f"\\{line}"
    elif match := _NUMBERED.match(line):
        line = f"{match[1]}\\{line[match.end() :]}"
    return f"{line[:-1]}\\#" if line.endswith("#") and line != "\\#" else line


def _section(item: Item) -> list[str]:
    return [f"## {linked(item.paper.title)}", *section_below(item)]


def section_below(item: Item, bars: re.Pattern[str] = BARS_FORMULA) -> list[str]:
    """Return what is written of a paper below its title, a block each.

    Args:
        item: the paper.
        bars: as `linked` has it.
    """
    paper = item.paper
    blocks = []
    if by := " · ".join(byline(item)):
        blocks.append(escape(by))
    if address := page_address(paper.meta):
        blocks.append(f"<{address}>")
    blocks.append(escape(" · ".join(facts(item))))
    blocks.extend(linked(paragraph, bars) for paragraph in paragraphs(paper.abstract))
    if links := find_links(paper.abstract):
        blocks.append("\n".join(f"- <{link}>" for link in links))
    if note := _note(item.note):
        blocks.append(note)
    return blocks


def linked(text: str, bars: re.Pattern[str] = BARS_FORMULA) -> str:
    """Return a text escaped, with its web addresses as links and its formulas as they are.

    Args:
        text: on one line or several.
        bars: finds in a formula why it is escaped as well.
    """
    line = one_line(text)
    pieces: list[str] = []
    done = 0
    for start, end, address in link_spans(line):
        before = _mathematical(line[done:start], bars)
        if before.endswith("!"):  # it would make a picture of the link
            before = f"{before[:-1]}\\!"
        pieces += (before, link(line[start:end], address))
        done = end
    return _begun("".join((*pieces, _mathematical(line[done:], bars))))


def _mathematical(text: str, bars: re.Pattern[str]) -> str:
    if "$" not in text:
        return _inline(text)
    from tui.library.mathematics.prose import formulas

    pieces: list[str] = []
    done = 0
    for start, end in formulas(text):
        if not bars.search(text[start:end]) and not text[end : end + 1].isdigit():
            pieces += (_inline(text[done:start]), text[start:end])
            done = end
    return "".join((*pieces, _inline(text[done:])))


def link(said: str, address: str) -> str:
    """Return words on one line as a link."""
    if said == address:
        return f"<{address}>"
    # Unlike between bare angle brackets, character references count in here (section 6.3).
    return f"[{_inline(said)}](<{address.replace('&', '&amp;')}>)"


def link_to(said: str, file: str) -> str:
    """Return words on one line as a link to a file in the same folder."""
    address = file.replace("%", "%25").replace("&", "&amp;")
    return f"[{_inline(said)}](<{address}>)"


def _note(note: str) -> str:
    """Return a note as a quotation, or nothing."""
    lines = (line if line.strip() else "" for line in note.splitlines())
    text = _INDENT.sub(lambda match: match[0].expandtabs(4), "\n".join(lines).strip("\n"))
    quoted = _NOTE.sub(_quoted, text).split("\n") if text else ()
    return "\n".join(f"> {line}" if line else ">" for line in quoted)


def _quoted(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "markup":
            return f"\\{match[0]}"
        case "rule":
            return f"{match['rule']}***"
        case _:
            return match[0]
