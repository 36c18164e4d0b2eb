"""``carrel export``: papers to standard output or a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import PurePath

from tui.cli.arguments import add_force, output_file
from tui.cli.data_out import write_out
from tui.cli.printing import no_format
from tui.cli.queries import query_help
from tui.cli.scope import add_scope, choose_scope
from tui.cli.session import opened_library
from tui.cli.writing import add_dry_run
from tui.console import DONE, NOTHING, WRONG, fail, say
from tui.library.export import (
    FORMATS,
    OPEN_TO_OTHERS,
    Collection,
    Format,
    format_for,
    is_open_to_others,
)
from tui.library.loader import altered_pages, library_desk
from tui.library.outgoing import collection
from tui.library.sources import ALL, Source, SourceKind

EXAMPLES = """\
  carrel export "to read" -o to-read.bib
  carrel export is:starred year:2026 -f bibtex
  carrel export list:agents tag:rl -f json | jq -r '.papers[].title'
  carrel export --starred -f csv --bom -o starred.csv --dry-run"""

more_help = query_help


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers go where, and in which format."""
    add_scope(parser)
    parser.add_argument("--starred", action="store_true", help="the starred papers")
    *others, last = FORMATS
    known = f"{', '.join(others)} or {last}"
    parser.add_argument("-f", "--format", metavar="FORMAT", help=known)
    suffix = "its suffix tells the format; else -f"
    parser.add_argument("-o", "--output", type=output_file, metavar="FILE", help=suffix)
    parser.add_argument("--raw", action="store_true", help="csv, tsv: leave formulas as they are")
    parser.add_argument("--bom", action="store_true", help="csv, tsv: begin as Excel wants UTF-8")
    add_force(parser)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Write the papers, and return the exit status."""
    form = _format(arguments)
    if form is None:
        known = no_format(arguments.format or arguments.output)
        if arguments.format is None:
            known += "; -f chooses one, whatever the file's name"
        return fail(known)
    if (arguments.raw or arguments.bom) and not form.is_table:
        return fail(f"--raw and --bom are for csv and tsv, not for {form.name}")
    with opened_library() as library:
        desk = library_desk(library)
        starred = Source(SourceKind.STARRED)
        title, keys = choose_scope(desk, arguments, starred if arguments.starred else ALL)
        papers = collection(desk, title, keys)
        file = arguments.output
        text, dry = _written(form, papers, arguments), arguments.dry_run
        status = write_out(text, file, overwrite=arguments.force, dry_run=dry)
        if status == DONE and file and not dry and papers.has_notes and is_open_to_others(file):
            say(f"{file} {OPEN_TO_OTHERS}")
    for problem in (*desk.missing, *altered_pages(desk.store)):
        say(f"carrel: {problem}")
    if status != DONE or desk.missing:
        return WRONG
    return DONE if keys else NOTHING


def _written(form: Format, papers: Collection, arguments: Namespace) -> str:
    text = form.write(papers, raw=True) if arguments.raw else form.write(papers)
    return "\ufeff" + text if arguments.bom else text


def _format(arguments: Namespace) -> Format | None:
    if arguments.format is not None:
        return format_for(arguments.format) or format_for("." + arguments.format)
    file = arguments.output or ""
    # A name without a suffix says as little of a format as standard output does.
    return format_for(file) or (None if PurePath(file).suffix else FORMATS["markdown"])
