"""Write the table in ``docs/shell.md`` of what shell and screen can do: ``make pages``.

Each verb of the shell has its twin on the screen, or a word why it has none; and the other way
round. A test compares both with the commands that there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.actions.commands import BY_NAME, COMMANDS, MOVE, shown_keys

PATH = Path(__file__).with_name("shell.md")
BEGIN, END = "<!-- twins: made by `make pages` -->\n", "<!-- end of twins -->\n"

TWINS: Mapping[str, tuple[str, ...]] = {
    "add": ("add_page",),
    "fetch": ("fetch", "fetch_from"),
    "enrich": ("enrich",),
    "import": ("import_file",),
    "pages": ("open", "where", "problems"),
    "page rename": ("rename_list",),
    "page remove": ("take_out",),
    "remove": ("take_out",),
    "search": ("filter", "similar", "sort"),
    "show": ("open",),
    "open": ("open_link", "open_pdf"),
    "copy": ("copy",),
    "mark": ("toggle_read", "mark_unread", "all_read", "read_on"),
    "star": ("star",),
    "tag": ("tag",),
    "tags": ("open", "where"),
    "tags rename": ("rename_list",),
    "tags merge": ("rename_list",),
    "tags delete": ("take_out",),
    "note": ("note", "edit_note"),
    "lists": ("open", "stats"),
    "list show": ("open",),
    "list add": ("add_to_list", "list_view"),
    "list remove": ("take_out",),
    "list done": ("done",),
    "list new": ("new_list",),
    "list describe": ("describe_list", "list_menu"),
    "list due": ("set_due", "list_menu"),
    "list order": ("move_down", "move_up"),
    "list move": ("move_down", "move_up"),
    "list move-to": ("move_to_list",),
    "list merge": ("merge_list", "list_menu"),
    "list split": ("split_list", "list_menu"),
    "list rename": ("rename_list",),
    "list delete": ("take_out",),
    "filter show": ("saved_filters",),
    "filter save": ("save_filter",),
    "filter rename": ("rename_list",),
    "filter delete": ("take_out",),
    "export": ("export",),
    "undo": ("undo",),
    "redo": ("redo",),
    "log": ("log",),
    "stats": ("stats",),
    "backup": ("back_up",),
    "restore": ("restore_backup",),
    "dump": ("dump_library",),
    "load": ("load_dump",),
    "keys": ("help", "palette"),
    "config": ("edit_settings",),
    "config edit": ("edit_settings",),
    "doctor": ("check_library",),
    "paths": ("show_paths",),
}
"""The commands of the screen that do what a verb of the shell does."""

SHELL_ALONE: Mapping[str, str] = {
    "read": "it opens the reader itself; in it `+` adds a page",
    "mcp": "a program asks for it, and no person",
    "completion": "it is for the shell itself",
}
"""Verbs of the shell that make no sense on the screen, and why."""

SCREEN_ALONE: Mapping[str, str] = {
    **dict.fromkeys(("select", "select_run", "select_all"), "a query, or `-`, says which papers"),
    **dict.fromkeys(("back", "escape", "leave", "quit"), "a command ends by itself"),
    **dict.fromkeys(
        ("reading_mode", "latex_source", "density", "theme", "redraw", "suspend"),
        "how the screen looks",
    ),
}
"""Commands of the screen that make no sense in a shell, and why; those that move need no word."""


def page() -> str:
    """Return the whole page, with the table between its marks."""
    text = PATH.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


def table() -> str:
    """Return the table."""
    alone = {f"`carrel {verb}`": f"none: {why}" for verb, why in SHELL_ALONE.items()}
    verbs = {f"`carrel {verb}`": _on_screen(names) for verb, names in TWINS.items()}
    screen: dict[str, list[str]] = {}
    for name, why in SCREEN_ALONE.items():
        screen.setdefault(why, []).append(_key(name))
    rows = [f"| {verb} | {said} |" for verb, said in {**verbs, **alone}.items()]
    rows += [f"| none: {why} | {', '.join(keys)} |" for why, keys in screen.items()]
    return "\n".join(("| in the shell | on the screen |", "|---|---|", *rows)) + "\n"


def untold() -> Iterator[str]:
    """Yield the commands of the screen that the table does not tell of, but for moves."""
    told = {name for names in TWINS.values() for name in names} | SCREEN_ALONE.keys()
    yield from (each.name for each in COMMANDS if each.name not in told and each.group != MOVE)


def _on_screen(names: tuple[str, ...]) -> str:
    return ", ".join(map(_key, names))


def _key(name: str) -> str:
    keys = shown_keys(BY_NAME[name].keys).split()
    shown = f"`{keys[0]}`" if keys else f"`:` “{BY_NAME[name].does.partition(' (')[0]}”"
    return shown.replace("|", "\\|")


if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
