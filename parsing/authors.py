"""Lists of authors as sources write them, to one author each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.meta import Author
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ET_AL = r"(?i)[,;]?\s*(?:(?:\band\s+)?\b(?:et\.?\s*al\b\.?|others)|…|\.{3})\s*$"
_AND = r"\s*(?:,\s*and\s+|;\s*and\s+|\s+and\s+|\s+&\s+|;|、|，)\s*"
_LONGEST_END = 12
"""Characters in which a list ends that is cut: they are looked at before the pattern is tried."""
_LONGEST_KNOWN = 60
"""Characters of a name that is likely to come again."""
_NOBODY = Author()
_INITIALS_LAST = r"(.+)\s([A-Z]{1,4})\.?"
_INITIALS = r"(?:[^\W\d_a-z]\.?[\s-]?){1,4}"
_NAME = (
    r"[^\W\d_][\w'’.-]{0,30}(?:\s(?:de|da|di|du|la|le|van|von|der|den|del|dos|el|al|bin|ter|ten)){0,3}"
    r"(?:\s[^\W\d_][\w'’.-]{0,30}){0,4}"
)
_MARKS = r"[*†‡§¶\d]+(?=[\s,.]|$)"
"""What stands behind a name and is none of it."""
_COMMON = frozenset(
    (
        "the", "of", "for", "and", "in", "on", "with", "via", "to", "from", "by", "at", "is", "are",
        "as", "using", "towards", "learning", "network", "networks", "model", "models", "deep",
        "neural", "paper", "university", "institute", "lab", "research", "conference", "journal",
        "workshop", "proceedings", "preprint", "survey", "review", "code", "project", "page",
        "arxiv", "oral", "spotlight", "poster", "papers", "posters", "award", "awards", "mention",
        "session", "track", "dates", "committee", "sponsors", "presentation", "presentations",
        "room", "auditorium", "ballroom", "registration", "remarks", "keynote", "reception",
    )
)  # fmt: skip


def split_name(name: str) -> Author:
    """Return the author of a name that is written family name first: ``Family, Given``.

    Args:
        name: one name. Without a comma it is kept as it stands: which of its words is the family
            name is not guessed.
    """
    return _known_name(name) if len(name) <= _LONGEST_KNOWN else _author(name)


def _author(name: str) -> Author:
    if "," in name:
        family, _, given = name.partition(",")
        family, given = family.strip(), given.strip()
        if family and given:
            return Author(family=family, given=given)
    return Author(name.strip(" ,"))


# Most authors have more than one paper.
_known_name = lru_cache(maxsize=4096)(_author)
whole_name: Callable[[str], Author] = lru_cache(maxsize=4096)(Author)
"""The author of a name that is kept as it stands."""


def part_initials(author: Author) -> Author:
    """Return an author whose initials stand last taken apart, ``Doe AB``; any other as it is."""
    found = pattern(_INITIALS_LAST).fullmatch(author.literal)
    return Author(family=found[1], given=found[2]) if found else author


def split_authors(text: str) -> tuple[tuple[Author, ...], bool]:
    """Return the authors that a line of running text names, and whether it names only the first.

    Args:
        text: names in reading order, joined by commas, semicolons or ``and``; affiliations in
            brackets after a name are left out.
    """
    whole = " ".join(text.split())
    text = _without_brackets(whole)
    has_affiliations = text != whole
    if has_affiliations:
        text = " ".join(text.split())  # without the blanks from between brackets
    end = text[-_LONGEST_END:].lower()
    is_cut = "al" in end or "others" in end or end.endswith(("…", "..."))
    cut = pattern(_ET_AL).search(text) if is_cut else None
    if cut:
        text = text[: cut.start()]
    if not ("and " in text or ";" in text or "&" in text or "、" in text or "，" in text):
        names = _names(text)  # as nothing but commas joins them
    elif ";" in text:  # which leaves the commas to stand inside names
        names = [part.strip() for part in pattern(_AND).split(text)]
        if has_affiliations and not _are_turned(names):
            # ``Ann Doe, Bob Roe (Quay); Cy Poe (Harbour)``
            names = [name for part in names for name in _whole_names(part)]
        if has_affiliations:
            names = [name.rstrip(" *†‡") for name in names]
    else:
        names = [name for part in pattern(_AND).split(text) for name in _names(part)]
    authors = map(split_name, names)
    return tuple([author for author in authors if author != _NOBODY]), cut is not None


def authors_one_each(names: Iterable[str]) -> tuple[tuple[Author, ...], bool]:
    """Return the authors whose names stand one each, and whether the last says there are more."""
    said = [name for each in names if (name := " ".join(each.split()))]
    cut = pattern(_ET_AL).search(said[-1]) if said else None
    if cut:
        first = said.pop()[: cut.start()].strip()
        said += [first] if first else []
    return tuple(Author(literal=name) for name in said), cut is not None


def _names(text: str) -> list[str]:
    """The names in a text that commas alone join, of which some may stand inside a name."""
    parts = [part for each in text.split(",") if (part := each.strip())]
    if len(parts) == 2 and (" " not in parts[0] or parts[0][0].islower()):
        # One word alone is hardly a whole name, nor is one with a particle before it.
        return [", ".join(parts)]
    initials = parts[1::2]
    if len(parts) % 2 == 0 and all(map(pattern(_INITIALS).fullmatch, initials)):
        return [f"{family}, {given}" for family, given in zip(parts[::2], initials, strict=True)]
    return parts


def _are_turned(names: list[str]) -> bool:
    """Whether all of them stand with the family name first: that of one is a word or a particle.

    ``van Doe, Ann Mary (Quay); Roe, Bob (Harbour)``
    """
    parted = [name.partition(",") for name in names if name]
    return all(given.strip() and "," not in given for _, _, given in parted) and any(
        " " not in family.strip() or family.strip()[:1].islower() for family, _, _ in parted
    )


def _whole_names(text: str) -> list[str]:
    """The names in a text with commas, or the one name that it is: ``Family, Given``."""
    parts = [part for each in text.split(",") if (part := each.strip())]
    return parts if all(" " in part for part in parts) else [text.strip()]


def _without_brackets(text: str) -> str:
    """A line without what stands in brackets, nested ones too."""
    if "(" not in text and "[" not in text:
        return text
    kept, depth = [], 0
    for char in text:
        depth += char in "(["
        if not depth:
            kept.append(char)
        depth -= char in ")]" and depth > 0
    return "".join(kept)


def names_in(text: str) -> tuple[tuple[Author, ...], bool]:
    """Return the authors that a piece names, and if there are more; none where it says else."""
    said, text = text, text.strip(" .,:;|()")
    if text[-2:-1] in {" ", "."} and text[-1:].isupper() and f"{text}." in said:
        text += "."  # of an initial
    if not text or len(text) > 5_000:
        return (), False
    if not (text.isascii() and text.replace(",", "").replace(" ", "").isalpha()):
        text = pattern(_MARKS).sub("", text).rstrip(" ,")
    authors, et_al = split_authors(text)
    return (authors, et_al) if all(map(_is_name, authors)) else ((), False)


@lru_cache(maxsize=4096)  # most authors have more than one paper
def _is_name(author: Author) -> bool:
    name = author.name
    words = name.split()
    if len(words) < 2 or len(words) > 6 or not pattern(_NAME).fullmatch(name):
        return False
    common = [word.strip(".") for word in name.lower().split()]
    if not words[0][0].isupper() or not _COMMON.isdisjoint(common):
        return False
    last = words[-1][0]
    return last.isupper() or last.lower() == last.upper()
