"""The signs that tell a paper's state."""

from __future__ import annotations

UNREAD = "●"
READ = "✓"
STARRED = "★"
CURSOR = "▌"
BETWEEN = " · "
