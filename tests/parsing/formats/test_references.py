"""Lists of references in the styles that people copy them in; the texts are invented."""

from __future__ import annotations

from textwrap import fill

import pytest

from tests.parsing.formats.invented import LANTERN, RUDDERS, names, read

STYLES = {
    "APA": ("{}, & Roe, B. (2021, March). {}. *Journal of Fog*, 3(4), 1–9.", "Doe, A."),
    "ACM": ("[1] {} and Bob Roe. 2021. {}. Journal of Fog 3 (FOG '21). 1–9.", "Ann Doe"),
    "ACL": ("{} and Bob Roe. 2021. {}. arXiv preprint arXiv:2105.00001.", "Ann Doe"),
    "IEEE": ("[1] {} and B. Roe, “{},” Journal of Fog, vol. 3, pp. 1–9, 2021.", "A. Doe"),
    "Vancouver": ("1. {}, Roe B. {}. Journal of Fog. 2021;3(4):1-9.", "Doe A"),
    "LNCS": ("1. {}, Roe, B.: {}. In: Poe, C. (ed.) FOG 2021. Fog Press (2021)", "Doe, A."),
    "Nature": ("1. {} & Roe, B. {}. Journal of Fog 3, 1–9 (2021).", "Doe, A."),
    "MLA": ("{}, and Bob Roe. “{}.” Journal of Fog 3.4 (2021): 1-9.", "Doe, Ann"),
    "plain": ("[doe21] {} and B. Roe. {}. Journal of Fog, 3(4):1–9, 2021.", "A. Doe"),
    "Markdown": ("1. {} and B. Roe. *{}.* Journal of Fog, 2021. arXiv:2105.00001v2.", "A. Doe"),
}


@pytest.mark.parametrize(("style", "first"), STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [60, 999])
def test_a_reference_is_a_paper_in_any_style(style: str, first: str, gap: str, width: int) -> None:
    lines = [
        fill(style.format(first, title), width, subsequent_indent="    ")
        for title in (LANTERN, RUDDERS, "Bells that ring at odd hours")
    ]
    page = read(f"References\n\n{gap.join(lines)}\n")
    assert page.problems == ()
    assert [entry.title for entry in page.entries][:2] == [LANTERN, RUDDERS]
    assert [[each.split()[-1] for each in all_names] for all_names in names(page)] == [
        ["Doe", "Roe"]
    ] * 3
    assert {entry.meta.published for entry in page.entries} == {"2021"}
    meta = page.entries[0].meta
    assert meta.venue == "Journal of Fog" or style.startswith("1. {}, Roe, B.:") or meta.arxiv


def test_lines_behind_a_number_may_be_cut_anywhere() -> None:
    lines = fill(STYLES["plain"][0].format("A. Doe", LANTERN), 50)
    page = read(f"{lines}\n{lines.replace(LANTERN[:7], RUDDERS[:7])}\n")
    assert page.entries[0].title == LANTERN
    assert len(page.entries) == 2


def test_what_is_no_reference_is_told() -> None:
    apa, first = STYLES["APA"]
    lines = [apa.format(first, title) for title in (LANTERN, RUDDERS, "Bells at night")]
    page = read("\n\n".join([*lines, "See also the shelf behind the door, which has the rest."]))
    assert len(page.entries) == 3
    assert [problem.done for problem in page.problems] == ["left out"]
