"""Rows in a tall list: as many lines as a title needs, and a blank one between two papers."""

from __future__ import annotations

import pytest

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk

TALL, LOW = (120, 40), (120, 30)
LONG = "whose title is so long that it goes on upon a second line, which it fills as well"


def uneven(count: int = 60) -> Desk:
    """Papers whose titles take one line and two, in turns."""
    titles = (f"Paper {n:02} " + (LONG if n % 2 else "short") for n in range(1, count + 1))
    first = page("Mar 11", *((title, "An abstract.") for title in titles))
    return desk_of(first, page("Mar 12", "Another"))


def lines_of(person: Person) -> list[str]:
    return [line[6:].strip() for line in person.pane("papers").split("\n")]


async def test_a_blank_line_keeps_papers_apart_where_there_is_room() -> None:
    async with reading(uneven(), TALL) as person:
        lines = lines_of(person)
        assert lines[0].startswith("Paper 01 whose")
        assert lines[1].endswith("fills as well")
        assert lines[2:5] == ["Mar 11", "", "Paper 02 short"]
        assert lines[5:7] == ["Mar 11", ""]
        assert lines[7].startswith("Paper 03 whose")


async def test_a_short_title_takes_a_line_less_in_a_lower_list() -> None:
    async with reading(uneven(), LOW) as person:
        starts = [n for n, line in enumerate(lines_of(person)) if line.startswith("Paper")]
        assert starts[:5] == [0, 2, 3, 5, 6]


async def test_a_page_alone_takes_no_line_in_a_lower_list() -> None:
    async with reading(uneven(), LOW) as person:
        first, second, short, *_ = (" ".join(line.split()) for line in lines_of(person))
        assert (first.split()[1], short) == ("01", "Paper 02 short Mar 11")
        assert second.endswith("fills as well")


@pytest.mark.parametrize("size", [TALL, LOW], ids=["tall", "low"])
async def test_the_cursor_is_in_sight_wherever_it_goes(size: tuple[int, int]) -> None:
    async with reading(uneven(), size) as person:
        for key, at in (
            ("G", "Another"),
            ("k", "Paper 60"),
            ("pageup", "Paper"),
            ("G", "Another"),
            ("g", "Paper 01"),
        ):
            await person.press(key)
            assert person.cursor().startswith(at), key
            assert person.reading.startswith(person.cursor()[:7]), key
        for number in range(2, 31):
            await person.press("j")
            assert person.cursor().startswith(f"Paper {number:02}")


async def test_the_last_paper_stands_at_the_end_of_the_list() -> None:
    async with reading(uneven(), TALL) as person:
        await person.press("G")
        *_, title, about, blank = lines_of(person)
        assert (title, about, blank) == ("Another", "Mar 12", "")


async def test_a_click_finds_the_paper_that_stands_there() -> None:
    async with reading(uneven(), TALL) as person:
        row = next(n for n, line in enumerate(lines_of(person)) if line.startswith("Paper 08"))
        await person.pilot.click("#papers", offset=(10, row + 1))
        await person.settle()
        assert person.cursor().startswith("Paper 08")


async def test_letters_stand_at_the_papers_they_lead_to() -> None:
    async with reading(uneven(), TALL) as person:
        await person.press(";")
        label = next(line for line in person.pane("papers").split("\n") if "Paper 06" in line)[0]
        await person.press(label)
        assert person.cursor().startswith("Paper 06")


@pytest.mark.parametrize("size", [(120, 24), (80, 24), (40, 12)])
async def test_letters_stay_with_their_papers_when_the_window_is_another(
    size: tuple[int, int],
) -> None:
    async with reading(uneven(), TALL) as person:
        await person.press(";")
        label = person.pane("papers").split("\n")[4][0]
        await person.resize(*size)
        line = next(each for each in person.pane("papers").split("\n") if each[0] == label)
        assert "Paper 02" in line
        await person.press(label)
        assert person.cursor().startswith("Paper 02")


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (60, 20), (40, 12)])
async def test_the_first_paper_in_sight_has_the_beginning_of_its_title(
    size: tuple[int, int],
) -> None:
    async with reading(uneven(), TALL) as person:
        await person.press(*"jjjjjjjj")
        await person.resize(*size)
        for _ in range(12):
            assert lines_of(person)[0].startswith("Paper")
            await person.press("j")
