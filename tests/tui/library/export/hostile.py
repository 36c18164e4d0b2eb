"""Text as unkind as a stranger can make it, once it is past the door: no control characters."""

from __future__ import annotations

from hypothesis import strategies as st

from parsing.paper import Paper, Sighting, paper_key
from tui.library.export import Collection, Item
from tui.library.marks import Half

MARKDOWN = r"""
[MASK] [/b] [a](b) ![x](y) *a* __b__ <b> <!-- &amp; &#35; `code` `` ``` ~~no~~ ~~~ \ \\ \* # ##
- --- === + 1. 1) 12. > |a|b| |---| https://a.example/b_c <https://a.example> www.a.example/{x}
"""
LATEX = r"""
$\texttt{t5x}$ $x_i^2$ $\input{secret}$ $$ R^2 10^{19} G_{LM} x^2^3 ^{{4}/{3}} 40\% Gr\"un \em % a_b
{ } {{ }} @misc{ " , γ é 論文 😀
"""
TRAPS = (*MARKDOWN.split(), *LATEX.split())
GAPS = (" ", "\n", "\n\n", "    ", "\u00a0", "\u2028", "# ", "- ", "> ", "[x]: ", "$5 and $10")

hostile = st.lists(
    st.sampled_from((*TRAPS, *GAPS))
    | st.text("\\{}$%&#_^~<>|*`[]()!-+=.:;,\"'@/ 1aB", max_size=8)
    | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5),
    max_size=8,
).map("".join)


def item(
    title: str,
    abstract: str = "",
    *,
    lists: tuple[str, ...] = (),
    read_at: str = "",
    starred_at: str = "",
    tags: tuple[str, ...] = (),
    note: str = "",
    done_in: tuple[str, ...] = (),
) -> Item:
    """A paper seen at the top of one page."""
    paper = Paper(paper_key(title), title, abstract, (Sighting("000", 0),))
    marked = {Half.READ: read_at, Half.STARRED: starred_at}
    return Item(paper, (("000", "Mar 11"),), lists, marked, tags, note, done_in=done_in)


def collection(*items: Item, title: str = "To read") -> Collection:
    """Papers under a name."""
    return Collection(title, items)


def tidy(text: str) -> str:
    """The text on one line, as every format that wraps gives it back."""
    return " ".join(text.split())


def tidy_lines(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [line for line in map(tidy, text.splitlines()) if line]
