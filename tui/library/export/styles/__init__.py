"""Citation styles that come with carrel, files of the Citation Style Language."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "apa": "APA",
        "chicago": "Chicago",
        "ieee": "IEEE",
        "mla": "MLA",
        "harvard": "Harvard",
        "acm": "ACM",
        "nature": "Nature",
    }
)
"""What each is called on the screen, by its name."""
SUFFIX = ".csl"
MISSING = (
    "Citations in a style need citeproc-py: pip install 'carrel[citations]'"
    " (pipx inject carrel citeproc-py)."
)
"""What is said where `can_cite` is false."""


def style_file(style: str) -> Path:
    """Return the file of one that comes with carrel, or of any other by its path."""
    return Path(__file__).with_name(f"{style}{SUFFIX}") if style in STYLES else Path(style)


def can_cite() -> bool:
    """Tell whether citeproc-py is installed, without which no style is set."""
    from importlib.util import find_spec

    return find_spec("citeproc") is not None
