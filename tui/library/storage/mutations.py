"""Mutations: what is done within a transaction, and the `Change` that it gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from parsing.paper import Paper
from parsing.sources import unused_name
from parsing.text import clean_line
from tui.library.change import Change
from tui.library.errors import LibraryError
from tui.library.facts import Facts
from tui.library.labels import both_notes, folded_tag, note_text
from tui.library.lists import NewPage, SavedPage, filter_name, list_name, moved
from tui.library.marks import UNMARKED, Half, Mark
from tui.library.names import folded_name
from tui.library.storage.queries import facts_on, filters_on, keys_in, lists_on, pages_on, tags_on
from tui.library.storage.stored import Queryable, Values, last_number, read_raw
from tui.library.storage.tables import ROWS

if TYPE_CHECKING:
    from tui.library.storage.transaction import Transaction


def set_marks(
    transaction: Transaction, papers: Sequence[Paper], half: Half, wanted: bool
) -> Change:
    """Set one half of papers' marks, or take it away; what is so already keeps its time.

    The other half is read from the disk, not from memory: another reader may have set it.
    """
    transaction.keep(papers)
    before = {paper.key: Mark(*(transaction.get("mark", (paper.key,)) or ())) for paper in papers}
    marks: dict[str, Mark] = {}
    for key, mark in before.items():
        marks[key] = mark
        if mark.has(half) != wanted:
            marks[key] = now = mark.with_half(half, transaction.at if wanted else None)
            transaction.write("mark", (key,), None if now == UNMARKED else tuple(now))
    return Change(marks=marks)


def set_tag(transaction: Transaction, papers: Sequence[Paper], name: str) -> Change:
    """Tag papers; what has the tag already, as names are compared, keeps it as it is."""
    transaction.keep(papers)
    name = _as_first_spelt(transaction, name)
    alike = folded_name(name)
    tagged = tags_on(transaction, [paper.key for paper in papers])
    for key, tags in tagged.items():
        if alike not in map(folded_name, tags):
            transaction.write("tag", (key, folded_tag(name)), (name, transaction.at))
    return Change(tags=tags_on(transaction, tagged))


def _as_first_spelt(transaction: Transaction, name: str) -> str:
    """Return a tag as it was spelt when it was first used: one tag is spelt one way."""
    more = "WHERE folded = ? ORDER BY tagged_at LIMIT 1"
    for (spelt,) in read_raw(transaction, "tag", ("name",), more, (folded_tag(name),)):
        return str(spelt)
    alike = folded_name(name)
    every = read_raw(transaction, "tag", ("name",), "GROUP BY name ORDER BY min(tagged_at)")
    return next((str(each) for (each,) in every if folded_name(str(each)) == alike), name)


def take_tag(transaction: Transaction, keys: Sequence[str], name: str) -> Change:
    """Take a tag from papers: as it is spelt where a paper has it so, else as names are compared.

    A paper may have two from of old that are compared as one: they are taken one at a time.
    """
    alike = folded_name(name)
    for key, tags in tags_on(transaction, keys).items():
        filed = {folded_tag(each) for each in tags if folded_name(each) == alike}
        for each in filed & {folded_tag(name)} or filed:
            transaction.write("tag", (key, each), None)
    return Change(tags=tags_on(transaction, keys))


def change_tags(
    transaction: Transaction, papers: Sequence[Paper], give: Iterable[str], take: Iterable[str]
) -> Change:
    """Give papers some tags, and take others from them."""
    keys = [paper.key for paper in papers]
    for name in give:
        set_tag(transaction, papers, name)
    for name in take:
        take_tag(transaction, keys, name)
    return Change(tags=tags_on(transaction, keys))


def rename_tag(transaction: Transaction, papers: Sequence[Paper], name: str, other: str) -> Change:
    """Give papers another tag in place of one they have; those that have both keep the other.

    One that a paper has in these very letters stays as it is, with its time.
    """
    if name == other:
        tagged = tags_on(transaction, [paper.key for paper in papers])
        papers = [paper for paper in papers if other not in tagged[paper.key]]
    take_tag(transaction, [paper.key for paper in papers], name)
    if folded_name(name) != folded_name(other):
        return set_tag(transaction, papers, other)
    transaction.keep(papers)
    for paper in papers:  # the same tag in other letters
        transaction.write("tag", (paper.key, folded_tag(other)), (other, transaction.at))
    return Change(tags=tags_on(transaction, [paper.key for paper in papers]))


def set_note(transaction: Transaction, paper: Paper, text: str, over: str | None = None) -> Change:
    """Write a paper's note; nothing takes it away, and the same again keeps its time.

    Args:
        transaction: the change that this is a part of.
        paper: what the note is on.
        text: the note.
        over: the note that it was written in place of; where another one stands there by now, it
            is written below that. None writes it in place of any.

    Raises:
        LibraryError: both together are too long.
    """
    transaction.keep([paper])
    before = transaction.get("note", (paper.key,))
    now, said = before[0] if before else "", ""
    if over is not None and now not in (over, text):
        text = note_text(both_notes(now, text))
        said = f"The note was changed elsewhere meanwhile; it has both now: {paper.title}"
    if before is None or now != text:
        transaction.write("note", (paper.key,), (text, transaction.at) if text else None)
    return Change(notes={paper.key: text}, said=said)


def add_facts(transaction: Transaction, found: Sequence[tuple[Paper, Facts]]) -> Change:
    """Write what sources said of papers; the same again keeps its time, else it is replaced."""
    transaction.keep([paper for paper, _ in found])
    for paper, facts in found:
        for field, source, *values, _ in facts:
            row = (paper.key, field, source)
            before = transaction.get("fact", row)
            if before is None or list(before[:-1]) != values:
                transaction.write("fact", row, (*values, transaction.at))
    return Change(facts=facts_on(transaction, {paper.key: None for paper, _ in found}))


def make_list(transaction: Transaction, typed: str, papers: Sequence[Paper]) -> Change:
    """Make a list after the others, with some papers or none."""
    name, number = list_name(typed, lists_on(transaction)), next_id(transaction, "list")
    transaction.write("list", (number,), (name, next_position(transaction, "list")))
    append_papers(transaction, number, papers)
    return Change(lists=lists_on(transaction))


def rename_list(transaction: Transaction, number: int, typed: str) -> Change:
    """Give a list another name."""
    name = list_name(typed, [each for each in lists_on(transaction) if each.id != number])
    require_row(transaction, "list", number)
    transaction.write("list", (number,), (name,))
    return Change(lists=lists_on(transaction))


def delete_list(transaction: Transaction, number: int) -> Change:
    """Take a list away, and its papers out of it."""
    require_row(transaction, "list", number)
    take_out(transaction, number, keys_in(transaction, number))
    transaction.write("list", (number,), None)
    return Change(lists=lists_on(transaction))


def add_to_list(transaction: Transaction, number: int, papers: Sequence[Paper]) -> Change:
    """Put papers at the end of a list, but for those that it has."""
    require_row(transaction, "list", number)
    append_papers(transaction, number, papers)
    return Change(lists=lists_on(transaction))


def append_papers(transaction: Transaction, number: int, papers: Sequence[Paper]) -> None:
    """Put papers at the end of a list, but for those that it has."""
    transaction.keep(papers)
    there = keys_in(transaction, number)
    new = [key for key in dict.fromkeys(paper.key for paper in papers) if key not in there]
    first = next_position(transaction, "list_paper", "WHERE list = ?", (number,))
    for position, key in enumerate(new, first):
        transaction.write("list_paper", (number, key), (position,))


def take_out(transaction: Transaction, number: int, keys: Iterable[str]) -> Change:
    """Take papers out of a list; those that it does not have are passed over."""
    for key in keys:
        transaction.write("list_paper", (number, key), None)
    return Change(lists=lists_on(transaction))


def move_in_list(transaction: Transaction, number: int, keys: Collection[str], by: int) -> Change:
    """Move papers down a list by some positions (up when negative), at most to an end."""
    there = keys_in(transaction, number)
    if any(key in there for key in keys):
        for position, each in enumerate(moved(tuple(there), keys, by), 1):
            transaction.write("list_paper", (number, each), (position,))
    return Change(lists=lists_on(transaction))


def save_filter(transaction: Transaction, typed: str, query: str) -> Change:
    """Keep a query under a name, after the others."""
    name, number = filter_name(typed, filters_on(transaction)), next_id(transaction, "filter")
    values = (name, clean_line(query), next_position(transaction, "filter"))
    transaction.write("filter", (number,), values)
    return Change(filters=filters_on(transaction))


def rename_filter(transaction: Transaction, number: int, typed: str) -> Change:
    """Give a saved filter another name."""
    name = filter_name(typed, [each for each in filters_on(transaction) if each.id != number])
    require_row(transaction, "filter", number)
    transaction.write("filter", (number,), (name,))
    return Change(filters=filters_on(transaction))


def delete_filter(transaction: Transaction, number: int) -> Change:
    """Take a saved filter away."""
    require_row(transaction, "filter", number)
    transaction.write("filter", (number,), None)
    return Change(filters=filters_on(transaction))


def next_id(database: Queryable, table: str) -> int:
    """Return the id of the next row of a list or the like.

    That of what was deleted is never given again: the journal may bring that back. Nor is that of
    what is there, should the database have lost count: it would be written over.
    """
    given = last_number(database, "sqlite_sequence", "seq", "WHERE name = ?", (table,))
    return 1 + max(given, last_number(database, table, "id"))


def next_position(database: Queryable, table: str, more: str = "", values: Values = ()) -> int:
    """Return the position behind all rows of a table, or behind those that a condition meets."""
    return last_number(database, table, "position", more, values) + 1


def require_row(transaction: Transaction, table: str, number: int) -> Values:
    """Return the row of a list or the like.

    Raises:
        LibraryError: it is gone.
    """
    values = transaction.get(table, (number,))
    if values is None:
        raise LibraryError(f"That {ROWS[table].noun} is gone: it was deleted elsewhere.")
    return values


def add_page(
    transaction: Transaction, digest: str, file: str, page: NewPage, called: str = ""
) -> None:
    """Enter a page after the others, under a name that no other has; one that is there stays.

    Args:
        transaction: the change that this is a part of.
        digest: of its bytes.
        file: what holds them.
        page: what is entered.
        called: what the person calls it already; nothing where that is its label or its name.
    """
    if transaction.get("page", (digest,)) is None:
        taken = {each for (each,) in read_raw(transaction, "page", ("name",))}
        position = next_position(transaction, "page")
        name = unused_name(page.name, taken)
        values = (name, file, position, transaction.at, page.format, called)
        transaction.write("page", (digest,), values)


def rename_page(transaction: Transaction, page: SavedPage, name: str) -> Change:
    """Call a page something else; its own name, which others know it by, stays."""
    row = transaction.get("page", (page.digest,))
    if row is None:
        raise LibraryError("That page is gone: it was removed elsewhere.")
    transaction.write("page", (page.digest,), (*row[:-1], name))
    return Change(pages=pages_on(transaction))


def drop_page(transaction: Transaction, page: SavedPage) -> Change:
    """Take a page out; its file stays."""
    transaction.write("page", (page.digest,), None)
    return Change(pages=pages_on(transaction))
