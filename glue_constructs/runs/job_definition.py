"""The properties of a run's job at synth, and their hash: for any IJobRef with a `CfnJob` in the app."""

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

# The properties that can change what a run does.
_PROPERTIES = tuple(row.name for row in JOB_PROPERTIES if row.changes_runs)
_CACHE_KEY = "_glue_constructs_fingerprint"


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
    return None if facts_of(job).is_imported else cached_on(job, _CACHE_KEY, _make_lazy)


def _make_lazy(job: IJobRef) -> IResolvable:
    return Lazy.any(_FingerprintProducer(job))


@jsii.implements(IStableAnyProducer)
class _FingerprintProducer:
    def __init__(self, job: IJobRef) -> None:
        self._job = job

    def produce(self) -> dict[str, Any] | None:
        properties = resolved_job_properties(self._job)
        if properties is None:
            return None
        digest = hashlib.sha256(json.dumps(properties, sort_keys=True).encode()).hexdigest()
        return {"Fingerprint": digest[:16], "MaxRetries": properties.get("MaxRetries", 0)}
