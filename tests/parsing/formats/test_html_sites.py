"""Pages of known sites as browsers save them, cut to what tells a paper; the texts are invented."""

from __future__ import annotations

import pytest

from parsing.meta import Author, Kind, Meta
from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, read

ANN, BOB = Author("Ann Doe"), Author("Bob Roe")
SITES: dict[str, tuple[str, Meta]] = {
    "Google Scholar": (
        f"""<div class="gs_r gs_or"><div class="gs_ggs"><a href="https://arxiv.org/pdf/2601.00001">
<span>[PDF]</span> arxiv.org</a></div><div class="gs_ri"><h3 class="gs_rt"><span>[PDF]</span>
<a href="https://arxiv.org/pdf/2601.00001">{LANTERN}</a></h3><div class="gs_a"><a href="/u">A
Doe</a>,
B Roe&nbsp;- arXiv preprint arXiv:2601.00001, 2026 - arxiv.org</div><div class="gs_rs">We … lamps
…</div>
<div class="gs_fl"><a href="#">Save</a> <a href="#">Cited by 5</a></div></div></div>
<div class="gs_r"><div class="gs_ri"><h3 class="gs_rt"><a
href="https://a.example/2">{RUDDERS}</a></h3>
<div class="gs_a">C Poe&nbsp;- Journal of Boats, 2025 - Quay</div></div></div>""",
        Meta(
            kind=Kind.PREPRINT,
            authors=(Author("A Doe"), Author("B Roe")),
            published="2026",
            arxiv="2601.00001",
        ),
    ),
    "a profile of Google Scholar": (
        f"""<table><tr class="gsc_a_tr"><td><a class="gsc_a_at" href="/x">{LANTERN}</a>
<div class="gs_gray">A Doe, B Roe</div><div class="gs_gray">Journal of Lamps 12 (3), 10-19<span>,
2026</span>
</div></td><td class="gsc_a_c">5</td><td class="gsc_a_y">2026</td></tr><tr class="gsc_a_tr"><td>
<a class="gsc_a_at" href="/y">{RUDDERS}</a><div class="gs_gray">C Poe</div><div
class="gs_gray">Boats
</div></td><td class="gsc_a_y">2025</td></tr></table>""",
        Meta(
            authors=(Author("A Doe"), Author("B Roe")),
            published="2026",
            venue="Journal of Lamps",
            volume="12",
            issue="3",
            pages="10-19",
        ),
    ),
    "ACL Anthology": (
        f"""<title>Meeting on Lamps (2026) - Anthology</title><h2 id=title>Proceedings of Lamps</h2>
<div class="d-sm-flex align-items-stretch mb-3"><div><a href=https://aclanthology.org/2026.lamp-long.0.pdf>
pdf</a></div><span><strong><a class=align-middle href=/volumes/2026.lamp-long/>
Proceedings of Lamps</a></strong><br><a href=/people/dee-noe/>Dee Noe</a></span></div>
<div class="d-sm-flex align-items-stretch mb-3"><div><a href=https://aclanthology.org/2026.lamp-long.1.pdf>
pdf</a><a href=/2026.lamp-long.1.bib>bib</a><a href=#abstract-1>abs</a></div><span><strong>
<a class=align-middle href=/2026.lamp-long.1/>{LANTERN}</a></strong><br>
<a href=/people/ann-doe/>Ann Doe</a> | <a href=/people/bob-roe/>Bob Roe</a></span></div>
<div class="card collapse abstract-collapse" id=abstract-1><div class="card-body">{FOG}</div></div>
<p class="d-sm-flex align-items-stretch"><span><strong><a href="/2026.lamp-long.2/">{RUDDERS}</a>
</strong><br><a href="/people/c/cy-poe/">Cy Poe</a></span></p>""",
        Meta(
            authors=(ANN, BOB),
            published="2026",
            url="https://aclanthology.org/2026.lamp-long.1/",
            pdf="https://aclanthology.org/2026.lamp-long.1.pdf",
            venue="Proceedings of Lamps",
        ),
    ),
    "CVF": (
        f"""<dl><dt class="ptitle"><br><a href="/html/1.html">{LANTERN}</a></dt><dd>
<form class="authsearch"><input value="Ann Doe"><a href="#">Ann Doe</a>,</form>
<form class="authsearch"><a href="#">Bob Roe</a></form></dd><dd>[<a href="/papers/1.pdf">pdf</a>]
[<a href="/1_supp.pdf">supp</a>] [<a href="http://arxiv.org/abs/2601.00001">arXiv</a>]<div>[bibtex]
<div class="bibref">@InProceedings{{Doe_2026,
 author = {{Doe, Ann and Roe, Bob}},
 title = {{{LANTERN}}},
 booktitle = {{Proceedings of Lamps}},
 month = {{June}},
 year = {{2026}},
 pages = {{10-19}}
}}</div></div></dd><dt class="ptitle"><a href="/html/2.html">{RUDDERS}</a></dt><dd>
<form class="authsearch"><a href="#">Cy Poe</a></form></dd></dl>""",
        Meta(
            kind=Kind.CONFERENCE,
            authors=(ANN, BOB),
            published="2026-06",
            arxiv="2601.00001",
            pdf="https://openaccess.thecvf.com/papers/1.pdf",
            venue="Proceedings of Lamps",
            pages="10-19",
            cite_key="Doe_2026",
        ),
    ),
    "NeurIPS": (
        f"""<h4>Advances in Lamps 36 (LAMPS 2026)</h4><ul class="paper-list"><li><div>
<a title="paper title" href="/paper_files/paper/2026/hash/1.html">{LANTERN}</a>
<span class="paper-authors">Ann Doe, Bob Roe</span></div><span class="badge">Main Track</span></li>
<li><a title="paper title" href="/paper_files/paper/2026/hash/2.html">{RUDDERS}</a> <i>Cy
Poe</i></li>
</ul>""",
        Meta(
            authors=(ANN, BOB),
            published="2026",
            url="https://papers.nips.cc/paper_files/paper/2026/hash/1.html",
            venue="Advances in Lamps 36 (LAMPS 2026)",
        ),
    ),
    "PMLR": (
        f"""<h1>Volume 235: Conference on Lamps, 21-27 July 2026, Quay</h1><div class="paper">
<p class="title">{LANTERN}</p><p class="details"><span class="authors">Ann&nbsp;Doe,
Bob&nbsp;Roe</span>;
<span class="info"><i>Proceedings of Lamps</i>, PMLR 235:10-19</span></p><p class="links">
[<a href="https://pmlr.example/doe26a.html">abs</a>][<a
href="https://pmlr.example/doe26a.pdf">Download PDF</a>]
[<a href="https://openreview.net/forum?id=rJ4km2R5t7">OpenReview</a>]</p></div><div class="paper">
<p class="title">{RUDDERS}</p><p class="details"><span class="authors">Cy Poe</span></p></div>""",
        Meta(
            authors=(ANN, BOB),
            published="2026",
            openreview="rJ4km2R5t7",
            url="https://pmlr.example/doe26a.html",
            pdf="https://pmlr.example/doe26a.pdf",
            venue="Proceedings of Lamps",
        ),
    ),
    "JMLR": (
        f"""<dl><dt>{LANTERN}</dt><dd><b><i>Ann Doe, Bob Roe</i></b>; (1):1&minus;40, 2026.<br>
[<a href='/papers/v25/1.html'>abs</a>][<a href='/papers/v25/1.pdf'>pdf</a>]</dl>
<dl><dt>{RUDDERS}</dt><dd><b><i>Cy Poe</i></b>; (2):1&minus;30, 2026.<br></dl>""",
        Meta(
            authors=(ANN, BOB),
            published="2026",
            url="https://www.jmlr.org/papers/v25/1.html",
            pdf="https://www.jmlr.org/papers/v25/1.pdf",
        ),
    ),
    "DBLP": (
        f"""<ul class="publ-list"><li class="year">2026</li><li class="entry
article"><div>[j2]</div>
<nav class="publ"><ul><li><div class="head"><a href="https://doi.org/10.1000/ABC"></a></div></li>
<li><div class="head"><a href="https://a.example/export">export</a></div></li></ul></nav><cite>
<span itemprop="author"><span itemprop="name">Ann Doe</span></span>,
<span itemprop="author"><a href="/pid/1"><span itemprop="name">Bob Roe 0001</span></a></span>:<br>
<span class="title" itemprop="name">{LANTERN}.</span> <a href="/db"><span itemprop="isPartOf">
<span itemprop="name">J. Lamps</span></span> <span itemprop="volumeNumber">12</span></a>:
<span itemprop="pagination">10-19</span> (<span itemprop="datePublished">2026</span>)</cite></li>
<li class="entry"><cite><span itemprop="author">Cy Poe</span>: <span class="title">{RUDDERS}.</span>
</cite></li></ul>""",
        Meta(
            authors=(ANN, BOB),
            published="2026",
            doi="10.1000/abc",
            venue="J. Lamps",
            volume="12",
            pages="10-19",
        ),
    ),
    "OpenReview": (
        f"""<ul><li><div class="note"><h4><a href="/forum?id=rJ4km2R5t7">{LANTERN}</a>
<a href="/pdf?id=rJ4km2R5t7"></a></h4><div class="note-authors"><a href="/p">Ann Doe</a>,
<a href="/q">Bob Roe</a></div><ul><li>Published: 16 Jan 2026</li><li>LAMPS 2026 poster</li></ul>
<div><strong class="note-content-field">Abstract:</strong>
<div class="note-content-value markdown-rendered"><p>{FOG}</p></div></div></div></li><li>
<div class="note"><h4><a href="/forum?id=aJ4km2R5t8">{RUDDERS}</a></h4><div class="note-authors">
<a href="/r">Cy Poe</a></div></div></li></ul>""",
        Meta(authors=(ANN, BOB), openreview="rJ4km2R5t7"),
    ),
    "ACM": (
        f"""<div class="issue-item"><h5 class="issue-item__title"><a
href="/doi/10.1145/1.2">{LANTERN}</a>
</h5><ul class="loa"><li><a href="/p"><span>Ann Doe</span></a></li><li><span>Bob
Roe</span></li></ul>
<div>Pages 10–19 <a href="https://doi.org/10.1145/1.2">https://doi.org/10.1145/1.2</a></div>
<div class="issue-item__abstract"><p>{FOG}</p></div></div><div class="issue-item">
<h5 class="issue-item__title"><a href="/doi/10.1145/1.3">{RUDDERS}</a></h5></div>""",
        Meta(authors=(ANN, BOB), doi="10.1145/1.2"),
    ),
    "USENIX": (
        f"""<article class="node-paper"><h2><a href="/presentation/doe">{LANTERN}</a></h2>
<div class="field-name-field-paper-people-text"><p>Ann Doe, <em>Quay University;</em> Bob Roe,
<em>Harbour Institute</em></p></div><div
class="field-name-field-paper-description-long"><p>{FOG}</p></div>
</article><article class="node-paper"><h2><a href="/presentation/poe">{RUDDERS}</a></h2>
<div class="field-name-field-paper-people-text"><p>Cy Poe, <em>Quay</em></p></div></article>""",
        Meta(authors=(ANN, BOB), url="https://www.usenix.org/presentation/doe"),
    ),
    "researchr": (
        f"""<table><tr><td><a href="#" data-event-modal="1">{LANTERN}</a><div
class="prog-track">Research
</div><div class="performers"><a href="/p">Ann Doe</a> <span>Quay</span>, <a href="/q">Bob Roe</a>
</div><a href="https://doi.org/10.1145/1.2" class="publication-link">DOI</a></td></tr><tr><td>
<a href="#" data-event-modal="2">{RUDDERS}</a><div class="performers"><a href="/r">Cy Poe</a></div>
</td></tr></table>""",
        Meta(authors=(ANN, BOB), doi="10.1145/1.2"),
    ),
    "bioRxiv": (
        f"""<ul><li><div class="highwire-cite"><span class="highwire-cite-title"><a href="/1">
<span class="highwire-cite-title">{LANTERN}</span></a></span><div>
<span class="highwire-citation-author">Ann Doe</span>, <span class="highwire-citation-author">Bob
Roe</span>
</div><div>bioRxiv <span class="highwire-cite-metadata-doi"><span>doi:</span>
https://doi.org/10.1101/2026.01.05.1 </span></div></div></li><li><div class="highwire-cite">
<span class="highwire-cite-title">{RUDDERS}</span><span class="highwire-citation-author">Cy
Poe</span>
</div></li></ul>""",
        Meta(authors=(ANN, BOB), doi="10.1101/2026.01.05.1"),
    ),
    "Open Journal Systems": (
        f"""<div class="obj_article_summary"><h3 class="title"><a
href="https://a.example/view/1">{LANTERN}</a>
</h3><div class="meta"><div class="authors">Ann Doe, Bob Roe</div><div class="pages">10-19</div>
<div class="published">2026-01-05</div></div><a class="obj_galley_link pdf"
href="https://a.example/1/2">
PDF</a></div><div class="obj_article_summary"><h3 class="title"><a href="/2">{RUDDERS}</a></h3>
<div class="authors">Cy Poe</div></div>""",
        Meta(
            authors=(ANN, BOB),
            published="2026-01-05",
            url="https://a.example/view/1",
            pages="10-19",
        ),
    ),
    "Springer": (
        f"""<ol><li class="app-card-open"><h3 class="app-card-open__heading">
<a href="/article/10.1007/s1-026-1">{LANTERN}</a></h3><div class="app-card-open__authors">Ann Doe,
Bob Roe
</div><span data-test="published">05 January 2026</span></li><li class="app-card-open">
<h3 class="app-card-open__heading"><a href="/article/10.1007/s1-026-2">{RUDDERS}</a></h3>
<div class="app-card-open__authors">Cy Poe</div></li></ol>""",
        Meta(authors=(ANN, BOB), published="2026-01-05", doi="10.1007/s1-026-1"),
    ),
    "ScienceDirect": (
        f"""<div class="result-item-content"><h2><a class="result-list-title-link"
href="/science/article/1">
{LANTERN}</a></h2><a class="subtype-srctitle-link" href="/j"><span>Journal of Lamps</span></a>
<span class="srctitle-date-fields"><span>Volume 12</span><span>5 January 2026</span></span>
<ol><li><span class="author">Ann Doe</span></li><li><span class="author">Bob
Roe</span></li></ol></div>
<div class="result-item-content"><a class="result-list-title-link" href="/2">{RUDDERS}</a>
<span class="author">Cy Poe</span></div>""",
        Meta(
            authors=(ANN, BOB),
            published="2026-01-05",
            url="https://www.sciencedirect.com/science/article/1",
            venue="Journal of Lamps",
        ),
    ),
    "Semantic Scholar": (
        f"""<div class="cl-paper-row"><a href="/paper/1"><h2
class="cl-paper-title">{LANTERN}</h2></a>
<span class="cl-paper-authors__author-link">Ann Doe</span>,
<span class="cl-paper-authors__author-link">Bob Roe</span><span class="cl-paper-venue">Lamps</span>
<span class="cl-paper-pubdates">5 January 2026</span><div
class="cl-paper-abstract"><span>TLDR</span>
<span class="full-abstract">{FOG}</span></div><a
href="https://arxiv.org/pdf/2601.00001.pdf">[PDF]</a></div>
<div class="cl-paper-row"><h2 class="cl-paper-title">{RUDDERS}</h2>
<span class="cl-paper-authors__author-link">Cy Poe</span></div>""",
        Meta(authors=(ANN, BOB), published="2026-01-05", arxiv="2601.00001", venue="Lamps"),
    ),
    "a home page by al-folio": (
        f"""<h2>2026</h2><ol class="bibliography"><li><div class="row"><abbr>LAMPS</abbr><div>
<div class="title">{LANTERN}</div><div class="author">Ann Doe, and <em>Bob Roe</em></div>
<div class="periodical"><em>In Advances in Lamps</em>, 2026</div><div class="links"><a>Abs</a>
<a href="http://arxiv.org/abs/2601.00001">arXiv</a><a>Bib</a></div><div class="abstract hidden">
<p>{FOG}</p></div></div></div></li></ol><h2>2025</h2><ol class="bibliography"><li>
<div class="title">{RUDDERS}</div><div class="author"><em>Cy Poe</em></div></li></ol>""",
        Meta(authors=(ANN, BOB), published="2026", arxiv="2601.00001", venue="Advances in Lamps"),
    ),
    "a report of Zotero": (
        f"""<ul class="report combineChildItems"><li id="item_A" class="item journalArticle">
<h2>{LANTERN}</h2><table><tr><th>Item Type</th><td>Journal Article</td></tr>
<tr><th class="author">Author</th><td>Ann Doe</td></tr><tr><th class="author">Author</th>
<td>Bob Roe</td></tr><tr><th>Abstract</th><td>{FOG}</td></tr>
<tr><th>Date</th><td>2026-01-05</td></tr>
<tr><th>URL</th><td><a href="https://arxiv.org/abs/2601.00001">https://arxiv.org/abs/2601.00001</a></td>
</tr><tr><th>Publication</th><td>Journal of Lamps</td></tr></table><h3>Attachments</h3><ul>
<li>Full Text PDF</li></ul></li><li class="item"><h2>{RUDDERS}</h2><table><tr><th>Author</th>
<td>Cy Poe</td></tr></table></li></ul>""",
        Meta(
            kind=Kind.ARTICLE,
            authors=(ANN, BOB),
            published="2026-01-05",
            arxiv="2601.00001",
            venue="Journal of Lamps",
        ),
    ),
}
WITH_ABSTRACT = {
    "a home page by al-folio",
    "a report of Zotero",
    "ACL Anthology",
    "OpenReview",
    "ACM",
    "USENIX",
    "Semantic Scholar",
}


@pytest.mark.parametrize("site", SITES)
def test_the_page_of_a_known_site_gives_what_stands_on_it(site: str) -> None:
    body, meta = SITES[site]
    above = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/help'>Help</a></li></ul></nav>"
    page = read(f"<!DOCTYPE html><html><body>{above}{body}</body></html>")
    assert (page.format, page.problems) == ("html_list", ())
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS]
    assert page.entries[0].abstract == (FOG if site in WITH_ABSTRACT else "")
    assert page.entries[0].meta == meta


def test_a_page_that_only_looks_like_a_known_site_is_read_as_any_other() -> None:
    cards = "".join(
        "<li class='app-card-open'><h3 class='app-card-open__heading'>"
        f"<a href='/{name}'>{name}</a></h3></li>"
        for name in ("AI and Society", "Annals of Fog", "Lamps")
    )
    page = read(
        f"<html><body><ul>{cards}</ul><ol>"
        f"<li><a href='https://arxiv.org/abs/2601.00001'>{LANTERN}</a></li>"
        f"<li><a href='https://arxiv.org/abs/2601.00002'>{RUDDERS}</a></li>"
        f"<li><a href='https://arxiv.org/abs/2601.00003'>{RUDDERS} Again</a></li></ol>"
        "</body></html>"
    )
    assert [entry.title for entry in page.entries] == [LANTERN, RUDDERS, f"{RUDDERS} Again"]


def test_an_address_that_is_none_is_passed_over() -> None:
    page = read(
        f'<html><body><dl><dt>{LANTERN}</dt><dd><b><i>Ann Doe</i></b><a href="http://[x.pdf">pdf</a>'
        "</dl></body></html>"
    )
    (entry,) = page.entries
    assert (entry.title, entry.meta.authors) == (LANTERN, (ANN,))
