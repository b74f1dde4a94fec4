"""The properties of a job that a run can override: the parameters of StartJobRun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from glue_constructs._cdk.keywords import use_instead
from glue_constructs._cdk.values import (
    enum_value,
    notification_property,
    security_configuration_name,
    to_minutes,
    without_none,
)
from glue_constructs.errors import InvalidInput
from glue_constructs.handlers.token import ARGUMENT
from glue_constructs.model.job_schema import JOB_PROPERTIES

if TYPE_CHECKING:
    from aws_cdk import Duration
    from aws_cdk.interfaces.aws_glue import ISecurityConfigurationRef


class RunOverrides(TypedDict, total=False):
    """The keyword arguments by which a run overrides its job.

    These are all parameters of StartJobRun except AllocatedCapacity, which is deprecated in favour of MaxCapacity.

    Attributes:
        arguments: The arguments of this run; each overrides the job's default argument of the same name.
            Default: none.
        worker_type: The worker type; requires number_of_workers. Default: the job's.
        number_of_workers: The number of workers; requires worker_type. Default: the job's.
        max_capacity: The maximum capacity in DPU, for Python shell jobs only. Default: the job's.
        timeout: The timeout, in whole minutes. Default: the job's.
        execution_class: STANDARD or FLEX. Default: the job's.
        security_configuration: The security configuration: a name or a construct. Default: the job's.
        notify_delay_after: The time after which Glue reports the run as delayed, in whole minutes. Default: the job's.
        job_run_queuing_enabled: Whether the run waits for capacity. Default: the job's.
        execution_role_session_policy: A session policy (JSON) that restricts the role of the job for this run.
            Default: none.
        retry_of: The id of an earlier run of the job, which this run retries. Default: none, it is a new run.
    """

    arguments: Mapping[str, str] | None
    worker_type: str | None
    number_of_workers: int | None
    max_capacity: float | None
    timeout: Duration | None
    execution_class: str | None
    security_configuration: str | ISecurityConfigurationRef | None
    notify_delay_after: Duration | None
    job_run_queuing_enabled: bool | None
    execution_role_session_policy: str | None
    retry_of: str | None


_PROPS_OF_JOBS = {row.prop for each in JOB_PROPERTIES for row in (each, *each.members) if row.prop is not None}

# The names of props of the job, of parameters of StartJobRun that have other names here, and of the CDK's L2.
explain_override = use_instead(
    {
        **dict.fromkeys(_PROPS_OF_JOBS - RunOverrides.__annotations__.keys(), "it is a prop of the job"),
        "allocated_capacity": "use 'number_of_workers'",
        "args": "use 'arguments'",
        "default_arguments": "use 'arguments'",
        "job_name": "use 'job'",
        "job_run_id": "use 'retry_of'",
        "notification_property": "use 'notify_delay_after'",
        "worker_configuration": "use 'worker_type' and 'number_of_workers'",
        "workers": "use 'worker_type' and 'number_of_workers'",
    }
)


def start_job_run_parameters(overrides: RunOverrides) -> dict[str, Any]:
    """Return the parameters of StartJobRun for the overrides that are set.

    Raises:
        InvalidInput: An override has the wrong type, or an argument is reserved for the library.
    """
    arguments = overrides.get("arguments")
    if arguments is not None and not isinstance(arguments, Mapping):
        raise InvalidInput(f"arguments must be a mapping of names, with their dashes, to values, got {arguments!r}")
    if arguments and ARGUMENT in arguments:
        raise InvalidInput(f"arguments must not have {ARGUMENT!r}: the library identifies its runs by this argument")
    return without_none(
        {
            "Arguments": dict(arguments) if arguments else None,
            "WorkerType": enum_value(overrides.get("worker_type")),
            "NumberOfWorkers": overrides.get("number_of_workers"),
            "MaxCapacity": overrides.get("max_capacity"),
            "Timeout": to_minutes(overrides.get("timeout"), "timeout"),
            "ExecutionClass": enum_value(overrides.get("execution_class")),
            "SecurityConfiguration": security_configuration_name(overrides.get("security_configuration")),
            "NotificationProperty": notification_property(overrides.get("notify_delay_after")),
            "JobRunQueuingEnabled": overrides.get("job_run_queuing_enabled"),
            "ExecutionRoleSessionPolicy": overrides.get("execution_role_session_policy"),
            "JobRunId": overrides.get("retry_of"),
        }
    )
