"""Papers that open in Markdown: their title or a word for the abstract is seen; invented texts."""

from __future__ import annotations

import pytest

from tests.parsing.formats.invented import FOG, LANTERN, RUDDERS, TIDE, names, read

BOTH = ((LANTERN, FOG), (RUDDERS, TIDE))
OPENING = "<details>\n<summary>{title}</summary>\n\n{abstract}\n\n</details>\n\n"
LINK = "https://arxiv.org/abs/2405.0000{n}"
TITLED = (
    OPENING,
    "<details><summary><b>{title}</b></summary>{abstract}</details>\n",
    f"<details open><summary>[{{title}}]({LINK})</summary>\n\n{{abstract}}\n</details>\n\n",
    f'<details>\n<summary><a href="{LINK}">{{title}}</a></summary>\n\n{{abstract}}\n</details>\n',
    (
        f"<details>\n<summary>{{title}}</summary>\n\n*Ann Doe, Bob Roe*\n\n[PDF]({LINK})\n\n"
        "> {abstract}\n\n</details>\n\n"
    ),
    (
        "<details>\n<summary>{title}</summary>\n\n**Authors:** Ann Doe, Bob Roe\n"
        "**Abstract:** {abstract}\n</details>\n\n"
    ),
)
BELOW = (
    (
        f"- [{{title}}]({LINK}), Ann Doe, Bob Roe\n  <details><summary>Abstract</summary>"
        "{abstract}</details>\n"
    ),
    f"- **{{title}}** [[PDF]]({LINK}) <details><summary>TL;DR</summary>{{abstract}}</details>\n",
    (
        f"1. **{{title}}** [[PDF]]({LINK})\n\n   <details>\n   <summary><i>Abstract</i></summary>\n"
        "\n   {abstract}\n\n   </details>\n\n"
    ),
    (
        f"### {{title}}\n\nAnn Doe, Bob Roe. [PDF]({LINK})\n\n<details>\n"
        "<summary>Click to see the abstract</summary>\n\n{abstract}\n\n</details>\n\n"
    ),
)


def listed(form: str) -> str:
    return "".join(
        form.format(title=title, abstract=abstract, n=n) for n, (title, abstract) in enumerate(BOTH)
    )


@pytest.mark.parametrize("above", ["", "# Papers of fog\n\nAll that we read.\n\n"])
@pytest.mark.parametrize("form", [*TITLED, *BELOW])
def test_a_paper_has_the_abstract_that_opens(form: str, above: str) -> None:
    if form == TITLED[3] and not above:
        above = "Papers\n\n"  # else it is a piece of HTML
    page = read(above + listed(form))
    assert page.format == "details_list"
    assert page.problems == ()
    assert [(entry.title, entry.abstract) for entry in page.entries] == list(BOTH)
    if "{n}" in form:
        assert [entry.meta.arxiv for entry in page.entries] == ["2405.00000", "2405.00001"]
    if "Ann Doe" in form:
        assert names(page) == [["Ann Doe", "Bob Roe"]] * 2


def test_items_without_an_abstract_stand_among_the_others() -> None:
    more = f"- [Bells in a Fog of Nine Hills]({LINK.format(n=7)})\n"
    page = read(f"# Papers\n\n{listed(BELOW[0])}{more}{listed(BELOW[0])}")
    assert [(entry.title, bool(entry.abstract)) for entry in page.entries] == [
        (LANTERN, True),
        (RUDDERS, True),
        ("Bells in a Fog of Nine Hills", False),
        (LANTERN, True),
        (RUDDERS, True),
    ]


def test_what_opens_may_stand_in_what_opens() -> None:
    page = read(
        f"# Papers\n\n<details>\n<summary>2024</summary>\n\n{listed(TITLED[2])}</details>\n"
    )
    assert [(entry.title, entry.abstract) for entry in page.entries] == list(BOTH)


@pytest.mark.parametrize(
    "summaries",
    [
        ("How do I light the lamp of my boat?", "What if the rudder does not turn at all?"),
        ("Installation", "Usage"),
        ("Changes of version 1.2 of the lamp", "Changes of version 1.1 of the lamp"),
    ],
)
def test_questions_and_answers_are_no_papers(summaries: tuple[str, str]) -> None:
    answer = (
        "Turn the lamp to the left until you hear it click, then pour in the oil. If it still stays"
        " dark, ask your harbour master for help: he has lit many lamps."
    )
    text = "".join(OPENING.format(title=each, abstract=answer) for each in summaries)
    assert read(f"# Lamp\n\nA lamp for your boat.\n\n{text}").entries == ()
