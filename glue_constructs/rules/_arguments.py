"""A job's arguments, read once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.model.parameters import SPECIAL_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glue_constructs.model.parameters import SpecialParameter
    from glue_constructs.rules._values import Members, Mistyped, Text, Unknown

# How Glue's documents, and the jobs that people really have, switch a flag on.
_ON = ("true", "")


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

    __slots__ = ("_absent", "_all", "_effective", "_sections", "mistyped", "size", "special")

    def __init__(self, default: Members, fixed: Members, mistyped: list[Mistyped]) -> None:
        self._sections = (("DefaultArguments", default), ("NonOverridableArguments", fixed))
        self._all = tuple(
            Argument(section, key, value) for section, members in self._sections for key, value in members.texts()
        )
        self._effective = {argument.key: argument for argument in self._all}
        self._absent: Unknown | None = fixed.absent if default.absent is None else default.absent
        self.mistyped = mistyped
        """The arguments that are lists, objects or nulls; to every other rule they are UNKNOWN."""
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
    def numbers(self) -> Iterator[tuple[str, int | float]]:
        """The property paths and values of the arguments that are numbers."""
        for section, members in self._sections:
            for key, value in members.numbers():
                yield f"{section}.{key}", value

    @property
    def overridden(self) -> Iterator[tuple[Argument, Argument]]:
        """The default arguments that never count, each with the argument that wins."""
        if len(self._all) > len(self._effective):
            for argument in self._all:
                if (winner := self._effective[argument.key]) is not argument:
                    yield argument, winner

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
