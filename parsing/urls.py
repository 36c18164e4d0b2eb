"""Web addresses in running text, where they stand and what they open."""

from __future__ import annotations

from functools import lru_cache

from parsing.patterns import pattern

_STOP = r"\s\x00-\x1f\x7f-\x9f\u200b<>\"“”„«»{}|\\^`\[\]。，、；！？（）【】《》「」"
# LaTeX writes an underscore, and a few more, with a backslash before it.
# Possessive: nothing after it could need a part of it back, and remembering where is dear.
_BODY = rf"(?:[^{_STOP}]++|\\[_%#&~$])++"
# Addresses are often written without their scheme; only these are sure to be addresses.
_HOSTS = (
    r"(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|arxiv\.org|doi\.org|zenodo\.org"
    r"|openreview\.net|aclanthology\.org|sites\.google\.com|[\w-]+\.(?:github|gitlab)\.io)/"
)
_LINK = (
    # PDF text breaks `https: //` at the colon.
    rf"(?i)(?P<scheme>https?):[ ]?//(?=[^\W_])(?P<rest>{_BODY})"
    # One look for all of them at what stands before: most places end there.
    rf"|(?<![\w@./\\-])(?=[\w-])(?:"
    rf"arxiv:[ ]?(?P<arxiv>\d{{4}}\.\d{{4,5}}(?:v\d{{1,2}})?)(?![\d/])"
    rf"|doi:[ ]?(?P<doi>10\.\d{{4,9}}/{_BODY})"
    rf"|(?P<bare>(?:www\.[\w-]+\.(?=[^\W\d_])|{_HOSTS}(?=[\w~])){_BODY}))"
)
# Without one of these there is no address, and the pattern need not be compiled.
_HINTS = ("//", "www.", ".com/", ".co/", ".org/", ".io/", "arxiv:", "doi:")
_BEFORE = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}
_ALONE = r"https?://[A-Za-z0-9][A-Za-z0-9.-]*/[A-Za-z0-9./_-]*[A-Za-z0-9/_-]"
"""An address as most values are one: nothing of it could be that of a sentence around it."""
_ESCAPE = r"\\(.)"
_JUNK = ".,:;!?'’‘*…"


@lru_cache(maxsize=256)  # who shows or writes a paper asks again and again
def link_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Every web address in a text: its start, its end (exclusive) and what it opens, in order.

    Only http and https; an address without a scheme counts when it begins with `www.` or a host
    where papers keep their code, and opens as https; ``arXiv:2401.12345`` and ``doi:10.…`` lead to
    the paper. A full stop, a comma, a quote or a bracket
    that was not opened in the address ends it. Takes time linear in the length.
    """
    if not may_have_links(text):
        return ()
    spans = []
    for found in pattern(_LINK).finditer(text):
        group = str(found.lastgroup)
        body = _trim(found[group])
        before = _BEFORE.get(group) or (found["scheme"] or "https").lower() + "://"
        end = found.start(group) + len(body)
        opens = pattern(_ESCAPE).sub(r"\1", body) if "\\" in body else body
        spans.append((found.start(), end, before + opens))
    return tuple(spans)


def may_have_links(text: str) -> bool:
    """Tell whether a text looks as if it had web addresses; next to nothing is needed for it."""
    lower = text.lower()
    return any(hint in lower for hint in _HINTS)


def find_links(text: str) -> tuple[str, ...]:
    """The web addresses in a text, in order, each once."""
    if pattern(_ALONE).fullmatch(text):
        return (text,)
    return tuple(dict.fromkeys(url for _, _, url in link_spans(text)))


def _trim(body: str) -> str:
    """An address without what belongs to the sentence around it."""
    depth = 0
    for index, char in enumerate(body if ")" in body else ""):
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                body = body[:index]
                break
    return body.rstrip(_JUNK)
