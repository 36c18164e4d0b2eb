"""Files of other tools, and what was written in them: each entry with the paper that it is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsing.files import Unreadable
from parsing.paper import Page, Paper, Sighting
from tui.library.library import Library
from tui.library.lists import NewPage, SavedPage
from tui.library.loader import saved_page
from tui.library.renewing import earlier_pages, renewed, said_before, unsaid
from tui.library.storage.importing_lists import FilledList, Written, WrittenOn
from tui.library.storage.page_files import page_digest
from tui.library.store import build_store


class Incoming(NamedTuple):
    """A file that is imported: the page that it is, and its bytes."""

    page: Page
    data: bytes

    @property
    def new(self) -> NewPage:
        """The page that it is to be in the library."""
        return NewPage(self.page.name, self.data, self.page.format)


def written_on(
    library: Library, files: Sequence[Incoming], *, into: str = "", keywords_as_tags: bool = False
) -> WrittenOn:
    """Return every entry of some files as the paper that it is in a library, with what is on it.

    Args:
        library: whose pages, and whose kept papers, say what is one paper.
        files: in order.
        into: a further list for all of them; none without a name.
        keywords_as_tags: whether the keywords of a bibliography are tags too.
    """
    # Pages are told apart by their bytes: names may be the same in the library and outside.
    pages: dict[str, Page] = {}
    for saved in library.state.pages:
        try:
            pages[saved.digest] = saved_page(library, saved)._replace(name=saved.digest)
        except Unreadable:
            continue
    known = {saved.digest for saved in library.state.pages}
    digests = {page_digest(each.data): each.page for each in files}
    pages |= {digest: page._replace(name=digest) for digest, page in digests.items()}
    store = build_store(tuple(pages.values()), kept=library.owners)
    papers: dict[Sighting, Paper] = {
        sighting: paper for paper in store.papers.values() for sighting in paper.sightings
    }
    written, lists = list[Written](), list[FilledList]()
    notes, gone = dict[str, str](), list[SavedPage]()
    for digest, page in digests.items():
        earlier = [] if digest in known else earlier_pages(library, page.name, digests)
        before = said_before(earlier)
        gone += renewed(earlier, [page])
        for position, entry in enumerate(page.entries):
            annotations, note = unsaid(entry, before) if before else (entry.annotations, "")
            if note:
                notes[papers[Sighting(digest, position)].key] = note
            if into:
                annotations = annotations._replace(lists=(*annotations.lists, into))
            if keywords_as_tags:
                annotations = annotations._replace(tags=(*annotations.tags, *entry.meta.keywords))
            written.append(Written(papers[Sighting(digest, position)], annotations))
        said_lists = {each.name for _, old in earlier for each in old.lists}
        lists += [
            FilledList(each, tuple(papers[Sighting(digest, number)].key for number in each.entries))
            for each in page.lists
            if each.name not in said_lists  # of which each paper says itself what is new
        ]
    return WrittenOn(written, lists, notes, tuple({each.digest: each for each in gone}.values()))
