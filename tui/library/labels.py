"""What a person writes on a paper: tags and a note."""

from __future__ import annotations

import re
import unicodedata

from parsing.text import clean_block, clean_line
from tui.library.errors import LibraryError
from tui.library.names import folded_name, require_seen

LONGEST_TAG = 50
LONGEST_NOTE = 20_000


def tag_name(typed: str) -> str:
    """Return the tag that was typed, without the number sign it is shown with.

    Raises:
        LibraryError: it is empty or too long, has nothing that can be seen, or has a comma, which
            parts keywords elsewhere.
    """
    name = kept_tag(typed)
    require_seen(name)
    return name


def tag_names(typed: str) -> tuple[str, ...]:
    """Return the tags that were typed, with commas between them, each once.

    Raises:
        LibraryError: one of them cannot be a tag, or there is none.
    """
    names = [tag_name(each) for each in typed.split(",") if each.strip()] or [tag_name(typed)]
    return tuple({folded_name(name): name for name in reversed(names)}.values())[::-1]


def kept_tag(typed: str) -> str:
    """Return a tag that may be in a library, if only from of old.

    Raises:
        LibraryError: it is empty or too long, or has a comma.
    """
    name = " ".join(clean_line(typed).lstrip("#").split())
    if not any(each.isprintable() and not each.isspace() for each in name):
        raise LibraryError("A tag needs a name.")
    if "," in name:
        raise LibraryError("A tag has no comma; give one tag at a time.")
    if len(name) > LONGEST_TAG:
        raise LibraryError(f"A tag has at most {LONGEST_TAG} characters; this has {len(name)}.")
    return name


def folded_tag(name: str) -> str:
    """Return a tag as it is filed on disk, for ever; `folded_name` is how it is compared."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def both_notes(first: str, second: str) -> str:
    """Return the paragraphs of two notes on one paper, each once; the same whichever side asks.

    Args:
        first: the note that was written first.
        second: the other one.
    """
    there, more = paragraphs(first), paragraphs(second)
    known = set(there)
    if known < set(more):
        return second
    new = [each for each in dict.fromkeys(more) if each not in known]
    return "\n\n".join((first, *new)) if new else first


def paragraphs(text: str) -> list[str]:
    """Return what stands between empty lines."""
    return [each for each in re.split(r"\n{2,}", text) if each]


def note_text(typed: str) -> str:
    """Return the note that was typed, safe to show; empty for none.

    Raises:
        LibraryError: it is too long.
    """
    return block_text(typed, "A note", LONGEST_NOTE)


def block_text(typed: str, called: str, longest: int) -> str:
    """Return a text of several lines that was typed, safe to show.

    Args:
        typed: as it was.
        called: what it is, as its complaint begins.
        longest: how many characters it may have.

    Raises:
        LibraryError: it is too long.
    """
    text = "\n".join(line.rstrip() for line in clean_block(typed).split("\n")).strip()
    if len(text) > longest:
        raise LibraryError(f"{called} has at most {longest:,} characters; this has {len(text):,}.")
    return text
