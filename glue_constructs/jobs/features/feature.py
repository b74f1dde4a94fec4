"""What a prop brings to a job: arguments, permissions, and whatever is made for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aws_cdk import CfnResource
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.jobs.role.statements import Statement

Declared: TypeAlias = "str | dict[str, str] | None"
"""The value of an argument before anything is made: a text, `Foreseen`, or `UNPLACED`; None for a key that must not be
there."""

UNPLACED: dict[str, str] = {"Ref": "Unplaced"}
"""An argument's value before the thing that it names is made: the rules take it for unknown."""


class Foreseen(str):
    """An argument's value of which a part is not made yet, with a stand-in for that part.

    The rules may read it, for what it says of the rest; nobody can give the same value.
    """

    __slots__ = ()


@dataclass(frozen=True)
class Bound:
    """What a feature gives to a job that is being made.

    Attributes:
        arguments: The job's arguments, keys with their dashes.
        statements: What the job's role may do for the feature's sake.
        wildcards: Resources among the statements' that are not named in full, each with the reason, for cdk-nag.
        settle: Makes what needs the role, once that is known; the job waits for what it returns.
    """

    arguments: Mapping[str, str] = field(default_factory=dict)
    statements: Sequence[Statement] = ()
    wildcards: Mapping[str, str] = field(default_factory=dict)
    settle: Callable[[IRole], Sequence[CfnResource]] | None = None


def together(*bounds: Bound) -> Bound:
    """What several give."""
    settling = [bound.settle for bound in bounds if bound.settle]
    return Bound(
        {key: value for bound in bounds for key, value in bound.arguments.items()},
        [statement for bound in bounds for statement in bound.statements],
        {arn: reason for bound in bounds for arn, reason in bound.wildcards.items()},
        (lambda role: [each for settle in settling for each in settle(role)]) if settling else None,
    )


class Feature(Protocol):
    """A prop that owns arguments of the job, or lets its role do something.

    A job asks all its features what they `declare` and has the rules judge that, before anything is made; then it
    binds them, in the same order. What a prop cannot take is refused when its feature is constructed.
    """

    @property
    def prop(self) -> str:
        """The name of the prop, for messages."""

    def declare(self) -> Mapping[str, Declared]:
        """The arguments that the feature owns, as far as they are known.

        `UNPLACED` or a `Foreseen` text stands for what is not made yet, None for a key that must not be there.
        """

    def bind(self, job: Construct) -> Bound:
        """Make what has to be made, below the job or once in its stack; give arguments for all keys declared."""


@dataclass(frozen=True)
class Settings:
    """A feature that is nothing but arguments, known from the start, and perhaps permissions.

    An argument without a value is one that must not be there: what is off by its absence.
    """

    prop: str
    arguments: Mapping[str, str | None]
    statements: Sequence[Statement] = ()
    wildcards: Mapping[str, str] = field(default_factory=dict)

    def declare(self) -> Mapping[str, Declared]:
        """The arguments."""
        return self.arguments

    def bind(self, _job: Construct) -> Bound:
        """The arguments that have a value, and the permissions."""
        given = {key: value for key, value in self.arguments.items() if value is not None}
        return Bound(given, self.statements, self.wildcards)
