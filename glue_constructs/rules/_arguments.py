"""A job's arguments, read once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from glue_constructs.model.parameters import SPECIAL_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.model.parameters import SpecialParameter
    from glue_constructs.rules._values import Members, Mistyped, Text, Unknown

Mark = Literal["flag", "presence", "s3", "since", "gone_in", "allowed", "requires", "instead", "refused_by"]
"""What a rule may look for among the special parameters: one of a kind, or with something in a column of its row."""

# How Glue's documents, and the jobs that people really have, switch a flag on.
_ON = ("true", "")


def _marks(parameter: SpecialParameter) -> frozenset[str]:
    kind = parameter.kind.partition(" ")[0]  # "s3" of "s3 folder"
    return frozenset(mark for mark in get_args(Mark) if mark == kind or getattr(parameter, mark, None))


_MARKS = {name: _marks(parameter) for name, parameter in SPECIAL_PARAMETERS.items()}


class Argument(NamedTuple):
    """One argument as it stands in the job.

    Attributes:
        section: "DefaultArguments" or "NonOverridableArguments".
        key: Its name, dashes included.
        value: Its value; `UNKNOWN` when nobody can know it before deployment.
    """

    section: str
    key: str
    value: str | Unknown

    @property
    def property(self) -> str:
        """Its property path, "DefaultArguments.--conf"."""
        return f"{self.section}.{self.key}"


class Arguments:
    """DefaultArguments, and NonOverridableArguments, which win.

    Iterating gives every argument that stands in the job, in both sections, those that lose included.
    """

    __slots__ = ("_absent", "_all", "_effective", "mistyped", "numbers", "size", "special")

    def __init__(self, default: Members, fixed: Members, mistyped: list[Mistyped]) -> None:
        sections = (("DefaultArguments", default), ("NonOverridableArguments", fixed))
        self._all = tuple(
            Argument(section, key, value) for section, members in sections for key, value in members.texts()
        )
        self._effective = {argument.key: argument for argument in self._all}
        self._absent: Unknown | None = fixed.absent if default.absent is None else default.absent
        self.mistyped = mistyped
        """The arguments that are lists, objects or nulls; to every other rule they are UNKNOWN."""
        self.numbers: tuple[tuple[str, int | float], ...] = tuple(
            [(f"{section}.{key}", value) for section, members in sections for key, value in members.numbers()]
        )
        """The property paths and values of the arguments that are numbers."""
        self.special: tuple[tuple[Argument, str, SpecialParameter], ...] = tuple(
            [
                (argument, argument.value, parameter)
                for argument in self._effective.values()
                if isinstance(argument.value, str) and (parameter := SPECIAL_PARAMETERS.get(argument.key)) is not None
            ]
        )
        """The special parameters among those that count, with their values; not those whose value is unknown."""

        self.size = sum(map(_size, self._effective.values()))
        """The bytes of the arguments that count, as UTF-8; of an unknown value, only its key's."""

    @property
    def is_whole(self) -> bool:
        """Whether no macro may bring in more of them."""
        return self._absent is None

    def __iter__(self) -> Iterator[Argument]:
        return iter(self._all)

    @property
    def keys(self) -> Iterable[str]:
        """The arguments that are there, by their keys."""
        return self._effective

    @property
    def overridden(self) -> list[tuple[Argument, Argument]]:
        """The default arguments that never count, each with the argument that wins."""
        if len(self._all) == len(self._effective):
            return []
        pairs = [(argument, self._effective[argument.key]) for argument in self._all]
        return [(argument, winner) for argument, winner in pairs if winner is not argument]

    def special_with(self, mark: Mark) -> list[tuple[Argument, str, SpecialParameter]]:
        """Those of `special` that have a mark."""
        return [each for each in self.special if mark in _MARKS[each[2].name]]

    @property
    def triggers(self) -> set[str]:
        """What a rule may read of them that a job without arguments does not have.

        Their keys, the marks of the special parameters, and the attributes that are not empty.
        """
        triggers = {*self._effective}.union(*[_MARKS[parameter.name] for _, _, parameter in self.special])
        if self.mistyped:
            triggers.add("arguments.mistyped")
        if self._all:
            triggers.add("arguments")
            lists = {"special": self.special, "numbers": self.numbers, "overridden": self.overridden}
            triggers.update([f"arguments.{name}" for name, found in lists.items() if found])
        return triggers

    def get(self, key: str) -> Text:
        """The value of an argument, as a run that overrides nothing sees it; `None` when it is surely not there."""
        argument = self._effective.get(key)
        return self._absent if argument is None else argument.value

    def at(self, key: str) -> str:
        """The property path of an argument; where it would stand when it is not there."""
        argument = self._effective.get(key)
        return f"DefaultArguments.{key}" if argument is None else argument.property

    def is_on(self, key: str) -> bool:
        """Whether a flag is known to be switched on."""
        value = self.get(key)
        return isinstance(value, str) and value.strip().lower() in _ON


def _size(argument: Argument) -> int:
    value = argument.value if isinstance(argument.value, str) else ""
    if value.isascii() and argument.key.isascii():
        return len(argument.key) + len(value)
    return len(f"{argument.key}{value}".encode(errors="replace"))
