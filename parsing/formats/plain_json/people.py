"""The authors of a record of JSON, in whatever shape they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.authors import split_authors, split_name
from parsing.json_values import dict_of, dicts_of, list_of, text_of, texts_of
from parsing.meta import Author

if TYPE_CHECKING:
    from collections.abc import Iterable

_FAMILY = ("family", "familyName", "lastName", "last_name", "last", "surname", "keyname",
           "family-names")  # fmt: skip
_GIVEN = ("given", "givenName", "firstName", "first_name", "first", "forename", "forenames",
          "given-names")  # fmt: skip
_WHOLE = (
    "full_name", "fullName", "fullname", "name", "display_name", "creator", "authname", "literal",
    "author", "author_name",
)  # fmt: skip
_ET_AL = frozenset(("et al", "et al.", "others"))


def people(values: Iterable[object]) -> tuple[tuple[Author, ...], bool]:
    """Return the authors that the first value names which names any, and whether there are more.

    Args:
        values: each a text, a list of names or of objects, or an object that holds such a list.
    """
    for value in values:
        authors, et_al = _people(value)
        if authors:
            return authors, et_al
    return (), False


def _people(value: object) -> tuple[tuple[Author, ...], bool]:
    if isinstance(value, str):
        ends_sentence = value.count(".") == 1 and "," in value  # ``Doe A, Roe B.``
        return split_authors(value.rstrip(" .") if ends_sentence else value)
    if isinstance(value, dict):  # of the list alone
        return people(each for each in value.values() if isinstance(each, list))
    listed = list_of(value)
    says_who_wrote = any(each.get("creatorType") == "author" for each in dicts_of(value))
    listed = [each for each in listed if _wrote(dict_of(each), says_who_wrote)]
    authors = [_person(each) for each in listed]
    named = [author for author in authors if author.name.strip()]
    et_al = bool(named) and named[-1].literal.lower() in _ET_AL
    return tuple(named[:-1] if et_al else named), et_al


def _wrote(person: dict[str, object], says_who_wrote: bool) -> bool:
    """Whether somebody is an author: nobody who edited, in a list that says who wrote."""
    if roles := texts_of(person.get("inspire_roles")):
        return "author" in roles
    return not says_who_wrote or person.get("creatorType", "author") == "author"


def _person(value: object) -> Author:
    if isinstance(value, list):  # of arXiv's data set: family name, given name, suffix
        family, given, suffix = (*texts_of(value), "", "", "")[:3]
        return _author(" ".join(filter(None, (family, suffix))), given)
    if not isinstance(value, dict):
        return split_name(text_of(value))
    family, given = _first_of(value, _FAMILY), _first_of(value, _GIVEN)
    return _author(family, given) if family else split_name(_first_of(value, _WHOLE) or given)


def _author(family: str, given: str) -> Author:
    return Author("", family, given) if family and given else Author(family or given)


def _first_of(value: dict[str, object], names: tuple[str, ...]) -> str:
    """The first of these that is a text; a name may be an object that has one in turn."""
    for name in names:
        found = value.get(name)
        inner = text_of(dict_of(found).get("name")) or text_of(dict_of(found).get("value"))
        if text := (text_of(found) or inner).strip():
            return text
    return ""
