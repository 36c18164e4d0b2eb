"""``carrel read``: the reader over files, which are not added."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.cli.arguments import add_pages
from tui.startup import read_files


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the pages."""
    add_pages(parser)


def run(arguments: Namespace) -> int:
    """Open the reader, and return the exit status."""
    return read_files(arguments.pages, plain=arguments.plain)
