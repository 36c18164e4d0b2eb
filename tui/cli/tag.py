"""``carrel tag``: tags papers, takes tags from them, or gives a tag another name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.papers import add_papers, chosen_papers
from tui.cli.session import opened_desk
from tui.cli.writing import add_dry_run, add_off, carry_out
from tui.library.desk import Desk
from tui.library.errors import LibraryError
from tui.library.labels import tag_name, tag_names
from tui.library.names import folded_name
from tui.library.phrases import nearest, plural

EXAMPLES = """\
  carrel tag graphs 2401.00001 2402.00002
  carrel tag "rl, agents" --query 'title:agent year:2026'
  carrel tag --off agents 0d9f4b2c
  carrel tag agents --rename "language agents"
  carrel tag agent --rename agents --merge"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the tag, which papers, and whether it is taken from them or renamed."""
    parser.add_argument("tag", metavar="TAG", help="in use or new; several with commas between")
    add_papers(parser)
    add_off(parser, "take the tag from them")
    renames = "call the tag so on all papers that have it"
    parser.add_argument("--rename", metavar="NAME", help=renames)
    merges = "with --rename: make it one with a tag of that name"
    parser.add_argument("--merge", action="store_true", help=merges)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Tag the papers, and return the exit status."""
    with opened_desk() as desk:
        if arguments.rename is not None:
            return _rename(desk, arguments)
        papers, library = chosen_papers(desk, arguments), desk.library
        names = tag_names(arguments.tag)
        if not arguments.off:
            return carry_out(
                library, lambda: library.tag(papers, *names), dry_run=arguments.dry_run
            )
        for name in names:
            _require_used(desk, name)
        if len(names) == 1:
            (tag,) = names
            return carry_out(library, lambda: library.untag(papers, tag), dry_run=arguments.dry_run)
        return carry_out(
            library, lambda: library.change_tags(papers, (), names), dry_run=arguments.dry_run
        )


def _rename(desk: Desk, arguments: Namespace) -> int:
    if arguments.words or arguments.query is not None or arguments.off:
        raise LibraryError("--rename is for all papers that have the tag")
    library, state = desk.library, desk.library.state
    old, new = tag_name(arguments.tag), tag_name(arguments.rename)
    _require_used(desk, old)
    folded = folded_name(old)
    other = state.tags_by_folded.get(folded_name(new))
    if other is not None and folded_name(new) != folded and not arguments.merge:
        many = plural(other[1], "paper")
        raise LibraryError(f"there is a tag {other[0]} ({many}) already; --merge makes them one")
    papers = [
        desk.store.papers[key]
        for key, tags in state.tagged.items()
        if key in desk.store.papers and folded in map(folded_name, tags)
    ]
    return carry_out(
        library, lambda: library.rename_tag(papers, old, new), dry_run=arguments.dry_run
    )


def _require_used(desk: Desk, tag: str) -> None:
    state = desk.library.state
    if folded_name(tag) not in state.tags_by_folded:
        near = nearest(tag, state.tags)
        raise LibraryError(
            f"no paper is tagged {tag}" + (f": did you mean {near}?" if near else "")
        )
