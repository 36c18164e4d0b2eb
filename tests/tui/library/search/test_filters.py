"""Conditions: the words only save reading; what is found is what reading every text finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal
from unicodedata import decomposition, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsing.paper import Paper
from tui.library.search.docset import members
from tui.library.search.filters import condition, plain_matcher, text_matcher
from tui.library.search.index import Index, build_index
from tui.library.search.paper_fields import PaperFacts
from tui.library.search.query import parse_query
from tui.library.search.terms import Term, TermKind
from tui.library.search.tokenizer import composed, fold, without_accents, words

LETTERS = [
    *"aAbBiIsSkKzZ019 ", *"-_.,'$", "ab", "fi", "ss", "SS", "12", "the ",
    "é", "É", "e\u0301", "\u0301", "\u0308", "ü", "Å", "\u212b", "A\u030a", "\u212a",
    "ß", "ẞ", "ﬁ", "ﬀ", "İ", "ı", "i\u0307", "\u0307", "½", "1⁄2", "²", "①", "Ⓐ",
    "σ", "ς", "Σ", "οδος", "ΟΔΟΣ", "ω\u0345", "ᾳ", "ᾼ", "ᾠδή", "\u0345",
    "が", "か\u3099", "か", "く", "가", "각", "ᄀ", "\u1161", "ㄱ",
    "\u0958", "क", "क\u093c", "\u093c", "ঔ", "ஔ", "ஒ", "ஔ", "\u05d0\u05b7", "\ufb2e", "א",
    "آ", "ا\u0653", "ا\u064e\u0653", "漢", "\uf900", "豈", "ｶ\uff9e", "Ａ", "ǅ", "𝐀", "\u034f",
    "\u20d0", "\u0bc6", "\u0bd7", "\u0bcc", "\u09c7", "\u09be", "\u0f43", "\u0f93", "\u0f92",
    "\u0fb7", "\u1b35", "\u00ad", "\u2028", "\u00a0", "\ud800",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=8).map("".join) | st.text(max_size=6)
SHELVES = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6)
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
FIELDS = {"": ("title", "abstract"), "title": ("title",), "abs": ("abstract",)}


def index_of(texts: list[tuple[str, str]]) -> Index:
    """An index of papers with these titles and abstracts, whose keys are their numbers."""
    return build_index(Paper(str(n), *each) for n, each in enumerate(texts))


def looked_up(term: Term, index: Index) -> Sequence[int]:
    """The papers that meet a term, by way of the words."""
    return members(condition(term, index, PaperFacts()))


def read_through(term: Term, texts: list[tuple[str, str]]) -> list[int]:
    """The papers that meet a term, by reading each text."""
    matches = text_matcher(term)
    papers = [Paper("", *each) for each in texts]
    return [
        n
        for n, paper in enumerate(papers)
        if any(matches(getattr(paper, name)) for name in FIELDS[term.field]) != term.negated
    ]


@st.composite
def asked(draw: st.DrawFn) -> tuple[list[tuple[str, str]], Term]:
    """A shelf, and a term that mostly has something to do with it."""
    texts = draw(SHELVES)
    text = draw(st.sampled_from(draw(st.sampled_from(texts))))
    first = draw(st.integers(0, len(text)))
    stretch = text[first : draw(st.integers(first, len(text)))]
    wanted = draw(
        st.just(stretch)
        | st.sampled_from([stretch.lower(), stretch.upper(), fold(stretch), text])
        | st.sampled_from([without_accents(stretch), *(normalize(f, stretch) for f in FORMS)])
        | TEXTS
    )
    wanted = wanted or "a"
    kind = draw(st.sampled_from(TermKind))
    # A bare word is looked up by its spelling, but for one that is negated or has no letter.
    negated = draw(st.booleans()) or (kind is TermKind.WORD and bool(words(wanted)))
    return texts, Term(kind, wanted, draw(st.sampled_from(sorted(FIELDS))), negated)


@given(asked())
@example(([("ᾠδή", "")], Term(TermKind.EXACT, "ωδη")))
@example(([("か\u3099く", "")], Term(TermKind.EXACT, "がく")))
@example(([("か\u3099く", "")], Term(TermKind.EXACT, "かく")))
@example(([("\u0958क", "")], Term(TermKind.START, "क\u093cक")))
@example(([("각각", "ᄀᄀ")], Term(TermKind.WORD, "ᄀᄀ", negated=True)))
@example(([("ஔab", "ஒab")], Term(TermKind.EQUAL, "ஒab")))
def test_what_is_found_is_what_reading_every_text_finds(
    case: tuple[list[tuple[str, str]], Term],
) -> None:
    texts, term = case
    assert looked_up(term, index_of(texts)) == read_through(term, texts)


@given(asked())
@example(([("ΟΔΟΣ ab", "Σab")], Term(TermKind.EXACT, "σa")))
@example(([("a-b", "a-bc")], Term(TermKind.START, "a-bC")))
@example(([("가", "")], Term(TermKind.EXACT, "ᄀ\u1161")))
@example(([("ab", "")], Term(TermKind.END, "ab")))
def test_while_a_term_is_typed_it_finds_at_every_letter_what_reading_finds(
    case: tuple[list[tuple[str, str]], Term],
) -> None:
    texts, term = case
    index = index_of(texts)
    for end in range(1, len(term.text) + 1):
        typed = term._replace(text=term.text[:end], kind=_WORDLESS.get(term.kind, term.kind))
        assert looked_up(typed, index) == read_through(typed, texts)
        if typed.kind is TermKind.START:
            equal = typed._replace(kind=TermKind.EQUAL)
            assert looked_up(equal, index) == read_through(equal, texts)


_WORDLESS = {TermKind.WORD: TermKind.EXACT}

PLAIN = st.text("abAB k2-^. ", max_size=6)


@given(PLAIN, PLAIN.filter(bool), st.sampled_from(TermKind))
def test_a_plain_text_is_matched_in_the_quick_way_as_in_the_other(
    text: str, wanted: str, kind: TermKind
) -> None:
    for each in (text, text + wanted, wanted.upper() + text, wanted.swapcase()):
        term = Term(kind, wanted)
        assert plain_matcher(term)(each) == text_matcher(term)(each)


# No more is read than need be


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plain texts that were read, as they are read."""
    texts: list[str] = []

    def noted(term: Term) -> Callable[[str], bool]:
        matches = plain_matcher(term)
        return lambda text: texts.append(text) or matches(text)  # type: ignore[func-returns-value]

    monkeypatch.setattr("tui.library.search.filters.plain_matcher", noted)
    return texts


def test_what_is_typed_on_is_read_only_where_its_beginning_was(read: list[str]) -> None:
    index = index_of(
        [("state of art", ""), ("state on", ""), ("estate of", "state to"), ("state x of", "")]
    )
    for typed, those in (
        ("state o", ["state of art", "state on", "estate of", "state x of"]),
        ("state of", ["state of art", "estate of"]),
        ("state of a", ["state of art", "estate of"]),
        ("state of A", ["state of art", "estate of"]),
    ):
        read.clear()
        looked_up(Term(TermKind.EXACT, typed), index)
        assert read == those, typed


@pytest.mark.parametrize(
    ("term", "those"),
    [
        (Term(TermKind.EXACT, "of the"), ["of the", "proof then"]),
        (Term(TermKind.EXACT, " of the"), ["of the"]),
        (Term(TermKind.EXACT, "of the."), ["of the"]),
        (Term(TermKind.START, "of the"), ["of the"]),
        (Term(TermKind.END, "of the"), ["of the"]),
        (Term(TermKind.EQUAL, "of the"), ["of the"]),
        (Term(TermKind.EXACT, "f^2"), ["of 2"]),
        (Term(TermKind.END, "the of"), ["of the"]),
        (Term(TermKind.EXACT, "the"), []),
        (Term(TermKind.EXACT, "of"), []),
    ],
)
def test_only_texts_are_read_whose_words_have_the_ends_of_its_runs(
    read: list[str], term: Term, those: list[str]
) -> None:
    index = index_of(
        [(t, "") for t in ("of the", "proof then", "often the soothe", "of 2", "off 12")]
    )
    looked_up(term, index)
    assert read == those


def test_a_letter_is_cut_alike_however_it_is_written_or_made_ready_for_comparing() -> None:
    letters = [
        letter
        for letter in map(chr, range(0x110000))
        if decomposition(letter) or letter.lower() != letter
    ]
    assert len(letters) > 6000
    for letter in letters:
        ready = composed(letter), without_accents(letter)
        for text in (*ready, *map(str.lower, ready), normalize("NFD", letter)):
            assert words(text) == words(letter), f"U+{ord(letter):04X}"


# Terms as they are typed

TEXTS_READ = [
    "The ﬁne print", "The fine print", "ΟΔΟΣ", "οδος", "Straße", "STRASSE", "273 K", "273 \u212a",
    "İstanbul", "Istanbul", "½ of it", "1⁄2 of it", "café", "cafe\u0301", "cafe", "e", "E", "漢字",
]  # fmt: skip


def found(typed: str) -> list[str]:
    """The texts that answer what was typed, when each is a paper's title."""
    (terms,) = parse_query(typed).groups
    (term,) = terms
    numbers = looked_up(term, index_of([(text, "") for text in TEXTS_READ]))
    assert numbers == read_through(term, [(text, "") for text in TEXTS_READ])
    return [TEXTS_READ[number] for number in numbers]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("'fine", ["The fine print", "The ﬁne print"]),
        ("'ﬁne", ["The ﬁne print"]),
        ('"e print"', ["The fine print", "The ﬁne print"]),
        ("'οδος", ["ΟΔΟΣ", "οδος"]),
        ("'οδοσ", []),
        ("'ΟΔΟΣ", ["ΟΔΟΣ"]),
        ("'straße", ["Straße"]),
        ("'strasse", ["STRASSE", "Straße"]),
        ('"273 K"', ["273 K", "273 \u212a"]),
        ('"273 k"', ["273 K", "273 \u212a"]),
        ("'istanbul", ["Istanbul", "İstanbul"]),
        ("^İ", ["İstanbul"]),
        ("'½", ["½ of it"]),
        ("^1", ["1⁄2 of it"]),
        ("'café", ["café", "cafe\u0301"]),
        ("^cafe$", ["café", "cafe\u0301", "cafe"]),
        ("^e$", ["e", "E"]),
        ("^E$", ["E"]),
        ("k$", ["273 K", "273 \u212a"]),
        ("'字", ["漢字"]),
        ("!'e", ["ΟΔΟΣ", "οδος", "273 K", "273 \u212a", "İstanbul", "Istanbul",
                 "½ of it", "1⁄2 of it", "漢字"]),
    ],
)  # fmt: skip
def test_what_is_typed_is_found_as_it_stands(typed: str, answer: list[str]) -> None:
    assert sorted(found(typed)) == sorted(answer)
