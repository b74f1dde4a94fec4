"""What can be known at synth of the job that a run is of: for any IJobRef that has a `CfnJob`."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IStableAnyProducer, Lazy, Stack
from aws_cdk.aws_glue import CfnJob

if TYPE_CHECKING:
    from aws_cdk import IResolvable
    from aws_cdk.interfaces.aws_glue import IJobRef

# CloudFormation's property -> the L1's attribute, for all that can change what a run does. Left out: the name (a run
# names its job anyway), and description, tags, mode and LogUri, which change nothing.
_PROPERTIES = {
    "AllocatedCapacity": "allocated_capacity",
    "Command": "command",
    "Connections": "connections",
    "DefaultArguments": "default_arguments",
    "ExecutionClass": "execution_class",
    "ExecutionProperty": "execution_property",
    "GlueVersion": "glue_version",
    "JobRunQueuingEnabled": "job_run_queuing_enabled",
    "MaintenanceWindow": "maintenance_window",
    "MaxCapacity": "max_capacity",
    "MaxRetries": "max_retries",
    "NonOverridableArguments": "non_overridable_arguments",
    "NotificationProperty": "notification_property",
    "NumberOfWorkers": "number_of_workers",
    "Role": "role",
    "SecurityConfiguration": "security_configuration",
    "Timeout": "timeout",
    "WorkerType": "worker_type",
}
_STRUCTURES = ("Command", "Connections", "ExecutionProperty", "NotificationProperty")


def definition(job: IJobRef) -> dict[str, Any] | None:
    """The job's properties as they stand now, tokens as intrinsics; None when this app does not define the job.

    Costs about 10 ms: a jsii crossing a property.
    """
    resource = job if isinstance(job, CfnJob) else job.node.default_child
    if not isinstance(resource, CfnJob):
        return None
    read = {name: getattr(resource, attribute) for name, attribute in _PROPERTIES.items()}
    resolved = Stack.of(resource).resolve({name: value for name, value in read.items() if value is not None})
    return {name: _capitalized(value) if name in _STRUCTURES else value for name, value in resolved.items()}


def _capitalized(structure: Any) -> Any:
    """An L1 structure's members by CloudFormation's names; an intrinsic as it is."""
    if not isinstance(structure, dict) or any(name == "Ref" or name.startswith("Fn::") for name in structure):
        return structure
    return {name[0].upper() + name[1:]: value for name, value in structure.items()}


def fingerprint(job: IJobRef) -> IResolvable:
    """What the handler must know of the job: a hash that changes with it, and its retries.

    Read at synth, after aspects. An override by a path (``add_property_override``) is not seen: use the run's trigger.
    """
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
