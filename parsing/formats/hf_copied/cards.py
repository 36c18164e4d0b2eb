"""From what the lines of a page of cards say to papers with their facts.

A card is ``Submitted by`` and a name, votes, the title, an abstract, an organisation or ``N
authors``, ``·``, a date, stars and comments; any of it may be missing but the title. Votes stand
above a title, on Trending below it. Where a capture marks titles, by headings or by their links,
nothing else is one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from parsing.dates import iso_date
from parsing.formats.hf_copied.tokens import Token, TokenKind
from parsing.meta import NO_META, NO_RECEPTION, Meta, Reception
from parsing.paper import Entry, Page, Problem, fold_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SHORT = 100
"""Characters that an organisation's name may have."""
_PROSE = 120
"""Characters from which a line below a title is its abstract, whatever it ends with."""
_NO_TITLE_ABOVE = {TokenKind.UPVOTE, TokenKind.STARS, TokenKind.OPENS, TokenKind.DATE}
_TEXT, _DOT, _AUTHORS = TokenKind.TEXT, TokenKind.DOT, TokenKind.AUTHORS
_NUMBER, _DATE = TokenKind.NUMBER, TokenKind.DATE
"""To ask the class for a member takes longer than all else that is done with most lines."""
_END = Token(TokenKind.NAME, "")


class _State(IntEnum):
    """Where on the page the reader is; from `TITLE` on it is inside a card."""

    HEADING = auto()
    PENDING = auto()
    """What stands above a title was read, the title comes next."""
    END = auto()
    """Below the last card: the pager and what follows."""
    TITLE = auto()
    ABSTRACT = auto()
    FACTS = auto()


_HEADING, _PENDING, _BELOW = _State.HEADING, _State.PENDING, _State.END
_TITLE, _ABSTRACT, _FACTS = _State.TITLE, _State.ABSTRACT, _State.FACTS


@dataclass(slots=True)
class _Card:
    title: Token
    line: int
    submitter: str = ""
    votes: int | None = None
    abstract: list[str] = field(default_factory=list)
    organisation: str = ""
    author_count: int = 0
    published: str = ""
    """As the card shows it: without the year when that is the page's."""
    numbers: list[int] = field(default_factory=list)
    stars: int | None = None
    code: str = ""

    def entry(self, date: str) -> Entry:
        """The paper that the card shows, on a page of that day (ISO 8601, or empty)."""
        stars, numbers = self.stars, self.numbers
        if stars is None and len(numbers) > 1:
            stars, numbers = numbers[0], numbers[1:]
        said = (self.votes, numbers[0] if numbers else None, stars, self.submitter)
        meta = _meta(
            self.author_count,
            _dated(self.published, date),
            self.title.paper,
            self.code,
            self.organisation,
        )
        return Entry(
            self.title.text,
            "\n\n".join(self.abstract),
            self.line,
            meta,
            Reception(date, *said) if said != NO_RECEPTION[1:] else NO_RECEPTION,
        )


@lru_cache(maxsize=1024)
def _meta(authors: int, published: str, arxiv: str, code: str, organisation: str) -> Meta:
    """The metadata that a card gives, which without links is that of many others."""
    meta = Meta(
        author_count=authors,
        published=published,
        arxiv=arxiv,
        code=code,
        organisation=organisation,
    )
    return meta if meta != NO_META else NO_META


def _dated(shown: str, day: str) -> str:
    """The date that a card shows; one without a year is of the page's, if that has the day yet."""
    if not shown:
        return ""
    if (date := iso_date(shown)) or not day:
        return date
    date = iso_date(f"{shown}, {day[:4]}")
    return date if date[: len(day)] <= day else ""


class _Reader:
    """Goes once through the tokens of a page."""

    def __init__(self, tokens: Sequence[Token], numbers: Sequence[int], name: str) -> None:
        self._tokens = [*tokens, _END, _END]
        self._numbers = numbers
        self._name = name
        self._state = _HEADING
        self._cards: list[_Card] = []
        self._submitter = ""
        self._votes: int | None = None
        self._problems: list[Problem] = []
        self._label = ""
        marked = [token for token in tokens if token.level or token.paper]
        texts = [token for token in marked if token.kind is _TEXT]
        is_linked = any(token.level and token.paper for token in texts)
        self._headed = is_linked or any(token.level > 1 for token in texts)
        """The capture itself says what a title is: by headings, else by links."""
        self._marked = self._headed or any(token.paper for token in texts)

    def page(self) -> Page:
        take: dict[TokenKind, Callable[[int, Token], int]] = {
            TokenKind.TEXT: self._text,
            TokenKind.NAME: self._page_name,
            TokenKind.WORD: self._word,
            TokenKind.NAVIGATION: self._word,
            TokenKind.PAGER: self._word,
            TokenKind.DATE: self._date,
            TokenKind.NUMBER: self._number,
            TokenKind.SUBMITTED: self._submitted,
            TokenKind.DOT: self._authors,
            TokenKind.AUTHORS: self._authors,
            TokenKind.UPVOTE: self._fact,
            TokenKind.STARS: self._fact,
            TokenKind.OPENS: self._pass,
        }
        index, end = 0, len(self._tokens) - 2
        while index < end:
            token = self._tokens[index]
            index = take[token.kind](index, token)
        date = iso_date(self._label)
        entries: dict[str, Entry] = {}
        for card in self._cards:
            entry = card.entry(date)
            entries.setdefault(entry.meta.arxiv or fold_title(entry.title), entry)
        return Page(self._name, self._label, tuple(entries.values()), tuple(self._problems))

    # Each takes the token of that index, and gives the index of the next one to take.

    def _pass(self, index: int, _token: Token) -> int:
        return index + 1

    def _page_name(self, index: int, _token: Token) -> int:
        self._begin(_HEADING)
        return index + 1

    def _word(self, index: int, token: Token) -> int:
        """A word of the page around the cards, but for an organisation that is called so."""
        is_inside = self._state >= _TITLE
        if is_inside and self._follows(index, _DOT) and not self._cards[-1].organisation:
            self._cards[-1].organisation = token.text
        elif is_inside or self._state is _PENDING:
            self._begin(_BELOW)
        return index + 1

    def _submitted(self, index: int, token: Token) -> int:
        self._begin(_PENDING)
        self._submitter = token.value
        if not token.value and self._follows(index, _TEXT):
            after = self._tokens[index + 1]
            if not self._marks(after):
                self._submitter = after.text
                return index + 2
        return index + 1

    def _date(self, index: int, token: Token) -> int:
        if self._state >= _TITLE:
            card = self._cards[-1]
            card.published = card.published or token.value
            self._state = _FACTS
        elif self._state is _HEADING and not self._label:
            self._label = token.text
        return index + 1

    def _authors(self, index: int, token: Token) -> int:
        """The number of authors, or the dot that stands beside it."""
        if self._state >= _TITLE:
            if token.amount:
                card = self._cards[-1]
                card.author_count = card.author_count or token.amount
            self._state = _FACTS
        return index + 1

    def _fact(self, index: int, token: Token) -> int:
        """Votes or stars behind their word, or on the line below it."""
        if self._state < _TITLE:
            return index + 1
        card = self._cards[-1]
        self._state = _FACTS
        value = token.amount
        is_below = not token.value and self._follows(index, _NUMBER)
        if is_below:
            value = self._tokens[index + 1].amount
        if token.kind is TokenKind.UPVOTE:
            card.votes = value
        else:
            card.stars = value
            card.code = token.url if "github.com/" in token.url else ""
        return index + 2 if is_below else index + 1

    def _number(self, index: int, token: Token) -> int:
        """Votes when a title comes next, else stars or comments of the card above."""
        after = self._tokens[index + 1]
        title_next = after.kind is _TEXT and (not self._marked or self._marks(after))
        if self._state is _BELOW:
            title_next = title_next and self._marked
        if title_next:
            if self._state is not _PENDING:
                self._submitter = ""
            self._state, self._votes = _PENDING, token.amount
        elif self._state >= _TITLE and token.amount is not None:
            self._cards[-1].numbers.append(token.amount)
            self._state = _FACTS
        return index + 1

    def _text(self, index: int, token: Token) -> int:
        card = self._cards[-1] if self._cards else None
        if self._marks(token) if self._marked else self._is_title(index, token):
            if card and card.title.paper and card.title.paper == token.paper and not token.level:
                self._below(index, token, card)
            else:
                self._cards.append(_Card(token, self._numbers[index], self._submitter, self._votes))
                self._begin(_TITLE)
        elif self._state < _TITLE or card is None:
            if len(token.text) > _PROSE:
                self._problem(index, "text outside of a card")
        else:
            self._below(index, token, card)
        return index + 1

    def _below(self, index: int, token: Token, card: _Card) -> None:
        """A line below a title: its abstract, its organisation, or nothing that is known."""
        short = len(token.text) <= _SHORT and not token.text.endswith((".", "…"))
        if short and self._follows(index, _DOT):
            card.organisation = token.text
            self._state = _FACTS
        elif self._state is not _FACTS and (not card.abstract or not short):
            card.abstract.append(token.text)
            self._state = _ABSTRACT
        elif short and not card.organisation and self._follows(index, _DATE):
            card.organisation = token.text
        elif not (short and self._marked):
            self._problem(index, "an unknown line")

    def _follows(self, index: int, kind: TokenKind) -> bool:
        """Whether a token of this kind comes next."""
        return self._tokens[index + 1].kind is kind

    def _marks(self, token: Token) -> bool:
        """Whether the capture itself says that this is a title."""
        return bool(token.level) if self._headed else bool(token.paper)

    def _is_title(self, index: int, token: Token) -> bool:
        """Whether a line of a page without marks is a title by where it stands."""
        state = self._state
        if state is _PENDING:
            return True
        after = self._tokens[index + 1]
        if state is _FACTS:
            return after.kind not in _NO_TITLE_ABOVE
        if len(token.text) > 2 * _PROSE:
            return False
        prose = after.kind is _TEXT and len(after.text) > _PROSE
        if state is _HEADING:
            kind = self._tokens[index + 2].kind if after.kind is _TEXT else after.kind
            return prose or kind is _DOT or kind is _AUTHORS
        return state is _ABSTRACT and prose and len(token.text) > 0

    def _begin(self, state: _State) -> None:
        self._state, self._submitter, self._votes = state, "", None

    def _problem(self, index: int, what: str) -> None:
        seen = f"{what}, “{self._tokens[index].text[:60]}”"
        self._problems.append(Problem(self._name, self._numbers[index], seen, "left out"))


def read_cards(tokens: Sequence[Token], numbers: Sequence[int], name: str) -> Page:
    """Return the page that the tokens of its lines make, each paper once.

    Args:
        tokens: what its lines say, in their order.
        numbers: 1-based, of the line of each.
        name: what the page is called.
    """
    return _Reader(tokens, numbers, name).page()
