r"""Text made safe for LaTeX and for BibTeX, without losing a character.

Titles and abstracts are half LaTeX already: ``$\texttt{t5x}$``, ``R^2``, ``40\%``. What is plainly
LaTeX and harmless stays so and is set as its author meant; every other character stands for
itself. Each rule can be turned round, so the text can be had back as it was:

========================  ==================================================================
in the text               in the file
========================  ==================================================================
``% & # _ $``             ``\% \& \# \_ \$``
``\ { } ~ ^ < > |``       ``\textbackslash{}``, ``\textbraceleft{}``, ``\textbraceright{}``,
                          ``\textasciitilde{}``, ``\textasciicircum{}``, ``\textless{}``,
                          ``\textgreater{}``, ``\textbar{}``
``R^2``, ``10^{19}``      ``R$^2$``, ``10$^{19}$``
``G_{LM}``                ``G$_{LM}$``
``$\texttt{t5x}$``        the same: a formula of single letters, digits, signs, simple scripts,
                          and commands known to do no more than draw
``\%``, ``\'a``           ``{\%}``, ``{\'a}``: escapes and accents that were LaTeX already
========================  ==================================================================

A brace is written by name because BibTeX counts ``\{`` as a brace: an odd one would swallow the
rest of the file. A command is passed on only when it is listed here, because a page is a stranger's
and ``\input`` reads files. White space becomes one space, as BibTeX itself makes it.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from tui.library.export.wording import one_line

_NAMED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}

_SYMBOL = (
    r"\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma"
    r"|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega"
    r"|times|cdot|pm|div|ast|circ|star|leq?|geq?|neq?|ll|gg|sim|approx|equiv|propto"
    r"|to|rightarrow|leftarrow|infty|in|subset|cup|cap|log|ln|exp|min|max|sum|prod|partial|nabla"
    r"|ell|dots)(?![A-Za-z])"
)
_STYLED = r"\\(?:text(?:tt|bf|it|rm|sf|sc)|math(?:bb|bf|cal|rm|it|sf)|sqrt)\{[A-Za-z0-9 .+\-]+\}"
_ARGUMENT = rf"(?:[A-Za-z0-9]|\{{[A-Za-z0-9+\-, ]+\}}|{_SYMBOL})"
# TeX stops at a second script of one kind, hence at most one of each.
_SCRIPT = rf"(?:_{_ARGUMENT}(?:\^{_ARGUMENT})?|\^{_ARGUMENT}(?:_{_ARGUMENT})?)(?![_^])"
# A word between two dollars speaks of money, a single letter of mathematics.
_SIGN = r"[A-Za-z](?![A-Za-z])|[0-9+\-*/=<>(),.:;|!\[\] ]"

_LATEX = re.compile(
    rf"(?P<formula>\$(?![ _^])(?:{_SIGN}|{_SYMBOL}|{_STYLED}|{_SCRIPT})+(?<! )\$(?![0-9]))"
    r"|(?P<script>\^[A-Za-z0-9](?![A-Za-z0-9])|[_^]\{[A-Za-z0-9+\-]+\})"
    r"|(?P<escaped>\\(?:[%&#_$]|['\"`^~][A-Za-z]))"
    r"|(?P<special>[%&#_$])"
    r"|(?P<named>[\\{}~^<>|])"
)

# Besides what ends the argument of \url, what RFC 3986 (section 2) lets no address hold.
_NOT_IN_URL = re.compile(r"[\x00-\x20\x7f{}\\^\"<>`|]")


def escape(text: str) -> str:
    """The text on one line, its braces balanced, safe in any BibTeX field and in running LaTeX."""
    return _LATEX.sub(_rewrite, one_line(text))


def url(address: str) -> str:
    r"""The address as a ``\url`` command, with what would end it percent-encoded (RFC 3986)."""
    return rf"\url{{{_NOT_IN_URL.sub(lambda match: quote(match[0], safe=''), address)}}}"


def _rewrite(match: re.Match[str]) -> str:
    found = match[0]
    match match.lastgroup:
        case "formula":
            return found
        case "script":
            return f"${found}$"
        case "escaped":
            return f"{{{found}}}"
        case "special":
            return f"\\{found}"
        case _:
            return _NAMED[found]
