"""Papers as newline-delimited JSON (https://github.com/ndjson/ndjson-spec), for streams.

A line is a paper, with the fields that it has in ``papers`` of the JSON export (`json_`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.library.export.json_ import values_of

if TYPE_CHECKING:
    from tui.library.export.item import Collection


def write(collection: Collection) -> str:
    """Write the collection as an object a line."""
    lines = (json.dumps(values_of(item), ensure_ascii=False) for item in collection.items)
    return "".join(f"{line}\n" for line in lines)
