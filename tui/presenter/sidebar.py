"""The sidebar: all that can be opened, in sections."""

from collections.abc import Callable

from parsing.structs import Struct
from tui.library.desk import Desk
from tui.library.phrases import plural
from tui.library.sources import SOURCES, Source, SourceKind
from tui.presenter.status import ADD_YOUR_OWN
from tui.widgets.sidebar import SidebarLine


class Section(Struct):
    """A section of the sidebar."""

    heading: str
    """What it is called, and folded by; what has no name stands under the pane's own heading."""
    kinds: tuple[SourceKind, ...]
    """What it offers."""
    nothing: str = ""
    """What it says where there is nothing to offer; without words it is left out then."""


SECTIONS = (
    Section("", (SourceKind.ALL, SourceKind.NEW, SourceKind.UNREAD, SourceKind.STARRED)),
    Section("Reading lists", (SourceKind.LIST,), "none: {} makes one"),
    Section("Saved filters", (SourceKind.FILTER,)),
    Section("Tags", (SourceKind.TAG,)),
    Section("Pages", (SourceKind.PAGE,), "none open"),
)


def sidebar_lines(desk: Desk, key: Callable[[str], str]) -> tuple[SidebarLine, ...]:
    """Return the sources, in sections, of which those that are folded show their headings alone.

    Args:
        desk: whose sources they are.
        key: gives the key of a command, by its name, as people write it.
    """
    lines: list[SidebarLine] = []
    for section in SECTIONS:
        sources = [
            Source(kind, of) for kind in section.kinds for of in SOURCES[kind].offered(desk.shelf)
        ]
        if not sources and not section.nothing:
            continue
        samples = desk.samples and section.heading == "Pages"
        heading = "Sample pages" if samples else section.heading
        lines += [SidebarLine("")] if lines else []
        if section.heading in desk.session.folded:
            lines += [SidebarLine(heading, section=section.heading, folded=tuple(sources))]
            continue
        lines += [SidebarLine(heading, section=section.heading)] if heading else []
        lines += [
            SidebarLine(desk.name(each), each, desk.count(each), done=desk.done(each))
            for each in sources
        ]
        lines += [] if sources else [SidebarLine(section.nothing.format(key("new_list")))]
        lines += [SidebarLine(ADD_YOUR_OWN)] if samples else []
        if section.heading == "Pages" and (count := len(desk.problems)):
            lines += [SidebarLine(f"{plural(count, 'problem')}: {key('problems')}")]
    return tuple(lines)
