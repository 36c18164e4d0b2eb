"""Metadata as values of JSON and back, for carrel's own export and for its database."""

from __future__ import annotations

from typing import Any

from parsing.json_values import count_of, dict_of, list_of, text_of, texts_of
from parsing.meta import NO_META, NO_RECEPTION, Author, Kind, Meta, Reception

_KINDS = {kind.value: kind for kind in Kind}


def given_values(values: Meta | Reception | Author) -> dict[str, Any]:
    """Return what of some values a source gave, by their names, as JSON can hold it."""
    given: dict[str, Any] = {}
    for name, value in values._asdict().items():
        if name == "authors":
            if value:
                given[name] = [given_values(author) for author in value]
        elif value not in ("", 0, None, ()):
            given[name] = list(value) if isinstance(value, tuple) else value
    return given


def meta_of(given: dict[str, object]) -> Meta:
    """Return metadata from values by the names that `Meta` has for them.

    What is of another type, or of another name, is passed over.
    """
    fields: dict[str, object] = {}
    for field, empty in NO_META._asdict().items():
        value = given.get(field)
        if field == "kind":
            fields[field] = _KINDS.get(text_of(value), Kind.UNKNOWN)
        elif field == "authors":
            fields[field] = tuple(author for each in list_of(value) if (author := _author(each)))
        elif isinstance(empty, tuple):
            fields[field] = texts_of(value)
        elif isinstance(empty, bool):
            fields[field] = value is True
        elif isinstance(empty, int):
            fields[field] = count_of(value) or 0
        else:
            fields[field] = text_of(value)
    meta = Meta(**fields)  # type: ignore[arg-type]
    return NO_META if meta == NO_META else meta


def reception_of(given: dict[str, object]) -> Reception:
    """Return a reception from values by the names that `Reception` has for them."""
    votes, comments, stars = (count_of(given.get(name)) for name in ("votes", "comments", "stars"))
    said = Reception(
        text_of(given.get("date")), votes, comments, stars, text_of(given.get("submitter"))
    )
    return NO_RECEPTION if said == NO_RECEPTION else said


def _author(value: object) -> Author | None:
    if isinstance(value, str) and value.strip():
        return Author(literal=value)
    family, given, literal = (
        text_of(dict_of(value).get(part)).strip() for part in ("family", "given", "literal")
    )
    if family and not literal:
        return Author(family=family, given=given)
    return Author(literal=literal or given) if literal or given else None
