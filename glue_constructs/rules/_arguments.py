"""The arguments of a job, read once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from glue_constructs.model.parameters import SPECIAL_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.model.parameters import SpecialParameter
    from glue_constructs.rules._values import Members, Mistyped, Text, Unknown

Mark = Literal["flag", "presence", "s3", "since", "gone_in", "allowed", "requires", "instead", "refused_by"]
"""What a rule selects special parameters by: their kind, or a column of their row that is set."""

# The values that enable a flag in Glue's documentation and in published jobs.
_ON = ("true", "")


def _marks(parameter: SpecialParameter) -> frozenset[str]:
    kind = parameter.kind.partition(" ")[0]  # "s3" of "s3 folder"
    return frozenset(mark for mark in get_args(Mark) if mark == kind or getattr(parameter, mark, None))


_MARKS = {name: _marks(parameter) for name, parameter in SPECIAL_PARAMETERS.items()}


class Argument(NamedTuple):
    """One argument as it is in the job.

    Attributes:
        section: "DefaultArguments" or "NonOverridableArguments".
        key: Its name, dashes included.
        value: Its value; `UNKNOWN` when it is only known during the deployment.
    """

    section: str
    key: str
    value: str | Unknown

    @property
    def property(self) -> str:
        """The property path, "DefaultArguments.--conf"."""
        return f"{self.section}.{self.key}"


class Arguments:
    """DefaultArguments and NonOverridableArguments; the latter take precedence.

    Iterating yields every argument of both sections, also the overridden ones.
    """

    __slots__ = ("_absent", "_all", "_effective", "mistyped", "numbers", "size", "special")

    def __init__(self, default: Members, fixed: Members, mistyped: list[Mistyped]) -> None:
        sections = (("DefaultArguments", default), ("NonOverridableArguments", fixed))
        self._all = tuple(
            Argument(section, key, value) for section, members in sections for key, value in members.strings()
        )
        self._effective = {argument.key: argument for argument in self._all}
        self._absent: Unknown | None = fixed.absent if default.absent is None else default.absent
        self.mistyped = mistyped
        """The arguments that are lists, objects or nulls; every other rule reads them as UNKNOWN."""
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
        """The special parameters among the effective arguments, with their values, if known."""

        self.size = sum(map(_size, self._effective.values()))
        """The size of the effective arguments in bytes, as UTF-8; if a value is unknown, only of the key."""

    @property
    def is_complete(self) -> bool:
        """Whether all arguments are known: no macro can add more."""
        return self._absent is None

    def __iter__(self) -> Iterator[Argument]:
        return iter(self._all)

    @property
    def keys(self) -> Iterable[str]:
        """The keys of the arguments."""
        return self._effective

    @property
    def overridden(self) -> list[tuple[Argument, Argument]]:
        """The default arguments that have no effect, each with the argument that overrides it."""
        if len(self._all) == len(self._effective):
            return []
        pairs = [(argument, self._effective[argument.key]) for argument in self._all]
        return [(argument, winner) for argument, winner in pairs if winner is not argument]

    def special_with(self, mark: Mark) -> list[tuple[Argument, str, SpecialParameter]]:
        """Return the items of `special` that have a mark."""
        return [each for each in self.special if mark in _MARKS[each[2].name]]

    @property
    def triggers(self) -> set[str]:
        """The names of what a rule may read here and a job without arguments does not have.

        The keys, the marks of the special parameters, and the attributes that are not empty.
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
        """Return an argument's value for a run without overrides; `None` when the argument is known to be missing."""
        argument = self._effective.get(key)
        return self._absent if argument is None else argument.value

    def path_of(self, key: str) -> str:
        """Return an argument's property path; of a missing argument, the path where it would be set."""
        argument = self._effective.get(key)
        return f"DefaultArguments.{key}" if argument is None else argument.property

    def is_enabled(self, key: str) -> bool:
        """Whether a flag is known to be enabled."""
        value = self.get(key)
        return isinstance(value, str) and value.strip().lower() in _ON


def _size(argument: Argument) -> int:
    value = argument.value if isinstance(argument.value, str) else ""
    if value.isascii() and argument.key.isascii():
        return len(argument.key) + len(value)
    return len(f"{argument.key}{value}".encode(errors="replace"))
