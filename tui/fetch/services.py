"""What can be asked of which service, and at which addresses.

Hugging Face: https://huggingface.co/docs/hub/api. arXiv: its API
(https://info.arxiv.org/help/api/user-manual.html) and its daily feeds
(https://info.arxiv.org/help/rss.html). Any other feed is asked at its own address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple
from urllib.parse import quote, urlencode

from parsing.ids import find_arxiv
from parsing.text import clean_line
from tui.fetch.addresses import require_allowed
from tui.fetch.errors import FetchError, WishError
from tui.library.storage.moments import moment_of

SERVICES = ("hf", "arxiv", "feed")

JSON = ("application/json",)
FEEDS = ("application/atom+xml", "application/rss+xml", "application/xml", "text/xml")
_ANY_FEED = (*FEEDS, "application/rdf+xml", "application/feed+json", *JSON, "text/plain")

HF_PAGE = 100
"""Papers in an answer of Hugging Face, the most it gives."""
HF_PAGES = 30
"""Answers that a week or a month may take."""
DAYS_BACK = 3
"""How many days before today are asked when the newest day has no paper yet, as on a Monday."""
ARXIV_BATCH = 100
"""Identifiers in one request."""
ARXIV_PAGE = 500
"""Papers in an answer of arXiv; 2,000 are allowed."""
ARXIV_PAGES = 8
"""Answers that a category may take: 4,000 papers, some weeks of the largest."""
ARXIV_FOUND = 200
"""Papers that a query brings, the newest."""
LONGEST_NAME = 80
"""Characters of a page's name at most."""

_CATEGORY = re.compile(r"[a-z]+(-[a-z]+)?(\.[A-Za-z]+(-[A-Za-z]+)?)?")


class Bases(NamedTuple):
    """Where the services are; another address is that of a mirror."""

    hf: str = "https://huggingface.co"
    arxiv: str = "https://export.arxiv.org"
    arxiv_feed: str = "https://rss.arxiv.org"
    crossref: str = "https://api.crossref.org"


BASES = Bases()


class Wish(NamedTuple):
    """What a person wants, in the words they said it with."""

    service: str
    words: tuple[str, ...] = ()
    since: str = ""
    query: str = ""
    new: bool = False


class Parts(Enum):
    """How the answers to a request belong together."""

    ALL = "all of them are asked"
    UNTIL_NONE = "until one has no paper"
    COUNTED = "each says how many papers there are in all"


class ServiceRequest(NamedTuple):
    """What is asked: one address after another."""

    name: str
    """What a person calls it."""
    urls: tuple[str, ...]
    accept: tuple[str, ...]
    parts: Parts = Parts.ALL
    most: int = 0
    """How many papers that is at most, where their number is told."""
    is_dated: bool = False
    """Whether the day that the papers were listed on belongs to the name."""
    is_titled: bool = False
    """Whether what was fetched may have a better name of its own."""
    for_arxiv: bool = False
    """Whether arXiv's manners hold."""
    otherwise: Callable[[], ServiceRequest] | None = None
    """What is asked instead when there is no paper."""


def read_wish(words: Sequence[str]) -> Wish:
    """Return what words of a subscription wish for: ``arxiv cs.CL --since 2026-11-01``.

    Raises:
        WishError: there is no such option, or one lacks its value.
    """
    plain: list[str] = []
    values = {"--since": "", "--query": ""}
    new, rest = False, iter(words)
    for word in rest:
        option, has_value, value = word.partition("=")
        if word == "--new":
            new = True
        elif option in values:
            values[option] = value if has_value else next(rest, "")
            if not values[option]:
                raise WishError(f"{option} needs a value")
        elif word.startswith("--"):
            raise WishError(
                f"there is no option {clean_line(word)}; there are --new, --since and --query"
            )
        else:
            plain.append(word)
    service, *others = plain or [""]
    return Wish(service, tuple(others), values["--since"], values["--query"], new)


def request_of(wish: Wish, bases: Bases, now: float) -> ServiceRequest:
    """Return what is asked for a wish.

    Args:
        wish: what a person said.
        bases: where the services are.
        now: seconds since 1970.

    Raises:
        WishError: it cannot be asked; the message says what can.
    """
    options = bool(wish.since or wish.query or wish.new)
    if options and wish.service != "arxiv":
        raise WishError("--new, --since and --query are for arxiv")
    match wish.service:
        case "hf":
            return _hf(wish.words, bases.hf, moment_of(now).date())
        case "arxiv":
            return _arxiv(wish, bases, moment_of(now).astimezone().date())
        case "feed":
            return _feed(wish.words)
        case "":
            raise WishError(f"say what to fetch: {_listed(SERVICES)}")
    known = _listed(SERVICES)
    raise WishError(f"there is no service “{clean_line(wish.service)}”; there are {known}")


def _hf(words: tuple[str, ...], base: str, today: date) -> ServiceRequest:
    year, week, _ = today.isocalendar()
    match words:
        case ():
            return _hf_newest(base, today, DAYS_BACK)
        case ("trending",):
            url = f"{base}/api/daily_papers?sort=trending&limit={HF_PAGE}"
            return ServiceRequest(f"HF trending {today}", (url,), JSON)
        case ("week",):
            return _hf_span(base, "week", f"{year}-W{week:02}")
        case ("month",):
            return _hf_span(base, "month", f"{today:%Y-%m}")
        case ("week", which) if re.fullmatch(r"\d{4}-W(0[1-9]|[1-4]\d|5[0-3])", which):
            return _hf_span(base, "week", which)
        case ("month", which) if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", which):
            return _hf_span(base, "month", which)
        case (day,) if _is_day(day):
            return _hf_day(base, day)
    raise WishError(
        f"hf {clean_line(' '.join(words))} is not understood; there are hf, hf 2026-11-26,"
        " hf week 2026-W48, hf month 2026-11 and hf trending"
    )


def _hf_day(base: str, day: str) -> ServiceRequest:
    return ServiceRequest(
        f"HF {day}", (f"{base}/api/daily_papers?date={day}&limit={HF_PAGE}",), JSON
    )


def _hf_newest(base: str, day: date, back: int) -> ServiceRequest:
    earlier = day - timedelta(days=1)
    otherwise = (lambda: _hf_newest(base, earlier, back - 1)) if back else None
    return _hf_day(base, day.isoformat())._replace(otherwise=otherwise)


def _hf_span(base: str, kind: str, which: str) -> ServiceRequest:
    address = f"{base}/api/daily_papers?{kind}={which}&limit={HF_PAGE}"
    urls = tuple(f"{address}&p={number}" for number in range(HF_PAGES))
    return ServiceRequest(f"HF {kind} {which}", urls, JSON, Parts.UNTIL_NONE)


def _arxiv(wish: Wish, bases: Bases, today: date) -> ServiceRequest:
    words = wish.words
    if wish.query:
        if words or wish.since or wish.new:
            raise WishError("arxiv --query stands alone: cat:cs.CL belongs into the query")
        url = _arxiv_query(bases.arxiv, wish.query, 0, ARXIV_FOUND)
        name = f"arXiv “{clean_line(wish.query)}”"
        title = _short(f"{name} {today}")
        return ServiceRequest(title, (url,), FEEDS, Parts.COUNTED, ARXIV_FOUND, for_arxiv=True)
    found = [find_arxiv(word, bare=True) for word in words]
    if words and all(each.id for each in found):
        if wish.since or wish.new:
            raise WishError("--new and --since are for categories of arXiv, not for papers")
        return _arxiv_papers(
            bases.arxiv, [f"{id_}v{version}" if version else id_ for id_, version in found]
        )
    wrong = [each for each in words if not _CATEGORY.fullmatch(each)]
    if wrong or not words:
        what = f"arxiv {clean_line(wrong[0])} is not understood" if wrong else "of arxiv what"
        raise WishError(
            f"{what}; there are arxiv cs.CL cs.LG, arxiv cs.CL --since 2026-11-01,"
            ' arxiv --query "ti:attention" and arxiv 2401.12345'
        )
    if wish.since:
        if not _is_day(wish.since):
            day = clean_line(wish.since)
            raise WishError(f"--since {day} is no day; write it as {today}")
        return _arxiv_since(bases.arxiv, words, wish.since, today)
    feed = f"{bases.arxiv_feed}/atom/{'+'.join(words)}"
    name = _short(f"arXiv {' '.join(words)}")
    return ServiceRequest(name, (feed,), FEEDS, is_dated=True, for_arxiv=True)


def _arxiv_since(base: str, categories: Iterable[str], since: str, today: date) -> ServiceRequest:
    which = " OR ".join(f"cat:{each}" for each in categories)
    until = today + timedelta(days=2)  # wherever on earth it is a later day already
    days = f"[{since.replace('-', '')}0000 TO {until:%Y%m%d}0000]"
    starts = range(0, ARXIV_PAGES * ARXIV_PAGE, ARXIV_PAGE)
    query = f"({which}) AND submittedDate:{days}"
    urls = tuple(_arxiv_query(base, query, start, ARXIV_PAGE) for start in starts)
    name = _short(f"arXiv {' '.join(categories)} since {since}")
    return ServiceRequest(name, urls, FEEDS, Parts.COUNTED, len(urls) * ARXIV_PAGE, for_arxiv=True)


def _arxiv_query(base: str, query: str, start: int, count: int) -> str:
    asked = {
        "search_query": query,
        "start": start,
        "max_results": count,
        "sortBy": "submittedDate",
        "sortOrder": "descending",
    }
    return f"{base}/api/query?{urlencode(asked, quote_via=quote)}"


def _arxiv_papers(base: str, ids: Sequence[str]) -> ServiceRequest:
    ids = list(dict.fromkeys(ids))
    batches = (ids[at : at + ARXIV_BATCH] for at in range(0, len(ids), ARXIV_BATCH))
    urls = (papers_url(base, batch) for batch in batches)
    more = f" and {len(ids) - 1} more" if len(ids) > 1 else ""
    return ServiceRequest(f"arXiv {ids[0]}{more}", tuple(urls), FEEDS, for_arxiv=True)


def papers_url(base: str, ids: Sequence[str]) -> str:
    """Return where arXiv's API at a base gives papers by their ids, `ARXIV_BATCH` at most."""
    asked = {"id_list": ",".join(ids), "max_results": ARXIV_BATCH}
    return f"{base}/api/query?{urlencode(asked, safe=',/')}"


def _feed(words: tuple[str, ...]) -> ServiceRequest:
    if len(words) != 1:
        raise WishError("feed takes one address: feed https://…")
    try:
        parts = require_allowed(words[0])
    except FetchError as error:
        raise WishError(str(error)) from error
    name = _short(clean_line(parts.hostname or ""))
    return ServiceRequest(name, (words[0],), _ANY_FEED, is_dated=True, is_titled=True)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
