"""Write ``docs/settings.md`` from the settings as they are declared: ``make pages``."""

from __future__ import annotations

from pathlib import Path

from tui.settings_text import settings_text

PATH = Path(__file__).with_suffix(".md")
HEAD = """# Settings

Made from the settings as they are declared, by `make pages`. `carrel config` prints this file,
`carrel config edit` opens yours, makes it where there is none, and says what is wrong with it, with
the line. What you choose on the screen (a theme, widths, sorts) is remembered beside it, in
`session.json`.

```toml
"""


def settings_page() -> str:
    """Return the page."""
    return f"{HEAD}{settings_text()}```\n"


if __name__ == "__main__":
    PATH.write_text(settings_page(), "utf-8")
