r"""Text made safe for LaTeX and for BibTeX, without losing a character.

Titles and abstracts are half LaTeX already: ``$\texttt{t5x}$``, ``R^2``, ``40\%``. What is plainly
LaTeX and harmless stays so and is set as its author meant; every other character stands for
itself. Each rule can be turned round, so the text can be had back as it was:

========================  ==================================================================
in the text               in the file
========================  ==================================================================
``% & # _ $``             ``\% \& \# \_ \$``
``\ ~ ^``                 ``\textbackslash{}``, ``\textasciitilde{}``, ``\textasciicircum{}``
``< > |``                 ``$<$ $>$ $|$``
``{ }``                   ``\{ \}``; one that has no other, ``$\lbrace$`` or ``$\rbrace$``
``R^2``, ``10^{19}``      ``R$^2$``, ``10$^{19}$``
``G_{LM}``                ``G$_{LM}$``
``$\texttt{t5x}$``        the same: a formula of single letters, digits, signs, simple scripts,
                          and commands that draw without any package
``\%``, ``\'a``           ``{\%}``, ``{\'a}``: escapes and accents that were LaTeX already
``γ ∈ ₂``                 ``\ensuremath{\gamma}``, ``\ensuremath{\in}``, ``\ensuremath{_{2}}``
========================  ==================================================================

BibTeX counts ``\{`` as a brace: an odd one would swallow the rest of the file, hence its name. A
command is passed on only when it is listed here, because a page is a stranger's and ``\input``
reads files; ``\mathbb`` is not, because it stops a document without amssymb. White space becomes
one space, as BibTeX itself makes it, and a letter with its accents one character (Unicode's NFC).

LaTeX knows the letters of Latin scripts by itself, and those listed in `SIGNS` by their commands.
What is left (other scripts, emoji) stays as it is: XeLaTeX and LuaLaTeX set it, pdfLaTeX does not.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from parsing.prose import one_line
from tui.library.export.wording import rewritten
from tui.library.mathematics.signs import GREEK, MATHEMATICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAMES = f"{GREEK} {MATHEMATICS}".split()
_FORMULAS = (
    dict(zip(_NAMES[::2], (f"\\{name}" for name in _NAMES[1::2]), strict=True))
    # These Greek letters have no command, for TeX has them in the Latin alphabet.
    | {
        pair[0]: rf"\mathrm{{{pair[1]}}}"
        for pair in ["ΑA", "ΒB", "ΕE", "ΖZ", "ΗH", "ΙI", "ΚK", "ΜM", "ΝN", "ΟO", "ΡP", "ΤT", "ΧX"]
    }
    | {"ο": "o", "−": "-", "′": "'", "″": "''", "‴": "'''"}
    | {sign: f"^{{{unicodedata.normalize('NFKC', sign)}}}" for sign in "⁰⁴⁵⁶⁷⁸⁹⁺⁼⁽⁾ⁱⁿ"}
    | {sign: f"_{{{unicodedata.normalize('NFKC', sign)}}}" for sign in "₀₁₂₃₄₅₆₇₈₉₊₌₍₎ₐₑₒₓ"}
    | {"⁻": "^{-}", "₋": "_{-}"}
)

SIGNS: Mapping[str, str] = MappingProxyType(
    {sign: rf"\ensuremath{{{formula}}}" for sign, formula in _FORMULAS.items()}
    # Copied text has them: where a long word may be broken, and what could not be read.
    | {"\u200b": r"\hspace{0pt}", "\ufffd": r"\fbox{?}"}
)
"""What pdfLaTeX does not know and yet can draw without a package, and how."""

_NAMED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": "$<$",
    ">": "$>$",
    "|": "$|$",
    **SIGNS,
}

_SYMBOL = (
    r"\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma"
    r"|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega"
    r"|times|cdot|pm|div|ast|circ|star|leq?|geq?|neq?|ll|gg|sim|approx|equiv|propto"
    r"|to|rightarrow|leftarrow|infty|in|subset|cup|cap|log|ln|exp|min|max|sum|prod|partial|nabla"
    r"|ell|dots)(?![A-Za-z])"
)
_STYLED = r"\\(?:text(?:tt|bf|it|rm|sf|sc)|math(?:bf|cal|rm|it|sf)|sqrt)\{[A-Za-z0-9 .+\-]+\}"
_ARGUMENT = rf"(?:[A-Za-z0-9]|\{{[A-Za-z0-9+\-, ]+\}}|{_SYMBOL})"
# TeX stops at a second script of one kind, hence at most one of each.
_SCRIPT = rf"(?:_{_ARGUMENT}(?:\^{_ARGUMENT})?|\^{_ARGUMENT}(?:_{_ARGUMENT})?)(?![_^])"
# A word between two dollars speaks of money, a single letter of mathematics.
_SIGN = r"[A-Za-z](?![A-Za-z])|[0-9+\-*/=<>(),.:;|!\[\] ]"

_PLAIN = (
    r"(?P<special>[%&#_$])"
    r"|(?P<brace>[{}])"
    rf"|(?P<named>[{re.escape(''.join(_NAMED))}])"
)
_LITERAL = re.compile(_PLAIN)
_BEGINS = re.compile(rf"[%&#_${{}}{re.escape(''.join(_NAMED))}]")
"""What every rule begins with."""
_LATEX = re.compile(
    # A sign alone is how this module writes the sign itself.
    rf"(?P<formula>\$(?![ _^]|[<>|]\$)(?:{_SIGN}|{_SYMBOL}|{_STYLED}|{_SCRIPT})+(?<! )\$(?![0-9]))"
    r"|(?P<script>\^[A-Za-z0-9](?![A-Za-z0-9])|[_^]\{[A-Za-z0-9+\-]+\})"
    r"|(?P<escaped>\\(?:[%&#_$]|['\"`^~][A-Za-z]))"
    rf"|{_PLAIN}"
)


def escape(text: str) -> str:
    """Return the text on one line, its braces balanced, safe in any BibTeX field and in LaTeX."""
    return _written(_LATEX, unicodedata.normalize("NFC", one_line(text)))


def literal(text: str) -> str:
    """Return a text that has no LaTeX in it, such as a web address, every character as it is."""
    return _written(_LITERAL, text)


def _written(rules: re.Pattern[str], text: str) -> str:
    has_braces = "{" in text or "}" in text
    braces = (match for match in rules.finditer(text) if match.lastgroup == "brace")
    paired = _paired(braces) if has_braces else set()

    def rewrite(match: re.Match[str]) -> str:
        text = match[0]
        match match.lastgroup:
            case "formula":
                return text
            case "script":
                return f"${text}$"
            case "escaped":
                return f"{{{text}}}"
            case "special":
                return f"\\{text}"
            case "brace" if match.start() in paired:
                return f"\\{text}"
            case "brace":
                return r"$\lbrace$" if text == "{" else r"$\rbrace$"
            case _:
                return _NAMED[text]

    return rewritten(text, _BEGINS, rules, rewrite)


def _paired(braces: Iterable[re.Match[str]]) -> set[int]:
    """Return where the braces stand that open and close each other."""
    opened: list[int] = []
    paired: set[int] = set()
    for brace in braces:
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            paired |= {opened.pop(), brace.start()}
    return paired
