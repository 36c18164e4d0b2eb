"""What an agent may do with the library: the tools of `carrel mcp`, as plain functions.

None of them takes a path, an address or a command: papers are told by key, id, title or query,
lists and tags by name. Each opens the library anew, so that it sees what was done meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from parsing.paper import Paper
from tui.cli.papers import Finder
from tui.cli.selecting import select_list
from tui.cli.session import ask
from tui.library.change import Change
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.export.json_ import values_of
from tui.library.library import Library
from tui.library.loader import library_desk
from tui.library.locations import locations
from tui.library.outgoing import collection
from tui.library.storage.transaction import agent_name

MOST = 200
"""Papers that one call gives or alters."""

Answer = dict[str, Any]


@contextmanager
def _desk() -> Iterator[Desk]:
    with closing(Library(locations(), reader=agent_name())) as library:
        yield library_desk(library)


async def search(query: str, limit: int = 20) -> Answer:
    """Find papers, the best first: key, title, authors, date, state, lists and tags of each.

    Words are found in titles, abstracts and names, misspelt ones too. Narrow with author:name
    year:2024.. tag:name list:name is:unread is:starred title:word "a phrase" !not a|b.
    """
    with _desk() as desk:
        keys = ask(desk, query)
        shown = keys[: max(1, min(limit, MOST))]
        return {"found": len(keys), "papers": [_brief(each) for each in _values(desk, shown)]}


async def show(papers: Sequence[str]) -> Answer:
    """Show papers with all that is known: abstract, metadata, links, lists, tags and the note.

    A paper is told by its key, its arXiv id, its DOI, its title, or a query that finds it alone.
    """
    with _desk() as desk:
        return {"papers": _values(desk, [paper.key for paper in _papers(desk, papers)])}


async def lists() -> Answer:
    """Show the names of the reading lists, saved filters, tags and pages, with how many papers."""
    with _desk() as desk:
        state = desk.library.state
        return {
            "lists": [{"name": each.name, "papers": len(each.keys)} for each in state.lists],
            "filters": [{"name": each.name, "query": each.query} for each in state.filters],
            "tags": dict(state.tags),
            "pages": [each.called or each.name for each in state.pages],
        }


async def list_papers(name: str) -> Answer:
    """Show the papers of a reading list, in its order."""
    with _desk() as desk:
        found = select_list(desk.library.state.lists, name)
        keys = [key for key in found.keys if key in desk.store.papers]
        papers = [_brief(each) for each in _values(desk, keys[:MOST])]
        return {"name": found.name, "found": len(keys), "papers": papers}


async def mark(papers: Sequence[str], read: bool) -> Answer:
    """Mark papers read or unread."""
    return _write(papers, lambda library, chosen: library.set_read(chosen, read))


async def star(papers: Sequence[str], starred: bool) -> Answer:
    """Star papers, or take their stars."""
    return _write(papers, lambda library, chosen: library.set_starred(chosen, starred))


async def tag(papers: Sequence[str], name: str) -> Answer:
    """Give papers a tag."""
    return _write(papers, lambda library, chosen: library.tag(chosen, name))


async def untag(papers: Sequence[str], name: str) -> Answer:
    """Take a tag from papers."""
    return _write(papers, lambda library, chosen: library.untag(chosen, name.lstrip("#")))


async def note(paper: str, text: str) -> Answer:
    """Write a note on a paper, below the one that is there."""
    # As if it had been begun before that one came, which is kept then.
    return _write([paper], lambda library, chosen: library.set_note(chosen[0], text, over=""))


async def list_new(name: str, papers: Sequence[str] = ()) -> Answer:
    """Make a reading list, with papers or none."""
    return _write(papers, lambda library, chosen: library.make_list(name, chosen))


async def list_add(name: str, papers: Sequence[str]) -> Answer:
    """Put papers at the end of a reading list."""
    return _write(papers, lambda library, chosen: library.add_to_list(_list(library, name), chosen))


async def list_remove(name: str, papers: Sequence[str]) -> Answer:
    """Take papers out of a reading list."""
    return _write(
        papers,
        lambda library, chosen: library.take_out(
            _list(library, name), [paper.key for paper in chosen]
        ),
    )


READING = (search, show, lists, list_papers)
WRITING = (mark, star, tag, untag, note, list_new, list_add, list_remove)


def _write(papers: Sequence[str], make: Callable[[Library, list[Paper]], Change]) -> Answer:
    """Make one change, and return what it did in words."""
    with _desk() as desk:
        library, chosen = desk.library, _papers(desk, papers)
        if library.not_saving:
            raise LibraryError(f"nothing can be saved: {library.not_saving}")
        words = library.carry_out(lambda: make(library, chosen))
        return {"done": words or "nothing: it is so already"}


def _papers(desk: Desk, names: Sequence[str]) -> list[Paper]:
    if len(names) > MOST:
        raise LibraryError(f"{len(names)} papers at once: {MOST} are the most")
    finder = Finder(desk)
    return list({paper.key: paper for paper in map(finder.find, names)}.values())


def _list(library: Library, name: str) -> int:
    return select_list(library.state.lists, name).id


def _values(desk: Desk, keys: Sequence[str]) -> list[Answer]:
    return [dict(values_of(item)) for item in collection(desk, "", keys).items]


def _brief(paper: Answer) -> Answer:
    meta = paper["meta"]
    return {
        **{name: paper[name] for name in ("key", "title", "read", "starred", "lists", "tags")},
        "authors": meta.get("authors", []),
        "published": meta.get("published", ""),
        "noted": bool(paper["note"]),
    }
