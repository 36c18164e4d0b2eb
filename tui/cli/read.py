"""``carrel read``: the reader over files, which are not added."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.arguments import add_pages, add_plain
from tui.startup import read_files

EXAMPLES = """\
  carrel read monday.txt
  curl -s https://example.org/listing | carrel read -"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the pages, and how they are shown."""
    add_pages(parser)
    add_plain(parser)


def run(arguments: Namespace) -> int:
    """Open the reader, and return the exit status."""
    return read_files(arguments.pages, plain="plain" in arguments)
