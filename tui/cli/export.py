"""``carrel export``: papers to standard output or a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path, PurePath

from tui.cli.arguments import add_force, output_file
from tui.cli.data_out import write_out
from tui.cli.orders import add_sort, in_order
from tui.cli.printing import no_format
from tui.cli.queries import query_help
from tui.cli.scope import add_scope, choose_scope
from tui.cli.session import nothing_in, opened_library
from tui.cli.writing import DRY, add_dry_run
from tui.console import DONE, NOTHING, WRONG, fail, progress, say
from tui.library.export import (
    FOLDER,
    FORMATS,
    Collection,
    ExportError,
    ExportFormat,
    format_for,
    open_to_others,
)
from tui.library.loader import altered_pages, library_desk
from tui.library.locations import locations
from tui.library.outgoing import Options, collection
from tui.library.phrases import plural
from tui.library.sources import ALL, Source, SourceKind, list_of

EXAMPLES = """\
  carrel export "to read" -o to-read.bib
  carrel export is:starred year:2026 -f bibtex
  carrel export list:agents tag:rl -f json | jq -r '.papers[].title'
  carrel export --starred -f csv --bom -o starred.csv --dry-run
  carrel export is:starred -f apa --sort published
  carrel export "to read" -f ~/styles/chemistry.csl -o cited.txt
  carrel export -f folder -o ~/vault/papers"""

more_help = query_help


def add_arguments(parser: ArgumentParser) -> None:
    """Declare which papers go where, and in which format."""
    add_scope(parser)
    parser.add_argument("--starred", action="store_true", help="the starred papers")
    *others, last = FORMATS
    known = f"{', '.join((FOLDER, *others))} or {last}; or the path of a CSL style (.csl)"
    parser.add_argument("-f", "--format", metavar="FORMAT", help=known)
    suffix = "its suffix tells the format; else -f. Of the format folder: the folder"
    parser.add_argument("-o", "--output", type=output_file, metavar="FILE", help=suffix)
    parser.add_argument("--no-abstracts", action="store_true", help="leave the abstracts out")
    parser.add_argument("--no-notes", action="store_true", help="leave your notes out")
    parser.add_argument("--unread", action="store_true", help="only papers that are not read")
    add_sort(parser)
    parser.add_argument("--raw", action="store_true", help="csv, tsv: leave formulas as they are")
    parser.add_argument("--bom", action="store_true", help="csv, tsv: begin as Excel wants UTF-8")
    add_force(parser)
    add_dry_run(parser)


def run(arguments: Namespace) -> int:
    """Write the papers, and return the exit status."""
    is_folder = arguments.format == FOLDER
    if is_folder and arguments.output is None:
        return fail("the format folder is many files: -o names the folder they go to")
    form = FORMATS["markdown"] if is_folder else _format(arguments)
    if form is None:
        known = no_format(arguments.format or arguments.output)
        if arguments.format is None:
            known += "; -f chooses one, whatever the file's name"
        return fail(known)
    if (arguments.raw or arguments.bom) and not form.is_table:
        return fail(f"--raw and --bom are for csv and tsv, not for {arguments.format or form.name}")
    with opened_library() as library:
        desk = library_desk(library)
        starred = Source(SourceKind.STARRED)
        title, keys = choose_scope(desk, arguments, starred if arguments.starred else ALL)
        own = list_of(desk.view.source, library.state)
        keys = in_order(desk, keys, arguments.sort)
        options = Options(not arguments.no_abstracts, not arguments.no_notes, arguments.unread)
        papers = collection(desk, title, keys, options, own)
        if is_folder:
            status = _write_folder(arguments.output, papers, dry_run=arguments.dry_run)
        else:
            status = _write_file(form, papers, arguments)
    if keys and not papers.items:
        say(nothing_in(title))
    for problem in (*desk.missing, *altered_pages(desk.store)):
        say(f"carrel: {problem}")
    if status != DONE or desk.missing:
        return WRONG
    return DONE if papers.items else NOTHING


def _write_folder(folder: str, papers: Collection, *, dry_run: bool) -> int:
    from tui.library.export.folder import write_folder

    locations().require_foreign(Path(folder, "paper.md"))
    files = len(papers.items) + len(papers.lists)
    if dry_run:
        say(f"{DRY}up to {plural(files, 'file')} in {folder}")
        return DONE
    try:
        written = write_folder(Path(folder), papers, progress(files, "files"))
    except ExportError as error:
        return fail(error)
    say(f"{written.words} in {folder}")
    if papers.has_notes and (told := open_to_others(folder)):
        say(f"{folder} {told}")
    return DONE


def _write_file(form: ExportFormat, papers: Collection, arguments: Namespace) -> int:
    file = arguments.output
    text, dry = _written(form, papers, arguments), arguments.dry_run
    status = write_out(text, file, overwrite=arguments.force, dry_run=dry)
    has_notes = papers.has_notes and not form.is_cited
    if status == DONE and file and not dry:
        told = has_notes and open_to_others(file)
        say(
            f"Wrote {plural(len(papers.items), 'paper')} to {file}"
            + (f"; it {told}" if told else "")
        )
    return status


def _written(form: ExportFormat, papers: Collection, arguments: Namespace) -> str:
    if form.is_cited:  # slow, and one after another
        text = form.write(papers, tell=progress(len(papers.items), "citations"))
    else:
        text = form.write(papers, raw=True) if arguments.raw else form.write(papers)
    return "\ufeff" + text if arguments.bom else text


def _format(arguments: Namespace) -> ExportFormat | None:
    if arguments.format is not None:
        return format_for(arguments.format) or format_for("." + arguments.format)
    file = arguments.output or ""
    # A name without a suffix says as little of a format as standard output does.
    return format_for(file) or (None if PurePath(file).suffix else FORMATS["markdown"])
