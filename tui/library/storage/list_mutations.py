"""Mutations of reading lists as wholes: worked off, described, put in order, merged and split."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from parsing.paper import Paper
from tui.library.change import Change
from tui.library.labels import both_notes
from tui.library.lists import description_text, list_name
from tui.library.storage.mutations import append_papers, next_id, next_position, require_row
from tui.library.storage.queries import keys_in, lists_on
from tui.library.storage.stored import read_raw
from tui.library.storage.transaction import Transaction


def set_done(transaction: Transaction, number: int, keys: Iterable[str], wanted: bool) -> Change:
    """Mark papers done in a list, or to do there; what is so already keeps its time."""
    for key in keys:
        values = transaction.get("list_paper", (number, key))
        if values is not None and (values[1] is not None) != wanted:
            done_at = transaction.at if wanted else None
            transaction.write("list_paper", (number, key), (values[0], done_at))
    return Change(lists=lists_on(transaction))


def describe_list(transaction: Transaction, number: int, text: str) -> Change:
    """Say what a list is for; nothing takes that away."""
    name, position, _, due = require_row(transaction, "list", number)
    transaction.write("list", (number,), (name, position, text, due))
    return Change(lists=lists_on(transaction))


def set_due(transaction: Transaction, number: int, due: str) -> Change:
    """Say by which day a list is due; nothing takes that away."""
    values = require_row(transaction, "list", number)
    transaction.write("list", (number,), (*values[:-1], due))
    return Change(lists=lists_on(transaction))


def move_list(transaction: Transaction, number: int, by: int) -> Change:
    """Move a list down among the lists by some places, up when negative, at most to an end."""
    require_row(transaction, "list", number)
    before = [each.id for each in lists_on(transaction)]
    rest = [each for each in before if each != number]
    at = max(0, min(len(rest), before.index(number) + by))
    places = {each: place for place, each in enumerate((*rest[:at], number, *rest[at:]), 1)}
    for each in (number, *rest):  # the one that is meant is told of first
        name, *_ = require_row(transaction, "list", each)
        transaction.write("list", (each,), (name, places[each]))
    return Change(lists=lists_on(transaction))


def change_lists(
    transaction: Transaction,
    papers: Sequence[Paper],
    into: Iterable[int],
    out_of: Iterable[int],
    new: Iterable[str],
) -> Change:
    """Put papers into lists and into new ones, and take them out of others."""
    for number in into:
        require_row(transaction, "list", number)
        append_papers(transaction, number, papers)
    for name in new:
        append_papers(transaction, new_list(transaction, name), papers)
    for number in out_of:
        for paper in papers:
            transaction.write("list_paper", (number, paper.key), None)
    return Change(lists=lists_on(transaction))


def move_papers(
    transaction: Transaction, number: int, target: int | str, keys: Collection[str]
) -> Change:
    """Move papers from a list to the end of another, or of a new one; what is done stays done."""
    if isinstance(target, str):
        target = new_list(transaction, target)
    require_row(transaction, "list", target)
    _move(transaction, number, target, [key for key in keys_in(transaction, number) if key in keys])
    return Change(lists=lists_on(transaction))


def merge_lists(transaction: Transaction, number: int, into: int) -> Change:
    """Move all of a list to the end of another and take it away; both descriptions are kept."""
    gone = require_row(transaction, "list", number)
    name, position, description, due = require_row(transaction, "list", into)
    _move(transaction, number, into, keys_in(transaction, number))
    if gone[2]:
        both = both_notes(description, gone[2]) if description else gone[2]
        description = description_text(both)
    values = (name, position, description, due or gone[3])
    # The journal tells by it which list took the other, also where that had all of it already.
    transaction.write("list", (into,), values, is_meant=True)
    transaction.write("list", (number,), None)
    return Change(lists=lists_on(transaction))


def split_done(transaction: Transaction, number: int, name: str) -> Change:
    """Move what is done in a list to a new one."""
    require_row(transaction, "list", number)
    rows = read_raw(transaction, "list_paper", ("key", "done_at"), "WHERE list = ?", (number,))
    done = {key for key, done_at in rows if done_at is not None}
    target = new_list(transaction, name)
    _move(transaction, number, target, [key for key in keys_in(transaction, number) if key in done])
    return Change(lists=lists_on(transaction))


def new_list(transaction: Transaction, typed: str) -> int:
    """Make an empty list after the others, and return its id."""
    name, number = list_name(typed, lists_on(transaction)), next_id(transaction, "list")
    transaction.write("list", (number,), (name, next_position(transaction, "list")))
    return number


def _move(transaction: Transaction, number: int, target: int, keys: Iterable[str]) -> None:
    """Move papers, each with the time that it was done; in both, the earlier time counts."""
    last = next_position(transaction, "list_paper", "WHERE list = ?", (target,))
    for key in keys:
        values = transaction.get("list_paper", (number, key))
        there = transaction.get("list_paper", (target, key))
        assert values is not None
        position = there[0] if there else last
        last += there is None
        times = [each[1] for each in (values, there) if each and each[1] is not None]
        transaction.write("list_paper", (target, key), (position, min(times, default=None)))
        transaction.write("list_paper", (number, key), None)
