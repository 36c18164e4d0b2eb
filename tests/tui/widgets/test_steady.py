"""What is drawn is as wide as every terminal thinks, emoji included."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import reading
from tui.widgets.steady import steady

JOINED = [
    "👩\u200d👩\u200d👧\u200d👦",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "👍\U0001f3fd",
    "🏴\u200d☠\ufe0f",
    "☎\ufe0e",
]


@pytest.mark.parametrize("text", [*JOINED, "e\u0301", "日本", "🇩🇪", "plain", "🎉"])
def test_a_text_is_as_wide_as_it_was_and_the_sum_of_its_signs(text: str) -> None:
    drawn = steady(f"a{text}b{text}")
    assert cell_len(drawn) == cell_len(f"a{text}b{text}")
    assert not set(drawn) & set("\u200d\ufe0e\ufe0f\U0001f3fd")
    assert sum(map(cell_len, drawn)) == cell_len(drawn) or "🇩" in text


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (40, 12)])
async def test_no_joined_sign_reaches_the_screen_anywhere(size: tuple[int, int]) -> None:
    name = "x".join(JOINED)
    papers = [(f"{number} {name}", f"Of {name}.") for number in range(40)]
    async with reading(desk_of(page(f"page {name}", *papers)), size) as person:

        async def look() -> None:
            assert "x👍" in person.text or "👩" in person.text or "❤" in person.text
            assert not set(person.text) & set("\u200d\ufe0e\ufe0f\U0001f3fd")

        await look()
        await person.press("j", "enter")
        await look()
        await person.press("escape", "a")
        await person.type(name)
        await look()
