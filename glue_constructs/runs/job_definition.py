"""The properties of a run's job at synth, and their hash: for any IJobRef with a `CfnJob` in the app."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IStableAnyProducer, Lazy

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.stacks import cached_on
from glue_constructs._cdk.values import without_none
from glue_constructs.model.job_schema import JOB_PROPERTIES, STRUCTURES
from glue_constructs.model.log_groups import LOG_ARGUMENTS
from glue_constructs.runs.run_log_groups import run_log_groups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import IResolvable
    from aws_cdk.interfaces.aws_glue import IJobRef

# The properties that can change what a run does.
_PROPERTIES = tuple(row.name for row in JOB_PROPERTIES if row.changes_runs)
_FINGERPRINT_KEY = "_glue_constructs_fingerprint"
_LOG_GROUPS_KEY = "_glue_constructs_log_group_names"
_DEFINITION_KEY = "_glue_constructs_definition"


def resolved_job_properties(job: IJobRef) -> dict[str, Any] | None:
    """Return the job's current properties, with tokens resolved to intrinsics.

    None if this app does not define the job. Costs two calls to jsii.
    """
    known = facts_of(job)
    if known.resource is None:
        return None
    of_l1 = known.properties()
    read = {name: of_l1.get(name[0].lower() + name[1:]) for name in _PROPERTIES}
    resolved = known.stack.resolve(without_none(read))
    return {name: _capitalize_members(value) if name in STRUCTURES else value for name, value in resolved.items()}


def _capitalize_members(structure: Any) -> Any:
    """Return the members of an L1's structure with CloudFormation's names; an intrinsic unchanged."""
    if not isinstance(structure, dict) or any(name == "Ref" or name.startswith("Fn::") for name in structure):
        return structure
    return {name[0].upper() + name[1:]: value for name, value in structure.items()}


def lazy_fingerprint(job: IJobRef) -> IResolvable | None:
    """Return a token for the part of the job that the handler needs: a hash of its properties, and MaxRetries.

    None for an imported job of this library, whose properties are unknown.

    The properties are read at synth, after aspects. The hash does not change with the value of a CfnParameter or of an
    import, or with an override by path (``add_property_override``): use the trigger of the run.
    """
    return None if facts_of(job).is_imported else cached_on(job, _FINGERPRINT_KEY, _make_fingerprint)


def lazy_log_groups(job: IJobRef, start: Mapping[str, Any]) -> IResolvable | None:
    """Return a token for the names of the log groups that a run writes to; None if they are certainly unknown.

    Args:
        job: The job.
        start: The parameters of StartJobRun that are set.
    """
    if facts_of(job).is_imported or start.get("SecurityConfiguration") is not None:
        return None
    arguments = start.get("Arguments") or {}
    if not any(name in arguments for name in LOG_ARGUMENTS):
        return cached_on(job, _LOG_GROUPS_KEY, lambda job: Lazy.any(_LogGroupsProducer(_definition_of(job), {})))
    return Lazy.any(_LogGroupsProducer(_definition_of(job), arguments))


class _Definition:
    """The properties of a job, which are read when the first of the tokens below is resolved."""

    def __init__(self, job: IJobRef) -> None:
        self._job = job

    @cached_property
    def properties(self) -> dict[str, Any] | None:
        return resolved_job_properties(self._job)


def _definition_of(job: IJobRef) -> _Definition:
    return cached_on(job, _DEFINITION_KEY, _Definition)


def _make_fingerprint(job: IJobRef) -> IResolvable:
    return Lazy.any(_FingerprintProducer(_definition_of(job)))


@jsii.implements(IStableAnyProducer)
class _FingerprintProducer:
    def __init__(self, definition: _Definition) -> None:
        self._definition = definition

    def produce(self) -> dict[str, Any] | None:
        properties = self._definition.properties
        if properties is None:
            return None
        digest = hashlib.sha256(json.dumps(properties, sort_keys=True).encode()).hexdigest()
        return {"Fingerprint": digest[:16], "MaxRetries": properties.get("MaxRetries", 0)}


@jsii.implements(IStableAnyProducer)
class _LogGroupsProducer:
    def __init__(self, definition: _Definition, arguments: Mapping[str, str]) -> None:
        self._definition, self._arguments = definition, arguments

    def produce(self) -> list[Any] | None:
        properties = self._definition.properties
        return None if properties is None else run_log_groups(properties, self._arguments)
