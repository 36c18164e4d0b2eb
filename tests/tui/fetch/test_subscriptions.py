"""What a person subscribed to, and what is wrong with it, told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.fetch.services import BASES, Wish
from tui.fetch.subscriptions import Subscriptions, subscriptions_of
from tui.settings import load_settings
from tui.settings_file import read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, text: str, **environment: str) -> Subscriptions:
    file.write_text(text, encoding="utf-8")
    return subscriptions_of(read_settings(file), environment)


def test_without_settings_there_is_none(file: Path) -> None:
    assert subscriptions_of(read_settings(file), {}) == Subscriptions((), BASES)


def test_each_text_of_a_source_is_one(file: Path) -> None:
    found = read(
        file,
        '[sources]\ndaily = ["hf", "arxiv cs.CL cs.LG"]\nblog = "feed https://example.org/x"\n'
        "logic = ['arxiv --query \"ti:lantern AND cat:cs.XX\"']\n",
    )
    assert found.problems == ()
    assert [each.name for each in found.all] == ["daily", "daily", "blog", "logic"]
    assert found.all[1].wish == Wish("arxiv", ("cs.CL", "cs.LG"))
    assert found.all[3].wish.query == "ti:lantern AND cat:cs.XX"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('daily = ["hf", "hf tomorrow"]', ":2: the source 'daily': hf tomorrow is not understood"),
        ('daily = ["hf", 3]', ":2: the source 'daily' is a list of texts"),
        ("daily = 3", ":2: the source 'daily' is a list of texts"),
        ('hf = "hf"', ":2: 'hf' is a service; call the source otherwise"),
        ('x = "feed http://example.org"', ":2: the source 'x': http://example.org is not asked"),
        ("x = 'arxiv --query \"'", ":2: the source 'x': "),
        ('x = ""', ":2: the source 'x': say what to fetch"),
        ("s = 3", ":2: the source 's' is a list of texts"),
        ('"my own" = 3', ":2: the source 'my own' is a list of texts"),
        ("y = [\n  'hf',\n  'hf now',\n]", ":4: the source 'y': hf now is not understood"),
    ],
)
def test_a_fault_is_told_with_file_and_line_and_the_others_stay(
    file: Path, text: str, says: str
) -> None:
    found = read(file, f'[sources]\n{text}\nother = "hf trending"\n')
    (problem,) = found.problems
    assert problem.startswith(f"{file.name}{says}")
    assert found.all[-1].name == "other"


def test_the_reader_tells_the_same_faults(file: Path) -> None:
    file.write_text('theme = "carrel-light"\n[sources]\nx = "hf tomorrow"\n')
    settings = load_settings(file)
    (problem,) = settings.problems
    assert problem.startswith(f"{file.name}:3: the source 'x'")
    assert settings.theme == "carrel-light"
    file.write_text('[sources]\ndaily = ["hf"]\n')
    assert load_settings(file).problems == ()


def test_sources_that_are_no_table_are_told(file: Path) -> None:
    found = read(file, 'sources = "hf"\nservices = 3\n')
    assert [problem.removeprefix(file.name)[:3] for problem in found.problems] == [":2:", ":1:"]


def test_services_have_other_addresses_where_they_are_set(file: Path) -> None:
    text = '[services]\nhf = "https://a.example/"\narxiv = "https://b.example"\n'
    found = read(file, text, CARREL_ARXIV_URL="http://127.0.0.1:8000", CARREL_HF_URL="")
    assert found.problems == ()
    assert found.bases == BASES._replace(hf="https://a.example", arxiv="http://127.0.0.1:8000")


def test_an_address_that_may_not_be_asked_is_told_and_the_usual_one_stays(file: Path) -> None:
    text = '[services]\nhf = "http://a.example"\npubmed = "https://x.example"\narxiv = 3\n'
    found = read(file, text, CARREL_ARXIV_FEED_URL="ftp://x")
    assert found.bases == BASES
    starts = [f"{file.name}:3: there is no service 'pubmed'", f"{file.name}:4: the service 'arxiv'"]
    starts += [
        f"{file.name}:2: http://a.example is not asked",
        "CARREL_ARXIV_FEED_URL: ftp://x is not",
    ]
    assert len(found.problems) == 4
    for problem, start in zip(found.problems, starts, strict=True):
        assert problem.startswith(start)
