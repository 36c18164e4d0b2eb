"""Pages that a desk is still waiting for: read in the background, and laid when all are there."""

import threading
from collections.abc import Callable, Iterable, Iterator

from parsing.paper import Page, Paper
from parsing.structs import Struct
from tui.library.cancellation import Rest
from tui.library.store import Kept, Store, build_store, nothing_kept, with_kept_papers

PageOrReason = Page | str
"""A page, or a sentence on why there is none."""


class LoadedPages(Struct):
    """What all pages give, for a desk that was laid with some of them."""

    store: Store
    missing: tuple[str, ...]
    """Pages that could not be read, a sentence each."""
    samples: bool
    """Whether these are the sample pages, for want of the person's own."""


class PendingPages:
    """The pages that a desk is still waiting for.

    Args:
        first: what it has already.
        more: gives the others, each when it is asked for.
        samples: whether they are the sample pages.
    """

    def __init__(
        self, first: Iterable[PageOrReason], more: Iterator[PageOrReason], *, samples: bool = False
    ) -> None:
        self._found = list(first)
        self._more = more
        self._samples = samples
        self._reading = threading.Lock()

    def read(
        self,
        rest: Rest,
        kept: Callable[[Store], Iterable[Paper]],
        told: Callable[[int], object],
        owners: Kept = nothing_kept,
    ) -> LoadedPages:
        """Read them, and put them together with the first and with what the library keeps.

        Args:
            rest: called between pages and papers.
            kept: gives the papers that the library keeps beside a store's.
            told: is told now and then how many papers were read.
            owners: gives the papers that the library kept under some keys, as for `build_store`.
        """
        # Whoever reads for an earlier call gives up at its next rest; what it has read stays.
        with self._reading:
            papers = 0
            for found in self._more:
                self._found.append(found)
                papers += len(found.entries) if isinstance(found, Page) else 0
                told(papers)
                rest()
        store = build_store(pages_of(self._found), rest, owners)
        store = with_kept_papers(store, kept(store))
        return LoadedPages(store, missing_of(self._found), self._samples)


def pages_of(found: Iterable[PageOrReason]) -> list[Page]:
    """The pages among what was found."""
    return [each for each in found if isinstance(each, Page)]


def missing_of(found: Iterable[PageOrReason]) -> tuple[str, ...]:
    """Why others could not be read, a sentence each."""
    return tuple(each for each in found if isinstance(each, str))
