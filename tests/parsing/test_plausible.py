"""What looks like papers is taken, and nothing else, unless somebody insists."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsing import Page
from parsing.formats import parse_text
from parsing.paper import Entry
from parsing.plausible import looks_like_paper
from parsing.sources import parse_bytes, read_pages

NOT_LISTINGS = sorted((Path(__file__).parent / "not_listings").iterdir())
PROSE = "We study how a small lantern finds its way through fog. It is brighter by half."


@pytest.mark.parametrize("path", NOT_LISTINGS, ids=lambda path: path.name)
def test_what_is_no_listing_has_no_papers_and_says_why(path: Path) -> None:
    page = parse_bytes(path.read_bytes(), path.stem)
    assert page.entries == ()
    assert len(page.problems) == 1
    assert "nothing taken" in str(page.problems[0])


def test_the_seed_pages_have_no_doubtful_entry(seed_pages: tuple[Page, ...]) -> None:
    doubtful = [
        entry.title
        for page in seed_pages
        for entry in page.entries
        if not looks_like_paper(entry, structured=False)
    ]
    assert doubtful == []


@pytest.mark.parametrize(
    "title",
    [
        "mixie: Beyond the Least of All Risks",
        "lamp2vec: Vectors of Lamps",
        "$\\mathcal{L}$-Lamps for Every Fog",
        "[Re] A Lamp Is All You Need",
        "<LAMP>: One Token That Shines",
        "#FogToo on the Web",
        "“Why Should I Trust a Lamp?” Explaining What Shines",
        "Return of the Lamp in the Details",
        "From Fog to Rain",
        "Import Tariffs and the Price of Lamps",
        "Class Imbalance Among Lamps",
        "Error Bars Considered Harmful",
        "3D Lamps in 10 Minutes",
        "R(2+1)D Lamps",
        "In Fog We Trust",
        "雾中寻路的灯笼",
        "हिन्दी में कोहरे की खोज",
        "Фонарь в тумане",
        "霧の中のランタン",
        "فانوس في الضباب",
    ],
)
def test_titles_of_every_kind_are_plausible(title: str) -> None:
    assert looks_like_paper(Entry(title, PROSE, 1))
    assert looks_like_paper(Entry(title, PROSE, 1), structured=False)


@pytest.mark.parametrize(
    "title",
    [
        "41",
        "-",
        "}",
        "https://lamps.example/fog",
        "www.lamps.example",
        "ann@lamps.example",
        "<p>Lamps for every fog</p>",
        "## Lamps for every fog",
        "![lamp](lamp.png)",
        "[Lamps](https://lamps.example)",
        "| lamp | fog |",
        "{lamp: fog}",
        "#include <lamp.h>",
        "import lamp.fog",
        "def shine(lamp):",
        "lamp = shine(3)",
        "return lamp.level;",
        "git commit -m lamp",
        "diff --git a/lamp b/lamp",
        "@@ -1,2 +1,3 @@ lamp",
        "Subject: The lamps for Thursday",
        "2026-03-05 10:00:01 the lamp is on",
        "[10:31] ann: did the lamps arrive?",
        "2026 lamp ERROR: it is dark",
        "A Very Long " + "Lamp " * 100,
    ],
)
def test_what_begins_like_markup_code_or_a_record_is_no_title(title: str) -> None:
    assert not looks_like_paper(Entry(title, PROSE, 1))


@pytest.mark.parametrize(
    "title",
    [
        "Chapter Four",
        "The Lantern License",
        "Copyright (c) 2026 The Lantern Keepers",
        "250 g red lentils",
        "2. Add the lentils and stir",
        "Ingredients",
        "“You will not go out in this,” said her aunt",
        "Nobody spoke for a time.",
        "call the plumber about the kitchen",
        "Dear Bob",
    ],
)
def test_lines_of_no_format_need_a_title_that_is_worded_as_one(title: str) -> None:
    assert not looks_like_paper(Entry(title, PROSE, 1), structured=False)


@pytest.mark.parametrize(
    "abstract",
    [
        "Stir.",
        "lamp = 3\nfog = lamp * 2\nif fog: print(lamp, fog)\nThat is all there is to say here.",
        "provided that this notice stays with the lantern. Nobody may sell the light.",
        "FOR FOG, RAIN OR DARKNESS THAT ARISES FROM THE USE OF THE LANTERN. NOBODY IS LIABLE.",
        "call the plumber, send the lamps to Bob, buy milk, book the ferry, paint the boat",
    ],
)
def test_lines_of_no_format_need_an_abstract_that_reads_as_one(abstract: str) -> None:
    assert not looks_like_paper(Entry("Lamps for Every Fog", abstract, 1), structured=False)


def test_an_abstract_without_blanks_between_words_is_prose() -> None:
    text = "我们研究一盏小灯笼如何在雾中寻找道路，并比较九座山上的两盏灯。"
    assert looks_like_paper(Entry("雾中寻路的灯笼", text, 1), structured=False)


def junk(papers: int, others: int) -> str:
    good = [f"Lamp {number} Shines in Fog\n\n{PROSE}" for number in range(papers)]
    bad = [f"https://lamps.example/{number}\n\n{PROSE}" for number in range(others)]
    return "\n\n".join((*good, *bad))


def test_below_half_nothing_is_taken_and_one_problem_says_what_to_do() -> None:
    page = parse_text(junk(1, 2), "page")
    assert page.entries == ()
    (problem,) = page.problems
    assert str(problem) == (
        "page: 2 of 3 entries do not look like papers, the first “https://lamps.example/0” on"
        " line 5; nothing taken. `carrel add --force` takes them all"
    )


def test_force_takes_what_does_not_look_like_papers() -> None:
    assert len(parse_text(junk(1, 2), "page", force=True).entries) == 3
    assert len(parse_bytes(junk(1, 2).encode(), "page", force=True).entries) == 3


def test_force_goes_through_reading_files(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(junk(0, 3))
    (page,) = read_pages([tmp_path], force=True).pages
    assert len(page.entries) == 3


def test_above_half_all_is_taken_and_what_is_doubtful_is_told() -> None:
    page = parse_text(junk(3, 2), "page")
    assert len(page.entries) == 5
    assert [(problem.line, problem.done) for problem in page.problems] == [
        (13, "kept"),
        (17, "kept"),
    ]


def test_doubtful_entries_are_told_within_bounds() -> None:
    page = parse_text(junk(60, 50), "page")
    assert len(page.entries) == 110
    assert len(page.problems) == 21
    assert page.problems[-1].seen == "30 more entries that do not look like papers"


def test_a_plain_page_of_few_papers_is_judged_too() -> None:
    page = parse_text(f"The Lantern License\n\n{PROSE * 8}\n", "page")
    assert page.entries == ()


@pytest.mark.parametrize(
    "text",
    [
        "CMAKE_CTEST_COMMAND\n\nFull path to the command, as built.\n",
        "lamps/x-brass lamps/brass\nlamps/x-tin lamps/tin\n",
        "%% The lamps of a package that nobody uses any more.\n%% Written by nobody in the year.\n",
        "\\ProvidesLamps{brass}{Danish}\n\\DeclareLamp{Brass}{Messing}\n\\DeclareLamp{Tin}{Tin}\n",
        (
            "0103 ; [.1FA3.0020.0002] # LATIN SMALL LETTER A WITH BREVE\n"
            "0111 ; [.1FEB.0021.0002] # LATIN SMALL LETTER D WITH STROKE\n"
            "0142 ; [.1FEB.0021.0002] # LATIN SMALL LETTER L WITH STROKE\n"
        ),
        (
            "0x0025: 0x066a, # ARABIC PERCENT SIGN\n0x0080: 0x00b0, # DEGREE SIGN OF A KIND\n"
            "0x0081: 0x00b7, # MIDDLE DOT OF A KIND\n"
        ),
    ],
)
def test_tables_of_programs_and_their_names_are_no_papers(text: str) -> None:
    assert parse_text(text, "page").entries == ()
