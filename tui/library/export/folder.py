r"""Papers as a folder of Markdown files, a file a paper and a file a list, for Obsidian or Logseq.

A file begins with its properties, YAML between two lines of hyphens: every text is in double quotes
with the escapes of JSON, which YAML 1.1 and 1.2 both read. Then comes what `markdown` writes of a
paper, and below it a line (`MARK`) under which everything is the person's: it is never touched, and
neither are properties of other names. Written again, what is above is made anew.

``carrel-id`` tells whose a file is: ``paper-`` and the key, or ``list-`` and the name. A file that
has it keeps its name, whatever it was renamed to; any other is named for its title. Files without
it, links, and those where the mark is gone are left alone, and no file is ever removed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parsing.files import Unreadable, read_file, words_of
from parsing.prose import one_line
from tui.library.addresses import page_address
from tui.library.atomic_file import sync_folder, take_away_abandoned
from tui.library.export.file import ExportError, safe_name, write_file
from tui.library.export.item import Collection
from tui.library.export.markdown import (
    BARS_FORMULA_IN_FOLDER,
    escape,
    link_to,
    linked,
    section_below,
)
from tui.library.export.reference import citation_keys, kind_of
from tui.library.export.wording import about
from tui.library.marks import Half
from tui.library.phrases import plural

if TYPE_CHECKING:
    from tui.library.export.item import Item

MARK = "<!-- carrel: all above is written anew, all below is yours -->"
LARGEST = 2**22
"""Bytes of a file that is read: one that is larger is left alone."""
_ID = "carrel-id"
_PROPERTY = re.compile(r"([^\s#\-\[\]{}\"':][^:]*):(?=\s|$)")
_NO_NAME = str.maketrans(dict.fromkeys("#^[]%", " "))
"""What a file name may hold, and a link to it in Obsidian not."""
_NO_TAG = re.compile(r"[^\w/-]+")
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


_NAMES = frozenset(
    (
        *("carrel-id", "title", "authors", "published", "kind", "venue", "arxiv", "doi", "url"),
        *("citekey", "lists", "done", "due", "tags", *Half, *(half.column for half in Half)),
    )
)
"""The properties that are carrel's, also where a paper has none of that."""


class WrittenFolder(NamedTuple):
    """What became of a folder."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left: tuple[str, ...] = ()
    """Names of files that were left alone though they are carrel's: their mark is gone."""

    @property
    def words(self) -> str:
        """Return it in words for a person."""
        counts = {"new": self.new, "written anew": self.changed, "as they were": self.same}
        files = plural(self.new + self.changed + self.same, "file")
        said = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
        words = f"{files} ({said})" if said else files
        if self.left:
            words += f"; left alone, for its line “carrel: …” is gone: {', '.join(self.left[:3])}"
            words += f" and {len(self.left) - 3:,} more" if len(self.left) > 3 else ""
        return words


class _There(NamedTuple):
    """A file of carrel's that is there."""

    name: str
    text: str


def write_folder(
    folder: Path, collection: Collection, tell: Callable[[int], object] = lambda _: None
) -> WrittenFolder:
    """Write a file for every paper and for every list, each whole or not at all.

    Args:
        folder: where; it is made if it is not there.
        collection: what is written.
        tell: is told how many files are done, after each.

    Raises:
        ExportError: a file could not be written; those before it are.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        take_away_abandoned(folder, ".carrel-")
        taken, there = _look_in(folder)
    except OSError as error:
        raise ExportError(folder, words_of(error).unwritten) from error
    written = WrittenFolder()
    for done, (identity, name, make) in enumerate(_files(collection, taken, there), 1):
        written = _write(folder / name, make(), there.get(identity), written)
        tell(done)
    # What is new comes to the disk in the system's own time: to wait for it file by file takes ten
    # times as long as all the rest. What takes the place of a person's words was waited for.
    with suppress(OSError):
        sync_folder(folder)
    return written


def preview(collection: Collection) -> str:
    """Return what the first paper's file would have."""
    item, lists = collection.items[0], {name: f"{safe_name(name)}.md" for name in collection.lists}
    (cite_key,) = citation_keys([item.paper])
    return _paper(item, cite_key, lists)


def _look_in(folder: Path) -> tuple[set[str], dict[str, _There]]:
    """Return the names that are taken, folded, and carrel's own files by what they are of."""
    taken, there = set[str](), dict[str, _There]()
    for path in sorted(folder.iterdir()):
        taken.add(_folded(path.name))
        if path.suffix != ".md":
            continue
        try:
            text = read_file(path, LARGEST, follow=False).decode("utf-8")
        except (Unreadable, UnicodeDecodeError):
            continue
        if identity := _identity(text):
            there.setdefault(identity, _There(path.name, text))
    return taken, there


def _identity(text: str) -> str:
    """Return what a file of carrel's is of; empty for any other."""
    for line in _properties(text):
        name, _, value = line.partition(":")
        if name == _ID:
            # Obsidian takes the quotes away where it writes the properties itself.
            try:
                identity = json.loads(value)
            except (ValueError, RecursionError):
                identity = value.strip()
            return identity if isinstance(identity, str) else ""
    return ""


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _files(
    collection: Collection, taken: set[str], there: Mapping[str, _There]
) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Yield what each file is of, its name, and what makes what carrel writes there."""
    items = {item.paper.key: item for item in collection.items}

    def name_of(identity: str, title: str, key: str) -> str:
        if identity in there:
            return there[identity].name
        base = safe_name(one_line(title).translate(_NO_NAME))
        further = (f"{base} {number}" for number in count(2))
        names = (f"{each}.md" for each in chain((base, f"{base} {key[:8]}"), further))
        name = next(each for each in names if _folded(each) not in taken)
        taken.add(_folded(name))
        return name

    names = {key: name_of(f"paper-{key}", item.paper.title, key) for key, item in items.items()}
    lists = {name: name_of(f"list-{name}", name, "list") for name in collection.lists}
    keys = citation_keys([item.paper for item in items.values()])
    for (key, item), cite_key in zip(items.items(), keys, strict=True):
        yield f"paper-{key}", names[key], partial(_paper, item, cite_key, lists)
    for name, file in lists.items():
        own = collection.lists[name]
        listed = [replace(items[key], done=name in items[key].done_in) for key in own.keys]
        shown = Collection(name, tuple(listed), description=own.description, due=own.due)
        yield f"list-{name}", file, partial(_list, shown, [names[key] for key in own.keys])


def _write(path: Path, made: str, there: _There | None, written: WrittenFolder) -> WrittenFolder:
    if there is None:
        try:
            write_file(path, made + "\n", overwrite=False, alone=False)
        except FileExistsError as error:
            reason = "another program made it just now; export again"
            raise ExportError(path, reason) from error
        return written._replace(new=written.new + 1)
    above, mark, below = _parted(there.text)
    if not mark:
        return written._replace(left=(*written.left, path.name))
    text = _with_properties_of(above, made) + below
    if text == there.text:
        return written._replace(same=written.same + 1)
    write_file(path, text, overwrite=True, follow=False, alone=False)
    return written._replace(changed=written.changed + 1)


def _parted(text: str) -> tuple[str, str, str]:
    """Return what stands above the mark, the mark, and what stands below, its line end included."""
    found = re.search(rf"^{re.escape(MARK)}[ \t\r]*$", text, re.MULTILINE)
    if found is None:
        return text, "", ""
    return text[: found.start()], MARK, text[found.end() :]


def _properties(text: str) -> list[str]:
    """Return the lines of a file's properties."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        return []
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    return lines[1:end]


def _with_properties_of(before: str, made: str) -> str:
    """Return what is written, with the properties that a person added to what was there."""
    own = {match[1] for line in _properties(made) if (match := _PROPERTY.match(line))}
    kept: list[str] = []
    keeps = False
    for line in _properties(before):
        if match := _PROPERTY.match(line):
            keeps = match[1] not in own and match[1] not in _NAMES
        if keeps:
            kept.append(line)
    if not kept:
        return made
    head, _, rest = made.partition("\n---\n")
    return "\n".join((head, *kept)) + f"\n---\n{rest}"


# What is written


def _paper(item: Item, cite_key: str, lists: Mapping[str, str]) -> str:
    paper, meta = item.paper, item.paper.meta
    marks = {half.value: bool(item.marked.get(half)) for half in Half}
    dates = {half.column: item.marked.get(half, "")[:10] for half in Half}
    values: dict[str, object] = {
        _ID: f"paper-{paper.key}",
        "title": one_line(paper.title),
        "authors": [author.name for author in meta.authors],
        "published": meta.date,
        "kind": kind_of(meta).value,
        "venue": meta.venue,
        "arxiv": meta.arxiv,
        "doi": meta.doi,
        "url": page_address(meta),
        "citekey": cite_key,
        **marks,
        **dates,
        "lists": list(item.lists),
        "done": list(item.done_in),
        "tags": list(dict.fromkeys(filter(None, map(_tag, item.tags)))),
    }
    blocks = [_yaml(values), f"# {linked(paper.title, BARS_FORMULA_IN_FOLDER)}"]
    blocks += section_below(item, BARS_FORMULA_IN_FOLDER)
    if item.lists:
        named = ", ".join(
            link_to(name, lists[name]) + " (done)" * (name in item.done_in)
            for name in item.lists
            if name in lists
        )
        blocks.append(f"In {named}")
    return "\n\n".join((*blocks, MARK))


def _list(own: Collection, files: list[str]) -> str:
    head = _yaml({_ID: f"list-{one_line(own.title)}", "title": one_line(own.title), "due": own.due})
    is_begun = any(item.done for item in own.items)
    lines = []
    for number, (item, file) in enumerate(zip(own.items, files, strict=True), 1):
        # Boxes only where one is ticked, as in the list written to one file.
        box = f"[{'x' if item.done else ' '}] " if is_begun else ""
        lines.append(f"{number}. {box}{link_to(one_line(item.paper.title), file)}")
    said = map(linked, about(own))
    blocks = (head, f"# {escape(own.title)}", *said, "\n".join(lines), MARK)
    return "\n\n".join(filter(None, blocks))


def _yaml(values: Mapping[str, object]) -> str:
    lines = (f"{name}: {_value(value)}" for name, value in values.items() if value not in ("", []))
    return "\n".join(("---", *lines, "---"))


def _value(value: object) -> str:
    text = _ENCODE(value)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _tag(name: str) -> str:
    """Return a tag as Obsidian takes one: no blanks, and not digits alone."""
    tag = _NO_TAG.sub("-", name).strip("-/")
    return f"_{tag}" if tag.isdecimal() else tag
