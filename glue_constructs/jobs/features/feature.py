"""Features: the arguments, permissions and resources that a prop adds to a job."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aws_cdk import CfnResource
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.jobs.role.statements import Statement

DeclaredValue: TypeAlias = "str | dict[str, str] | None"
"""The value of an argument before any resource is created: a string, a `PartialValue`, `UNKNOWN_UNTIL_DEPLOY`, or None
for a key that must not be set."""

UNKNOWN_UNTIL_DEPLOY: dict[str, str] = {"Ref": "Unplaced"}
"""The value of an argument that names a resource which is not created yet. Rules treat it as unknown."""


class PartialValue(str):
    """The value of an argument with a placeholder for the part that is not known yet.

    Rules check the known part. No argument of the user is equal to it.
    """

    __slots__ = ()


@dataclass(frozen=True)
class FeatureOutput:
    """What a feature adds to a job.

    Attributes:
        arguments: Arguments of the job, keys with their leading dashes.
        statements: Policy statements for the job's role.
        wildcards: Resources of the statements that contain a wildcard, each with the reason for cdk-nag.
        after_role: A function that creates the resources that need the role; the job depends on those it returns.
    """

    arguments: Mapping[str, str] = field(default_factory=dict)
    statements: Sequence[Statement] = ()
    wildcards: Mapping[str, str] = field(default_factory=dict)
    after_role: Callable[[IRole], Sequence[CfnResource]] | None = None

    @classmethod
    def merge(cls, *outputs: FeatureOutput) -> FeatureOutput:
        """Merge outputs into one. An argument of a later output replaces one of an earlier output."""
        callbacks = [output.after_role for output in outputs if output.after_role]
        return cls(
            {key: value for output in outputs for key, value in output.arguments.items()},
            [statement for output in outputs for statement in output.statements],
            {arn: reason for output in outputs for arn, reason in output.wildcards.items()},
            (lambda role: [each for callback in callbacks for each in callback(role)]) if callbacks else None,
        )


class Feature(Protocol):
    """A prop that sets arguments of the job or gives permissions to its role.

    The constructor of a feature refuses invalid values of its prop. A job calls `declare` of all its features and
    checks the arguments with the rules before it creates any resource; then it calls `bind` in the same order.
    """

    @property
    def prop(self) -> str:
        """The name of the prop, for messages."""

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the arguments that the feature sets, as far as they are known.

        The value is `UNKNOWN_UNTIL_DEPLOY` or a `PartialValue` if a resource is not created yet, None for a key that
        must not be set.
        """

    def bind(self, job: Construct) -> FeatureOutput:
        """Create the resources, below the job or once per stack, and return a value for each argument declared."""


@dataclass(frozen=True)
class ConstantArguments:
    """A feature whose arguments and permissions are known from the start.

    An argument whose value is None must not be set: the job does not have it.
    """

    prop: str
    arguments: Mapping[str, str | None]
    statements: Sequence[Statement] = ()
    wildcards: Mapping[str, str] = field(default_factory=dict)

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the arguments."""
        return self.arguments

    def bind(self, _job: Construct) -> FeatureOutput:
        """Return the arguments that have a value, and the permissions."""
        given = {key: value for key, value in self.arguments.items() if value is not None}
        return FeatureOutput(given, self.statements, self.wildcards)
