"""Keymaps: the keys that hands from other programs know, chosen with one word in the settings.

Each says only what differs from the table of commands. A key that it gives to a command is taken
from whichever had it, as with a person's own ``[keys]``, which go over all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

KEYMAPS: Mapping[str, Mapping[str, str]] = {
    "carrel": {},
    # Its own keys are mostly vim's; ^n ^p move as in its menus.
    "vim": {
        "down": "j,down,ctrl+n",
        "up": "k,up,ctrl+p",
        "palette": "colon",
    },
    # Those of Emacs, and of what is read in it: dired, elfeed, Info.
    "emacs": {
        "down": "n,ctrl+n,down",
        "up": "p,ctrl+p,up",
        "top": "less_than_sign,alt+less_than_sign,home",
        "bottom": "greater_than_sign,alt+greater_than_sign,end",
        "half_down": "ctrl+d",
        "half_up": "ctrl+u",
        "page_down": "ctrl+v,pagedown",
        "page_up": "alt+v,pageup",
        "next_found": "alt+n",
        "previous_found": "alt+p",
        "next_unread": "N,tab",
        "previous_unread": "P,shift+tab",
        "open": "enter,ctrl+f,right",
        "back": "l,ctrl+b,left",
        "open_link": "b,o",
        "open_pdf": "B",
        "star": "asterisk,s",
        "mark_unread": "U",
        "filter": "ctrl+s,slash",
        "escape": "escape,ctrl+g",
        "fetch": "g,w",
        "undo": "ctrl+underscore,u",
        "redo": "ctrl+r",
        "palette": "alt+x,colon",
        "help": "question_mark,f1",
    },
    # As in its documentation: https://newsboat.org/releases/2.39/docs/newsboat.html#_newsboat_commands
    "newsboat": {
        "page_up": "pageup",
        "top": "home",
        "page_down": "pagedown",
        "next_found": "greater_than_sign",
        "previous_found": "less_than_sign",
        "next_unread": "n,ctrl+n,tab",
        "previous_unread": "p,ctrl+p,shift+tab",
        "toggle_read": "N",
        "mark_unread": "M",
        "all_read": "A,C",
        "star": "asterisk",
        "open_link": "o,u",
        "note": "i",
        "edit_note": "I",
        "move_to_list": "B",
        "add_to_list": "e,a",
        "take_out": "D,d",
        "rename_list": "E",
        "export": "s,x",
        "filter": "slash,F",
        "save_filter": "ctrl+b",
        "escape": "escape,ctrl+f",
        "sort": "g",
        "fetch": "r,R",
        "undo": "U",
        "palette": "colon",
    },
}
"""By its name, the keys of each command that has others than by default."""
