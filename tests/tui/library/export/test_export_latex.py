"""Text in LaTeX: what is kept, what is escaped, and that the text can be had back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from tests.tui.library.export.hostile import hostile, tidy
from tui.library.export import Collection
from tui.library.export.latex import SIGNS, escape, literal

NAMES = {
    "backslash": "\\",
    "asciitilde": "~",
    "asciicircum": "^",
}
DRAWN = {"$\\lbrace$": "{", "$\\rbrace$": "}"} | {drawn: sign for sign, drawn in SIGNS.items()}
TOKEN = re.compile(
    r"\\text(?P<name>[a-z]+)\{\}"
    r"|\\(?P<special>[%&#_${}])"
    r"|\$(?P<sign>[<>|])\$"
    rf"|(?P<drawn>{'|'.join(map(re.escape, DRAWN))})"
    r"|\{(?P<escaped>\\(?:[%&#_$]|['\"`^~][A-Za-z]))\}"
    r"|\$(?P<script>[_^][^$]+)\$"
    r"|(?P<formula>\$[^$]+\$)"
    r"|(?P<plain>[^\\{}$%&#_~^<>|])"
)


def unescape(latex: str) -> str:
    """The text that was escaped, by the table in the documentation; fails on anything else."""
    text, end = [], 0
    while end < len(latex):
        token = TOKEN.match(latex, end)
        assert token, f"no rule gives {latex[end : end + 20]!r}"
        found = token[token.lastgroup or 0]
        text.append(
            {"name": NAMES, "drawn": DRAWN}.get(token.lastgroup or "", {}).get(found, found)
        )
        end = token.end()
    return "".join(text)


def balanced(latex: str) -> bool:
    """Whether braces match as BibTeX counts them: a backslash before one changes nothing."""
    depth = 0
    for char in latex:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("From V&L to 50% of A_B #1", r"From V\&L to 50\% of A\_B \#1"),
        ("{a} ~ b\\c", r"\{a\} \textasciitilde{} b\textbackslash{}c"),
        ("} {a {b}", r"$\rbrace$ $\lbrace$a \{b\}"),
        ("<EOS> | x", r"$<$EOS$>$ $|$ x"),
        ("$<$ is no formula", r"\$$<$\$ is no formula"),
        ("R^2, BT^2 and 10^{19}", r"R$^2$, BT$^2$ and 10$^{19}$"),
        ("G_{LM} in file_name", r"G$_{LM}$ in file\_name"),
        ("x^12", r"x\textasciicircum{}12"),
        (r"$\texttt{t5x}$ and $\texttt{seqio}$", r"$\texttt{t5x}$ and $\texttt{seqio}$"),
        (r"$O(n^2 \log n)$", r"$O(n^2 \log n)$"),
        (r"$x_i^{t+1} \in \mathcal{R}$", r"$x_i^{t+1} \in \mathcal{R}$"),
        ("from $5 and US$ to $10-$20", r"from \$5 and US\$ to \$10-\$20"),
        ("it costs $5 for US$.", r"it costs \$5 for US\$."),
        (r"40\% by Gr\"un and Fern\'asio", r"40{\%} by Gr{\"u}n and Fern{\'a}sio"),
        ("γ-MoD, é", r"\ensuremath{\gamma}-MoD, é"),
        (
            "∈ 10⁴ − Β",
            r"\ensuremath{\in} 10\ensuremath{^{4}} \ensuremath{-} \ensuremath{\mathrm{B}}",
        ),
        ("論文 😀", "論文 😀"),
        (" two\n lines ", "two lines"),
    ],
)
def test_each_rule_of_the_table(text: str, latex: str) -> None:
    assert escape(text) == latex
    assert unescape(latex) == tidy(text)


@pytest.mark.parametrize(
    "text",
    [
        r"$\input{secret}$",
        r"$\def\x{y}$",
        r"$x^2^3$",
        r"$\texttt{a_b}$",
        r"$x%$",
        r"$\alphabet$",
        r"$\mathbb{R}$",
    ],
)
def test_a_formula_with_anything_unknown_is_only_text(text: str) -> None:
    assert escape(text).startswith(r"\$")
    assert escape(text).endswith(r"\$")
    assert unescape(escape(text)) == text


def test_every_seed_text_can_be_had_back(seeds: Collection) -> None:
    for each in seeds.items:
        for text in (each.paper.title, each.paper.abstract):
            assert unescape(escape(text)) == tidy(text)


@given(hostile)
def test_any_text_can_be_had_back_and_is_balanced(text: str) -> None:
    assert unescape(escape(text)) == unicodedata.normalize("NFC", tidy(text))
    assert balanced(escape(text))


def test_a_letter_and_its_accent_are_one_character() -> None:
    assert escape("Fern\u0061\u0301sio") == "Fern\u00e1sio"


def test_an_address_is_plain_text_to_the_letter() -> None:
    address = "https://a.example/~b_c?d=%20&e=$x$#f"
    assert literal(address) == (r"https://a.example/\textasciitilde{}b\_c?d=\%20\&e=\$x\$\#f")
    assert unescape(literal(address)) == address
