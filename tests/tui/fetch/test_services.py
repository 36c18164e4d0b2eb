"""What is asked at which address, and what cannot be asked."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from tui.fetch.errors import WishError
from tui.fetch.services import BASES, Bases, Parts, ServiceRequest, Wish, read_wish, request_of

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC).timestamp()
"""A Thursday."""
HF = "https://huggingface.co/api/daily_papers"
ARXIV = "https://export.arxiv.org/api/query"


def asked(words: str) -> ServiceRequest:
    """The request for words without a blank in any."""
    return request_of(read_wish(words.split()), BASES, NOW)


def query(url: str) -> dict[str, str]:
    """What is asked of the API of arXiv."""
    assert url.startswith(f"{ARXIV}?")
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


@pytest.mark.parametrize(
    ("words", "name", "url"),
    [
        ("hf", "HF 2026-11-26", f"{HF}?date=2026-11-26&limit=100"),
        ("hf 2026-11-03", "HF 2026-11-03", f"{HF}?date=2026-11-03&limit=100"),
        ("hf week", "HF week 2026-W48", f"{HF}?week=2026-W48&limit=100&p=0"),
        ("hf week 2026-W01", "HF week 2026-W01", f"{HF}?week=2026-W01&limit=100&p=0"),
        ("hf month", "HF month 2026-11", f"{HF}?month=2026-11&limit=100&p=0"),
        ("hf month 2026-02", "HF month 2026-02", f"{HF}?month=2026-02&limit=100&p=0"),
        ("hf trending", "HF trending 2026-11-26", f"{HF}?sort=trending&limit=100"),
        ("arxiv cs.CL", "arXiv cs.CL", "https://rss.arxiv.org/atom/cs.CL"),
        (
            "arxiv cs.CL hep-th --new",
            "arXiv cs.CL hep-th",
            "https://rss.arxiv.org/atom/cs.CL+hep-th",
        ),
        ("arxiv cond-mat.mes-hall", "arXiv cond-mat.mes-hall", None),
        ("feed https://example.org/a?b=c", "example.org", "https://example.org/a?b=c"),
    ],
)
def test_each_wish_has_its_name_and_its_address(words: str, name: str, url: str | None) -> None:
    request = asked(words)
    assert request.name == name
    assert url is None or request.urls[0] == url


@pytest.mark.parametrize("words", ["hf", "hf trending", "arxiv --query lamps"])
def test_a_clock_beyond_the_calendar_is_no_fault(words: str) -> None:
    assert request_of(read_wish(words.split()), BASES, 1e15).urls


def test_the_newest_day_without_a_paper_gives_way_to_the_days_before() -> None:
    request, days = asked("hf"), []
    while request.otherwise is not None:
        request = request.otherwise()
        days.append(request.name)
    assert days == ["HF 2026-11-25", "HF 2026-11-24", "HF 2026-11-23"]
    assert asked("hf 2026-11-26").otherwise is None


def test_weeks_and_months_are_asked_page_by_page() -> None:
    for words in ("hf week", "hf month 2026-10"):
        request = asked(words)
        assert request.parts is Parts.UNTIL_NONE
        assert [url.rpartition("=")[2] for url in request.urls[:3]] == ["0", "1", "2"]


def test_what_is_new_since_a_day_is_asked_of_the_api_the_newest_first() -> None:
    request = asked("arxiv cs.CL math.AG --since 2026-11-01")
    first, second = (query(url) for url in request.urls[:2])
    assert first["search_query"] == (
        "(cat:cs.CL OR cat:math.AG) AND submittedDate:[202611010000 TO 202611280000]"
    )
    assert (first["sortBy"], first["sortOrder"]) == ("submittedDate", "descending")
    assert (first["start"], second["start"]) == ("0", first["max_results"])
    assert request.name == "arXiv cs.CL math.AG since 2026-11-01"
    assert request.for_arxiv
    assert request.parts is Parts.COUNTED


def test_a_query_is_asked_as_it_stands() -> None:
    wish = read_wish(["arxiv", "--query", 'ti:"lantern & fog" AND cat:cs.XX'])
    request = request_of(wish, BASES, NOW)
    assert query(request.urls[0])["search_query"] == 'ti:"lantern & fog" AND cat:cs.XX'
    assert request.name == 'arXiv “ti:"lantern & fog" AND cat:cs.XX” 2026-11-26'
    assert len(request.urls) == 1
    assert read_wish(["arxiv", "--query=x"]) == Wish("arxiv", query="x")


def test_papers_are_asked_in_batches_each_once() -> None:
    ids = [f"2601.{number:05}" for number in range(1, 151)]
    request = asked(f"arxiv {' '.join(ids)} 2601.00001 https://arxiv.org/abs/hep-th/9901001v2")
    batches = [query(url)["id_list"].split(",") for url in request.urls]
    assert [len(each) for each in batches] == [100, 51]
    assert [*batches[0], *batches[1]] == [*ids, "hep-th/9901001v2"]
    assert all(query(url)["max_results"] == "100" for url in request.urls)
    assert request.name == "arXiv 2601.00001 and 150 more"
    assert asked("arxiv 2601.00001").name == "arXiv 2601.00001"


def test_other_addresses_are_asked_where_they_are_set() -> None:
    bases = Bases("https://a.example", "https://b.example", "https://c.example/feeds")
    urls = [
        request_of(read_wish(words.split()), bases, NOW).urls[0]
        for words in ("hf", "arxiv 2601.00001", "arxiv cs.CL")
    ]
    assert [url.split("?")[0] for url in urls] == [
        "https://a.example/api/daily_papers",
        "https://b.example/api/query",
        "https://c.example/feeds/atom/cs.CL",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "say what to fetch: hf, arxiv and feed"),
        ("pubmed", "there is no service “pubmed”"),
        ("hf yesterday", "hf yesterday is not understood; there are hf, hf 2026-11-26"),
        ("hf 2026-02-30", "not understood"),
        ("hf 20261126", "not understood"),
        ("hf week 48", "not understood"),
        ("hf month 2026-13", "not understood"),
        ("hf --new", "are for arxiv"),
        ("feed https://example.org --since 2026-11-01", "are for arxiv"),
        ("arxiv", "of arxiv what; there are arxiv cs.CL cs.LG"),
        ("arxiv cs.CL 2601.00001", "2601.00001 is not understood"),
        ("arxiv cs.CL/../../x", "is not understood"),
        ("arxiv cs.CL?x", "is not understood"),
        ("arxiv 2601.00001 --new", "are for categories"),
        ("arxiv cs.CL --since yesterday", "--since yesterday is no day; write it as 2026-11-26"),
        ("arxiv cs.CL --since", "--since needs a value"),
        ("arxiv cs.CL --query x", "stands alone"),
        ("arxiv cs.CL --old", "there is no option --old; there are --new, --since and --query"),
        ("feed", "feed takes one address"),
        ("feed https://a.example https://b.example", "feed takes one address"),
        ("feed http://example.org/", "only addresses that begin with https://"),
        ("feed file:///etc/passwd", "only addresses that begin with https://"),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_can(words: str, says: str) -> None:
    with pytest.raises(WishError) as caught:
        asked(words)
    assert says in str(caught.value)


def test_a_long_query_has_a_name_that_can_be_shown() -> None:
    request = request_of(Wish("arxiv", query="ti:\u001b[31m" + "lantern " * 50), BASES, NOW)
    assert len(request.name) <= 80
    assert request.name.isprintable()
