"""Write ``docs/keys.md`` from the table of commands: ``make pages``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tui.actions.commands import COMMANDS, shown_keys
from tui.actions.keymaps import KEYMAPS
from tui.settings import keymap_of

PATH = Path(__file__).with_suffix(".md")
HEAD = """# Keys

Made from the table of commands by `make pages`. Each can be changed in `settings.toml` under its
name:

```toml
[keys]
star = "s,asterisk"
```

What has no key is found by name in the palette, `:`.

With `keymap = "vim"`, `"emacs"` or `"newsboat"` in `settings.toml` they are those that hands know
from there. `carrel keys` prints those that you have now, `?` in the reader shows them.
"""


def keys_page() -> str:
    """Return the page: a table for each group of commands."""
    parts = [HEAD]
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        rows = [
            f"| {_codes(each.keys)} | {each.does.replace('|', chr(92) + '|')} | `{each.name}` |"
            for each in commands
        ]
        parts += [f"\n## {group}\n", "| keys | do | name |", "|---|---|---|", *rows]
    return "\n".join((*parts, *_keymaps())) + "\n"


def _keymaps() -> Iterator[str]:
    """Give a table of what each keymap has otherwise than the first."""
    first, *others = KEYMAPS
    keys = {name: keymap_of(name) for name in KEYMAPS}
    yield "\n## Keymaps\n"
    yield "Where a place is empty the keys are those above.\n"
    yield f"| name | {' | '.join(others)} |"
    yield "|---" * len(KEYMAPS) + "|"
    for command in COMMANDS:
        own = [keys[name][command.name] for name in others]
        if any(each != keys[first][command.name] for each in own):
            shown = [_codes(each) if each != keys[first][command.name] else "" for each in own]
            yield f"| `{command.name}` | {' | '.join(shown)} |"


def _codes(keys: str) -> str:
    return " ".join(_code(key) for key in shown_keys(keys).split())


def _code(key: str) -> str:
    return f"`` {key} ``" if "`" in key else f"`{key}`".replace("|", "\\|")


if __name__ == "__main__":
    PATH.write_text(keys_page(), "utf-8")
