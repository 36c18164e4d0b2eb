"""Listing pages in, papers out: the part of carrel that needs nothing but Python."""

from parsing.files import Unreadable
from parsing.formats.daily_papers.listing import parse_page
from parsing.paper import Entry, Page, Paper, Problem, Sighting, fold_title, further_key, paper_key
from parsing.sources import (
    Reading,
    SourceFile,
    expand,
    load,
    load_each,
    load_stream,
    page_name,
    parse_bytes,
    read_each,
    read_pages,
)
from parsing.text import clean_block, clean_line, decode
from parsing.urls import find_links, link_spans

__all__ = [
    "Entry",
    "Page",
    "Paper",
    "Problem",
    "Reading",
    "Sighting",
    "SourceFile",
    "Unreadable",
    "clean_block",
    "clean_line",
    "decode",
    "expand",
    "find_links",
    "fold_title",
    "further_key",
    "link_spans",
    "load",
    "load_each",
    "load_stream",
    "page_name",
    "paper_key",
    "parse_bytes",
    "parse_page",
    "read_each",
    "read_pages",
]
