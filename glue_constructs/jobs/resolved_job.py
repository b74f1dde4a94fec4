"""The resolved props of a job: its properties, features and role, before checks and before resources are created."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs._cdk.values import without_none
from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.features.secrets import replace_secrets
from glue_constructs.jobs.job_features import job_features
from glue_constructs.jobs.props import common_properties
from glue_constructs.jobs.role.role_resolver import RoleResolver
from glue_constructs.packaging import Script
from glue_constructs.validation.acknowledgements import require_reasons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.props import JobProps
    from glue_constructs.packaging import ScriptSource


@dataclass(frozen=True)
class ResolvedJob:
    """The resolved props of a job.

    Attributes:
        script: The script.
        definition: The CloudFormation properties, without the script's location, the role and the arguments.
        features: The features that the props add.
        arguments: The arguments of the features and of the user.
        role: The resolver of the role that the job runs as.
        acknowledge: Acknowledged rules, by id, each with the reason.
        max_cost_per_run: The most that a run may cost; None without a limit.
    """

    script: Script
    definition: Mapping[str, object]
    features: Sequence[Feature]
    arguments: JobArguments
    role: RoleResolver
    acknowledge: Mapping[str, str]
    max_cost_per_run: Decimal | float | str | None

    def properties(self, *, script: object, role: object, arguments: Mapping[str, object]) -> dict[str, object]:
        """Return all CloudFormation properties of the job.

        Args:
            script: The location of the script.
            role: The role's ARN, or a placeholder or resource for it.
            arguments: The job's arguments.
        """
        command = {**self.definition["Command"], "ScriptLocation": script}  # type: ignore[dict-item]  # a dict, from JobKind
        given = {"DefaultArguments": dict(arguments)} if arguments else {}
        return {**self.definition, "Command": command, "Role": role, **given}


def resolve_props(
    scope: Construct,
    script: ScriptSource,
    props: JobProps,
    *,
    kind: JobKind,
    properties: Mapping[str, object],
    features: Sequence[Feature],
) -> ResolvedJob:
    """Resolve the props of a job.

    Args:
        scope: The construct that the job will belong to.
        script: The prop `script`.
        props: The other props; only those of `JobProps` are read.
        kind: The job's kind.
        properties: The CloudFormation properties that the kind sets; a common prop replaces the same property.
        features: The features of props that only this kind has.

    Raises:
        InvalidInput: A prop has the wrong type, or an argument contradicts the prop that sets it.
        InvalidScript: The script does not exist, or is a directory.
    """
    source, acknowledge = Script(script), require_reasons(props.get("acknowledge"))
    arguments, fixed, secrets = replace_secrets(
        scope, arguments=props.get("arguments") or {}, non_overridable_arguments=props.get("non_overridable_arguments")
    )
    features = [*features, secrets, *job_features(scope, kind, props, own_arguments=(arguments, fixed))]
    role = RoleResolver(
        props.get("role"), path=props.get("role_path"), permissions_boundary=props.get("role_permissions_boundary")
    )
    common = common_properties(props, non_overridable_arguments=fixed)
    return ResolvedJob(
        script=source,
        arguments=JobArguments(features, arguments, fixed),
        definition=without_none({**kind.properties(), **properties, **without_none(common)}),
        features=features,
        role=role,
        acknowledge=acknowledge,
        max_cost_per_run=props.get("max_cost_per_run"),
    )
