"""Papers as formatted citations, in any style of the Citation Style Language (CSL 1.0.2).

The styles in ``styles/`` are those of the CSL project; any other is a file by its path. citeproc-py
sets them: it is imported here, and only then. Four things it does not do as the specification has
it; they are mended in the style before it reads that, and in what it gives:

- A title that takes the place of missing names is written twice.
- Given names are made initials where a style says ``initialize="false"``.
- ``page-range-format`` cuts ``1-12`` to ``1–2``: pages are written whole.
- ``second-field-align`` and ``punctuation-in-quote`` are passed over.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Xml

from parsing.files import Unreadable, read_file
from parsing.prose import one_line
from tui.library.errors import LibraryError
from tui.library.export.csl import references
from tui.library.export.styles import MISSING, style_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tui.library.export.item import Collection

LARGEST = 2**22
_CSL = "{http://purl.org/net/xbiblio/csl}"
_NUMBER = re.compile(r"^(\[?\d+[\].]?)(?=\S)")
_ENDED = re.compile(r"(?<=[?!])(”?)\.(?=[”\s]|$)")
_AS_IT_IS = '<span class="nocase">{}</span>'
"""Keeps the small letter that “arXiv” begins with, wherever it stands."""
_FIELDS = (
    *("id", "type", "title", "author", "issued", "container-title", "volume", "issue", "page"),
    *("publisher", "number", "DOI", "PMID", "URL"),
)


def write(
    collection: Collection, *, style: str, tell: Callable[[int], object] = lambda _: None
) -> str:
    """Write a citation a paper, a paragraph each, sorted as the style has it.

    Args:
        collection: what is written.
        style: one of `STYLES`, or the path of a file.
        tell: is told how many are done, after each.

    Raises:
        LibraryError: citeproc-py is not installed, or the style cannot be used.
    """
    written = []
    for done, citation in enumerate(citations(collection, style), 1):
        written.append(f"{citation}\n")
        tell(done)
    return "\n".join(written)


def citations(collection: Collection, style: str) -> Iterator[str]:
    """Yield a citation for each of the papers, as `write` has them.

    Raises:
        LibraryError: citeproc-py is not installed, or the style cannot be used.
    """
    try:
        import citeproc
        from citeproc.source.json import CiteProcJSON
    except ImportError as error:
        raise LibraryError(MISSING) from error
    source = _source(style)
    if not collection.items:
        return
    known = [_known(number, each) for number, each in enumerate(references(collection.items))]
    _mend()
    try:
        sheet = citeproc.CitationStylesStyle(BytesIO(source), validate=False)
        papers = citeproc.CitationStylesBibliography(
            sheet, CiteProcJSON(known), citeproc.formatter.plain
        )
        macros = {each.get("name"): each for each in sheet.root.iter(f"{_CSL}macro")}
        _MACROS[id(sheet.root)] = macros
        try:
            yield from _set(sheet, papers, [citeproc.CitationItem(each["id"]) for each in known])
        finally:
            del _MACROS[id(sheet.root)]
    except Exception as error:
        name = PurePath(style).name
        raise LibraryError(f"citeproc-py cannot set the style {name}: {error!r}") from error


def _set(sheet: Any, papers: Any, items: list[Any]) -> Iterator[str]:
    """Yield the citations of some items, in the order that the style gives them."""
    from citeproc import Citation

    # Registered one by one each would be looked for among all.
    papers.items, papers.keys = items, _Order(each.key for each in items)
    Citation(items).bibliography = papers
    papers.sort()
    papers.keys = _Order(papers.keys)
    is_numbered = sheet.root.bibliography.get("second-field-align") is not None
    goes_inside = _stops_go_inside(sheet)
    for item in papers.items:
        for citation in sheet.render_bibliography([item]):
            yield _tidied(str(citation), is_numbered=is_numbered, goes_inside=goes_inside)


class _Order(dict[str, int]):
    """Keys in an order, of which each knows its place."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__((key, number) for number, key in enumerate(keys))

    def index(self, key: str) -> int:
        """Return a key's place, from 0."""
        return self[key]


def _known(number: int, reference: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a reference a style may write."""
    known = {name: reference[name] for name in _FIELDS if name in reference}
    known["id"] = str(number)
    if "number" in known:
        known["number"] = _AS_IT_IS.format(known["number"].partition(" ")[0])
        known.setdefault("publisher", _AS_IT_IS.format("arXiv"))
    return known


def _source(style: str) -> bytes:
    """Return a style as citeproc-py sets it right.

    Raises:
        LibraryError: there is no such style, or it is none that can be used alone.
    """
    path = style_file(style)
    try:
        root = Xml.fromstring(read_file(path, LARGEST))  # noqa: S314 - expat bounds what it expands
    except Unreadable as error:
        raise LibraryError(str(error)) from error
    except (Xml.ParseError, LookupError, ValueError) as error:
        raise LibraryError(f"{path} is no CSL style: {error}") from error
    parent = root.find(f".//{_CSL}link[@rel='independent-parent']")
    if parent is not None:
        where = parent.get("href", "").rpartition("/")[2]
        raise LibraryError(f"{path} only names another style, {where}: use that one's file")
    if root.tag != f"{_CSL}style" or root.find(f"{_CSL}bibliography") is None:
        raise LibraryError(f"{path} is no CSL style for a bibliography")
    root.attrib.pop("page-range-format", None)
    _hand_down_initials(root)
    return Xml.tostring(root)


def _hand_down_initials(root: Xml.Element) -> None:
    """Have each name say what it is abbreviated with, so that one that is not inherits nothing."""
    usual = root.attrib.pop("initialize-with", None)
    for name in root.iter(f"{_CSL}name"):
        if name.get("initialize", root.get("initialize")) == "false":
            name.attrib.pop("initialize-with", None)
        elif usual is not None:
            name.attrib.setdefault("initialize-with", usual)


_MACROS: dict[int, dict[str, Any]] = {}
"""Macros by name, of each style that is being set, by the identity of its root."""


def _mend() -> None:
    """Have what takes the place of names not written twice, and macros not looked for each time."""
    from citeproc.model import CitationStylesElement, Substitute

    CitationStylesElement.get_macro = lambda self, name: _MACROS[id(self.get_root())][name]
    if Substitute.render is not _substituted:
        Substitute.rendered = Substitute.render
        Substitute.render = _substituted


def _substituted(self: Any, item: Any, context: Any = None, **options: Any) -> Any:
    from citeproc.string import MixedString

    text = self.rendered(item, context=context, **options)
    if text:
        repressed, said = context.get_layout().repressed, _letters(text)
        for variable, value in item.reference.items():
            if isinstance(value, MixedString) and (letters := _letters(value)) and letters in said:
                repressed.setdefault(f"{_CSL}text", []).append(variable.replace("_", "-"))
    return text


def _letters(text: object) -> str:
    return "".join(filter(str.isalnum, str(text).casefold()))


def _stops_go_inside(sheet: Any) -> bool:
    """Return whether a comma or a full stop goes before the quotation mark that it follows."""
    for locale in sheet.root.locales:
        options = locale.find(f"{_CSL}style-options")
        if options is not None and options.get("punctuation-in-quote"):
            return bool(options.get("punctuation-in-quote") == "true")
    return False


def _tidied(text: str, *, is_numbered: bool, goes_inside: bool) -> str:
    line = one_line(text)
    if is_numbered:
        line = _NUMBER.sub(r"\1 ", line)
    if goes_inside:
        line = line.replace("”,", ",”").replace("”.", ".”")
    return _ENDED.sub(r"\1", line)
