"""What a prop brings to a job: arguments, permissions, and whatever is made for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.jobs.job import GlueJob
    from glue_constructs.jobs.role import Statement

UNPLACED: dict[str, str] = {"Ref": "Unplaced"}
"""An argument's value before the thing that it names is made: the rules take it for unknown."""


@dataclass(frozen=True)
class Bound:
    """What a feature gives to a job that is being made.

    Attributes:
        arguments: The job's arguments, keys with their dashes.
        statements: What the job's role may do for the feature's sake.
    """

    arguments: Mapping[str, str] = field(default_factory=dict)
    statements: Sequence[Statement] = ()


class Feature(Protocol):
    """A prop that owns arguments of the job, or lets its role do something.

    A job asks all its features what they `declare` and has the rules judge that, before anything is made; then it
    binds them, in the same order. What a prop cannot take is refused when its feature is constructed.
    """

    @property
    def prop(self) -> str:
        """The name of the prop, for messages."""

    def declare(self) -> Mapping[str, Any]:
        """The arguments that the feature owns, as far as they are known: `UNPLACED` where they are not yet."""

    def bind(self, job: GlueJob) -> Bound:
        """Make what has to be made, below the job or once in its stack; give arguments for all keys declared."""


@dataclass(frozen=True)
class Settings:
    """A feature that is nothing but arguments, known from the start, and perhaps permissions."""

    prop: str
    arguments: Mapping[str, str]
    statements: Sequence[Statement] = ()

    def declare(self) -> Mapping[str, Any]:
        """The arguments."""
        return self.arguments

    def bind(self, _job: GlueJob) -> Bound:
        """The arguments and the permissions."""
        return Bound(self.arguments, self.statements)
