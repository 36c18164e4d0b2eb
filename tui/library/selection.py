"""Selection: the papers that a person wants to do something with together, whatever is in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence


class Selection:
    """Keys of selected papers, in the order in which they were selected.

    It stays through filters, sorts and changes of view, and through what is done with it. A run
    grows and shrinks with the cursor, until it is ended or another view is shown.
    """

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}
        self._run: tuple[Sequence[str], int, dict[str, None]] | None = None
        self.asked = ""
        """What stood in the filter bar when a person selected last."""

    def __len__(self) -> int:
        """Return how many papers are selected."""
        return len(self._keys)

    def __iter__(self) -> Iterator[str]:
        """Return the keys, in the order in which they were selected."""
        return iter(self._keys)

    def __contains__(self, key: object) -> bool:
        """Tell whether a paper is selected."""
        return key in self._keys

    @property
    def in_run(self) -> bool:
        """Whether a run goes on."""
        return self._run is not None

    def toggle(self, keys: Sequence[str]) -> frozenset[str]:
        """Select papers, or let go of them when all of them are selected.

        Returns:
            The keys of those that look otherwise now, as for all that alters the selection.
        """
        self.end_run()
        wanted = not all(key in self._keys for key in keys)
        altered = frozenset(key for key in keys if (key in self._keys) is not wanted)
        if wanted:
            self._keys.update(dict.fromkeys(keys))
        else:
            self._keys = {key: None for key in self._keys if key not in altered}
        return altered

    def begin_run(self, keys: Sequence[str], row: int) -> frozenset[str]:
        """Select from a row of a view on, as far as the cursor is moved from there.

        Args:
            keys: of the view.
            row: where the run begins.
        """
        self._run = keys, row, dict(self._keys)
        return self.extend_run(keys, row)

    def extend_run(self, keys: Sequence[str], row: int) -> frozenset[str]:
        """Have a run go to a row; in another view than it began in, it is ended instead."""
        if self._run is None:
            return frozenset()
        begun_in, first, before = self._run
        if begun_in is not keys:
            self.end_run()
            return frozenset()
        run = dict.fromkeys(keys[min(first, row) : max(first, row) + 1])
        return self._replace({**before, **run})

    def end_run(self) -> None:
        """Leave the run as it is, wherever the cursor goes."""
        self._run = None

    def let_go(self) -> frozenset[str]:
        """Take back a run that goes on; without one, let go of all papers."""
        before: dict[str, None] = {} if self._run is None else self._run[2]
        self.end_run()
        return self._replace(before)

    def keep(self, is_there: Callable[[str], bool]) -> None:
        """Let go of papers that are not there any more."""
        if not all(map(is_there, self._keys)):
            self._keys = {key: None for key in self._keys if is_there(key)}

    def _replace(self, keys: dict[str, None]) -> frozenset[str]:
        altered = frozenset(self._keys.keys() ^ keys.keys())
        self._keys = keys
        return altered
