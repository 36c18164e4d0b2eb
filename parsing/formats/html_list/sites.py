"""Sites whose pages list papers, and what each calls the parts of one: a line of a table a site.

A site is known by a piece of its HTML that no other has; all else are selectors of CSS. They are of
the pages as a browser saves them, and have stood for years; where one finds nothing any more, the
page is read as any other page.
"""

from __future__ import annotations

from parsing.structs import Struct


class Site(Struct):
    """What a site calls the parts of a paper.

    Args:
        sign: stands in the HTML of its pages alone.
        record: each paper, or where it begins.
        title: in it.
        authors: in it, one each or all in one.
        institutes: elements among the authors, where these stand all in one, that are none.
        abstract: in it.
        venue: in it, or above all.
        published: in it, or above all: a date, or a text that names the year.
        pages: in it.
        volume: in it.
        doi: in it, as text.
        bibtex: in it, all of that as BibTeX.
        byline: names, venue and year on one line, as Google Scholar has them.
        rows: in it, of a table whose headers say what each value is.
        beside: links beside the title that lead to the paper.
        goes_on: a paper has all elements up to the next record.
        base: what an address without a host begins with.
    """

    sign: str
    record: str
    title: str
    authors: str = ""
    institutes: str = ""
    abstract: str = ""
    venue: str = ""
    published: str = ""
    pages: str = ""
    volume: str = ""
    doi: str = ""
    bibtex: str = ""
    byline: str = ""
    rows: str = ""
    beside: str = "a"
    goes_on: bool = False
    base: str = ""


SITES = (
    Site(
        sign='class="gs_rt"',
        record=".gs_r",
        title="h3.gs_rt",
        byline=".gs_a",
        beside="h3.gs_rt a, .gs_ggs a",
    ),
    Site(
        sign='class="gsc_a_tr"',
        record="tr.gsc_a_tr",
        title=".gsc_a_at",
        byline=".gs_gray",
        published=".gsc_a_y",
        beside="",
    ),
    Site(
        sign="d-sm-flex align-items-stretch",
        record="div.d-sm-flex, p.d-sm-flex",
        title="strong a:not([href*='/volumes/'])",
        authors="a[href*='/people/']",
        abstract=".abstract-collapse .card-body",
        venue="h2#title",
        published="title",
        beside="strong a, a[href$='.pdf'], a[href*='doi.org']",
        goes_on=True,
        base="https://aclanthology.org",
    ),
    Site(
        sign='class="ptitle"',
        record="dt.ptitle",
        title="a",
        authors="form.authsearch a",
        bibtex=".bibref",
        beside="a[href$='.pdf']:not([href*='supp']), a[href*='arxiv.org']",
        goes_on=True,
        base="https://openaccess.thecvf.com",
    ),
    Site(
        sign="/paper_files/paper/",
        record="ul.paper-list li",
        title="a",
        authors=".paper-authors, i",
        venue="h4",
        published="h4",
        base="https://papers.nips.cc",
    ),
    Site(
        sign='title="paper title"',
        record="ul.paper-list li",
        title="a",
        authors=".paper-authors, i",
        venue="h4",
        published="h4",
        base="https://papers.nips.cc",
    ),
    Site(
        sign='<p class="title">',
        record="div.paper",
        title="p.title",
        authors=".authors",
        venue=".info i",
        published="h1, h2",
        beside=".links a",
    ),
    Site(
        sign="<dd><b><i>",
        record="dl",
        title="dt",
        authors="dd i",
        published="dd",
        beside="dd a[href$='.pdf'], dd a[href$='.html']",
        base="https://www.jmlr.org",
    ),
    Site(
        sign='class="publ-list"',
        record="li.entry",
        title="cite .title",
        authors="cite [itemprop='author']",
        venue="[itemprop='isPartOf'] [itemprop='name'], cite > a [itemprop='name']",
        published="[itemprop='datePublished']",
        pages="[itemprop='pagination']",
        volume="[itemprop='volumeNumber']",
        beside="nav.publ > ul > li:first-child div.head a",
    ),
    Site(
        sign='class="note-authors"',
        record="div.note",
        title="h4 a[href*='forum']",
        authors=".note-authors a",
        abstract=".note-content-value.markdown-rendered",
        beside="h4 a[href*='forum']",
        base="https://openreview.net",
    ),
    Site(
        sign="issue-item__title",
        record=".issue-item",
        title=".issue-item__title a",
        authors="ul.loa li",
        abstract=".issue-item__abstract p",
        beside=".issue-item__title a, a[href*='doi.org']",
        base="https://dl.acm.org",
    ),
    Site(
        sign="field-name-field-paper-people-text",
        record="article",
        title="h2 a",
        authors=".field-name-field-paper-people-text p",
        institutes="em",
        abstract=".field-name-field-paper-description-long",
        beside="h2 a, a[href$='.pdf']",
        base="https://www.usenix.org",
    ),
    Site(
        sign="data-event-modal",
        record="tr",
        title="a[data-event-modal]",
        authors=".performers a",
        beside="a.publication-link",
        base="https://conf.researchr.org",
    ),
    Site(
        sign="highwire-cite-title",
        record=".highwire-cite",
        title=".highwire-cite-title",
        authors=".highwire-citation-author",
        doi=".highwire-cite-metadata-doi",
        beside="",
    ),
    Site(
        sign="obj_article_summary",
        record=".obj_article_summary",
        title=".title a",
        authors=".authors",
        pages=".pages",
        published=".published",
        beside=".title a, a.obj_galley_link.pdf",
    ),
    Site(
        sign="app-card-open",
        record=".app-card-open",
        title=".app-card-open__heading a",
        authors=".app-card-open__authors",
        published="[data-test='published']",
        beside=".app-card-open__heading a",
        base="https://link.springer.com",
    ),
    Site(
        sign="result-list-title-link",
        record=".result-item-content",
        title=".result-list-title-link",
        authors=".author",
        venue=".subtype-srctitle-link",
        published=".srctitle-date-fields > span:nth-child(2)",
        beside=".result-list-title-link",
        base="https://www.sciencedirect.com",
    ),
    Site(
        sign="cl-paper-row",
        record=".cl-paper-row",
        title=".cl-paper-title",
        authors=".cl-paper-authors__author-link",
        abstract=".cl-paper-abstract .full-abstract",
        venue=".cl-paper-venue",
        published=".cl-paper-pubdates",
        beside="a[href*='arxiv.org'], a[href*='doi.org'], a[href$='.pdf']",
    ),
    Site(  # al-folio, from which many home pages are made
        sign='<ol class="bibliography"',
        record="ol.bibliography > li",
        title=".title",
        authors=".author",
        abstract="div.abstract p",
        venue=".periodical em",
        published=".periodical",
        beside=".links a[href*='arxiv.org'], .links a[href*='doi.org'], .links a[href$='.pdf']",
    ),
    Site(
        sign='class="report combineChildItems"',
        record="li.item",
        title="h2",
        rows="tr",
        beside="",
    ),
)
