"""Whether a title goes on behind its question mark, or where it appeared stands there."""

from __future__ import annotations

from parsing.patterns import pattern

_FEWEST_WORDS = 3
_APPEARED = (
    r"(?i)in:?\s|.*\b(?:journal|proceedings|proc|conference|conf|symposium|workshop|transactions|trans"
    r"|letters|annals|reviews?|advances in|lecture notes|arxiv)\b|.*\d"
)
"""How a venue is worded, beside a year or pages."""


def is_subtitle(said: str) -> bool:
    """Return whether what stands up to the next full stop is of the title: *A study of lamps*.

    Args:
        said: behind ``Is light free?``; it names nobody.
    """
    said = said.strip()
    return len(said.split()) >= _FEWEST_WORDS and not pattern(_APPEARED).match(said)
