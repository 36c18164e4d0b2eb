"""``carrel show``: papers with all that is known of them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.printing import put_papers
from tui.cli.session import opened_desk
from tui.console import DONE, to_output
from tui.library.addresses import paper_links
from tui.library.bylines import all_authors, appeared_in
from tui.library.export.item import Item
from tui.library.lists import ReadingList, place_in
from tui.library.marks import Half
from tui.library.outgoing import collection

EXAMPLES = """\
  carrel show 2401.00001
  carrel show "Attention Is All You Need" --json
  carrel search is:starred -f key | carrel show -"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers, and in which format."""
    add_papers(parser)
    parser.add_argument("-f", "--format", metavar="FORMAT", help="as of `carrel search`; else text")
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="-f json")


def run(arguments: Namespace) -> int:
    """Show the papers, and return the exit status."""
    with opened_desk() as desk:
        keys = [paper.key for paper in chosen_papers(desk, arguments)]
        if arguments.format is not None:
            put_papers(desk, keys, arguments.format, "Papers")
            return DONE
        lists = desk.library.state.lists_with
        items = collection(desk, "", keys).items
        shown = ["\n".join(_lines(item, lists(item.paper.key))) for item in items]
    with to_output():
        print("\n\n\n".join(shown))  # noqa: T201
    return DONE


def _lines(item: Item, lists: Sequence[ReadingList]) -> Iterator[str]:
    paper = item.paper
    meta = paper.meta
    yield paper.title
    fields = {
        "authors": all_authors(meta),
        "published": meta.date,
        "in": appeared_in(meta),
        "arXiv": meta.arxiv,
        "DOI": meta.doi,
        "key": paper.key,
        "pages": ", ".join(label or name for name, label in item.pages),
        **{half.value: item.marked.get(half, "") or "no" for half in Half},
        "lists": ", ".join(f"{each.name} ({place_in(each, item.paper.key)})" for each in lists),
        "tags": " ".join(f"#{tag}" for tag in item.tags),
    }
    yield from (f"{name}: {value}" for name, value in fields.items() if value)
    yield from (f"{link.what or 'link'}: {link.url}" for link in paper_links(paper))
    if paper.abstract:
        yield f"\n{paper.abstract}"
    if item.note:
        yield f"\nnote:\n{item.note}"
