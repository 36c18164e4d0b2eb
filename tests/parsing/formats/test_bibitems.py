r"""References as LaTeX typesets them, by BibTeX's styles and by hand; the texts are invented."""

from __future__ import annotations

import pytest

from parsing.meta import Meta
from tests.parsing.formats.invented import LANTERN, RUDDERS, read

BBL = rf"""\begin{{thebibliography}}{{10}}
\providecommand{{\natexlab}}[1]{{#1}}
\providecommand{{\url}}[1]{{\texttt{{#1}}}}

\bibitem[Doe and Roe(2026)]{{doe2026lantern}}
Ann Doe and Bob Roe.
\newblock {LANTERN}.
\newblock \emph{{Journal of Lamps}}, 12\penalty0 (3):\penalty0 10--19, 2026.
\newblock \doi{{10.1000/ABC}}.

\bibitem[\protect\citeauthoryear{{Poe}}{{Poe}}{{2025}}]{{poe2025}}
{{\'E}}.~Poe.
\newblock {RUDDERS}. % \emph{{a remark}}
\newblock {{\em CoRR}}, abs/2601.00001, 2025.

\end{{thebibliography}}
Appendix. \bibitem{{none}} Nothing of this is read.
"""


def test_a_bibliography_by_bibtex_is_read_with_its_keys() -> None:
    page = read(BBL)
    assert (page.format, page.problems) == ("bibitems", ())
    assert [(entry.title, entry.line) for entry in page.entries] == [(LANTERN, 5), (RUDDERS, 11)]
    first, second = (entry.meta for entry in page.entries)
    assert [author.name for author in first.authors] == ["Ann Doe", "Bob Roe"]
    assert first._replace(authors=()) == Meta(
        published="2026", doi="10.1000/abc", venue="Journal of Lamps", cite_key="doe2026lantern"
    )
    assert [author.name for author in second.authors] == ["É. Poe"]
    assert (second.arxiv, second.published, second.cite_key) == ("2601.00001", "2025", "poe2025")


@pytest.mark.parametrize(
    "reference",
    [
        rf"A.~Doe and B.~Roe, \emph{{{LANTERN}}}, Quay Press, 2nd edition, 2026.",
        rf"A.~Doe and B.~Roe, {{\it {LANTERN}}}, Quay Press, 2026.",
        rf"A.~Doe and B.~Roe, ``{LANTERN},'' \textit{{IEEE Trans. Lamps}}, vol.~12, Jan. 2026.",
        rf"Doe, A., Roe, B.: {LANTERN}. Journal of Lamps \textbf{{12}}(3), 10--19 (2026)",
        f"Doe, A. and Roe, B. (2026). {LANTERN}. {{\\em Lamps}}, 3:1--9.",
    ],
    ids=["emph", "it", "IEEE", "LNCS", "APA"],
)
def test_a_title_is_found_in_references_written_by_hand(reference: str) -> None:
    page = read(f"\\begin{{thebibliography}}{{9}}\n\\bibitem{{a}}\n{reference}\n")
    (entry,) = page.entries
    assert entry.title == LANTERN
    assert sorted(author.name for author in entry.meta.authors) == ["A. Doe", "B. Roe"]
    assert entry.meta.published == "2026"


def test_a_reference_without_a_title_is_told() -> None:
    page = read(
        "\\begin{thebibliography}{9}\n\\bibitem{a} A. Doe, Phys. Lamps 12, 100 (2026).\n\n"
        f"\\bibitem{{b}} B.~Roe, ``{RUDDERS},'' 2025.\n"
    )
    assert [entry.title for entry in page.entries] == [RUDDERS]
    (problem,) = page.problems
    assert (problem.line, problem.done) == (2, "left out")
    assert problem.seen.startswith("no title found in the reference")
