"""A job's props, resolved: what they ask for, before anything is judged or made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs._cdk.values import without_none
from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.features.secrets import without_secrets
from glue_constructs.jobs.job_features import job_features
from glue_constructs.jobs.props import common_properties
from glue_constructs.jobs.role.role_choice import RoleChoice
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
    """What the props of a job ask for.

    Attributes:
        script: Its script.
        definition: Its properties as CloudFormation has them, without the script's place, the role and the arguments.
        features: What its props bring.
        arguments: Those of its features and the user's own.
        role: The role that it runs as.
        acknowledge: Rules to pass over, by id, each with the reason.
        max_cost_per_run: What a run may cost; None without a limit.
    """

    script: Script
    definition: Mapping[str, object]
    features: Sequence[Feature]
    arguments: JobArguments
    role: RoleChoice
    acknowledge: Mapping[str, str]
    max_cost_per_run: Decimal | float | str | None

    def properties(self, *, script: object, role: object, arguments: Mapping[str, object]) -> dict[str, object]:
        """The whole of the job's properties.

        Args:
            script: Where the script is.
            role: The role's ARN, or what stands for it.
            arguments: The job's arguments.
        """
        command = {**self.definition["Command"], "ScriptLocation": script}  # type: ignore[dict-item]  # JobKind's
        given = {"DefaultArguments": dict(arguments)} if arguments else {}
        return {**self.definition, "Command": command, "Role": role, **given}


def resolve(
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
        script: The prop.
        props: The other props, of which those of every job are read.
        kind: The job's kind.
        properties: The properties that its kind says; a common prop that is given replaces one.
        features: What the props bring that only its kind has.

    Raises:
        InvalidInput: A prop is of the wrong kind, or an argument contradicts the prop that owns it.
        InvalidScript: The script is not there, or is a directory.
    """
    source, acknowledge = Script(script), require_reasons(props.get("acknowledge"))
    arguments, fixed, secrets = without_secrets(
        scope, arguments=props.get("arguments") or {}, non_overridable_arguments=props.get("non_overridable_arguments")
    )
    features = [*features, secrets, *job_features(scope, kind, props, own_arguments=(arguments, fixed))]
    role = RoleChoice(
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
