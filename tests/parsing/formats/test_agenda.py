"""Programs of conferences: their papers are read, and no break, room or session; invented texts."""

from __future__ import annotations

import pytest

from parsing.agenda import is_agenda, without_time
from tests.parsing.formats.invented import LANTERN, RUDDERS, names, read

HORNS = "Quiet Foghorns from Silence Alone"
SLOTS = (
    ("08:30", "Registration", "", "Lobby"),
    ("09:00", "Opening Remarks", "Eve Loe", "Room A"),
    ("09:15", "Keynote: Why Lamps Shine", "Eve Loe", "Room A"),
    ("10:15", "Coffee Break", "", "Lobby"),
    ("10:45", LANTERN, "Ann Doe, Bob Roe", "Room A"),
    ("11:15", HORNS, "Cy Poe, Dee Noe", "Room A"),
    ("12:15", "Lunch Break in the Main Hall", "", "Main Hall"),
    ("13:30", RUDDERS, "Eve Loe, Ann Doe", "Room B"),
    ("19:00", "Conference Dinner at the Old Harbour", "", "Quay"),
)


def table(row: str) -> str:
    return "".join(row.format(*slot) for slot in SLOTS)


PROGRAMS = {
    "copied": "Conference on Fog 2026 - Program\n\nMonday, June 8\n\nSession 1: Lamps and Horns\n"
    + "".join(f"{time} {title}\n{by}\n{room}\n" for time, title, by, room in SLOTS).replace(
        "\n\n", "\n"
    ),
    "times alone": "Session 1: Lamps and Horns\nRoom A, Main Hall\n"
    + "".join(f"{time} – {time}\n{title}\n{by}\n" for time, title, by, _ in SLOTS[1:]),
    "Markdown table": "| Time | Title | Authors | Room |\n|--|--|--|--|\n"
    + table("|{}|{}|{}|{}|\n"),
    "CSV": "time,title,authors,room\n" + table('{},"{}","{}",{}\n'),
    "TSV": "Time\tTitle\tAuthors\tRoom\n" + table("{}\t{}\t{}\t{}\n"),
    "Markdown list": "# Accepted Papers\n\n## Session 1 (09:00 - 17:00)\n\n"
    + table("- {0} **{1}** {2}\n"),
    "plain list": "# Accepted Papers\n\n" + table("- {0} - {0}: {1}. {2}\n"),
    "HTML table": "<html><body><table><tr><th>Time<th>Title<th>Authors<th>Room</tr>"
    + table("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>")
    + "</table></body></html>",
    "HTML list": "<html><body><h1>Accepted papers and program</h1><ul>"
    + table("<li>{} <b>{}</b><br>{}</li>")
    + "</ul></body></html>",
    "HTML blocks": "<html><body><h1>Program</h1>"
    + table("<div><span>{}</span><h4>{}</h4><p>{}</p><p>{}</p></div>")
    + "</body></html>",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_the_papers_of_a_program_are_read_and_nothing_else(program: str) -> None:
    page = read(program)
    assert [entry.title for entry in page.entries] == [LANTERN, HORNS, RUDDERS]
    assert names(page) == [["Ann Doe", "Bob Roe"], ["Cy Poe", "Dee Noe"], ["Eve Loe", "Ann Doe"]]


def test_what_is_left_out_of_a_table_is_told() -> None:
    told = [str(each) for each in read(PROGRAMS["CSV"]).problems]
    assert told == ["page:2: 6 items of a program, the first “Registration”; left out"]


def test_a_program_without_papers_gives_none() -> None:
    slots = [slot for slot in SLOTS if not slot[2] or slot[2] == "Eve Loe"]
    rows = "".join(f"{time},{title},{by}\n" for time, title, by, _ in slots)
    assert read(f"time,title,authors\n{rows}").entries == ()


@pytest.mark.parametrize(
    "said",
    [
        "Lunch", "Closing", "Break", "Welcome and Opening", "Registration and Coffee",
        "Opening Remarks, Ann Doe", "Closing Remarks and Awards", "Coffee & Posters", "Keynote",
        "Session Chair: Bob Roe", "Oral Session 2A: Boats", "Poster Session and Demos", "Room 101",
        "Room A, Main Hall", "Invited Talk 2: Lamps", "Panel: The Future of Lamps",
        "Panel Discussion", "Welcome Reception", "Technical Program", "Fog 2026 - Schedule",
    ],
)  # fmt: skip
def test_parts_of_a_program_are_told(said: str) -> None:
    assert is_agenda(said)


@pytest.mark.parametrize(
    "title",
    [
        "Registration and Segmentation of Brain Images", "Registration: A Survey of Methods",
        "Session-Based Recommendation with Graphs", "Opening the Black Box", "Closing the Loop",
        "Panel Data Models for Fog", "Coffee Leaf Disease Detection", "Keynote Extraction",
        "Lunch Delivery with Drones", "Welcome to the Jungle of Lamps", "Breaks in Symmetry",
        "Check-in Prediction for Cities", "Room Layout Estimation", "Hall Effect Sensors",
        "Final Notes on Lamps", "Tea: A Dataset of Leaves", "The Apollo Program of 1969",
        "Opening, Closing and Lighting of Lamps", "Poster Generation", "Sessions of Fog",
    ],
)  # fmt: skip
def test_a_title_that_begins_with_such_a_word_is_one(title: str) -> None:
    assert not is_agenda(title)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("09:00 - 09:20: A Lamp", "A Lamp"),
        ("9:00 AM A Lamp", "A Lamp"),
        ("(10:30–11:00) A Lamp", "A Lamp"),
        ("10:00-10:20 CET | A Lamp", "A Lamp"),
        ("A Lamp at 10:00", "A Lamp at 10:00"),
        ("3:1 Lamps", "3:1 Lamps"),
    ],
)
def test_the_time_before_a_title_is_no_part_of_it(said: str, rest: str) -> None:
    assert without_time(said) == rest
