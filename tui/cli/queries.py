"""How a query is written, for the help of commands that take one."""

from __future__ import annotations


def query_help() -> str:
    """Return what the filter understands, a line each."""
    # Only who asks for help waits for it.
    from tui.library.query_help import operators

    lines = (f"  {each.typed:<13} {each.finds}" for each in operators())
    return "\n".join(("queries (in quotation marks, so that the shell leaves them alone):", *lines))
