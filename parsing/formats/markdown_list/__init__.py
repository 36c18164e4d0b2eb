"""Lists of papers in Markdown: tables by their header, bullets and numbers with links.

Awesome lists, accepted papers of a conference, daily tables. Markdown tables are those of GitHub:
https://github.github.com/gfm/#tables-extension-.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from parsing.authors import names_in
from parsing.formats.markdown_list.bullets import (
    is_other_file,
    is_paper_link,
    leads_to_paper,
    read_item,
)
from parsing.formats.markdown_list.dialects import as_markdown
from parsing.formats.markdown_list.tables import MarkdownTable, delimiter_row, split_row
from parsing.lines import numbered_lines
from parsing.markup import MarkupLink, heading_of, plain, references
from parsing.paper import Page, Problem
from parsing.patterns import pattern, without_start
from parsing.plausible import reads_as_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parsing.lines import NumberedLine
    from parsing.paper import Entry

_ITEM = r"(\s*)(?:[*+•-]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s+(?=\S)"
OF_PAPERS = r"(?i).*\b(?:accepted|list of|published|selected)\s(?:[\w-]+\s){0,3}papers\b.*"
_MAY_BE_OF_PAPERS = (
    r"(?i)(?:.*\b(?:accepted|proceedings|publications?|program(?:me)?)\b.*"
    r"|.*\b(?:long|short|full|conference|workshop|regular|demo|poster)\s(?:papers|presentations)\b.*)"
)
"""Headings of other things too: what stands there is a paper if its authors stand beside it."""
_OF_OTHERS = (
    r"(?i).*\b(?:dates|deadlines?|sponsors?|committees?|organi[sz]ers?|chairs?|reviewers|contacts?|links"
    r"|registration|venue|travel|speakers?|authors)\b.*"
)
"""Headings further down the same page."""
_FEWEST_WORDS = 2
"""Of a title beside which authors stand."""
_MOST_FILES = 3
"""For each paper that more than an address of a PDF vouches for: manuals are PDFs too."""
_SAYS_PAPER = r"(?i)\[\W{0,3}(?:paper|arxiv|preprint|publication)"
_BOLD_ITEM = r"\s{0,3}\*\*(?!\s)[^*]{8,400}\*\*(?!\s?:)"
"""How a paragraph begins that is a paper by its title in bold, without a bullet."""
_BOLD_NAME = r"\*\*([^\W\d_][\w .,'’-]{3,60})\*\*"
_FEWEST_OWN = 4
"""Signs of emphasis around a name that comes again."""
_ANCHOR = r"\s*(?:[*+-]|\d+\.)\s+\[[^\[\]]*\]\((?:\./)?#[^()]*\)?[^\[]*"
_TASK = r"\[[ xX]\]\s"
_MARKUP_ONLY = r"(?:</?\w[^<>]*>|!\[.*|\[!\[.*|-{3,}+|\*{3,}+|\s++)*+"


class _Announced(NamedTuple):
    """What the headings above say of the items below them."""

    level: int = 0
    """Of the heading that says that papers follow; 0 for none."""
    surely: bool = False

    def below(self, level: int, said: str) -> _Announced:
        """What is announced below a further heading."""
        if pattern(OF_PAPERS).fullmatch(said):
            return _Announced(level, surely=True)
        if pattern(_OF_OTHERS).fullmatch(said):
            return _Announced()
        if self.level and level > self.level:
            return self
        return _Announced(level) if pattern(_MAY_BE_OF_PAPERS).fullmatch(said) else _Announced()

    def takes(self, entry: Entry) -> bool:
        """Whether an item without a link to a paper is one."""
        if not self.level:
            return False
        if entry.meta.authors and len(entry.title.split()) >= _FEWEST_WORDS:
            return True
        return self.surely and reads_as_title(entry.title)


def sniff(head: str) -> float:
    """Return how sure it is that papers are what most of a text's items or tables are of."""
    lines = list(numbered_lines(as_markdown(head)))
    papers = others = mere_files = 0
    announced = _Announced()
    untitled = False
    for part in _parts(lines):
        if isinstance(part, MarkdownTable):
            papers += 2 * len(part.rows) if part.lists_papers else len(part.readings({}))
            untitled = untitled or part.lacks_a_title
        elif isinstance(part, list):
            entry = _entry(part, {}, announced=announced)
            is_file = entry is not None and not announced.level and _is_any_file(entry, part)
            mere_files += is_file
            papers += entry is not None and not is_file
            others += entry is None and not pattern(_ANCHOR).fullmatch(part[0].text)
        elif (heading := heading_of(part.text))[0]:
            announced = announced.below(*heading)
        elif not pattern(_MARKUP_ONLY).fullmatch(part.text):
            others += 1
    if mere_files > _MOST_FILES * papers:
        others += mere_files
    else:
        papers += mere_files
    if papers >= 2 and 3 * papers >= others:
        return 0.7
    # Of papers, but none can be told from another: that is said, rather than lines be guessed.
    return 0.6 if untitled and not papers else 0.0


def parse(text: str, name: str) -> Page:
    """Return the papers that a text lists, in its order, and how many items are none."""
    refs = references(text)
    text = _without_owner(as_markdown(text))
    entries: list[Entry] = []
    files: list[int] = []
    others: list[int] = []
    untitled: list[MarkdownTable] = []
    announced = _Announced()
    for part in _parts(numbered_lines(text)):
        if isinstance(part, MarkdownTable):
            entries += part.entries(refs) or part.readings(refs)
            untitled += [part] if part.lacks_a_title else []
        elif isinstance(part, list):
            entry = _entry(part, refs, announced=announced)
            if entry is not None:
                if not announced.level and _is_any_file(entry, part):
                    files.append(len(entries))
                entries.append(entry)
            elif not pattern(_ANCHOR).fullmatch(part[0].text):
                others.append(part[0].number)
        elif (heading := heading_of(part.text))[0]:
            announced = announced.below(*heading)
    if len(files) > _MOST_FILES * (len(entries) - len(files)):
        mere = set(files)
        others = sorted([*others, *(entries[at].line for at in files)])
        entries = [entry for at, entry in enumerate(entries) if at not in mere]
    problems: tuple[Problem, ...] = ()
    if untitled and not entries:
        table = untitled[0]
        columns = ", ".join(plain(cell).text for cell in table.header)
        seen = f"a table without a column for the title: {columns}"
        problems = (Problem(name, table.line, seen, "nothing taken; call that column “Title”"),)
    elif others:
        items = "item of a list names" if len(others) == 1 else "items of lists name"
        seen = f"{len(others):,} {items} no paper, the first on line {others[0]:,}"
        problems = (Problem(name, 0, seen, "left out"),)
    return Page(name, "", tuple(entries), problems)


def _without_owner(text: str) -> str:
    """A list without the emphasis on a name that comes again: somebody's own, among the authors."""
    if text.count("**") < _FEWEST_OWN:
        return text
    bold = Counter(pattern(_BOLD_NAME).findall(text))
    owners = {name for name, count in bold.items() if count > 1 and names_in(name)[0]}
    if not owners:
        return text
    return pattern(_BOLD_NAME).sub(lambda found: found[found[1] in owners], text)


def _entry(
    item: Sequence[NumberedLine], refs: Mapping[str, str], *, announced: _Announced
) -> Entry | None:
    """The paper that an item of a list is, if it is one.

    Args:
        item: its lines.
        refs: the addresses of reference links.
        announced: what the headings above say of it.
    """
    first = without_start(_ITEM, item[0].text)
    task = pattern(_TASK).match(first) if first[2:3] == "]" else None
    lines = [first[task.end() :] if task else first, *(line.text for line in item[1:])]
    entry, links_paper = read_item(lines, refs, item[0].number)
    if not entry.title or is_other_file(entry):
        return None
    if links_paper:
        return entry
    pictures = (link for line in lines if "![" in line for link in plain(line, refs).links)
    if any(map(is_paper_link, pictures)):
        return entry
    return entry if not task and announced.takes(entry) else None


def _is_any_file(entry: Entry, item: Sequence[NumberedLine]) -> bool:
    """Whether nothing but a PDF, whatever it is of, vouches for an entry."""
    meta = entry.meta
    if meta.authors or meta.arxiv or meta.doi or meta.openreview or meta.venue or meta.published:
        return False
    links = (MarkupLink("", url) for url in (meta.pdf, meta.url))
    return not any(map(leads_to_paper, links)) and not any(
        pattern(_SAYS_PAPER).search(line.text) for line in item
    )


def _parts(
    lines: Iterator[NumberedLine] | Sequence[NumberedLine],
) -> Iterator[MarkdownTable | list[NumberedLine] | NumberedLine]:
    """A text in tables, items of lists with the lines that go on with them, and single lines."""
    item: list[NumberedLine] = []
    table: MarkdownTable | None = None
    before: NumberedLine | None = None
    for line in lines:
        if table is not None:
            if "|" in line.text and not line.gap:
                table.rows.append((line.number, split_row(line.text)))
                continue
            yield table
            table = None
        if before is not None and not line.gap and delimiter_row(line.text) and "|" in before.text:
            item = item[:-1] if item and item[-1] is before else item
            if item:
                yield item
            item, table, before = [], MarkdownTable(before.number, split_row(before.text), []), None
            continue
        before = line
        begins = pattern(_ITEM).match(line.text)
        if not begins and line.text.startswith("**") and (line.gap or not item):
            begins = pattern(_BOLD_ITEM).match(line.text)
        goes_on = not line.gap or line.text.startswith(("  ", "\t"))
        if item and not begins and goes_on and not heading_of(line.text)[0]:
            if len(item) < 20:
                item.append(line)
            continue
        if item:
            yield item
        item = [line] if begins else []
        if not begins:
            yield line
    if table is not None:
        yield table
    if item:
        yield item
