"""One item of a list to the paper that it names.

A title is bold, in italics or quotation marks, or is what a link says; else it is what stands
before the first link, up to a full stop. Authors are taken where names plainly stand beside it.
"""

from __future__ import annotations

from itertools import islice
from time import gmtime
from typing import TYPE_CHECKING

from parsing.agenda import without_time
from parsing.authors import names_in
from parsing.ids import ArxivId, find_arxiv, find_doi, part_arxiv
from parsing.link_fields import meta_with
from parsing.markup import MarkupLink, plain
from parsing.meta import Author
from parsing.paper import Entry
from parsing.patterns import pattern, without_start
from parsing.subtitles import is_subtitle
from parsing.urls import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PAPER_HOSTS = (
    r"(?i)arxiv\.org/|doi\.org/|openreview\.net/|aclanthology\.org/|aclweb\.org/anthology"
    r"|huggingface\.co/papers/|alphaxiv\.org/|semanticscholar\.org/paper|biorxiv\.org|medrxiv\.org"
    r"|proceedings\.\w+|papers\.(?:nips|neurips)\.cc|neurips\.cc/paper|mlr\.press|jmlr\.org"
    r"|thecvf\.com|cv-foundation\.org|ieeexplore\.|dl\.acm\.org|link\.springer|sciencedirect\.com"
    r"|ojs\.aaai|aaai\.org/.*(?:view|paper)|nature\.com/articles|science\.org/doi|hal\.science"
    r"|ssrn\.com|isca-|pubmed|ncbi\.nlm|plos|mdpi\.com/\d|frontiersin\.org|ecva\.net|bmva"
    r"|usenix\.org/(?:conference|system)|cell\.com|pnas\.org|osf\.io|tandfonline|wiley\.com"
)
_NO_PAPER = (
    r"(?i)\b(?:(?:user|owner|service|installation)['’]?s? (?:manual|guide)|price ?list|brochure"
    r"|leaflet|flyer|data ?sheet|(?:application|order|registration|consent) form|invoice"
    r"|minutes of the|annual report|terms of (?:use|service)|terms and conditions|privacy policy"
    r"|syllabus|curriculum vitae)\b"
    r"|^(?:lecture|lesson|homework|assignment|tutorial|unit|week|exam"
    r"|(?:exercise|problem)s?(?: (?:set|sheet))?)s?\b[ #]*\d"
)
"""What other files are called that are offered as PDF."""
_PAPER_WORDS = (
    r"(?i)(?:paper|pdf|arxiv|preprint|abs|doi|openreview|full text|论文|publication)s?\b.*"
)
_LABEL_WORDS = (
    r"(?i)(?:\W*+(?:the\s)?(?:paper|pdf|arxiv|abs|doi|code|github|official|project|page|web\w*+|site"
    r"|slides?|video|talk|poster|blog|demo|dataset|data|model|link|url|html|bib\w*+|supp\w*+|colab"
    r"|reviews?|openreview|media|news|home|here|preprint|repo\w*+|pytorch|tensorflow|jax|torch|tweet"
    r"|semantic scholar|acm|ieee|xplore|springer|acl|anthology|version|full|published|notes?"
    r"|et al|summary|download|view|abstract|cite|citation|oral|spotlight|workshop|naacl|eacl|emnlp"
    r"|coling|neurips|nips|icml|iclr|cvpr|iccv|eccv|aaai"
    r"|ijcai|kdd|sigir|biorxiv|medrxiv|pubmed|\d++)){1,4}\W*+"
)
_MOST_LABEL_WORDS = 12
"""Four times *the Semantic Scholar*."""
_LABEL_LINK = r"\s*\[([^\[\]]{1,40})\]\([^()\s]{1,2000}\)[\s:|,–—-]*"
_CITED = r"([^\[\n]{3,400}?)\s\(((?:19|20)\d\d)[a-z]?\)[.,:]?\s+(?=\S)"
"""How a citation begins that has the year behind the names."""
_PICTURES = (
    r"\[?!\[[^\[\]]{0,300}\]\([^()\s]{0,2000}\)(?:\]\([^()\s]{0,2000}\))?|[⭐🔥✨🆕🌟📄💻🚀📖📜📝⬇️]"
)
_LINK_IN_HTML = (
    r"(?i)<a\s[^<>]{0,300}?href\s?=\s?[\"']([^\"'<>\s()]{1,2000})[\"'][^<>]{0,300}>"
    r"([^\[\]]{1,400}?)</a\s?>"
)
_LEAD = (
    r"\s*(?:\(\[[^\[\]]{1,40}\]\([^()\s]{1,2000}\)\)|[\[(（【][^\[\]()（）]{1,40}[\])）】]:?(?!\()|\*\*[\[(][^\[\]()*]{1,40}[\])]\*\*|`[^`]{1,40}`"
    r"|\d{4}(?:[-/.]\d{1,2}){0,2}\s*[:|,-]|:|-|–|\|)\s*"
)
_BOLD = r"(?<!\*)\*\*(?!\s)((?:[^*]|\*(?!\*)){3,400}?)\*\*|__([^_]{3,400}?)__|<b>(.{3,400}?)</b>"
_ITALIC = (
    r"(?<![\w*])[*_](?![\s*_])([^*_]{3,2000}?)[*_](?![\w*])"
    r"|<i>(.{3,2000}?)</i>|<em>(.{3,2000}?)</em>"
)
_TITLE_ENDS = r"\[|\n|\s[(（]|https?://|[,.]?\s(?:arXiv|ArXiv|doi|DOI):|[,.]\sarXiv preprint"
_STOP = r"[.?!](?<!\b[A-Z].)(?<!\b(?:vs|St).)(?=\s+[*_“\"]*[^\W\d_a-z])"
_SIGNED = r"((?:[^.\n\[]|\b[^\W\d_]\.){3,400}?[^\W\d_]{2}|.{2,400}?\bet al)\.\s+(?=[^\s\[])"
"""How a citation begins that has the names and a full stop before the title."""
_QUOTES = '“”"'
_QUOTED = r"[“\"]([^“”\"]{8,400})[”\"]"
_QUOTED_FIRST = rf"[*_]{{0,2}}{_QUOTED}[*_]{{0,2}}"
_HOST = r"(?:\[?[A-Z]+\]\s)?[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:[a-z]{2,}|[A-Z]{2})"
"""What a link says of where it leads: ``[PDF] arxiv.org``, ``cs.CL``."""
_VENUE = (
    r"([A-Z](?<!\w[A-Z])(?!(?<=C)oRR|(?<=I)D\b)[a-z]{0,6}[A-Z][A-Za-z]{1,8}"
    r"(?:\s(?:Findings|Workshops?))?)[ ,]*['’-]?\s?((?:19|20)\d\d|(?<=['’])\d\d)\b"
)
BEST = (
    r"(?<!\bthe)(?<!\ba)\s{1,3}(?:Best|Outstanding|Distinguished)\s(?:[A-Z]\w+\s){0,2}Paper"
    r"(?:\s(?:Award|Candidate|Finalist|Nominee|Runner[- ]?[Uu]p|Honou?rable\sMention))?"
    r"(?=[\s.,:;*]*(?:$|\n|[.*]))"
)
"""What stands behind a title that was given a prize."""
_YEAR = (
    r"(?:[(\[,]|arXiv(?:\spreprint)?(?=\s))\s*((?:19|20)\d\d)\b(?:[-./]\d{1,2})?\s*(?:[)\].,]|$)"
)
_YEAR_LAST = r"(?<=\S)\s\(((?:19|20)\d\d)\)$"
_NAMES_BEFORE = (
    r"[,.;]?\s+(?:arXiv\b|[([]?(?:19|20)\d\d\b"
    r"|(?:[A-Z][\w&-]{0,12}\s){0,2}[A-Z][\w&-]{0,12}[A-Z][\w&-]{0,12}[ ,'’]{1,3}(?:19|20)?\d\d\b)"
)
"""What ends the names of authors on one line with where their paper appeared: ``, ICML 2023``."""
_ONE_ET_AL = (
    r"[\s,.–—-]*([^\W\d_a-z][\w'’-]{1,30}(?:\s[^\W\d_a-z][\w'’-]{1,30})?),?\set\.?\sal\b\.?"
)
_NAMES_END = (
    r"\[| \(|https?://|\.(?<!\b[A-Z].)\s+(?=\*|_|[A-Z][a-z]+\s[a-z]|[A-Z][a-z]{0,6}[A-Z])|\*"
)
"""These begin with a sign, and only then look before it: so they are found many times as fast."""


def is_paper_link(link: MarkupLink) -> bool:
    """Return whether a link leads to a paper, by its address or by what it says."""
    if not link.url.startswith(("http://", "https://")) and not link.url.endswith(".pdf"):
        return False
    return (
        "arxiv.org/" in link.url
        or link.url.lower().partition("?")[0].endswith(".pdf")
        or pattern(_PAPER_WORDS).match(link.text.strip("[]() ")) is not None
        or leads_to_paper(link)
    )


def leads_to_paper(link: MarkupLink) -> bool:
    """Return whether an address is one of a host of papers: what offers any PDF is not."""
    is_web = link.url.startswith(("http://", "https://")) and "github.com/" not in link.url
    return is_web and pattern(_PAPER_HOSTS).search(link.url) is not None


def is_label(said: str) -> bool:
    """Return whether a text is what a link beside a title says: ``PDF``, ``Code``, ``[Slides]``."""
    return len(said.split()) <= _MOST_LABEL_WORDS and (
        pattern(_LABEL_WORDS).fullmatch(said) is not None
    )


def is_other_file(entry: Entry) -> bool:
    """Return whether an item offers a PDF of another kind, by its title, and names nobody."""
    meta = entry.meta
    is_paper = meta.authors or meta.arxiv or meta.doi or meta.openreview or meta.venue
    return not is_paper and pattern(_NO_PAPER).search(entry.title) is not None


def read_item(lines: Sequence[str], refs: Mapping[str, str], number: int) -> tuple[Entry, bool]:
    """Return the paper that an item of a list names, and whether a link of it leads to a paper.

    Its title is empty where none stands out.

    Args:
        lines: of the item, without its bullet.
        refs: the addresses of reference links.
        number: 1-based line that it begins on.
    """
    raw = "\n".join(lines)
    if "![" in raw or not raw.isascii():
        raw = pattern(_PICTURES).sub("", raw)
    if "<a " in raw:
        raw = pattern(_LINK_IN_HTML).sub(r"[\2](\1)", raw)
    raw, first = part_arxiv(raw)
    shown = plain(raw.replace("\n", " "), refs)
    title, before, after = _find_title(raw, shown.links, refs)
    # As arXiv calls its pages, and browsers their bookmarks.
    named = title.strip(" .:,;|-–—*_")
    if named.startswith("["):
        named = without_start(r"\[\d{4}\.\d{4,5}(?:v\d+)?\]\s*", named)
    if named[:1] in _QUOTES and named[-1:] in _QUOTES and not any(map(_QUOTES.count, named[1:-1])):
        named = named[1:-1].strip(" .,")
    if not named:
        return Entry("", "", number), False
    head, is_shown, tail = shown.text.partition(title)
    rest = f"{head} {tail}" if is_shown else plain(f"{before} {after}", refs).text
    given: dict[str, object] = {}
    given["authors"], given["et_al"] = _authors(before, after, refs)
    if found := pattern(_VENUE).search(rest):
        year = found[2] if len(found[2]) == 4 else f"20{found[2]}"
        given["venue"], given["published"] = f"{found[1]} {year}", year
    elif found := pattern(_YEAR).search(rest):
        given["published"] = found[1]
    elif (
        named.endswith(")")
        and (found := pattern(_YEAR_LAST).search(named))
        and int(found[1]) <= gmtime().tm_year + 1  # later ones are what a paper is about
    ):
        named, given["published"] = named[: found.start()], found[1]
    papers: list[MarkupLink] = []
    others: list[MarkupLink] = []
    bare = (
        MarkupLink("", url)
        for url in (find_links(shown.text) if "://" in shown.text else ())
        if pattern(_PAPER_HOSTS).search(url)
    )
    for link in (*shown.links, *bare, *named_links(shown.text, first)):
        (papers if is_paper_link(link) else others).append(link)
    return Entry(named, "", number, meta_with(given, [*papers, *others])), bool(papers)


def named_links(text: str, first: ArxivId) -> Iterator[MarkupLink]:
    """Yield links to what an item names by its identifiers.

    Args:
        text: of the item.
        first: the identifier that it begins or ends with.
    """
    found = first if first.id or "rXiv:" not in text else find_arxiv(text)
    if found.id:
        version = f"v{found.version}" if found.version else ""
        yield MarkupLink("", f"https://arxiv.org/abs/{found.id}{version}")
    if ("doi:" in text or "DOI:" in text) and (doi := find_doi(text)):
        yield MarkupLink("", f"https://doi.org/{doi}")


def _find_title(
    raw: str, links: Sequence[MarkupLink], refs: Mapping[str, str]
) -> tuple[str, str, str]:
    """The title, and what stands before and after it, as Markdown.

    Args:
        raw: the item, in lines.
        links: that it has.
        refs: the addresses of reference links.
    """
    names = ""
    is_bold = "**" in raw or "__" in raw or "<b>" in raw
    for bold in pattern(_BOLD).finditer(raw) if is_bold else ():
        said = plain(bold[1] or bold[2] or bold[3], refs).text
        is_method = said[:1] == "(" and said[-1:] == ")"  # its name, before the title
        if not _may_be_title(said) or is_method:
            continue
        if "," in said and len(names_in(said)[0]) > 1:
            names = names or said
            raw = f"{raw[: bold.start()]}{said}{raw[bold.end() :]}"
            break
        # Around it may be a link.
        return said, raw[: bold.start()], without_start(r"\]\([^()\s]*\)", raw[bold.end() :])
    lead = len(raw) - len(without_time(raw))
    while (found := pattern(_LEAD).match(raw, lead)) and found.end() > lead:
        lead = found.end()
    start = raw.find("[", lead)
    if start >= 0:
        is_whole = not lead and "\n" not in raw and "<" not in raw[:start]
        for link in links if is_whole else plain(raw[start:], refs).links:
            if _may_be_title(link.text):
                named = raw.find(link.text[:20].split(" ")[0], start)
                at = raw.find("](", named)
                end = raw.find(")", at)
                before = raw[: max(raw.rfind("[", start, named + 1), start)]
                return link.text, before, raw[end + 1 :] if at >= 0 and end >= 0 else ""
    while (found := pattern(_LABEL_LINK).match(raw, lead)) and not _may_be_title(found[1]):
        lead = found.end()
    cited = pattern(_CITED).match(raw, lead)
    if cited and (quoted := pattern(_QUOTED_FIRST).match(raw, cited.end())):
        return quoted[1].rstrip(" ,."), f"{cited[1]}.", raw[quoted.end() :]
    if cited and names_in(cited[1])[0]:  # before what is in italics, which is the journal then
        title, _, after = _plain_title(raw, cited.end(), refs)
        if title and not names_in(title)[0]:  # ``Title (2017), A. Doe et al.``
            return title, f"{cited[1]}.", after
    for form in (_QUOTED, _ITALIC):
        for found in pattern(form).finditer(raw):
            said = plain(next(filter(None, found.groups())), refs).text.strip('“”" ')
            if _may_be_title(said) and not names_in(said)[0]:
                return said, raw[: found.start()], raw[found.end() :]
    if (found := pattern(_SIGNED).match(raw, lead)) and names_in(found[1])[0]:
        title, _, after = _plain_title(raw, found.end(), refs)
        return title, f"{found[1]}.", after
    title, before, after = _plain_title(raw, lead, refs)
    return (title, before, after) if title or not names else (names, "", after)


def _plain_title(raw: str, lead: int, refs: Mapping[str, str]) -> tuple[str, str, str]:
    """A title in nothing but its own words: up to the first link, line end or full stop."""
    ends = [len(raw)]
    ends += [found.start() for found in [pattern(_TITLE_ENDS).search(raw, lead)] if found]
    end = min(ends)
    stop = pattern(_STOP).search(raw, lead, end)
    while stop and stop[0] in "?!":
        more = pattern(_STOP).search(raw, stop.end(), end)
        below = raw[stop.end() : more.start() if more else end]
        if names_in(below)[0] or not is_subtitle(below):
            break
        stop = more
    end = stop.end() if stop else end
    said = plain(raw[lead:end], refs).text
    return (said, raw[:lead], raw[end:]) if _may_be_title(said) else ("", raw, "")


def _may_be_title(said: str) -> bool:
    said = said.strip(" .:,;[]()")
    if len(said) < 4 or said.startswith(("http", "#")) or is_label(said):
        return False
    if len(said) < 40 and pattern(_VENUE).fullmatch(said):
        return False
    if said[0].isdigit() and len(said) < 40 and not part_arxiv(said)[0]:  # arXiv:… [cs.CL]
        return False
    if "." in said and pattern(_HOST).fullmatch(said):
        return False
    return len(said.split()) >= 2 or (len(said) >= 5 and not said.islower())


def _authors(before: str, after: str, refs: Mapping[str, str]) -> tuple[tuple[Author, ...], bool]:
    """The authors, where nothing but names stands in a piece beside the title; are there more?"""
    for piece, least in _beside(before, after):
        said = plain(piece, refs).text.lstrip("^ ")
        names, et_al = names_in(said)
        if not names and (end := pattern(_NAMES_BEFORE).search(said)):
            names, et_al = names_in(said[: end.start()])
        if len(names) >= least or (names and et_al):
            return names, et_al
        if family := pattern(_ONE_ET_AL).match(said):
            return (Author(literal=family[1]),), True
    return (), False


def _beside(before: str, after: str) -> Iterator[tuple[str, int]]:
    """The pieces beside a title in which its authors may stand, and how many make sure of it."""
    if "*" in after or "_" in after or "<" in after:
        italics = pattern(_ITALIC).finditer(after)
        yield from ((next(filter(None, found.groups())), 1) for found in islice(italics, 3))
    if "(" in after and (found := pattern(r"[\s.,:;*]*\(([^()]{4,400})\)").match(after)):
        yield found[1], 2
    after = pattern(BEST).sub("", after, 1) if "Paper" in after else after
    is_below = after.lstrip(" .*_\\").startswith("\n")
    text = without_start(
        r"[\s.,:;|\\*–—-]*(?:\([^()]{0,60}\)|\[[^\[\]]{0,40}\](?!\())?[\s.,:;|\\*–—-]*(?:by\s)?",
        after,
    )
    line = text.split("\n")[0]
    if is_below and "](" in line:
        # Each name may be a link, and buttons stand behind them.
        yield pattern(_LABEL_LINK).sub(lambda at: "" if is_label(at[1]) else at[0], line), 2
    if " (" in line:  # behind names, of where they are
        cut = pattern(_NAMES_END.replace(r"| \(", "")).search(line)
        yield line[: cut.start()] if cut else line, 1 if is_below else 2
    cut = pattern(_NAMES_END).search(line)
    yield line[: cut.start()] if cut else line, 1 if is_below else 2
    lead = without_start(r".*?[)\]]\s*:\s*", before.replace("\n", " ")).strip()
    if dated := pattern(_YEAR_LAST).search(lead.rstrip(" .,:")):
        lead = f"{lead[: dated.start()]}."
    yield lead, 1 if lead.endswith((".", ":", ",")) else 2
