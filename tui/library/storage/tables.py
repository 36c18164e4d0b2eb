"""What the tables hold: each one declared once, for all that reads, writes, checks and dumps it.

How they are made is in `schema`; what a row must be is here. A value that is not as its column says
is damage, wherever it is met: at opening, within a change, in the journal, in a backup or a dump.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType, NoneType

from parsing.structs import Struct
from parsing.text import clean_block, clean_line
from tui.library.labels import LONGEST_NOTE
from tui.library.lists import LONGEST_DESCRIPTION
from tui.library.marks import HALVES, Mark
from tui.library.phrases import plural

LARGEST = 2**53 - 1
"""The largest whole number, which every program reads from JSON as it stands. SQLite has ten more
bits, so what comes after the last one can still be told from it."""
LATEST = 253_370_764_800_000
"""The latest time, in milliseconds: the year 9999 begins, in every part of the world a year that
can be written."""
LONGEST_NAME = 300
"""The most characters of any name; what a person may type has fewer."""
LONGEST_META = 2**20
"""The most characters of a paper's metadata as JSON."""
LONGEST_WRITTEN = 2**26
"""The most characters of a row as the journal has it."""


class Column(Struct):
    """A column of a table, and what its values must be."""

    name: str
    whole: bool = False
    """Whether it holds whole numbers, rather than text."""
    required: bool = True
    key: bool = False
    """Whether it is a part of what tells rows apart."""
    refers: str = ""
    """The table whose row it names, or nothing."""
    least: int = -LARGEST
    most: int = LARGEST
    longest: int = 0
    """The most characters of its text as it is shown, and of one line at least one, unless none is
    its default; 0: any."""
    block: bool = False
    """Whether its text may have several lines."""
    digits: int = 0  # hexadecimal ones, of which its text is; 0: any text
    shown: bool = True
    """Whether its text is shown, and so comes through the door when it is read."""
    default: str | None = None
    """Its value in a dump or the journal of a carrel that did not have it yet; None: it had."""

    @property
    def moment(self) -> bool:
        """Whether it is a time, in milliseconds since 1970 UTC."""
        return self.whole and self.most == LATEST

    @property
    def cleaned(self) -> bool:
        """Whether it is text that is made safe to show when it is read."""
        return not self.whole and self.shown

    @property
    def clean(self) -> Callable[[str], str]:
        """What makes a text of this column safe to show."""
        return clean_block if self.block else clean_line

    def needs(self, value: object) -> str:
        """Return what a value of this column must be, in words; nothing when it is that."""
        if value is None:
            return self._kind if self.required else ""
        if self.whole:
            if type(value) is not int or abs(value) > LARGEST:
                return self._kind
            if not self.least <= value <= self.most:
                if self.moment:
                    return "a time in milliseconds since 1970"
                return f"{self.least} or more" if value < self.least else f"at most {self.most}"
            return ""
        if type(value) is not str:
            return self._kind
        if self.digits and not self._is_hexadecimal([value]):
            return f"{self.digits} hexadecimal digits"
        if self.longest and (self._length(value) > self.longest or not (value or self._empty)):
            return f"a text of {'at most' if self._empty else '1 to'} {self.longest:,} characters"
        return ""

    def all_fit(self, values: Collection[object]) -> bool:
        """Return whether all values are as they must be, told at once for a whole column.

        False says no more than that they are to be looked at one by one.
        """
        kinds = set(map(type, values))
        if not self.required and NoneType in kinds:
            kinds.discard(NoneType)
            values = [value for value in values if value is not None]
        if not values:
            return True
        if kinds != {int if self.whole else str}:
            return False
        if self.whole:
            return self.least <= min(values) and max(values) <= self.most  # type: ignore[type-var, operator]
        if self.digits or not self.longest:
            return not self.digits or self._is_hexadecimal(values)  # type: ignore[arg-type]
        return (self._empty or "" not in values) and max(map(len, values)) <= self.longest  # type: ignore[arg-type]

    def _is_hexadecimal(self, values: Collection[str]) -> bool:
        return {*map(len, values)} == {self.digits} and not "".join(values).strip(
            "0123456789abcdef"
        )

    def _length(self, text: str) -> int:
        return len(text) if len(text) <= self.longest else len(self.clean(text))

    @property
    def _empty(self) -> bool:
        """Whether its text may be empty."""
        return self.block or self.default == ""

    @property
    def _kind(self) -> str:
        return "a whole number of at most 53 bits" if self.whole else "text"


class Table(Struct):
    """A table: its columns, those first that tell its rows apart, and what is said of its rows."""

    columns: tuple[Column, ...]
    noun: str
    """What a row is called."""
    undo: Mapping[str, str] = MappingProxyType({})
    """What each action on its rows did, in words that follow ``Undone:``; what may stand in braces
    is in `descriptions.UndoWords`."""
    keeps: bool = True
    """Whether a paper of a row is kept when its page goes, where the table has papers."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that tell its rows apart."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def others(self) -> tuple[str, ...]:
        """The names of its other columns."""
        return tuple(column.name for column in self.columns if not column.key)

    @property
    def paper(self) -> int | None:
        """Which of its keys is a paper's, counted from 0; None where none is."""
        keys = (column.refers for column in self.columns if column.key)
        return next((number for number, refers in enumerate(keys) if refers == PAPER), None)

    @property
    def is_named(self) -> bool:
        """Whether its rows are told apart by a number of this library's, and known by a name."""
        return self.keys == ("id",) and "name" in self.others


def number(
    name: str,
    *,
    least: int = -LARGEST,
    required: bool = True,
    key: bool = False,
    refers: str = "",
) -> Column:
    """Return a column of whole numbers."""
    return Column(name, whole=True, required=required, key=key, refers=refers, least=least)


def moment(name: str, *, required: bool = True) -> Column:
    """Return a column of times, in milliseconds since 1970 UTC."""
    return Column(name, whole=True, required=required, least=0, most=LATEST)


PAPER = "paper"
"""The one table beside the journalled ones that leaves with a dump: texts that others hang on."""

_ID = number("id", least=1, key=True)
_PAPER_KEY = Column("key", key=True, refers=PAPER, shown=False, digits=16)
_NAME = Column("name", longest=LONGEST_NAME)
_POSITION = number("position")

ROWS: dict[str, Table] = {
    "mark": Table(
        (_PAPER_KEY, *(moment(column, required=False) for column in Mark._fields)),
        "mark",
        {
            action: sentence
            for half in HALVES.values()
            for action, sentence in zip(half.actions, half.undo, strict=True)
        },
    ),
    "list": Table(
        (
            _ID,
            _NAME,
            _POSITION,
            Column("description", longest=LONGEST_DESCRIPTION, block=True, default=""),
            Column("due", longest=len("2026-12-31"), default=""),
        ),
        "reading list",
        {
            "make list": "made the list {name}{with_papers}",
            "rename list": "renamed the list {before} to {after}",
            "delete list": "deleted the list {name} ({many})",
            "describe list": "described the list {name}",
            "set due date": "set the day the list {name} is due: {due}",
            "move list": "moved the list {name}",
            "merge lists": "merged the list {gone} into {into}",
            "split list": "split {papers} off into {into}",
        },
    ),
    "list_paper": Table(
        (
            number("list", least=1, key=True, refers="list"),
            _PAPER_KEY,
            _POSITION,
            moment("done_at", required=False),
        ),
        "paper in lists",
        {
            "done in list": "marked {papers} done in {list}",
            "to do in list": "marked {papers} to do in {list}",
            "change lists": "changed the lists of {papers}",
            "move to list": "moved {papers} to {into}",
            "add to list": "added {papers} to {list}",
            "take out of list": "took {papers} out of {list}",
            "move in list": "moved a paper in {list}",
        },
    ),
    "filter": Table(
        (_ID, _NAME, Column("query"), _POSITION),
        "saved filter",
        {
            "save filter": "saved the filter {name}",
            "rename filter": "renamed the filter {before} to {after}",
            "delete filter": "deleted the filter {name}",
        },
    ),
    "page": Table(
        (
            Column("digest", key=True, shown=False, digits=32),
            _NAME,
            Column("file", shown=False),
            _POSITION,
            moment("added_at"),
            Column("format", longest=LONGEST_NAME, block=True, shown=False, default=""),
            Column("called", longest=LONGEST_NAME, default=""),
        ),
        "page",
        {
            "add page": "added {pages}",
            "remove page": "removed the page {name}",
            "rename page": "renamed the page {name} to {called}",
        },
    ),
    "tag": Table(
        (_PAPER_KEY, Column("folded", key=True, shown=False), _NAME, moment("tagged_at")),
        "tag",
        {
            "tag": "tagged {papers} #{tag}",
            "untag": "took #{tag} from {papers}",
            "change tags": "changed the tags of {papers}",
            "rename tag": "renamed the tag #{old_tag} on {papers}",
        },
    ),
    "note": Table(
        (_PAPER_KEY, Column("text", longest=LONGEST_NOTE, block=True), moment("noted_at")),
        "note",
        {"note": "{did} the note on {papers}"},
    ),
    "fact": Table(
        (
            _PAPER_KEY,
            Column("field", key=True, longest=LONGEST_NAME),
            Column("source", key=True, longest=LONGEST_NAME),
            Column("value", longest=LONGEST_META, shown=False),
            Column("source_id"),
            Column("matched"),
            moment("at"),
        ),
        "fact",
        {"enrich": "added facts of {many}"},
        keeps=False,
    ),
}
"""The journalled tables, in the order of a dump.

Papers are not among them: their text is kept for as long as anything may hang on it.
"""

OF_SEVERAL: Mapping[str, str] = MappingProxyType(
    {"load": "loaded {rows} from a dump", "import": "imported {rows}"}
)
"""What actions on rows of several tables did, in words like those of `Table.undo`."""

OTHERS: dict[str, Table] = {
    PAPER: Table(
        (
            Column("key", key=True, shown=False, digits=16),
            Column("title"),
            Column("abstract", block=True),
            Column("meta", block=True, shown=False, longest=LONGEST_META, default=""),
        ),
        "paper",
    ),
    "journal": Table(
        (
            number("seq", least=1, key=True),
            number("step", least=1),
            moment("at"),
            Column("action"),
            Column("place", shown=False),
            Column("row", shown=False),
            Column("before", required=False, shown=False),
            Column("after", required=False, shown=False),
            Column("reader", shown=False),
        ),
        "row of the journal",
    ),
    "undone": Table(
        (number("step", least=1, key=True), number("by", least=1, required=False)), "undone change"
    ),
    "sqlite_sequence": Table(
        (Column("name", key=True, shown=False), number("seq", least=0)), "count of ids"
    ),
}
"""The other tables, among them SQLite's own of the last numbers that were given."""


def table_of(name: str) -> Table:
    """Return what a table must hold."""
    return ROWS.get(name) or OTHERS[name]


def columns_of(table: str, names: Sequence[str] = ()) -> tuple[Column, ...]:
    """Return a table's columns: the keys first, then the others; or those of these names."""
    columns = table_of(table).columns
    by_name = {column.name: column for column in columns}
    return tuple(by_name[name] for name in names) if names else columns


def rows_in_words(table: str, many: int) -> str:
    """Return so many rows of a table, as a person would say it."""
    noun, between, container = table_of(table).noun.partition(" in ")
    return plural(many, noun) + between + container
