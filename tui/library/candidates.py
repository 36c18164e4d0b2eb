"""Whether what a service has is the paper that it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from parsing.paper import Entry, Paper, fold_title
from tui.library.identity import share_of_text
from tui.library.joining import are_versions

AGREE = 0.5
"""Of the shorter abstract that is in the other: different papers share at most .24
(`tui.library.identity.UNLIKE`), and nobody looks at what is taken by itself."""


def is_plainly_another(paper: Paper, entry: Entry) -> bool:
    """Tell whether an entry of the same identifier is another paper: neither text agrees."""
    return not are_versions(paper, Paper("", entry.title, entry.abstract))


def sure_match(paper: Paper, candidates: Sequence[Entry]) -> Entry | None:
    """Return the one candidate that is the paper without anybody being asked, if one is.

    Its folded title is identical, no other candidate's is, and the abstracts agree.
    """
    same = same_titled(paper, candidates)
    return same[0] if len(same) == 1 and _agree(paper.abstract, same[0].abstract) else None


def same_titled(paper: Paper, candidates: Sequence[Entry]) -> list[Entry]:
    """Return the candidates whose folded title is the paper's."""
    folded = fold_title(paper.title)
    return [each for each in candidates if folded and fold_title(each.title) == folded]


def _agree(one: str, other: str) -> bool:
    folded = fold_title(one)
    return share_of_text(one, other) >= AGREE or bool(folded and folded == fold_title(other))
