"""Opening the links of a paper: asked with the whole address, and only then handed on."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Region

from tests.tui.library.made import page
from tests.tui.openers import Opener
from tests.tui.screens.desks import desk_of
from tests.tui.screens.person import Person, reading
from tui.library.desk import Desk
from tui.widgets.address_list import AddressList

SIZES = [(160, 50), (120, 40), (80, 24), (40, 12)]
LONG = "https://github.com/somebody/" + "a-long-name-of-a-project/" * 5 + "the-end"
TRAP = "https://arxiv.org@evil.example/abs/1"


def desk_with(abstract: str) -> Desk:
    """Two papers, the first of them with this abstract."""
    return desk_of(page("page", ("First", abstract), ("Second", "No link.")))


def shown(person: Person) -> str:
    """What stands in the dialog, without the blanks between lines."""
    return person.dialog.replace(" ", "")


def bright(person: Person) -> set[str]:
    """What is painted as a host in the dialog."""
    return {
        segment.text
        for strip in person.app.screen.query_one(AddressList).render_lines(Region(0, 0, 200, 50))
        for segment in strip
        if segment.style and segment.style.bold and segment.style.underline
    }


async def test_a_paper_without_a_link_can_be_searched_for_by_its_title(opener: Opener) -> None:
    async with reading(desk_with("None.")) as person:
        await person.press("o")
        offered = person.app.screen.query_one(AddressList).offers
        assert [(offer.what, offer.text.partition("First")[0]) for offer in offered] == [
            ("Search on arXiv", "https://arxiv.org/search/?searchtype=title&query="),
            ("Search on Scholar", "https://scholar.google.com/scholar?q="),
        ]
        await person.press("escape", "j")
        assert person.cursor() == "Second"


async def test_no_paper_is_said(opener: Opener) -> None:
    async with reading(desk_with("At https://a.org/b.")) as person:
        await person.choose("Starred")
        await person.press("o")
        assert person.status.startswith("There is no paper under the cursor.")


@pytest.mark.parametrize("key", ["enter", "y"])
async def test_one_link_is_asked_about_in_full_and_handed_on_as_one_argument(
    opener: Opener, key: str
) -> None:
    async with reading(desk_with(f"Code: {LONG}.")) as person:
        for opened, size in enumerate(SIZES):
            await person.resize(*size)
            await person.press("o")
            assert "Open this address?" in person.dialog
            assert LONG in shown(person)
            assert "Enter open c copy Esc cancel" in person.dialog
            assert len(opener.called) == opened
            await person.press("j", "j", "j")
            assert "It leads to github.com." in person.dialog
            await person.press(key)
            assert person.status.startswith(f"Handed to xdg-open: {LONG[:14]}")
            assert [call["arguments"] for call in opener.calls(opened + 1)] == [[LONG]] * (
                opened + 1
            )


@pytest.mark.parametrize("key", ["escape", "q", "n"])
async def test_thinking_better_of_it_opens_nothing(opener: Opener, key: str) -> None:
    async with reading(desk_with("At https://a.org/b.")) as person:
        before = person.text
        await person.press("o", key)
        assert person.text == before
        await person.press("j", "k")
    assert opener.called == []


async def test_what_is_typed_at_once_finds_the_dialog(opener: Opener) -> None:
    async with reading(desk_with("At https://a.org/b.")) as person:
        for key in ("o", "enter", "j"):
            person.app.post_message(events.Key(key, key[:1]))
        await person.until(lambda: person.cursor() == "Second")
    assert [call["arguments"] for call in opener.calls(1)] == [["https://a.org/b"]]


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/;touch",
        "https://a.org/$(touch)",
        "https://a.org/?a=1&b=2&&touch",
        "https://a.org/'a'b",
        "https://a.org/%20%24",
        "https://a.org/~*!x",
        "http://a.org:8080/#x",
    ],
)
async def test_no_sign_in_an_address_is_obeyed(opener: Opener, url: str) -> None:
    async with reading(desk_with(f"At {url} x")) as person:
        await person.press("o", "enter")
    assert [call["arguments"] for call in opener.calls(1)] == [[url]]


async def test_the_host_is_bright(opener: Opener) -> None:
    async with reading(desk_with("At https://a.org:8080/b.")) as person:
        for size in SIZES:
            await person.resize(*size)
            await person.press("o")
            assert "It leads to a.org:8080." in person.dialog
            assert bright(person) == {"a.org"}
            await person.press("escape")


@pytest.mark.parametrize(
    "trap",
    [
        TRAP,
        "https://github.com" + "-" * 1900 + "@evil.example/x",
        "https://github.com" + "%2Fgood%2Frepo" * 100 + "@evil.example/x",
    ],
    ids=["short", "dashes", "slashes"],
)
async def test_what_hides_its_host_is_neither_opened_nor_copied(opener: Opener, trap: str) -> None:
    both = page("page", ("First", f"At {trap} or https://a.org/b."), ("Second", f"At {trap}."))
    async with reading(desk_of(both)) as person:
        for size in SIZES:
            await person.resize(*size)
            await person.press("o")
            words = " ".join(person.dialog.replace("▌", "").replace("▐", "").split())
            assert "it leads to evil.example, not to what stands before the @" in words
            for _ in range(4):
                await person.press("enter", "c", "y")
            await person.press("escape", "j")
            assert person.app.clipboard == ""
            assert "Cannot be opened" not in person.status
            await person.press("o")
            assert "Cannot be opened, because" in person.status
            await person.press("enter", "c", "escape")
            assert person.app.clipboard == ""
            await person.press("h", "k")
    assert opener.called == []


@pytest.mark.parametrize("also", ["", " https://a.org/b"], ids=["alone", "one of two"])
@pytest.mark.parametrize("length", [60, 200, 250])
async def test_the_end_of_a_long_host_is_in_sight_first(
    opener: Opener, also: str, length: int
) -> None:
    host = ("github.com." + "good-repository." * 20)[:length] + "evil.example"
    host = host.replace("..", ".x")[-250:].lstrip(".-")
    async with reading(desk_with(f"At https://{host}/x{also}")) as person:
        for size in SIZES:
            await person.resize(*size)
            await person.press("o")
            before = shown(person).partition("https://")[0]
            before = before.replace("▌", "").replace("▐", "").removesuffix("1")
            assert before.endswith("evil.example.")
            if size[0] >= 80:
                assert f"Itleadsto{host}." in before
            await person.press("enter")
    handed = [call["arguments"] for call in opener.calls(len(SIZES))]
    assert handed == [[f"https://{host}/x"]] * len(SIZES)


async def test_what_is_told_of_a_host_is_in_sight_before_it_is_opened(opener: Opener) -> None:
    host = "xn--80ak6aa92e." + "good-repository." * 11 + "example"
    async with reading(desk_with(f"At https://{host}/x."), (40, 12)) as person:
        for key in ("o", "enter"):
            person.app.post_message(events.Key(key, key[:1]))
        await person.until("Open this address?")
        before = shown(person)
        assert "https://" not in before
        await person.press("enter")
        assert "https://" in shown(person) != before
        assert opener.called == []
        await person.press("enter")
    assert [call["arguments"] for call in opener.calls(1)] == [[f"https://{host}/x"]]


async def test_a_host_in_packed_letters_is_told_unpacked(opener: Opener) -> None:
    async with reading(desk_with("At https://xn--80ak6aa92e.com/x.")) as person:
        await person.press("o")
        assert "Its host is written аррӏе.com; make sure it is the one you mean." in person.dialog
    async with reading(desk_with("At https://p\u0430ypal.example/x.")) as person:
        await person.press("o")
        assert "in letters of several scripts; make sure" in person.dialog


async def test_a_host_in_other_letters_is_shown_in_both(opener: Opener) -> None:
    async with reading(desk_with("At https://аррӏе.com/x.")) as person:
        await person.press("o")
        assert "https://xn--80ak6aa92e.com/x" in person.dialog
        assert "Its host is written аррӏе.com; make sure it is the one you mean." in person.dialog
        await person.press("y")
    assert [call["arguments"] for call in opener.calls(1)] == [["https://xn--80ak6aa92e.com/x"]]


async def test_an_address_that_must_not_be_opened_is_not(opener: Opener) -> None:
    async with reading(desk_with("At https://a..org/b.")) as person:
        await person.press("o")
        assert "Cannot be opened, because its host is no possible one" in person.status
    assert opener.called == []


# Several


SEVERAL = f"At https://a.org/one, https://a..org/two and {LONG}, or https://d.org/four."


async def test_several_links_are_listed_in_full_and_one_is_chosen(opener: Opener) -> None:
    async with reading(desk_with(SEVERAL)) as person:
        for size in SIZES:
            await person.resize(*size)
            await person.press("o")
            assert "Open which address?" in person.dialog
            assert "▌1 https://a.org/one" in person.text.replace("▌ ", "▌")
            seen = ""
            for _ in range(12):
                seen += person.text.replace("│", " ")
                await person.press("j")
            for number, begin in enumerate(("https://a.org/one", "https://a..org/two"), 1):
                assert f"{number} {begin}" in seen
            assert "end" in seen
            assert "▌4 https://d.org/four" in person.text.replace("▌ ", "▌")
            await person.press("enter")
            assert person.status.startswith("Handed to xdg-open: https://d.org/")
    handed = [call["arguments"] for call in opener.calls(len(SIZES))]
    assert handed == [["https://d.org/four"]] * len(SIZES)


@pytest.mark.parametrize("keys", [("o", "4"), ("4", "o"), ("o", "G"), ("o", "k", "4"), ("9", "o")])
async def test_a_link_is_chosen_by_the_number_beside_it(
    opener: Opener, keys: tuple[str, ...]
) -> None:
    async with reading(desk_with(SEVERAL)) as person:
        await person.press(*keys, "enter")
    assert [call["arguments"] for call in opener.calls(1)] == [["https://d.org/four"]]


async def test_among_several_one_that_must_not_be_opened_is_not(opener: Opener) -> None:
    async with reading(desk_with(SEVERAL)) as person:
        await person.press("o", "2", "enter")
        assert "Cannot be opened, because its host is no possible one" in person.dialog
        await person.press("c", "escape")
        assert person.app.clipboard == ""
    assert opener.called == []


async def test_the_cursor_goes_up_and_to_the_top(opener: Opener) -> None:
    async with reading(desk_with(SEVERAL), (40, 12)) as person:
        await person.press("o", "G", "k")
        for _ in range(8):
            await person.press("k")
        assert "▌1 https://a.org/one" in person.text.replace("▌ ", "▌")
        await person.press("G", "g")
        assert "▌1 https://a.org/one" in person.text.replace("▌ ", "▌")


async def test_the_dialog_outlives_another_size(opener: Opener) -> None:
    async with reading(desk_with(SEVERAL), (120, 40)) as person:
        await person.press("o", "4")
        await person.resize(40, 12)
        assert "▌4 https://d.org/four" in person.text.replace("▌ ", "▌")
        await person.resize(120, 40)
        assert LONG in shown(person)


# Copying, and what goes wrong


async def test_c_copies_instead(opener: Opener) -> None:
    async with reading(desk_with("At https://a.org/b.")) as person:
        await person.press("o", "c")
        assert person.app.clipboard == "https://a.org/b"
        assert person.status.startswith(
            "Handed to the terminal's clipboard, 15 bytes: https://a.org/b"
        )
    assert opener.called == []


@pytest.mark.parametrize("abstract", ["At https://a.org/b.", "https://a.org/b https://c.org/d"])
async def test_where_there_is_no_browser_the_address_is_shown_and_copied(abstract: str) -> None:
    async with reading(desk_with(abstract)) as person:
        await person.press("o")
        assert "There is no browser here. Copy" in person.dialog
        assert "https://a.org/b" in person.dialog
        await person.press("enter")
        assert person.app.clipboard == "https://a.org/b"
        assert person.status.startswith(
            "Handed to the terminal's clipboard, 15 bytes: https://a.org/b"
        )


async def test_a_browser_that_fails_is_named_and_the_address_copied(opener: Opener) -> None:
    opener.make("xdg-open", "exit 3")
    async with reading(desk_with("At https://a.org/b.")) as person:
        await person.press("o", "enter")
        await person.until("Not opened (xdg-open: exit status 3), but handed to the clipboard")
        assert "https://a.org/b" in person.status
        assert person.app.clipboard == "https://a.org/b"


async def test_a_browser_that_is_no_program_is_named_and_the_address_copied(
    opener: Opener,
) -> None:
    (opener.folder / "xdg-open").write_text("nothing that could be run")
    async with reading(desk_with("At https://a.org/b.")) as person:
        await person.press("o", "enter")
        await person.until("Not opened (xdg-open: Exec format error)")
        assert person.app.clipboard == "https://a.org/b"


async def test_a_browser_that_stays_open_holds_up_nothing(opener: Opener) -> None:
    opener.make("xdg-open", "exec /bin/sleep 2")
    async with reading(desk_with("At https://a.org/b.")) as person:
        await person.press("o", "enter", "j")
        assert person.cursor() == "Second"
