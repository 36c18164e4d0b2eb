"""The filter language: what is typed in the filter bar, parsed into a value.

    query  = group *( space group )               all must hold
    group  = term *( " | " term )                 any may hold
    term   = ["!"] [field ":" ["!"]] atom
    field  = title | author | page and the others of `paper_fields.FIELDS`
    atom   = word | 'exact | 'whole' | ^start | end$ | ^equal$ | "a phrase"

``\\ `` is a blank within a term, and the marks of a quotation may be curly ones. Every text is a
query: what is half typed, or means nothing, asks for nothing, and an unknown ``word:`` is plain
text. A word that is an arXiv identifier, a DOI or the address of either finds that paper too.
"""

from __future__ import annotations

from parsing.ids import find_arxiv, find_doi
from tui.library.search.paper_fields import FIELDS
from tui.library.search.terms import Query, Term, TermKind
from tui.library.search.tokenizer import words

_MARKS = frozenset('"“”„«»')
"""Quotation marks; the curly ones come with what is pasted."""
_LONGEST_OPENING = len("!:!") + max(map(len, FIELDS))


def parse_query(text: str) -> Query:
    """Parse a text, whatever it is; one that says nothing yet asks for nothing."""
    groups: list[list[Term]] = []
    either = False
    for _, token in tokens(text):
        if token == "|":  # noqa: S105 - nothing secret
            either = True
        elif terms := [*_of_identifier(token), *filter(None, [_term(token)])]:
            if not (either and groups):
                groups.append([])
            groups[-1] += terms
            either = False
    return Query(text, tuple(map(tuple, groups)))


def tokens(text: str) -> list[tuple[int, str]]:
    """Return a query cut at blanks, but for those in a quotation and those behind a backslash.

    Returns:
        Where each token begins, and the token: the backslash stays, and every mark of a quotation
        is a straight one.
    """
    done: list[tuple[int, str]] = []
    part, quoted, at, begins = "", "", 0, 0
    while at < len(text):
        char = text[at]
        begins = begins if part else at
        if char == "\\" and at + 1 == len(text):
            break  # what is behind it is not typed yet
        if char == "\\" and text[at + 1] == " ":
            part += "\\ "
            at += 1
        elif _closes(char, quoted) if quoted else char in _MARKS and _opens(part):
            part += '"'
            quoted = "" if quoted else char
        elif char.isspace() and not quoted:
            done.append((begins, part))
            part = ""
        else:
            part += char
        at += 1
    return [each for each in [*done, (begins, part)] if each[1]]


def _closes(char: str, mark: str) -> bool:
    """Whether a quotation that began with a mark ends here: in a straight one curly ones may be."""
    return char == '"' or (mark != '"' and char in _MARKS)


def _opens(token: str) -> bool:
    """Whether a quotation mark here begins a phrase: nothing but a sign or a field is before it."""
    # Asked for every quotation mark: a long token must not be copied each time.
    if len(token) > _LONGEST_OPENING:
        return False
    name, colon, behind = token.removeprefix("!").partition(":")
    return name.lower() in FIELDS and behind in {"", "!"} if colon else not name


def _of_identifier(token: str) -> list[Term]:
    """What is asked of the paper that an identifier or an address names; its text is asked too."""
    field, colon, _ = token.partition(":")
    asks_field = colon and field.lower() in FIELDS
    if asks_field or token[0] in "!\"'^" or not any(map(str.isdigit, token)):
        return []
    if arxiv := find_arxiv(token, bare=True).id:
        return [Term(TermKind.WORD, arxiv, "arxiv")]
    doi = find_doi(token) if token.startswith(("10.", "http")) else ""
    return [Term(TermKind.WORD, doi, "doi")] if doi else []


def _term(token: str) -> Term | None:
    """Condition that a token makes, or None when it makes none."""
    negated = token.startswith("!")
    rest = token.removeprefix("!")
    name, colon, typed = rest.partition(":")
    field = name.lower() if colon and name.lower() in FIELDS else ""
    value = FIELDS[field].read(typed.removeprefix("!")) if field else None
    if value == "":
        return None  # not all of it is typed yet
    if value is None:
        field = ""
    else:
        rest, negated = value, negated != typed.startswith("!")
    kind, atom = _atom(rest)
    atom = atom.replace("\\ ", " ")
    if not atom or (kind is TermKind.WORD and not field and not words(atom)):
        return None
    return Term(kind, atom, field, negated)


def _atom(text: str) -> tuple[TermKind, str]:
    if text.startswith('"'):
        return TermKind.EXACT, text[1:].removesuffix('"')
    if text.startswith("'"):
        whole = text[1:].removesuffix("'")
        return (TermKind.WHOLE if whole != text[1:] else TermKind.EXACT), whole
    # Formulas end in a dollar sign too: it is an anchor when it closes nothing.
    anchored = len(text) > 1 and text.endswith("$") and text.count("$") % 2 == 1
    if text.startswith("^"):
        return (TermKind.EQUAL, text[1:-1]) if anchored else (TermKind.START, text[1:])
    return (TermKind.END, text[:-1]) if anchored else (TermKind.WORD, text)
