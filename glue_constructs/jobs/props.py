"""The props that every kind of job takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from glue_constructs.validation.values import (
    concurrency,
    connection_list,
    minutes,
    notification,
    plain,
    security_configuration_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import Duration
    from aws_cdk.aws_iam import IRole
    from aws_cdk.interfaces.aws_glue import IConnectionRef, ISecurityConfigurationRef

    from glue_constructs.jobs.options import JobMode
    from glue_constructs.packaging import ScriptSource

_DEFAULT_TIMEOUT_MINUTES = 480


class JobProps(TypedDict, total=False):
    """The props that every kind of job takes, all by keyword.

    Attributes:
        script: Required. The script: a local file (uploaded as an asset), an ``s3://`` URI, or an `Asset`.
        role: The role that the job runs as; it is granted what the job needs. Left out: a role of its own, with
            the least that the job needs.
        timeout: Whole minutes, at most 7 days. Left out: 8 hours, the service's own default from Glue 5.0 on.
        max_retries: How often Glue starts a failed run again, 0 to 10. Left out: 0.
        max_concurrent_runs: How many runs may go at once. Left out: 1, the service's default.
        job_run_queuing_enabled: Whether runs wait for capacity instead of failing; max_retries must then be 0.
            Left out: not.
        arguments: The script's own arguments and Glue's special parameters, keys with their leading ``--``.
            Left out: none but those that props own.
        non_overridable_arguments: Arguments that a run cannot change. Left out: none.
        connections: Names or constructs of Glue connections. Left out: none.
        security_configuration: Name or construct of a security configuration. Left out: no encryption by Glue.
        notify_delay_after: Whole minutes after which a run counts as late. Left out: never.
        job_name: The job's name; a changed name replaces the job and loses its runs and bookmark.
            Left out: CloudFormation makes one.
        description: At most 2048 bytes. Left out: none.
        job_mode: How the console shows the job. Left out: SCRIPT, the service's default.
        tags: Tags of the job alone; `aws_cdk.Tags` works too. Left out: none.
        acknowledge: Rules to pass over, by id, each with the reason. Left out: none.
    """

    script: ScriptSource
    role: IRole | None
    timeout: Duration | None
    max_retries: int
    max_concurrent_runs: int | None
    job_run_queuing_enabled: bool | None
    arguments: Mapping[str, str] | None
    non_overridable_arguments: Mapping[str, str] | None
    connections: Sequence[str | IConnectionRef] | None
    security_configuration: str | ISecurityConfigurationRef | None
    notify_delay_after: Duration | None
    job_name: str | None
    description: str | None
    job_mode: JobMode | str | None
    tags: Mapping[str, str] | None
    acknowledge: Mapping[str, str] | None


def properties(
    *,
    timeout: Duration | None = None,
    max_retries: int = 0,
    max_concurrent_runs: int | None = None,
    job_run_queuing_enabled: bool | None = None,
    non_overridable_arguments: Mapping[str, str] | None = None,
    connections: Sequence[str | IConnectionRef] | None = None,
    security_configuration: str | ISecurityConfigurationRef | None = None,
    notify_delay_after: Duration | None = None,
    job_name: str | None = None,
    description: str | None = None,
    job_mode: JobMode | str | None = None,
    tags: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The common props that are properties of AWS::Glue::Job, as CloudFormation has them; those not given are None."""
    return {
        "Name": job_name,
        "Description": description,
        "Timeout": _DEFAULT_TIMEOUT_MINUTES if timeout is None else minutes(timeout, "timeout"),
        "MaxRetries": max_retries,
        "ExecutionProperty": concurrency(max_concurrent_runs),
        "JobRunQueuingEnabled": job_run_queuing_enabled,
        "NonOverridableArguments": non_overridable_arguments,
        "Connections": connection_list(connections),
        "SecurityConfiguration": security_configuration_name(security_configuration),
        "NotificationProperty": notification(notify_delay_after),
        "JobMode": plain(job_mode),
        "Tags": tags,
    }
