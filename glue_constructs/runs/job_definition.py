"""What can be known at synth of the job that a run is of: for any IJobRef that has a `CfnJob`."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IStableAnyProducer, Lazy

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.stacks import cached_on
from glue_constructs._cdk.values import without_none
from glue_constructs.model.job_schema import JOB_PROPERTIES, STRUCTURES

if TYPE_CHECKING:
    from aws_cdk import IResolvable
    from aws_cdk.interfaces.aws_glue import IJobRef

# What of a job's properties can change what a run does.
_PROPERTIES = tuple(row.name for row in JOB_PROPERTIES if row.changes_runs)
_HELD = "_glue_constructs_fingerprint"


def definition(job: IJobRef) -> dict[str, Any] | None:
    """The job's properties as they stand now, tokens as intrinsics; None when this app does not define the job.

    Costs two crossings to jsii.
    """
    known = facts_of(job)
    if known.resource is None:
        return None
    held = known.properties()
    read = {name: held.get(name[0].lower() + name[1:]) for name in _PROPERTIES}
    resolved = known.stack.resolve(without_none(read))
    return {name: _capitalized(value) if name in STRUCTURES else value for name, value in resolved.items()}


def _capitalized(structure: Any) -> Any:
    """An L1 structure's members by CloudFormation's names; an intrinsic as it is."""
    if not isinstance(structure, dict) or any(name == "Ref" or name.startswith("Fn::") for name in structure):
        return structure
    return {name[0].upper() + name[1:]: value for name, value in structure.items()}


def fingerprint(job: IJobRef) -> IResolvable | None:
    """What the handler must know of the job: a hash that changes with it, and its retries.

    None of an imported job of this library: nothing is known of it.

    Read at synth, after aspects. An override by a path (``add_property_override``) is not seen: use the run's trigger.
    """
    return None if facts_of(job).is_imported else cached_on(job, _HELD, _lazy)


def _lazy(job: IJobRef) -> IResolvable:
    return Lazy.any(_Fingerprint(job))


@jsii.implements(IStableAnyProducer)
class _Fingerprint:
    def __init__(self, job: IJobRef) -> None:
        self._job = job

    def produce(self) -> dict[str, Any] | None:
        properties = definition(self._job)
        if properties is None:
            return None
        digest = hashlib.sha256(json.dumps(properties, sort_keys=True).encode()).hexdigest()
        return {"Fingerprint": digest[:16], "MaxRetries": properties.get("MaxRetries", 0)}
