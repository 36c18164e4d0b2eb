"""Several papers selected, and one command for all of them."""

from __future__ import annotations

from tests.tui.screens.desks import desk_of, lists_on_disk, numbered, read_on_disk, starred_on_disk
from tests.tui.screens.person import reading
from tui.library.sources import Source, SourceKind

WIDE = (140, 40)


async def test_what_is_selected_is_counted_signed_and_acted_on_together() -> None:
    async with reading(desk_of(numbered(5)), size=WIDE) as person:
        await person.press("m", "j", "j", "m", "j", "s")
        await person.until("Starred 2 papers")
        assert starred_on_disk() == ["Paper 01", "Paper 03"]
        assert "2 selected" in person.text
        assert person.text.count("◆") == 2
        await person.press("u")
        await person.until("Undone: starred 2 papers")
        assert starred_on_disk() == []
        await person.press("escape", "s")
        await person.until("Starred: Paper 04")
        assert starred_on_disk() == ["Paper 04"]
        assert "◆" not in person.text


async def test_a_run_goes_with_the_cursor_until_it_is_ended() -> None:
    async with reading(desk_of(numbered(6)), size=WIDE) as person:
        await person.press("j", "v", "j", "j", "j", "k", "v", "j", "r")
        await person.until("Marked 3 papers read")
        assert read_on_disk() == ["Paper 02", "Paper 03", "Paper 04"]


async def test_the_selection_outlasts_filters_and_many_papers_are_asked_about() -> None:
    async with reading(desk_of(numbered(12)), size=WIDE) as person:
        await person.press("V")
        await person.filter("05")
        assert "12 selected" in person.text
        await person.press("s")
        assert "Star 12 papers?" in person.dialog
        await person.press("n")
        assert starred_on_disk() == []
        await person.press("s", "y")
        await person.until("Starred 12 papers")
        assert len(starred_on_disk()) == 12
        await person.press("escape")
        assert "12 selected" in person.text
        await person.press("escape")
        assert "let go of 12 papers" in person.text


async def test_papers_of_a_list_are_moved_and_taken_out_together() -> None:
    desk = desk_of(numbered(4))
    papers = [desk.store.papers[key] for key in desk.view.keys]
    desk.apply(desk.library.make_list("Later", papers))
    desk.choose(Source(SourceKind.LIST, 1))
    async with reading(desk, size=WIDE) as person:
        await person.press("2", "m", "J")
        await person.until(lambda: "Paper 03" in lists_on_disk()["Later"][0])
        assert lists_on_disk()["Later"] == ["Paper 03", "Paper 01", "Paper 02", "Paper 04"]
        await person.press("d")
        await person.until("Taken out of “Later”: 2 papers")
        assert lists_on_disk()["Later"] == ["Paper 03", "Paper 04"]


async def test_several_papers_get_several_tags_at_once_and_lists_say_how_many_they_have() -> None:
    desk = desk_of(numbered(4))
    desk.apply(desk.library.make_list("Later", [desk.store.papers[desk.view.keys[0]]]))
    async with reading(desk, size=WIDE) as person:
        await person.press("3", "m", "t", *"rl, agents", "enter")
        await person.until("Tagged #rl #agents: 3 papers")
        await person.press("a")
        assert "has 1 of 3" in person.dialog
        await person.press("enter")
        await person.until("2 papers added to “Later”")
        assert lists_on_disk()["Later"] == ["Paper 01", "Paper 02", "Paper 03"]
        await person.press("u", "u")
        await person.until("Undone: tagged 3 papers #rl #agents")


async def test_a_tag_is_renamed_and_made_one_with_another() -> None:
    desk = desk_of(numbered(3))
    papers = [desk.store.papers[key] for key in desk.view.keys]
    desk.apply(desk.library.tag(papers[:2], "rl"))
    desk.apply(desk.library.tag(papers[1:], "agents"))
    desk.choose(Source(SourceKind.TAG, "rl"))
    async with reading(desk, size=WIDE) as person:
        await person.press("R", "x", "enter")
        await person.until("#rl is #rlx now: 2 papers")
        desk.choose(Source(SourceKind.TAG, "rlx"))
        await person.press("R", "ctrl+u", *"agents", "enter")
        assert "Make #rlx (2 papers) one with it?" in person.dialog
        await person.press("y")
        await person.until("#rlx is #agents now: 2 papers")
        assert desk.library.state.tags == {"agents": 3}
        await person.press("u")
        await person.until("Undone: renamed the tag #")
        assert desk.library.state.tags == {"agents": 2, "rlx": 2}
