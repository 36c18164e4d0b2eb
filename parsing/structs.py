"""Values under names, declared at next to no cost."""

from __future__ import annotations

from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=False)
class Struct:
    """Hold values under the names of a class, in their order; none of them is ever altered.

    For what is declared before the first frame, and made a few times: the library's tables, say.
    `typing.NamedTuple` compiles a constructor for each class, and a start would do so thirty times.
    What is compared, unpacked or made by the thousand is worth one.
    """

    _names: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        cls._names = tuple(cls.__annotations__)
        cls._defaults = {name: vars(cls)[name] for name in cls._names if name in vars(cls)}

    def __init__(self, *values: Any, **named: Any) -> None:
        vars(self).update(self._defaults, **dict(zip(self._names, values, strict=False)), **named)
