"""Names of authors in a bibliography, to family and given names by BibTeX's own rules."""

from __future__ import annotations

from functools import lru_cache

from parsing.formats.bibtex.latex import latex_to_text
from parsing.meta import Author
from parsing.patterns import pattern

_AND = r"(?i)(?<!\s)\s+and\s+"
_PIECE = r"(?i)[{}]|(?<!\s)\s+and(?=\s)|,"
_ODD = r"[,={}]"
_OTHERS = {"others", "et al.", "et al", "etal"}
_MORE = tuple(f" and {word}" for word in _OTHERS)
_SHORT = 60
"""Characters of a name that is likely to come again."""
_NOBODY = Author()


def read_names(value: str) -> tuple[Author, ...]:
    """Return the authors that a value of `author` names; that others follow is no author."""
    names = pattern(_AND).split(value) if "{" not in value else _split(value, "and")
    authors = [_known_name(name) if len(name) <= _SHORT else read_name(name) for name in names]
    return tuple([author for author in authors if author != _NOBODY])


def names_more(value: str) -> bool:
    """Return whether a value of `author` says that there are more than it names."""
    return value.rstrip().lower().endswith(_MORE)


def read_name(value: str) -> Author:
    """Return the author of one name: ``First von Last``, ``von Last, First``, ``Last, Jr, First``.

    What stands in braces is a name as a whole, such as that of a group. That others follow is none.
    """
    value = value.strip()
    if value.lower() in _OTHERS:
        return _NOBODY
    if value[-5:-3] == " 0" and value[-4:].isdecimal():  # by which DBLP tells namesakes apart
        value = value[:-5].rstrip()
    family, comma, given = value.partition(",")
    given = given.strip()
    if comma and family and given and not pattern(_ODD).search(value, len(family) + 1):
        # Nearly all names are so.
        if pattern(r"[\\{}~$]").search(value):
            return Author(family=latex_to_text(family), given=latex_to_text(given))
        return Author(family=family.rstrip(), given=given)
    if value.startswith(("family=", "given=")) or ", family=" in value:
        return _extended(value)
    if value.startswith("{") and value.endswith("}") and _is_one_group(value):
        return Author(literal=latex_to_text(value))
    if "," in value:
        parts = [latex_to_text(part) for part in _split(value, ",")]
        family, given = parts[0], parts[-1]
        if len(parts) > 2:
            family = f"{family} {parts[1]}".strip()
        if len(parts) > 1 and family and given:
            return Author(family=family, given=given)
        return Author(literal=family or given)
    words = _words(value)
    if len(words) < 2:
        return Author(literal=latex_to_text(value))
    # The family name is the last word, and the small ones before it.
    first = next((at for at, word in enumerate(words[1:-1], 1) if word[:1].islower()), -1)
    cut = first if first > 0 else len(words) - 1
    return Author(
        family=latex_to_text(" ".join(words[cut:])), given=latex_to_text(" ".join(words[:cut]))
    )


_known_name = lru_cache(maxsize=4096)(read_name)
"""Most authors have more than one paper."""


def _extended(value: str) -> Author:
    """A name in BibLaTeX's extended form: ``family=Last, given=First, prefix=von``."""
    parts = dict(part.strip().partition("=")[::2] for part in _split(value, ","))
    prefix, family, suffix, given = (
        latex_to_text(parts.get(part, "")) for part in ("prefix", "family", "suffix", "given")
    )
    family = " ".join(filter(None, (prefix, family, suffix)))
    return (
        Author(family=family, given=given) if family and given else Author(literal=family or given)
    )


def _split(value: str, by: str) -> list[str]:
    """The parts of a value that a word or a sign outside of braces parts."""
    parts, depth, at = [], 0, 0
    for found in pattern(_PIECE).finditer(value):
        sign = found[0].strip().lower()
        if sign in {"{", "}"}:
            depth = max(0, depth + (1 if sign == "{" else -1))
        elif sign == by and not depth:
            parts.append(value[at : found.start()].strip())
            at = found.end()
    return [*parts, value[at:].strip()]


def _words(value: str) -> list[str]:
    """The words of a name; what stands in braces is never parted."""
    if "{" not in value:
        return value.replace("~", " ").split()
    words, depth, word = [], 0, ""
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth <= 0 and (char.isspace() or char == "~"):
            words.append(word)
            word = ""
        else:
            word += char
    return [each for each in (*words, word) if each]


def _is_one_group(value: str) -> bool:
    depth = 0
    for at, char in enumerate(value):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(value) - 1
    return False
