"""Results of Google Scholar copied from the browser; the texts are invented."""

from __future__ import annotations

from parsing.meta import Kind
from tests.parsing.formats.expected import read

FOUND = """Articles
About 12,300 results (0.08 sec)
Any time
Sort by relevance
[PDF] arxiv.org
Learned gauges for small rivers
Z Doe, B van der Roe - arXiv preprint arXiv:2402.00001, 2024 - arxiv.org
… We study gauges. Prior methods need many samples …
Save Cite Cited by 35 Related articles All 4 versions
[HTML][HTML] A study of bells in the fog
É Poe, R O'Noe… - Journal of Fog, 2021 - Springer
☆ Save 99 Cite Cited by 2 Related articles
[BOOK] Bells
C Poe - 1987 - Quay Press
Save Cite Cited by 903 Related articles
Related searches
learned gauges survey
1
Next
Help Privacy Terms
"""


def test_results_are_papers_and_all_else_on_the_page_is_left_out() -> None:
    page = read(FOUND)
    assert page.format == "scholar_results"
    assert [
        (entry.title, [author.name for author in entry.meta.authors], entry.meta.published)
        for entry in page.entries
    ] == [
        ("Learned gauges for small rivers", ["Z Doe", "B van der Roe"], "2024"),
        ("A study of bells in the fog", ["É Poe", "R O'Noe"], "2021"),
        ("Bells", ["C Poe"], "1987"),
    ]
    preprint, article, book = (entry.meta for entry in page.entries)
    assert (preprint.arxiv, preprint.venue) == ("2402.00001", "")
    assert (article.venue, article.et_al) == ("Journal of Fog", True)
    assert book.kind is Kind.BOOK


def test_a_venue_that_breaks_off_is_none() -> None:
    assert read(FOUND.replace("Journal of Fog", "Proceedings of the 9th …")).entries[1].meta == (
        read(FOUND).entries[1].meta._replace(venue="")
    )
