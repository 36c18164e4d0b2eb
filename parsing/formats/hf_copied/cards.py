"""From what the lines of a page of cards say to papers with their facts.

A card is ``Submitted by`` and a name, votes, the title, an abstract, an organisation or ``N
authors``, ``·``, a date, stars and comments; any of it may be missing but the title. Votes stand
above a title, on Trending below it. Where a capture marks titles, by headings or by their links,
nothing else is one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import TYPE_CHECKING

from parsing.dates import iso_date
from parsing.formats.hf_copied.tokens import Token, TokenKind
from parsing.meta import NO_META, NO_RECEPTION, Meta, Reception
from parsing.paper import Entry, Page, Problem, fold_title

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT = 100
"""Characters that an organisation's name may have."""
_PROSE = 120
"""Characters from which a line below a title is its abstract, whatever it ends with."""
_NO_TITLE_ABOVE = {TokenKind.UPVOTE, TokenKind.STARS, TokenKind.OPENS, TokenKind.DATE}
_END = Token(TokenKind.NAME, 0, "")


class _State(IntEnum):
    """Where on the page the reader is; whole numbers are looked up much faster in sets."""

    HEADING = auto()
    PENDING = auto()
    """What stands above a title was read, the title comes next."""
    TITLE = auto()
    ABSTRACT = auto()
    FACTS = auto()
    END = auto()
    """Below the last card: the pager and what follows."""


@dataclass(slots=True)
class _Card:
    title: Token
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
        meta = Meta(
            author_count=self.author_count,
            published=_dated(self.published, date),
            arxiv=self.title.paper,
            code=self.code,
            organisation=self.organisation,
        )
        return Entry(
            self.title.text,
            "\n\n".join(self.abstract),
            self.title.number,
            meta if meta != NO_META else NO_META,
            Reception(date, *said) if said != NO_RECEPTION[1:] else NO_RECEPTION,
        )


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

    def __init__(self, tokens: Sequence[Token], name: str) -> None:
        self._tokens = tokens
        self._name = name
        self._state = _State.HEADING
        self._cards: list[_Card] = []
        self._submitter = ""
        self._votes: int | None = None
        self._problems: list[Problem] = []
        self._label = ""
        texts = [token for token in tokens if token.kind is TokenKind.TEXT]
        linked = [token for token in texts if token.level and token.paper]
        self._headed = bool(linked) or any(token.level > 1 for token in texts)
        self._linked = bool(linked) or any(token.paper for token in texts)

    def page(self) -> Page:
        skip = -1
        for index, token in enumerate(self._tokens):
            if index != skip:
                skip = self._take(index, token)
        date = iso_date(self._label)
        entries: dict[str, Entry] = {}
        for card in self._cards:
            entry = card.entry(date)
            entries.setdefault(entry.meta.arxiv or fold_title(entry.title), entry)
        return Page(self._name, self._label, tuple(entries.values()), tuple(self._problems))

    def _take(self, index: int, token: Token) -> int:
        """Take one token; gives the index of a further one that was taken with it, or -1."""
        after = self._tokens[index + 1] if index + 1 < len(self._tokens) else _END
        card = self._cards[-1] if self._cards else None
        inside = self._state in {_State.TITLE, _State.ABSTRACT, _State.FACTS}
        match token.kind:
            case TokenKind.TEXT:
                self._text(index, token, after)
            case TokenKind.NAME:
                self._begin(_State.HEADING)
            case TokenKind.PAGER | TokenKind.NAVIGATION | TokenKind.WORD:
                if inside and card and after.kind is TokenKind.DOT and not card.organisation:
                    card.organisation = token.text
                elif inside or self._state is _State.PENDING:
                    self._begin(_State.END)
            case TokenKind.SUBMITTED:
                self._begin(_State.PENDING)
                self._submitter = token.value
                if not token.value and after.kind is TokenKind.TEXT and not self._marks(after):
                    self._submitter = after.text
                    return index + 1
            case TokenKind.NUMBER:
                self._number(token, after)
            case TokenKind.DATE:
                if inside and card:
                    card.published = card.published or token.value
                    self._state = _State.FACTS
                elif self._state is _State.HEADING and not self._label:
                    self._label = token.text
            case TokenKind.AUTHORS | TokenKind.DOT if inside and card:
                card.author_count = card.author_count or token.amount or 0
                self._state = _State.FACTS
            case TokenKind.UPVOTE | TokenKind.STARS if inside and card:
                return self._fact(card, token, index, after)
            case _:
                pass
        return -1

    def _fact(self, card: _Card, token: Token, index: int, after: Token) -> int:
        self._state = _State.FACTS
        value, taken = token.amount, -1
        if not token.value and after.kind is TokenKind.NUMBER:
            value, taken = after.amount, index + 1
        if token.kind is TokenKind.UPVOTE:
            card.votes = value
        else:
            card.stars = value
            card.code = token.url if "github.com/" in token.url else ""
        return taken

    def _number(self, token: Token, after: Token) -> None:
        """Votes when a title comes next, else stars or comments of the card above."""
        title_next = after.kind is TokenKind.TEXT and (not self._marked or self._marks(after))
        if self._state is _State.END:
            title_next = title_next and self._marked
        inside = self._state in {_State.TITLE, _State.ABSTRACT, _State.FACTS}
        if title_next:
            submitter = self._submitter if self._state is _State.PENDING else ""
            self._begin(_State.PENDING)
            self._submitter, self._votes = submitter, token.amount
        elif inside and token.amount is not None:
            self._cards[-1].numbers.append(token.amount)
            self._state = _State.FACTS

    def _text(self, index: int, token: Token, after: Token) -> None:
        card = self._cards[-1] if self._cards else None
        if self._marks(token) if self._marked else self._is_title(index, token, after):
            if card and card.title.paper and card.title.paper == token.paper and not token.level:
                self._below(card, token, after)
            else:
                self._open(token)
        elif self._state in {_State.HEADING, _State.PENDING, _State.END} or card is None:
            if len(token.text) > _PROSE:
                self._problem(token, "text outside of a card")
        else:
            self._below(card, token, after)

    def _below(self, card: _Card, token: Token, after: Token) -> None:
        """A line below a title: its abstract, its organisation, or nothing that is known."""
        short = len(token.text) <= _SHORT and not token.text.endswith((".", "…"))
        if short and after.kind is TokenKind.DOT:
            card.organisation = token.text
            self._state = _State.FACTS
        elif self._state is not _State.FACTS and (not card.abstract or not short):
            card.abstract.append(token.text)
            self._state = _State.ABSTRACT
        elif short and not card.organisation and after.kind is TokenKind.DATE:
            card.organisation = token.text
        elif not (short and self._marked):
            self._problem(token, "an unknown line")

    @property
    def _marked(self) -> bool:
        return self._headed or self._linked

    def _marks(self, token: Token) -> bool:
        """Whether the capture itself says that this is a title."""
        return bool(token.level) if self._headed else bool(token.paper)

    def _is_title(self, index: int, token: Token, after: Token) -> bool:
        """Whether a line of a page without marks is a title by where it stands."""
        prose = after.kind is TokenKind.TEXT and len(after.text) > _PROSE
        if self._state is _State.PENDING:
            return True
        if self._state is _State.FACTS:
            return after.kind not in _NO_TITLE_ABOVE
        if len(token.text) > 2 * _PROSE:
            return False
        if self._state is _State.HEADING:
            then = self._tokens[index + 2].kind if index + 2 < len(self._tokens) else TokenKind.NAME
            return (
                prose
                or after.kind in {TokenKind.DOT, TokenKind.AUTHORS}
                or (after.kind is TokenKind.TEXT and then in {TokenKind.DOT, TokenKind.AUTHORS})
            )
        return self._state is _State.ABSTRACT and prose and len(token.text) > 0

    def _open(self, token: Token) -> None:
        card = _Card(token, self._submitter, self._votes)
        self._begin(_State.TITLE)
        self._cards.append(card)

    def _begin(self, state: _State) -> None:
        self._state, self._submitter, self._votes = state, "", None

    def _problem(self, token: Token, what: str) -> None:
        seen = f"{what}, “{token.text[:60]}”"
        self._problems.append(Problem(self._name, token.number, seen, "left out"))


def read_cards(tokens: Sequence[Token], name: str) -> Page:
    """Return the page that the tokens of its lines make, each paper once."""
    return _Reader(tokens, name).page()
