"""LaTeX in titles and abstracts as people write it on paper: ``$O(n^2)$`` is shown as ``O(n²)``.

What is plainly LaTeX and can be said in Unicode is shown so; whatever else has such signs (prices,
code, addresses, file paths, names like ``GlobalCom^2``) stays to the letter. Texts are kept, looked
up by their keys and exported as their source; only what is shown and indexed goes through here.
"""

from __future__ import annotations

from functools import lru_cache

REMEMBERED = 512
"""Texts kept as they are shown: a row is drawn again and again."""


LONGEST = 20_000
"""Characters of a text in which LaTeX is looked for: no abstract has so many."""


def may_be_latex(text: str) -> bool:
    """Tell in no time whether a text has any sign of LaTeX."""
    return (
        "\\" in text
        or "$" in text
        or "^" in text
        or "`" in text
        or "_{" in text
        or "_2" in text
        or "---" in text
    )


def shown(text: str) -> str:
    """Return a text as it is shown: the very same, or a `ShownText` where that is another."""
    return (may_be_latex(text) and len(text) <= LONGEST and _shown(text)) or text


@lru_cache(maxsize=REMEMBERED)
def _shown(text: str) -> str | None:
    # Most libraries have few such texts, and a start may have none.
    from parsing.text import clean_block
    from tui.library.mathematics.prose import set_prose
    from tui.library.mathematics.shown_text import ShownText

    made = ShownText.of(text, set_prose(text))
    # What was apart in the source may be too many marks on one letter now.
    return made if made != text and clean_block(made) == made.strip() else None
