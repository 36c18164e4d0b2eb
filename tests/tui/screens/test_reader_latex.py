"""LaTeX is shown as Unicode; a key shows it as it was written, and back."""

from __future__ import annotations

from tests.tui.library.made import page
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import reading

TITLE = r"$\mathcal{O}(R^2)$ with $\texttt{t5x}$"
ABSTRACT = r"They save 30\% of ``rope'' at $\alpha$."
WIDE = (200, 20)
LATEX = page("Mar 11", (TITLE, ABSTRACT), ("Boats", "Nothing of the kind."))


async def test_latex_is_shown_as_unicode_and_a_key_shows_its_source() -> None:
    async with reading(desk_of(LATEX), size=WIDE) as person:
        assert person.text.count("O(R²) with t5x") == 2
        assert "They save 30% of “rope” at α." in person.text
        await person.press("backslash")
        assert person.text.count(TITLE) == 2
        assert ABSTRACT in person.text
        assert "as it was written" in person.status
        await person.press("s")
        await person.until(lambda: TITLE in person.status)
        await person.press("backslash", "s")
        await person.until(lambda: "O(R²) with t5x" in person.status)
        assert TITLE not in person.text
        await person.press("j", "backslash")
        assert "Nothing of this paper" in person.status


async def test_where_there_is_no_unicode_latex_stays() -> None:
    desk = desk_of(LATEX)
    desk.has_unicode = False
    async with reading(desk, size=WIDE) as person:
        assert person.text.count(TITLE) == 2
        await person.press("backslash")
        assert person.text.count(TITLE) == 2
        assert "no Unicode" in person.status


async def test_latex_is_found_and_marked_in_either_form() -> None:
    async with reading(desk_of(LATEX), size=WIDE) as person:
        for typed in ("R^2", "R²", r"\alpha", "α", "'30%", r"'30\%"):
            await person.filter(typed)
            assert "1 of 2" in person.heading()
            await person.press("escape")
