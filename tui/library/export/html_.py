"""Papers as one HTML page to be read, sent or printed.

It needs no other file and runs nothing: its Content-Security-Policy allows its own style and no
more. All text is escaped; what a person wrote in a note is shown as it was typed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from parsing.prose import one_line
from parsing.urls import link_spans
from tui.library.addresses import encoded, page_address
from tui.library.export.wording import about, byline, facts, heading, paragraphs

if TYPE_CHECKING:
    from tui.library.export.item import Collection, Item

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """\
:root { color-scheme: light dark }
body { font: 1rem/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { line-height: 1.25; overflow-wrap: anywhere }
h2 { font-size: 1.15rem; margin: 2rem 0 .25rem }
p { margin: .5rem 0; overflow-wrap: anywhere }
.facts { font-size: .9rem; opacity: .75 }
.note { border-left: .2rem solid; padding-left: .8rem; white-space: pre-wrap }
@media print {
  :root { color-scheme: light }
  body { font-size: 10.5pt; max-width: none; margin: 0; padding: 0 }
  h2 { break-after: avoid }
  p { orphans: 3; widows: 3 }
  a { color: inherit }
}
"""


def write(collection: Collection) -> str:
    """Write the collection as one page, an ``article`` a paper."""
    title = escape(heading(collection))
    head = "\n".join(f"<p>{_linked(words)}</p>" for words in about(collection))
    articles = "".join(map(_article, collection.items))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{head}\n{articles}</body>\n</html>\n"
    )


def _article(item: Item) -> str:
    paper = item.paper
    blocks = [f'<h2 id="{escape(paper.key)}">{_linked(paper.title)}</h2>']
    if by := " · ".join(byline(item)):
        blocks.append(f"<p>{escape(one_line(by))}</p>")
    if address := page_address(paper.meta):
        blocks.append(f"<p>{_anchor(address, address)}</p>")
    blocks.append(f'<p class="facts">{escape(" · ".join(facts(item)))}</p>')
    blocks.extend(f"<p>{_linked(paragraph)}</p>" for paragraph in paragraphs(paper.abstract))
    if item.note.strip():
        blocks.append(f'<div class="note">{escape(item.note)}</div>')
    return "<article>\n" + "\n".join(blocks) + "\n</article>\n"


def _linked(text: str) -> str:
    """Return the text escaped, with its web addresses as links."""
    line = one_line(text)
    pieces: list[str] = []
    done = 0
    for start, end, address in link_spans(line):
        pieces += (escape(line[done:start]), _anchor(line[start:end], address))
        done = end
    return "".join((*pieces, escape(line[done:])))


def _anchor(said: str, address: str) -> str:
    # Nothing but the web is a link: a click runs no script.
    if not address.lower().startswith(("https://", "http://")):
        return escape(said)
    return f'<a href="{escape(encoded(address))}">{escape(said)}</a>'
