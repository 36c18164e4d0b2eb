"""What the first element of XML is called: formats are told by that."""

from __future__ import annotations

from parsing.patterns import pattern

_NAME = r"<(?:[\w.-]+:)?([\w.-]+)"


def xml_root(head: str) -> str:
    """Return the name of the first element without its prefix; empty where there is none.

    What a comment, an instruction or a document type says is passed over.
    """
    at = head.find("<")
    while at >= 0:
        if head.startswith("<!--", at):
            at = head.find("-->", at)
        elif head.startswith("<?", at):
            at = head.find("?>", at)
        elif head.startswith("<!", at):
            at = _end_of_type(head, at)
        else:
            found = pattern(_NAME).match(head, at)
            return found[1] if found else ""
        at = head.find("<", at) if at >= 0 else at
    return ""


def _end_of_type(head: str, at: int) -> int:
    """Where a document type ends, which may have declarations of its own in brackets."""
    end, opened = head.find(">", at), head.find("[", at)
    if 0 <= opened < end:
        end = head.find(">", head.find("]", opened))
    return end
