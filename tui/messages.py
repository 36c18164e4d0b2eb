"""Messages from the background, the terminal and the filter bar to the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.library.marks import Half

if TYPE_CHECKING:
    from pathlib import Path
    from threading import Event

    from tui.library.change import Change
    from tui.library.drafts import Draft
    from tui.library.pending_pages import LoadedPages, PendingPages
    from tui.library.search.index import Index
    from tui.library.sources import Source
    from tui.library.store import Store


Halves = Mapping[tuple[Half, str], bool]
"""Halves of marks, each with its paper's key: set or not."""
NO_HALVES: Halves = MappingProxyType({})


class Request(NamedTuple):
    """Data that goes with a change to the disk, and comes back with how it went."""

    said: str = ""
    """What to tell the person when it is done, or nothing."""
    moved: str = ""
    """The key of the paper that the cursor shall follow, or nothing."""
    halves: Halves = NO_HALVES
    """The halves of marks that it sets, and what to."""
    unforeseen: bool = False
    """Whether only the disk can tell what it will do."""
    instead: Source | None = None
    """What is shown in place of what is in view, if that goes with it."""


NO_REQUEST = Request()


class GroundTold(Message):
    """The terminal told whether its ground is dark."""

    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        self.dark = dark


class Background(Message):
    """Word from another thread; what each means is in one place, `tui.screens.sync`."""


class Saved(Background):
    """A change is on disk."""

    def __init__(self, change: Change, request: Request = NO_REQUEST) -> None:
        super().__init__()
        self.change = change
        self.request = request


class News(Background):
    """Another program changed the library."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


class Brought(Background):
    """Papers that the library keeps, and that were not on the desk, are ready."""

    def __init__(self, store: Store, of: Store) -> None:
        super().__init__()
        self.store = store
        self.of = of
        """What lay on the desk when this was made of it."""


class NotSaved(Background):
    """A change could not be made; nothing was altered."""

    def __init__(
        self, reason: str, request: Request = NO_REQUEST, *, refused: bool = False
    ) -> None:
        super().__init__()
        self.reason = reason
        self.request = request
        self.refused = refused
        """Whether what was given was no good, so that nothing is lost with it once that is told."""
        self.seen = False
        """Whether it was told to the person."""


class NotRead(Background):
    """Something of the library could not be read; what is shown stands."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class DraftsFound(Background):
    """Readers that ended left what was being typed."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        super().__init__()
        self.drafts = drafts


class Answered(Background):
    """What an action asked of the disk is there."""

    def __init__(self, then: Callable[[], Awaitable[None] | None]) -> None:
        super().__init__()
        self.then = then
        """Does what it was asked for."""


class LinkFailed(Background):
    """A web address, or a file by its path, could not be opened."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__()
        self.url = url
        self.why = why


class PdfComing(Background):
    """A paper's PDF is being fetched."""

    def __init__(self, words: str, fetch: Event) -> None:
        super().__init__()
        self.words = words
        """How far it is, for a person."""
        self.fetch = fetch
        """Tells this one from others; set when it is no longer wanted."""


class PdfCame(Background):
    """A paper's PDF was fetched, or not."""

    def __init__(self, path: Path | None, why: str, fetch: Event) -> None:
        super().__init__()
        self.path = path
        """Where it lies."""
        self.why = why
        """Why there is none, for a person."""
        self.fetch = fetch
        """Tells this one from others."""


class Broken(Background):
    """A change failed in a way that nobody foresaw."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class Working(Background):
    """Something takes its time in the background."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        """What is being done, for a person; nothing when it is done."""


class Fetching(Background):
    """Papers are being fetched from services of the network."""

    def __init__(self, words: str, fetch: Event) -> None:
        super().__init__()
        self.words = words
        """How far it is, for a person."""
        self.fetch = fetch
        """Tells this fetch from others; set when it is no longer wanted."""


class FetchEnded(Background):
    """Papers were fetched, or not; the pages are in the library."""

    def __init__(self, words: str, fetch: Event) -> None:
        super().__init__()
        self.words = words
        """What came of it, for a person."""
        self.fetch = fetch
        """Tells this fetch from others."""


class PagesRead(Background):
    """All pages are read that the desk was waiting for."""

    def __init__(self, pending_pages: PendingPages, loaded: LoadedPages) -> None:
        super().__init__()
        self.pending_pages = pending_pages
        """What the desk waited for when they were read; by now it may be other pages."""
        self.loaded = loaded


class Indexed(Background):
    """An index is ready: of all papers, or of more of them than the one before."""

    def __init__(self, index: Index, store: Store) -> None:
        super().__init__()
        self.index = index
        self.store = store
        """What was on the desk when its words were read."""


Heard = (
    Saved
    | NotSaved
    | NotRead
    | News
    | PagesRead
    | Brought
    | Indexed
    | Working
    | DraftsFound
    | Fetching
    | FetchEnded
    | PdfComing
    | PdfCame
    | Answered
    | LinkFailed
    | Broken
)
"""All that is heard from other threads."""


class QueryTyped(Message):
    """Another text stands in the filter bar."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def can_replace(self, message: Message) -> bool:
        """Replace any earlier one: only the newest text is worth a search."""
        return isinstance(message, QueryTyped)
