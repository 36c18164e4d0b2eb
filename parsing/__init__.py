"""Listing pages in, papers out: the part of carrel that needs nothing but Python."""

from .links import find_links, link_spans
from .listing import parse_page
from .paper import Entry, Page, Paper, Place, Problem, fold_title, further_key, paper_key
from .reading import (
    Reading,
    Source,
    Unreadable,
    expand,
    load,
    load_each,
    load_stream,
    page_name,
    parse_bytes,
    read_each,
    read_pages,
)
from .text import clean_block, clean_line, decode

__all__ = [
    "Entry",
    "Page",
    "Paper",
    "Place",
    "Problem",
    "Reading",
    "Source",
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
