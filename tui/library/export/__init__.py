"""Ways out: papers written in formats that other programs read, and the files they go to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.library.export.file import (
    ExportError,
    open_to_others,
    safe_name,
    write_file,
)
from tui.library.export.item import Collection, Item, PageLabel
from tui.library.export.styles import STYLES, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike

__all__ = [
    "FOLDER",
    "FORMATS",
    "STYLES",
    "Collection",
    "ExportError",
    "ExportFormat",
    "Item",
    "PageLabel",
    "format_for",
    "open_to_others",
    "safe_name",
    "style_format",
    "write_file",
]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format papers can be written in."""

    name: str
    """What it is called on the command line."""
    label: str
    """What it is called on the screen."""
    suffix: str
    """How its files end, full stop included."""
    write: Callable[..., str]
    """Gives the whole file of a collection; it ends with one line feed, unless it is empty."""
    is_table: bool = False
    """Whether it can be written *raw*, without what keeps spreadsheets from running cells."""
    is_cited: bool = False
    """Whether it is what a citation style makes of papers, for which citeproc-py is needed."""


def _write_by(module: str, collection: Collection, **options: object) -> str:
    """Write with the module of that name, which is not imported before it is needed."""
    text: str = import_module(f"{__name__}.{module}").write(collection, **options)
    return text


def _citing(style: str) -> Callable[..., str]:
    return partial(_write_by, "citations", style=style)


_ALL = (
    ExportFormat("markdown", "Markdown", ".md", partial(_write_by, "markdown")),
    ExportFormat("bibtex", "BibTeX", ".bib", partial(_write_by, "bibtex")),
    ExportFormat("biblatex", "BibLaTeX", ".biblatex.bib", partial(_write_by, "biblatex")),
    ExportFormat("json", "JSON", ".json", partial(_write_by, "json_")),
    ExportFormat("text", "Plain text", ".txt", partial(_write_by, "text")),
    ExportFormat("csv", "CSV table", ".csv", partial(_write_by, "csv_"), is_table=True),
    ExportFormat("tsv", "TSV table", ".tsv", partial(_write_by, "tsv"), is_table=True),
    ExportFormat("ris", "RIS", ".ris", partial(_write_by, "ris")),
    ExportFormat("csl", "CSL-JSON", ".csl.json", partial(_write_by, "csl")),
    ExportFormat("ndjson", "JSON, a line a paper", ".ndjson", partial(_write_by, "ndjson")),
    ExportFormat("org", "Org", ".org", partial(_write_by, "org")),
    ExportFormat("html", "HTML page", ".html", partial(_write_by, "html_")),
    *(
        ExportFormat(style, f"Citations, {name}", f".{style}.txt", _citing(style), is_cited=True)
        for style, name in STYLES.items()
    ),
)

FORMATS: Mapping[str, ExportFormat] = MappingProxyType({form.name: form for form in _ALL})
"""Every format by its name, in the order they are offered."""

FOLDER = "folder"
"""Names the format that is a folder of files, written by `tui.library.export.folder`."""

_BY_SUFFIX = {form.suffix: form for form in _ALL} | {
    ".markdown": FORMATS["markdown"],
    ".htm": FORMATS["html"],
}


def format_for(path_or_name: str | PathLike[str]) -> ExportFormat | None:
    """Return the format of that name, or the one whose files end as this path does.

    The path of a citation style is the format of the citations in it.
    """
    if str(path_or_name).endswith(SUFFIX):
        return style_format(str(path_or_name))
    wanted = str(path_or_name).lower()
    # The longest: what ends with `.csl.json` ends with `.json` too, `.biblatex.bib` with `.bib`.
    suffix = max((each for each in _BY_SUFFIX if wanted.endswith(each)), key=len, default="")
    return FORMATS.get(wanted) or _BY_SUFFIX.get(suffix)


def style_format(path: str) -> ExportFormat:
    """Return the format of citations in the style of a file."""
    name = path.rpartition("/")[2].removesuffix(SUFFIX)
    return ExportFormat(path, f"Citations, {name}", f".{name}.txt", _citing(path), is_cited=True)
