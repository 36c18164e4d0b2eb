"""Selection: papers taken together, whatever is in view."""

from __future__ import annotations

from tui.library.selection import Selection

VIEW = ("a", "b", "c", "d")


def test_papers_are_selected_and_let_go_of_by_the_same() -> None:
    selection = Selection()
    assert selection.toggle(["b"]) == {"b"}
    assert selection.toggle(VIEW) == {"a", "c", "d"}
    assert list(selection) == ["b", "a", "c", "d"]
    assert selection.toggle(VIEW[:2]) == {"a", "b"}
    assert list(selection) == ["c", "d"]


def test_a_run_grows_and_shrinks_with_the_cursor_and_keeps_what_was_selected() -> None:
    selection = Selection()
    selection.toggle(["d"])
    selection.begin_run(VIEW, 1)
    assert selection.extend_run(VIEW, 2) == {"c"}
    assert selection.extend_run(VIEW, 0) == {"a", "c"}
    assert set(selection) == {"d", "b", "a"}
    selection.end_run()
    assert selection.extend_run(VIEW, 3) == frozenset()


def test_another_view_ends_a_run() -> None:
    selection = Selection()
    selection.begin_run(VIEW, 0)
    selection.extend_run(("d", "a"), 1)
    assert not selection.in_run
    assert list(selection) == ["a"]


def test_letting_go_takes_back_a_run_first_and_then_all() -> None:
    selection = Selection()
    selection.toggle(["d"])
    selection.begin_run(VIEW, 0)
    assert selection.let_go() == {"a"}
    assert selection.let_go() == {"d"}
    assert not selection
