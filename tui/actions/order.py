"""What a person wants written: papers in a format, with what was chosen of it, and its draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from tui.actions.context import Context
from tui.library.drafts import MOST_PAPERS, Draft
from tui.library.outgoing import Options
from tui.library.phrases import plural

if TYPE_CHECKING:
    from tui.library.export import Collection, ExportFormat

Tell = Callable[[int], object]
"""Is told how many papers are done, where that is known; raises `Cancelled` when it is given up."""


def options_of(chosen: Mapping[str, str]) -> Options:
    """Return what of papers goes out, from what was chosen in the dialog."""
    return Options(
        abstracts=chosen.get("abstracts") != "no",
        notes=chosen.get("notes") != "no",
        unread=chosen.get("unread") == "yes",
    )


class Order(NamedTuple):
    """Papers that a person wants written."""

    name: str
    """The format's."""
    papers: Collection
    chosen: Mapping[str, str]
    """The value of each option: see `tui.actions.export`."""
    of_list: int = 0
    """The id of the reading list that they are of, if they are of one."""

    @property
    def form(self) -> ExportFormat:
        """Return the format; that of a folder's files where it is a folder."""
        from tui.library.export import FOLDER, format_for

        form = format_for("markdown" if self.name == FOLDER else self.name)
        assert form is not None
        return form

    @property
    def many(self) -> str:
        """Return how many papers there are, in words."""
        return plural(len(self.papers.items), "paper")

    def text(self, tell: Tell) -> str:
        """Return the whole file."""
        options: dict[str, object] = {}
        if self.form.is_cited:  # slow, and one after another
            options["tell"] = tell
        if self.form.is_table:
            options["raw"] = self.chosen.get("raw") == "yes"
        text = self.form.write(self.papers, **options)
        tell(len(self.papers.items))
        return "\ufeff" + text if self.chosen.get("bom") == "yes" and self.form.is_table else text

    def draft(self, context: Context, start: str) -> Draft | None:
        """Return a draft of where it goes; None where none is kept, or the papers are too many.

        Args:
            context: of the command.
            start: the name that stands there to begin with.
        """
        library, papers = context.desk.library, self.papers
        if library.not_saving or len(papers.items) > MOST_PAPERS:
            return None
        about = {
            "format": self.name,
            "title": papers.title,
            "list": self.of_list,
            "chosen": dict(self.chosen),
            "keys": [item.paper.key for item in papers.items],
        }
        return Draft("export", json.dumps(about), papers.title, start)
