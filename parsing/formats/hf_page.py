"""A page of Hugging Face's papers as saved by a browser or a download: HTML with its data in it.

The element of the listing has all of it as JSON in its attribute ``data-props``, escaped; a page
whose attribute was lost has cards still: a linked heading, and the abstract in a paragraph below.
"""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING

from parsing.dates import date_label, iso_date
from parsing.formats.hf_api import read_papers
from parsing.html_tree import attribute, parse_html, text_in
from parsing.ids import find_arxiv
from parsing.json_values import dict_of, is_bounded, text_of
from parsing.meta import Kind, Meta
from parsing.paper import Entry, Page, Problem
from parsing.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPS = r"""data-props\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_SIGNS = (
    r"data-target\s*=\s*[\"'](?:DailyPapers|PaperPage|PaperContent)",
    r"(?i)<title>(?:[^<]{0,200}\b(?:Daily|Trending) Papers\b|Paper page - )[^<]{0,300}",
    r"(?i)saved from url=\(\d+\)https://huggingface\.co/papers",
    r"<a[^<>]{0,300}href=[\"'](?:https://huggingface\.co)?/papers/\d{4}\.\d{4,5}",
    r"(?i)<link[^<>]{0,100}rel=[\"']canonical[\"'][^<>]{0,100}huggingface\.co/papers",
)


def sniff(head: str) -> float:
    """Return how sure it is that a text which begins so is such a page."""
    if pattern(_SIGNS[0]).search(head):
        return 1.0
    return 0.92 if any(pattern(sign).search(head) for sign in _SIGNS[1:]) else 0.0


def parse(text: str, name: str) -> Page:
    """Return the page, with the day or the period that it is of."""
    for props in _props(text):
        entries, problems = read_papers(props, name)
        if not entries:
            continue
        # A period has a date too, but its papers are not of one day.
        date = text_of(props.get("dateString"))
        day = iso_date(date) if text_of(props.get("periodType")) in {"day", ""} else ""
        entries = [
            entry._replace(reception=entry.reception._replace(date=day)) for entry in entries
        ]
        return Page(name, date_label(date), tuple(entries), tuple(problems))
    return _cards(text, name)


def _props(text: str) -> Iterator[dict[str, object]]:
    for found in pattern(_PROPS).finditer(text):
        escaped = found[1] or found[2] or ""
        if "apers" not in escaped and "summary" not in escaped:
            continue
        if not is_bounded(escaped):
            continue
        try:
            props = dict_of(json.loads(_unescaped(escaped)))
        except (ValueError, RecursionError):
            continue
        if "dailyPapers" in props or "papers" in props or "paper" in props:
            yield props


def _unescaped(text: str) -> str:
    """The same as `html.unescape`, twenty times as fast for what pages are escaped with."""
    counts = {entity: text.count(entity) for entity in _ENTITIES}
    if text.count("&") != sum(counts.values()):
        return unescape(text)
    for entity in filter(counts.get, _ENTITIES):
        text = text.replace(entity, _ENTITIES[entity])
    return text


_ENTITIES = {
    "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&"
}  # fmt: skip


def _cards(text: str, name: str) -> Page:
    tree = parse_html(text)
    if tree is None:
        seen = "HTML with too many elements or too deeply nested ones"
        return Page(name, "", (), (Problem(name, 0, seen, "nothing taken"),))
    entries: list[Entry] = []
    for node in tree.css("h1, h2, h3, h4, p"):
        if node.tag != "p":
            link = node.css_first("a[href*='/papers/']")
            arxiv = find_arxiv(
                f"huggingface.co/papers/{attribute(link, 'href').rpartition('/')[2]}"
            )
            if arxiv.id and (title := text_in(link)):
                entries.append(Entry(title, "", 0, Meta(kind=Kind.PREPRINT, arxiv=arxiv.id)))
        elif entries and not entries[-1].abstract:
            entries[-1] = entries[-1]._replace(abstract=text_in(node))
    return Page(name, "", tuple(entries))
