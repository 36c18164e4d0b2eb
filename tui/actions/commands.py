"""Every command of the reader, declared once: its keys, its words, its place in the help.

The key bindings, the help screen, the command palette and the settings file all read this table.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from parsing.structs import Struct

if TYPE_CHECKING:
    from textual.binding import BindingType


class Command(Struct):
    """Something a person can do in the reader."""

    name: str
    """Names it in the settings file, and the function that does it."""
    keys: str
    """Textual's names for its keys, separated by commas."""
    does: str
    """What it does, as the help and the palette say it."""
    group: str
    module: str
    """The module of `tui.actions` that has its function, which takes a `Context`."""
    hint: str = ""
    """A word for the status line's hints, for those that stand in `HINTS`."""


OPEN, FIND, MARK, LIST, OUT, DESK, MOVE = (
    "Opening",
    "Finding",
    "Marking",
    "Reading lists",
    "Copying and exporting",
    "The desk",
    "Moving",
)
"""Groups, in the order of the help and the palette: moves, which hands find by themselves, last."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "open", "enter,l,right", "Open the paper, or the list or page", OPEN, "opening", "open"
    ),
    Command("back", "h,left", "Back to the pane on the left", OPEN, "opening", "back"),
    Command(
        "read_on",
        "space",
        "On through the abstract, then the next unread",
        OPEN,
        "opening",
        "read on",
    ),
    Command(
        "reading_mode",
        "z",
        "Read the paper alone, and back (zz: its row in the middle)",
        OPEN,
        "opening",
        "back",
    ),
    Command(
        "open_link", "o", "Open a link of the paper in the browser (asks)", OPEN, "links", "link"
    ),
    Command(
        "open_pdf", "P", "Open the paper's PDF; fetched once (asks, Esc stops it)", OPEN, "pdf"
    ),
    Command(
        "latex_source",
        "backslash",
        "Show the paper's LaTeX as it was written, or as Unicode again",
        OPEN,
        "views",
    ),
    Command("where", "W", "Where the paper stands: go to a list, a tag or a page", OPEN, "where"),
    Command(
        "filter",
        "slash",
        "Filter by words in titles, abstracts and names",
        FIND,
        "filters",
        "filter",
    ),
    Command("saved_filters", "f", "Open a saved filter", FIND, "filters"),
    Command("save_filter", "F", "Save what is in the filter bar under a name", FIND, "filters"),
    Command("sort", "S", "Show the papers in another order", FIND, "views"),
    Command("density", "Z", "One line a paper, or more", FIND, "views"),
    Command("similar", "full_stop", "Papers like this one (Esc comes back)", FIND, "views"),
    Command(
        "escape",
        "escape",
        "Let go of the selection, clear the filter, or go back",
        FIND,
        "opening",
    ),
    Command("select", "m", "Select the paper, or let go of it (5m: five)", MARK, "selecting"),
    Command("select_run", "v", "Select from here to where you move; again ends", MARK, "selecting"),
    Command("select_all", "V", "Select all in view, or let go of them", MARK, "selecting"),
    Command("toggle_read", "r", "Mark read or unread", MARK, "marking"),
    Command("mark_unread", "U", "Mark unread", MARK, "marking"),
    Command("all_read", "A", "Mark all in view read (asks)", MARK, "marking"),
    Command("star", "s", "Star, or take the star", MARK, "marking", "star"),
    Command("tag", "t", "Tag the paper, or take a tag away", MARK, "annotate"),
    Command("note", "e", "Write or change the paper's note", MARK, "annotate", "note"),
    Command("edit_note", "E", "Write the note in your own editor", MARK, "editing"),
    Command("add_to_list", "a", "Add to a reading list, or to a new one", LIST, "lists", "add"),
    Command(
        "take_out",
        "d",
        "Take out of this list; in the sidebar: delete it, a tag, a page",
        LIST,
        "lists",
        "delete",
    ),
    Command(
        "move_down",
        "J",
        "Move the paper down in its list; in the sidebar a list",
        LIST,
        "lists",
    ),
    Command("move_up", "K", "Move the paper up in its list; in the sidebar a list", LIST, "lists"),
    Command("done", "X", "Done in this list, or to do there again", LIST, "done", "done"),
    Command("move_to_list", "M", "Move from this list to another", LIST, "list_menu"),
    Command(
        "list_menu",
        "L",
        "What can be done with a list: describe, due date, merge, split",
        LIST,
        "list_menu",
    ),
    Command("describe_list", "", "Say what this list is for", LIST, "list_menu"),
    Command("set_due", "", "Say by which day this list is due", LIST, "list_menu"),
    Command("merge_list", "", "Merge this list into another", LIST, "list_menu"),
    Command("split_list", "", "Split off what is done in this list", LIST, "list_menu"),
    Command("list_view", "", "Put all in view into lists", LIST, "list_menu"),
    Command("new_list", "c", "Create a reading list", LIST, "lists", "new list"),
    Command("rename_list", "R", "Rename this list, filter, tag or page", LIST, "naming", "rename"),
    Command(
        "copy", "y", "Copy title, citation, BibTeX, link, or text you dragged over", OUT, "copying"
    ),
    Command("export", "x", "Export what is selected, or else in view", OUT, "export", "export"),
    Command("fetch", "w", "Fetch what you subscribed to (Esc stops it)", DESK, "fetching"),
    Command("fetch_from", "", "Fetch from a service or a feed that you name", DESK, "fetching"),
    Command(
        "enrich",
        "",
        "Enrich papers: ask arXiv and Crossref (asks) what is not known",
        DESK,
        "enriching",
    ),
    Command("add_page", "plus", "Add a page: a file, a folder, or pasted text", DESK, "pages"),
    Command("stats", "", "How much is read and done, by list and month (stats)", DESK, "history"),
    Command("import_file", "", "Import a file of another tool, with its tags", DESK, "keeping"),
    Command("back_up", "", "Back up the library into its folder of backups", DESK, "keeping"),
    Command("dump_library", "", "Dump the whole library to one file", DESK, "keeping"),
    Command("load_dump", "", "Load such a dump: merge it into the library", DESK, "keeping"),
    Command(
        "restore_backup",
        "",
        "Restore a backup of the library (shows them, asks)",
        DESK,
        "upkeep",
    ),
    Command("check_library", "", "Doctor: check that all is well with the library", DESK, "upkeep"),
    Command("edit_settings", "", "Edit your settings (config), and take them over", DESK, "upkeep"),
    Command("show_paths", "", "Paths: where the library, settings and log lie", DESK, "upkeep"),
    Command("undo", "u", "Undo the last change", DESK, "undo"),
    Command("redo", "ctrl+r", "Do again what was undone", DESK, "undo"),
    Command("log", "H", "What was done and when; u there undoes it", DESK, "history"),
    Command("problems", "exclamation_mark", "What could not be read of pages", DESK, "program"),
    Command("palette", "colon,ctrl+p", "Find a command by name", DESK, "program"),
    Command("theme", "T", "Choose a theme; each is shown as you move", DESK, "themes"),
    Command("redraw", "ctrl+l", "Draw the screen anew", DESK, "program"),
    Command("suspend", "ctrl+z", "Suspend; fg in the shell comes back", DESK, "program"),
    Command("leave", "q", "Back; from the list: quit", DESK, "opening", "quit"),
    Command("quit", "Q", "Quit", DESK, "program"),
    Command("help", "question_mark", "All keys", DESK, "program", "keys"),
    Command("down", "j,down", "Down one (5j: five)", MOVE, "moving"),
    Command("up", "k,up", "Up one", MOVE, "moving"),
    Command("top", "g,home", "To the top", MOVE, "moving"),
    Command("bottom", "G,end", "To the bottom (7G: to the seventh)", MOVE, "moving"),
    Command("half_down", "ctrl+d", "Half a page down", MOVE, "moving"),
    Command("half_up", "ctrl+u", "Half a page up", MOVE, "moving"),
    Command("page_down", "pagedown,ctrl+f", "A page down", MOVE, "moving"),
    Command("page_up", "pageup,ctrl+b", "A page up", MOVE, "moving"),
    Command("scroll_down", "ctrl+e", "Scroll a line down (3^e: three)", MOVE, "moving"),
    Command("scroll_up", "ctrl+y", "Scroll a line up", MOVE, "moving"),
    Command(
        "next_found", "n", "Next paper found; without a filter: unread", MOVE, "moving", "next"
    ),
    Command("previous_found", "N", "Previous paper found, or unread", MOVE, "moving"),
    Command("next_unread", "tab", "Next unread paper", MOVE, "moving"),
    Command("previous_unread", "p,shift+tab", "Previous unread paper", MOVE, "moving"),
    Command("jump", "semicolon", "Letters on rows and panes: type one's", MOVE, "jumping"),
    Command("jump_back", "apostrophe", "Twice: back to before the last jump", MOVE, "views"),
)

HINTS: dict[str, tuple[str, ...]] = {
    "sidebar": ("open", "filter", "new_list", "rename_list", "take_out", "leave"),
    "papers": ("open", "read_on", "filter", "star", "add_to_list", "export", "leave"),
    "paper": ("read_on", "back", "star", "add_to_list", "note", "open_link"),
    "reading": ("read_on", "next_found", "reading_mode", "star", "add_to_list", "note"),
}
"""What the status line hints at in each pane; where there is little room the first ones."""

OF_WHAT_IS_NAMED = frozenset({"rename_list", "take_out"})
"""Hints of the sidebar that are for reading lists, saved filters and added pages alone."""

BY_NAME = {command.name: command for command in COMMANDS}

_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "plus": "+",
    "backslash": "\\",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "underscore": "_",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def shown_key(key: str) -> str:
    """Return a key's name as people write it: ``^d`` for ``ctrl+d``."""
    if key.startswith("ctrl+"):
        return "^" + shown_key(key.removeprefix("ctrl+"))
    if key.startswith("shift+"):
        return "Shift-" + shown_key(key.removeprefix("shift+"))
    if key.startswith("alt+"):
        return "Alt-" + shown_key(key.removeprefix("alt+"))
    if key in _SHOWN or len(key) == 1:
        return _SHOWN.get(key, key)
    if key[1:].isdecimal():
        return key.upper()  # a function key
    try:
        # Signs have the names of Unicode, with lines for blanks: `full_stop`.
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return key


def shown_keys(keys: str) -> str:
    """Return several keys as people write them, with blanks between; nothing for none."""
    return " ".join(shown_key(key.strip()) for key in keys.split(","))


def first_key(keys: Mapping[str, str], name: str) -> str:
    """Return the first key of a command, as people write it.

    Args:
        keys: of every command, by its name.
        name: of the command.
    """
    return shown_key(keys[name].split(",")[0].strip()) or "no key"


def hints_of(keys: Mapping[str, str], pane: str, *, is_named: bool) -> tuple[tuple[str, str], ...]:
    """Return the keys that one needs most in a pane, each with a word or two.

    Args:
        keys: of every command that the screen carries, by its name.
        pane: the pane's name in `HINTS`.
        is_named: whether what is pointed at is of those that a person names.
    """
    return tuple(
        (first_key(keys, name), BY_NAME[name].hint)
        for name in HINTS.get(pane, ())
        if keys.get(name) and (is_named or name not in OF_WHAT_IS_NAMED)
    )


def bindings(commands: Iterable[Command] = COMMANDS) -> "list[BindingType]":
    """Return the key bindings of commands, each with its command's name as id to rebind it by."""
    # The command line tells of keys too, and needs nothing of Textual for it.
    from textual.binding import Binding
    from textual.keys import Keys

    return [
        # With priority a key is done before the next one is looked at: what is typed in one go
        # after `/` must find the filter bar open.
        Binding(
            # A person may give one that has none a key: what nobody can press keeps its place.
            command.keys or Keys.Ignore.value,
            f"do('{command.name}')",
            command.does,
            id=command.name,
            show=False,
            priority=True,
        )
        for command in commands
    ]
