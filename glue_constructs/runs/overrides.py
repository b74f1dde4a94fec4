"""What a run may override of its job: the parameters of StartJobRun."""

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
    """What a run may override of its job, all by keyword; what is left out is the job's.

    It is all that StartJobRun takes, but for AllocatedCapacity, which is deprecated in favour of MaxCapacity.

    Attributes:
        arguments: Arguments of this run; each overrides the job's default of the same key.
        worker_type: Together with number_of_workers.
        number_of_workers: Together with worker_type.
        max_capacity: Python shell jobs only.
        timeout: Whole minutes.
        execution_class: STANDARD or FLEX.
        security_configuration: A name or a construct.
        notify_delay_after: Whole minutes.
        job_run_queuing_enabled: Whether the run waits for capacity.
        execution_role_session_policy: A policy (JSON) that narrows the job's role for this run.
        retry_of: The id of an earlier run of the job, which this run retries.
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


def parameters(
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
    """The overrides as parameters of StartJobRun; only those given.

    Raises:
        InvalidInput: An override is of the wrong kind, or an argument is the library's own.
    """
    if arguments is not None and not isinstance(arguments, Mapping):
        raise InvalidInput(f"arguments must be a mapping of names with their dashes to values, got {arguments!r}")
    if arguments and ARGUMENT in arguments:
        raise InvalidInput(f"arguments must leave out {ARGUMENT!r}: by it the library knows its own runs again")
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
