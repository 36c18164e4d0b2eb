"""Write ``docs/keys.md`` from the table of commands: ``make pages``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tui.actions.commands import COMMANDS, shown_keys

PATH = Path(__file__).with_suffix(".md")
HEAD = """# Keys

Made from the table of commands by `make pages`. Each can be changed in `settings.toml` under its
name:

```toml
[keys]
star = "s,asterisk"
```

With `keymap = "vim"`, `"emacs"` or `"newsboat"` in `settings.toml` they are those that hands know
from there. `carrel keys` prints those that you have now, `?` in the reader shows them.
"""


def keys_page() -> str:
    """Return the page: a table for each group of commands."""
    parts = [HEAD]
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        rows = [
            f"| {' '.join(_code(key) for key in shown_keys(each.keys).split())}"
            f" | {each.does.replace('|', chr(92) + '|')} | `{each.name}` |"
            for each in commands
        ]
        parts += [f"\n## {group}\n", "| keys | do | name |", "|---|---|---|", *rows]
    return "\n".join(parts) + "\n"


def _code(key: str) -> str:
    return f"`` {key} ``" if "`" in key else f"`{key}`".replace("|", "\\|")


if __name__ == "__main__":
    PATH.write_text(keys_page(), "utf-8")
