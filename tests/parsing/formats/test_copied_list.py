"""Papers copied from sites in a browser, with the lines that each repeats; all is invented."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, read

ANN, BOB = Author("Ann Doe"), Author("Bob Roe")
SITES: dict[str, tuple[str, Meta]] = {
    "ACL Anthology": (
        f"""ACL Anthology
News
FAQ
Proceedings of the Meeting on Lamps (Volume 1: Long Papers)
Dee Noe, Eve Loe (Editors)

Anthology ID:
2026.lamp-long
pdf
bib
abs
{LANTERN}
Ann Doe | Bob Roe

pdf
bib
abs
{RUDDERS}
Cy Poe
""",
        Meta(authors=(ANN, BOB)),
    ),
    "PMLR": (
        f"""Volume 235: Conference on Lamps, 21-27 July 2026, Quay

{LANTERN}

Ann Doe, Bob Roe; Proceedings of Lamps, PMLR 235:10-19
[abs][Download PDF][OpenReview]

{RUDDERS}

Cy Poe; Proceedings of Lamps, PMLR 235:20-29
[abs][Download PDF]
""",
        Meta(authors=(ANN, BOB), venue="Proceedings of Lamps", volume="235", pages="10-19"),
    ),
    "JMLR": (
        f"""JMLR Volume 25
{LANTERN}
Ann Doe, Bob Roe; (1):1−40, 2026.
[abs][pdf][bib]      [code]

{RUDDERS}
Cy Poe; (2):1−30, 2026.
[abs][pdf][bib]
""",
        Meta(authors=(ANN, BOB), published="2026", pages="1-40"),
    ),
    "CVF": (
        f"""Papers
Back
{LANTERN}
Ann Doe, Bob Roe
[pdf] [supp] [arXiv] [bibtex]
{RUDDERS}
Cy Poe
[pdf] [bibtex]
""",
        Meta(authors=(ANN, BOB)),
    ),
    "OpenReview": (
        f"""LAMPS 2026 Conference
Vienna, Austria May 7, 2026 https://lamps.example
Accept (oral)
{LANTERN}
pdf iconhtml icon
Ann Doe, Bob Roe
Published: 16 Jan 2026, Last Modified: 05 Mar 2026
LAMPS 2026 poster
Readers: Everyone
Show details
{RUDDERS}
pdf icon
Cy Poe
Published: 16 Jan 2026, Last Modified: 15 Mar 2026
LAMPS 2026 oral
Readers: Everyone
Show details
""",
        Meta(authors=(ANN, BOB), published="2026-01-16"),
    ),
    "PubMed": (
        f"""2 results
{LANTERN}.
Doe AB, Roe B.
J Lamps. 2026 Jan 15;12(3):10-19. doi: 10.1000/abc. Epub 2026 Jan 2.
PMID: 17 Free article.
We study how a small lantern finds its way through fog ...
Cite
Share
{RUDDERS}.
Poe C.
Boats. 2025 Nov;1(1):1-9.
PMID: 18
Cite
Share
""",
        Meta(
            kind=Kind.ARTICLE,
            authors=(Author("Doe AB"), Author("Roe B")),
            published="2026-01-15",
            doi="10.1000/abc",
            pubmed="17",
            venue="J Lamps",
            volume="12",
            issue="3",
            pages="10-19",
        ),
    ),
    "DBLP": (
        f"""Ann Doe
Person information
2026
[j2]
view
export record
Ann Doe, Bob Roe:
{LANTERN}. J. Lamps 12(3): 10-19 (2026)
[c1]
view
export record
Cy Poe:
{RUDDERS}. BOATS 2025: 1-9
""",
        Meta(
            authors=(ANN, BOB),
            published="2026",
            venue="J. Lamps",
            volume="12",
            issue="3",
            pages="10-19",
        ),
    ),
    "ACM": (
        f"""LAMP '26: Proceedings of the Conference on Lamps
SESSION: Session 1: Fog
research-article
Open Access
{LANTERN}
Ann Doe,Bob Roe
June 2026, Pages 10–19https://doi.org/10.1145/1.2
{FOG}
Metrics
Total Citations5
research-article
{RUDDERS}
Cy Poe
June 2026, Pages 20–29https://doi.org/10.1145/1.3
{TIDE}
""",
        Meta(authors=(ANN, BOB), published="2026-06", doi="10.1145/1.2", pages="10-19"),
    ),
    "ScienceDirect": (
        f"""3,204 results
Research articleOpen access
{LANTERN}
Journal of Lamps5 January 2026
Ann Doe, Bob Roe
View PDF
Abstract
Export
Research article
{RUDDERS}
Boats5 May 2025
Cy Poe
View PDF
Abstract
""",
        Meta(authors=(ANN, BOB), published="2026-01-05", venue="Journal of Lamps"),
    ),
    "bioRxiv": (
        f"""{LANTERN}
Ann Doe, Bob Roe
bioRxiv 2026.01.05.1; doi: https://doi.org/10.1101/2026.01.05.1
Add to Selected Citations
{RUDDERS}
Cy Poe
bioRxiv 2026.01.06.2; doi: https://doi.org/10.1101/2026.01.06.2
Add to Selected Citations
""",
        Meta(authors=(ANN, BOB), doi="10.1101/2026.01.05.1"),
    ),
    "USENIX": (
        f"""Lamps '26 Summer Accepted Papers
{LANTERN}
Ann Doe, Quay University; Bob Roe, Harbour Institute

Available Media

{FOG}

{RUDDERS}
Cy Poe, Quay University

Available Media

{TIDE}
""",
        Meta(authors=(ANN, BOB)),
    ),
}
WITH_ABSTRACT = {"ACM", "USENIX"}


@pytest.mark.parametrize("site", SITES)
def test_papers_are_told_by_the_lines_that_a_site_repeats(site: str) -> None:
    text, meta = SITES[site]
    page = read(text)
    assert (page.format, page.problems) == ("copied_list", ())
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert page.entries[0].abstract == (FOG if site in WITH_ABSTRACT else "")
    assert page.entries[0].meta == meta
    assert text.split("\n")[page.entries[1].line - 1].startswith(("Cy Poe:", RUDDERS))


def test_a_paper_that_is_listed_twice_is_read_twice() -> None:
    text, _ = SITES["PMLR"]
    assert [entry.title for entry in read(text * 2).entries] == [LANTERN, RUDDERS] * 2


DOCUMENTS = """Harbour Board
Minutes of the Harbour Board Meeting in May
Ann Doe
Download PDF
Minutes of the Harbour Board Meeting in June
Bob Roe, Cy Poe
Download PDF
"""
NEWS = """Harbour News
Fog Stops All Ferries in the Harbour for Days
Ann Doe
5 min read
New Lamps for the Old Pier Are Coming Soon
Bob Roe and Cy Poe
3 min read
Cite this page
"""
JOINED = f"""Sort by Relevance
{LANTERN}
Ann Doe, Bob RoeEngineering, Computer ScienceJournal of Lamps
[PDF]
Cite
{RUDDERS}
Cy PoeEngineeringBoats
[PDF]
Cite
"""


@pytest.mark.parametrize("text", [DOCUMENTS, NEWS, JOINED])
def test_what_only_has_names_below_headings_is_no_list_of_papers(text: str) -> None:
    page = read(text)
    assert page.entries == ()
    assert "nothing taken" in page.problems[0].done


DIRECTIVES = """CENTRALITY
Subsets of nodes

References
.. [1] Centrality Measures Based on Current Flow
Ann Doe and Bob Roe
In Proceedings of Lamps
.. [2] A Measure of Lamps Based on Fog
Cy Poe and Dee Noe
In Proceedings of Lamps
"""


def test_what_stands_far_apart_in_a_program_is_no_list_of_papers() -> None:
    code = "    value = measure(node)\n" * 90
    assert read(f"{DIRECTIVES}{code}").entries == ()
