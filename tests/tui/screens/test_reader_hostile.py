"""Strangers' text: every sample is shown as it stands, and nothing in a page is ever obeyed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from parsing.paper import Page
from parsing.sources import Reading, parse_bytes
from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of, own_desk
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.library.loader import files_desk, open_library
from tui.library.locations import locations
from tui.presenter.paper import detail_of
from tui.presenter.rows import row_of
from tui.widgets.paper_list import PaperList
from tui.widgets.paper_view import MEASURE, PaperView

SEEDS = Path(__file__).parents[3] / "seeds"


def folded(text: str) -> str:
    """A text with every run of blanks made one."""
    return " ".join(text.split())


def longest_word(text: str) -> int:
    """How many characters the longest word of a text has."""
    return max(map(len, text.split()))


@pytest.fixture
def samples() -> Iterator[Desk]:
    """The sample pages."""
    desk = own_desk()
    yield desk
    desk.library.close()


@pytest.fixture(scope="module")
def files() -> str:
    """The text of all sample pages."""
    return "\n".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))


# Every sample


async def test_every_title_and_abstract_stands_in_the_paper_as_in_the_file(
    samples: Desk, files: str
) -> None:
    view = PaperView(id="paper")

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            view.styles.width, view.styles.height = 100, 150
            yield view

    lost = []
    async with Alone().run_test(size=(100, 150)):
        for key, paper in samples.store.papers.items():
            view.show(detail_of(samples, key))
            lines = view.render_lines(Region(0, 0, 100, view.line_count))
            shown = folded(" ".join(strip.text[:-1] for strip in lines))
            abstract = samples.shown(key, paper.abstract)
            # A word that is longer than a line is broken where the line ends.
            solid = "".join(shown.split())
            if not (
                shown.startswith(folded(samples.title(paper)))
                and "".join(abstract.split()) in solid
                and (folded(abstract) in shown or longest_word(abstract) > MEASURE - 10)
            ):
                lost.append(paper.title)
            assert paper.title in files
            assert paper.abstract in files
    assert lost == []
    assert len(samples.store.papers) == 511


async def test_every_title_stands_in_its_row_as_in_the_file(samples: Desk) -> None:
    papers = PaperList(lambda key: row_of(samples, key), id="papers")

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            papers.styles.width, papers.styles.height = 280, 1533
            yield papers

    async with Alone().run_test(size=(280, 1533)):
        papers.show(samples.view.keys, 0)
        lines = papers.render_lines(Region(0, 0, 280, 1533))
        shown = [strip.text[:-1].strip("▌● ") for strip in lines if "●" in strip.text[:4]]
    assert shown == [samples.title(samples.store.papers[key]) for key in samples.view.keys]


async def test_words_of_the_samples_that_look_like_markup_are_shown(samples: Desk) -> None:
    texts = {key: each.title + each.abstract for key, each in samples.store.papers.items()}
    async with reading(samples, (160, 50)) as person:
        signs = {sign: sign for sign in ("[MASK]", "[CLS]", "GlobalCom^2", "γ-MoD")}
        signs |= {"$\\texttt{t5x}$": "with t5x and", "R^2": "R²"}
        for sign, shown in signs.items():
            place = samples.position(next(key for key, text in texts.items() if sign in text))
            assert place is not None
            await person.press(*str(place + 1), "G")
            assert shown in folded(person.pane("paper"))


# A page by somebody who means no good

TITLES = {
    "[/b] closes what nobody opened": "[/b] closes what nobody opened",
    "[red]x is not red": "[red]x is not red",
    "[@click=app.quit]go": "[@click=app.quit]go",
    "[link=http://x]y[/link]": "[link=http://x]y[/link]",
    "[$primary]variable[/]": "[$primary]variable[/]",
    "\x1b[31mRed\x1b[0m alert": "Red alert",
    "\x1b]0;owned\x07A window title": "A window title",
    "\x1b]8;;http://x\x1b\\a link\x1b]8;;\x1b\\": "a link",
    "Over\u202ewritten\u202c by bidi": "Overwritten by bidi",
    "C1 \x9b31mcontrol": "C1 control",
    "Bell\x07 rings": "Bell rings",
    "Back\x08\x08\x08\x08slash \\": "Backslash \\",
    "日本語の論文：大規模言語モデル": "日本語の論文：大規模言語モデル",
    "Party 🎉 and flags 🇩🇪": "Party 🎉 and flags 🇩🇪",
    "$x^2$ \\alpha {b} %s %(x)s": "x² α {b} %s %(x)s",
    "\\alpha\x1b[31m {\\em \x9b31m\x1b[0m}b $\x07x$ 50\\%\u202e": "α b x 50%",
}
ABSTRACT = (
    "Number {} of [bold]many[/bold] says \x1b[2Jin so many words \u202ewhat was done\u202c, [/b]"
    " and how it went [@click=app.quit]in the end[/]."
)


@pytest.fixture
def hostile() -> Desk:
    """A page of titles and abstracts that would like to be obeyed."""
    lines = ["new", "May 2"]
    for number, title in enumerate(TITLES):
        lines += [title, ABSTRACT.format(number)]
    listing = parse_bytes("\n\n".join(lines).encode(), "listing")
    return files_desk(open_library(locations()), Reading((listing,), ()))


def obeyed(person: Person) -> list[str]:
    """Characters on the screen that a terminal might obey."""
    bad = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return [
        char
        for char in person.text
        if (char != "\n" and unicodedata.category(char) == "Cc") or char in bad
    ]


async def test_every_hostile_title_and_abstract_is_text_in_the_list_and_in_the_paper(
    hostile: Desk,
) -> None:
    async with reading(hostile, (160, 50)) as person:
        for number, title in enumerate(TITLES.values()):
            assert person.cursor() == title
            assert person.reading == title
            shown = folded(person.pane("paper"))
            assert f"Number {number} of [bold]many[/bold] says in so many words" in shown
            assert "[/b] and how it went [@click=app.quit]in the end[/]." in shown
            assert obeyed(person) == []
            await person.press("j")


async def test_no_title_is_painted_otherwise_than_another(hostile: Desk) -> None:
    async with reading(hostile, (160, 60)) as person:
        await person.press("G")
        usual = person.style("Red alert", "papers")
        for title in TITLES.values():
            assert person.style(title, "papers") == usual or title == person.cursor(), title


async def test_no_word_of_an_abstract_is_painted_otherwise_than_the_rest(hostile: Desk) -> None:
    async with reading(hostile, (160, 50)) as person:
        usual = person.style("Number 0", "paper")
        for words in ("many[/bold]", "[/b] and how", "in the end[/]"):
            assert person.style(words, "paper") == usual


async def test_a_click_on_hostile_text_does_nothing_but_put_the_cursor_there(
    hostile: Desk,
) -> None:
    async with reading(hostile, (160, 50)) as person:
        row = next(i for i, line in enumerate(person.text.split("\n")) if "app.quit]go" in line)
        column = person.text.split("\n")[row].index("go")
        await person.pilot.click(offset=(column, row))
        await person.settle()
        assert person.cursor() == "[@click=app.quit]go"
        assert person.app.is_running


async def test_marks_lists_and_export_take_hostile_papers(hostile: Desk, tmp_path: Path) -> None:
    async with reading(hostile, (160, 50)) as person:
        for _ in TITLES:
            await person.press("s", "r", "j")
        await person.until(lambda: person.count("Starred") == "16")
        await person.press("x")
        await person.type("markdown to clip")
        await person.press("enter")
        assert "owned" not in person.app.clipboard
        assert not any(char in person.app.clipboard for char in "\x1b\x07\x9b\u202e")


async def test_a_hostile_page_name_and_label_are_text(scratch_home: Path) -> None:
    listing = page("[/b].txt", "A title", label="[red]May 2")
    async with reading(desk_of(listing)) as person:
        assert person.count("[red]May 2") == "1"
        assert "[red]May 2" in person.pane("paper")
        await person.choose("[red]May 2")
        assert person.heading().startswith("[red]May 2 · 1 paper")


# Cells

WIDE = page(
    "wide",
    "日本語の論文：大規模言語モデルの効率的な学習について考える長い題名がここにある",
    "Emoji 🎉🎉🎉 and more 🚀 to come, in a title that is too long for its row by far",
    "Family 👩‍👩‍👧‍👦 and flags 🇩🇪🇫🇷 in a title that is too long for its row, by far",
    "Combining e\u0301e\u0302e\u0303 marks in a title that is too long for its row, by a good deal",
    "Plain letters in a title that is too long for its row, by a good deal of letters",
    "ﷺ﷽ and other wide single characters",
    "한국어 논문 제목은 이렇게 길 수도 있습니다 정말로 아주 길게",
    "Zero\u200bwidth\u200cjoiners\u200dand\u2060more of them in a title",
)


@pytest.mark.parametrize("size", [(160, 50), (120, 40), (80, 24), (40, 12)])
async def test_every_row_of_every_pane_is_as_wide_as_its_pane(size: tuple[int, int]) -> None:
    async with reading(desk_of(WIDE), size) as person:
        for _ in WIDE.entries:
            for name in (*person.panes, "filter", "status"):
                strips = person.strips(name)
                width = person.app.screen.query_one(f"#{name}").size.width
                assert {cell_len(strip.text) for strip in strips} == {width}, name
            await person.press("j")


@pytest.mark.parametrize("size", [(160, 50), (40, 12)])
async def test_a_wide_title_is_cut_within_its_row(size: tuple[int, int]) -> None:
    async with reading(desk_of(WIDE), size) as person:
        _, *strips = person.strips("papers")
        assert all(strip.text.endswith(("…", "▐", " ")) for strip in strips)
        assert "…" in person.below("日本語") or size[0] == 160


async def test_a_wide_abstract_loses_no_character_at_the_line_ends() -> None:
    abstract = "大規模言語モデルは" * 40 + "🎉" * 50 + "e\u0301" * 200
    listing = Page("wide", "", page("wide", ("A title", abstract)).entries)
    async with reading(desk_of(listing), (120, 60)) as person:
        shown = "".join(person.pane("paper").split())
        assert "".join(abstract.split()) in shown
