"""Telling papers apart whose titles fold to the same letters and digits.

Entries whose titles fold alike are one paper, unless their texts say otherwise:

- Equal abstracts are one paper's, whatever their white space and case.
- Two entries of one page with different abstracts are two papers. Only where the titles have the
  same signs and both abstracts are long, with `REPEATED` of the shorter one in the other, is it
  one paper that the page has twice.
- On different pages they are two papers where both abstracts are long and less than `UNLIKE` of
  the shorter one is in the other; a revised abstract, a cut one or one with another address has
  more. They are two as well where the titles differ in a sign (C++ and C#) and the abstracts at
  all. An abstract too short to judge by, or none, is the paper's that is there.

"Long" is `LONG` letters and digits; how much of one abstract is in another is the share of the
runs of `RUN` letters and digits.

The first paper of a title has the plain key of the title, a further one that of its text too. A
key that something was ever kept under (a mark, a list) stays with the paper whose text was kept
with it, wherever that stands and whatever else is open. Only where nothing was kept does the order
of the pages say which one is the first; nothing hangs on a key then.

The limits: two readers that have different papers of one title open, neither marked before, give
both the plain key until one of them is opened again. A title that stands for more than
`MOST_COMPARED` papers is none of a paper: from then on each different text is its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Sequence

from parsing.paper import Entry, Paper, Sighting, further_key
from parsing.patterns import pattern

RUN = 6
"""Letters and digits of a run that abstracts are compared by."""
LONG = 150
"""Letters and digits of an abstract that can be judged by: a couple of sentences."""
READ = 3000
"""Letters and digits of an abstract that are compared: more than most have."""
UNLIKE = 0.3
"""Abstracts of different papers of one field share at most .24 of their runs: the most of 20,000
pairs on the sample pages, where the median is .07."""
REPEATED = 0.9
"""Room for a slip and another address, not for another subject."""
MOST_COMPARED = 8
"""Papers of one title that a text is compared with: whatever the page, time stays linear."""

MatchedTerm = list[tuple[Sighting, Entry]]
_SIGNS = r"[+#%=<>≠≤≥±]|(?<!\w)[-‐‑–−](?=\d)|(?<=\d)\.(?=\d)"
"""Signs of a title that can tell one paper from another: C++ and C#, 1.5 and 15, -1 and 1."""
_ASCII_SIGNS = r"[+#%=<>]|(?<!\w)-(?=\d)|(?<=\d)\.(?=\d)"
"""The same in a title of ASCII, which most are: it is compiled in a quarter of the time."""
_MINUS = dict.fromkeys(map(ord, "‐‑–−"), "-")
"""However it is typed, it is one sign."""


def tell_apart(
    plain: str,
    sightings: MatchedTerm,
    owned: Sequence[Paper],
    taken: Container[str],
    shown: Callable[[MatchedTerm], tuple[str, str]],
) -> dict[str, MatchedTerm]:
    """Return the entries of each paper among those whose titles fold alike, by the paper's key.

    Args:
        plain: the key of the title.
        sightings: the entries and where each stands, in page order.
        owned: what the library keeps under this key or a further one of the title.
        taken: keys that other papers have.
        shown: gives the title and the abstract that are shown of some entries: what is kept of a
            paper when it is marked, and what a further key is made from.
    """
    texts: dict[tuple[str, str], _Text] = {}
    for sighting, entry in sightings:
        text = _Text(entry.title, entry.abstract)
        texts.setdefault((text.signs, text.abstract), text).found.append((sighting, entry))
    groups = [_Group(_Text(paper.title, paper.abstract), paper.key) for paper in owned]
    exact = {(group.text.signs, group.text.abstract): group for group in reversed(groups)}
    by_abstract = {group.text.abstract: group for group in reversed(groups) if group.text.abstract}
    # What is kept word for word is found before anything is compared.
    for which, text in texts.items():
        if group := exact.get(which):
            group.add(text)
    for text in texts.values():
        group = None if text.placed else by_abstract.get(text.abstract)
        if group is not None and group.likeness(text) is not None:
            group.add(text)
    for text in texts.values():
        if text.placed:
            continue
        group = _nearest(text, groups)
        if group is None:
            groups.append(group := _Group(text, ""))
        group.add(text)
    order = {sighting: number for number, (sighting, _) in enumerate(sightings)}
    keys = {paper.key for paper in owned}
    papers = {}
    for group in groups:
        entries = sorted(group.found, key=lambda each: order[each[0]])
        if entries and not group.key:
            group.key = _unused_key(plain, *shown(entries), keys, taken)
            keys.add(group.key)
        if entries:
            papers[group.key] = entries
    return papers


def keys_here(papers: Sequence[Paper], owners: Sequence[Paper]) -> dict[str, str]:
    """Return the keys that papers from another library have in this one, by their keys there.

    Args:
        papers: whose titles fold alike, as they are there.
        owners: what this library keeps under the key of that title or a further one.
    """
    texts = {paper.key: _Text(paper.title, paper.abstract) for paper in papers}
    here = {owner.key: _Text(owner.title, owner.abstract) for owner in owners}
    unclaimed, keys = dict(here), dict[str, str]()
    for there, text in texts.items():
        # Its own key comes first.
        for key in sorted(unclaimed, key=lambda key: key != there):
            if (unclaimed[key].signs, unclaimed[key].abstract) == (text.signs, text.abstract):
                keys[there] = key
                del unclaimed[key]
                break
    for paper in papers:
        if paper.key in keys:
            continue
        own = unclaimed.pop(paper.key, None)
        if paper.key in here and (
            own is None or _likeness(own, texts[paper.key], together=False) is None
        ):
            taken = {*here, *texts}
            keys[paper.key] = _unused_key(paper.key, paper.title, paper.abstract, taken, ())
        else:
            keys[paper.key] = paper.key
    return keys


def share_of_text(one: str, other: str) -> float:
    """Return how much of the shorter of two abstracts is in the other, from 0 to 1.

    Nothing where either is too short to judge by.
    """
    first, second = _Text("", one), _Text("", other)
    if not first.long or not second.long:
        return 0.0
    return len(first.runs & second.runs) / min(len(first.runs), len(second.runs))


def _unused_key(
    plain: str, title: str, abstract: str, keys: Container[str], taken: Container[str]
) -> str:
    if plain not in keys:
        return plain
    attempt = 0
    while (key := further_key(title, abstract, attempt)) in keys or key in taken:
        attempt += 1
    return key


class _Text:
    """A title and an abstract as they are compared, and the entries that have them."""

    def __init__(self, title: str, abstract: str) -> None:
        signs = pattern(_ASCII_SIGNS if title.isascii() else _SIGNS)
        found = "".join(signs.findall(unicodedata.normalize("NFKC", title)))
        self.signs = found if found.isascii() else found.translate(_MINUS)
        if not abstract.isascii():
            abstract = unicodedata.normalize("NFKC", abstract).casefold()
        self.abstract = "".join(abstract.lower().split())
        self.found: MatchedTerm = []
        self.placed = False
        """Whether it is known whose it is."""
        self._runs: frozenset[str] | None = None

    @property
    def long(self) -> bool:
        """Whether there is enough of the abstract to judge by."""
        few = self.abstract[: 2 * LONG]
        return len(few) >= LONG and sum(map(str.isalnum, few)) >= LONG

    @property
    def runs(self) -> frozenset[str]:
        """The runs of letters and digits of the abstract."""
        if self._runs is None:
            letters = "".join(filter(str.isalnum, self.abstract[: 2 * READ]))[:READ]
            self._runs = frozenset(letters[at : at + RUN] for at in range(len(letters) - RUN + 1))
        return self._runs


class _Group:
    """The texts that are one paper's.

    Args:
        text: the first of them, or the one that the library keeps.
        key: that it has, or empty for one that is still to be given.
    """

    def __init__(self, text: _Text, key: str) -> None:
        self.text, self.key = text, key
        self.found: MatchedTerm = []
        self._on_page: dict[str, _Text] = {}
        """The first of them on each page."""

    def add(self, text: _Text) -> None:
        """Take a text as one of this paper's."""
        text.placed = True
        self.found += text.found
        if not self.text.abstract:
            self.text = text
        for sighting, _ in text.found:
            there = self._on_page.get(sighting.page)
            if there is None or not there.abstract:
                self._on_page[sighting.page] = text

    def likeness(self, text: _Text) -> float | None:
        """Return how sure it is that a text is this paper's; None where it is another's."""
        for sighting, _ in text.found:
            there = self._on_page.get(sighting.page)
            if there is not None and _likeness(there, text, together=True) is None:
                return None
        return _likeness(self.text, text, together=False)


def _nearest(text: _Text, groups: Sequence[_Group]) -> _Group | None:
    if len(groups) > MOST_COMPARED:
        return None
    near = [(like, group) for group in groups if (like := group.likeness(text)) is not None]
    return max(near, key=lambda each: each[0])[1] if near else None


def _outer_share(one: str, other: str) -> float:
    """Return how much of the shorter text both begin and end with: at once where little differs."""
    size = min(len(one), len(other))
    begin = _common(one, other)
    end = _common(one[begin:][::-1], other[begin:][::-1])
    return (begin + end) / size


def _common(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _likeness(one: _Text, other: _Text, *, together: bool) -> float | None:
    """Return how much of two texts is the same, from 0 to 1; None where they are two papers'.

    Args:
        one: of titles that fold alike.
        other: the other one.
        together: whether they stand on one page.
    """
    if one.abstract == other.abstract and one.abstract:
        return None if together and one.signs != other.signs else 1.0
    if one.signs != other.signs:
        return None
    if not one.abstract or not other.abstract:
        return 0.0
    if not one.long or not other.long:
        return None if together else 0.0
    share = _outer_share(one.abstract, other.abstract)
    if share < REPEATED:
        share = len(one.runs & other.runs) / min(len(one.runs), len(other.runs))
    return share if share >= (REPEATED if together else UNLIKE) else None
