"""The properties of a job that a run can override: the parameters of StartJobRun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from glue_constructs._cdk.values import (
    enum_value,
    notification_property,
    security_configuration_name,
    to_minutes,
    without_none,
)
from glue_constructs.errors import InvalidInput
from glue_constructs.handlers.job_run.token import ARGUMENT

if TYPE_CHECKING:
    from aws_cdk import Duration
    from aws_cdk.interfaces.aws_glue import ISecurityConfigurationRef


class RunOverrides(TypedDict, total=False):
    """The keyword arguments by which a run overrides its job. Default of each: the value of the job.

    These are all parameters of StartJobRun except AllocatedCapacity, which is deprecated in favour of MaxCapacity.

    Attributes:
        arguments: The arguments of this run; each overrides the job's default argument of the same name.
        worker_type: The worker type; requires number_of_workers.
        number_of_workers: The number of workers; requires worker_type.
        max_capacity: The maximum capacity in DPU, for Python shell jobs only.
        timeout: The timeout, in full minutes.
        execution_class: STANDARD or FLEX.
        security_configuration: The security configuration: a name or a construct.
        notify_delay_after: The time after which Glue notifies of a delayed run, in full minutes.
        job_run_queuing_enabled: Whether the run is queued if there is no capacity.
        execution_role_session_policy: A session policy (JSON) that restricts the job's role for this run.
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


def start_job_run_parameters(
    *,
    arguments: Mapping[str, str] | None = None,
    worker_type: str | None = None,
    number_of_workers: int | None = None,
    max_capacity: float | None = None,
    timeout: Duration | None = None,
    execution_class: str | None = None,
    security_configuration: str | ISecurityConfigurationRef | None = None,
    notify_delay_after: Duration | None = None,
    job_run_queuing_enabled: bool | None = None,
    execution_role_session_policy: str | None = None,
    retry_of: str | None = None,
) -> dict[str, Any]:
    """Return the parameters of StartJobRun for the overrides that are set.

    Raises:
        InvalidInput: An override has the wrong type, or an argument is reserved for the library.
    """
    if arguments is not None and not isinstance(arguments, Mapping):
        raise InvalidInput(f"arguments must be a mapping of names, with their dashes, to values, got {arguments!r}")
    if arguments and ARGUMENT in arguments:
        raise InvalidInput(f"arguments must not have {ARGUMENT!r}: the library identifies its runs by this argument")
    return without_none(
        {
            "Arguments": dict(arguments) if arguments else None,
            "WorkerType": enum_value(worker_type),
            "NumberOfWorkers": number_of_workers,
            "MaxCapacity": max_capacity,
            "Timeout": to_minutes(timeout, "timeout"),
            "ExecutionClass": enum_value(execution_class),
            "SecurityConfiguration": security_configuration_name(security_configuration),
            "NotificationProperty": notification_property(notify_delay_after),
            "JobRunQueuingEnabled": job_run_queuing_enabled,
            "ExecutionRoleSessionPolicy": execution_role_session_policy,
            "JobRunId": retry_of,
        }
    )
