"""The props of every kind of job, and those of Python shell jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from glue_constructs._cdk.values import (
    connections_list,
    enum_value,
    execution_property,
    notification_property,
    security_configuration_name,
    to_minutes,
)
from glue_constructs.model.versions import GLUE_VERSIONS

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from aws_cdk import Duration
    from aws_cdk.aws_glue import IConnection, ISecurityConfiguration
    from aws_cdk.aws_iam import IManagedPolicy, IRole
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.aws_secretsmanager import ISecret
    from aws_cdk.interfaces.aws_glue import IConnectionRef, IDatabaseRef, ISecurityConfigurationRef

    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.logs.settings import JobLogs
    from glue_constructs.jobs.features.s3_folder import BucketSource
    from glue_constructs.jobs.features.temp_dir import TempDir
    from glue_constructs.model.choices import JobMode, LibrarySet
    from glue_constructs.model.enums import GlueVersion
    from glue_constructs.packaging.location import Source
    from glue_constructs.packaging.requirements import Requirements

DEFAULT_TIMEOUT_MINUTES = GLUE_VERSIONS["5.0"].default_timeout
"""The service's default from Glue 5.0 on; older versions and Python shell jobs would time out after two days only."""


class JobProps(TypedDict, total=False):
    """The optional props of every kind of job.

    Share settings between jobs with it: ``shared: JobProps = {"max_retries": 1}``, then
    ``PythonShellJob(..., **shared)``.

    Attributes:
        role: The role that the job runs as; it is granted what the job needs. A role made in this app must trust
            glue.amazonaws.com. Default: a new role with only the permissions that the job needs.
        role_path: The path of the job's own role. Default: ``/``.
        role_permissions_boundary: A managed policy, or its ARN, as the permissions boundary of the job's own role.
            Default: none; `aws_cdk.aws_iam.PermissionsBoundary` works too.
        timeout: The longest that a run may take: whole minutes, at most 7 days. Default: 8 hours, the service's default
            from Glue 5.0 on; none for streaming jobs, which run until they are stopped.
        max_retries: How often Glue retries a failed run, 0 to 10. Default: 0.
        max_concurrent_runs: How many runs of the job may be active at the same time. Default: 1, the service's default.
        job_run_queuing_enabled: Whether runs wait for capacity instead of failing; max_retries must then be 0.
            Default: False.
        arguments: The script's arguments and Glue's special parameters (DefaultArguments), keys with their leading
            ``--``. A Secrets Manager secret as value becomes its ARN, and the role may read it; the value of a secret
            is refused. Default: only the arguments that other props set.
        non_overridable_arguments: Arguments that a run cannot override. Default: none.
        temp_dir: The temporary directory of the job: an ``s3://`` URI, a bucket, a `TempDir`, or True for a prefix in
            a bucket that all jobs of the stack share. The role may read and write that prefix only. Default: no
            ``--TempDir``; where Glue needs one, it uses a bucket that it creates.
        extra_py_files: Python code that the script imports: local modules, package directories and archives, which keep
            their names, ``s3://`` URIs or assets; see `PythonFiles`. Default: none.
        requirements: A requirements file, a list of requirements, or `Requirements`: resolved at synth and deployed
            with the job. Default: none.
        additional_python_modules: A list of what Glue installs with pip when a run starts: requirements such as
            "pandas==2.2.2" and, on Spark, wheels: local files, ``s3://`` URIs. Default: none.
        connections: Names or constructs of Glue connections. The role may read them and use their networks (network
            permissions are omitted only if no connection has a network). Default: none.
        catalog_databases: Databases of the Data Catalog that the role may read: names, constructs, or
            `CatalogDatabase`, which can also allow writing. Default: none.
        security_configuration: Name or construct of a security configuration, such as `SecurityConfiguration`; the
            role may use its KMS keys if they are known. Default: no encryption by Glue.
        logs: The job's log groups: `JobLogs`; up to Glue 4.0 also one log group; False for the log groups that the
            service creates, whose events never expire. Default: for Spark jobs, log groups that all jobs of the stack
            share, with events kept for three months, and deleted with the stack; for Python shell jobs, the service's,
            the only ones that they can have.
        notify_delay_after: Whole minutes after which Glue reports a run as delayed. Default: never.
        max_cost_per_run: The most that a run may cost, in USD: a number, a `Decimal` or a string. It is compared with
            the cost of a run that takes until its timeout, without retries, at list prices of the stack's Region. A job
            that may cost more, or whose cost is unknown (its capacity is a parameter, or a stream has no end), is
            refused, and the message shows the calculation. Runs that override size or timeout are checked by
            `CostGuard`. Default: no limit.
        job_name: The job's name. A new name replaces the job, which loses its runs and bookmark.
            Default: generated by CloudFormation.
        description: At most 2048 bytes. Default: none.
        job_mode: How the console shows the job. Default: SCRIPT, the service's default.
        tags: Tags of the job only; `aws_cdk.Tags` works too. Default: none.
        acknowledge: Rules whose findings are acknowledged, by id, each with the reason. Default: none.
    """

    role: IRole | None
    role_path: str | None
    role_permissions_boundary: IManagedPolicy | str | None
    timeout: Duration | None
    max_retries: int | None
    max_concurrent_runs: int | None
    job_run_queuing_enabled: bool | None
    arguments: Mapping[str, str | ISecret] | None
    non_overridable_arguments: Mapping[str, str | ISecret] | None
    temp_dir: TempDir | BucketSource | Literal[True] | None
    extra_py_files: Sequence[Source] | None
    requirements: Requirements | str | os.PathLike[str] | Sequence[str] | None
    additional_python_modules: Sequence[Source] | None
    connections: Sequence[str | IConnectionRef | IConnection] | None
    catalog_databases: Sequence[str | IDatabaseRef | CatalogDatabase] | None
    security_configuration: str | ISecurityConfigurationRef | ISecurityConfiguration | None
    logs: JobLogs | ILogGroup | bool | None
    notify_delay_after: Duration | None
    max_cost_per_run: Decimal | float | str | None
    job_name: str | None
    description: str | None
    job_mode: JobMode | str | None
    tags: Mapping[str, str] | None
    acknowledge: Mapping[str, str] | None


class PythonShellJobProps(JobProps, total=False):
    """The optional props of `PythonShellJob`: its own and those of every job (`JobProps`).

    Attributes:
        python_version: The Python version. Default: 3.9, the only one with which jobs can still be created.
        max_capacity: The capacity in DPUs, 0.0625 or 1. Default: 0.0625, the service's default.
        glue_version: Stored by the service, and without effect on Python shell jobs. Default: 3.0, the version of
            Python shell 3.9 in the release notes.
        library_set: The packages that are installed: "analytics" or "none". Default: "none", the service's default
            (https://docs.aws.amazon.com/glue/latest/dg/add-job-python.html).
        worker_type: Refused: Python shell jobs have no workers. Default: none.
        number_of_workers: Refused: Python shell jobs have no workers. Default: none.
    """

    python_version: str | None
    max_capacity: float | None
    glue_version: GlueVersion | str | None
    library_set: LibrarySet | str | None
    worker_type: None
    number_of_workers: None


def common_properties(props: JobProps, *, non_overridable_arguments: Mapping[str, str] | None) -> dict[str, object]:
    """Return the properties of AWS::Glue::Job that props of every job set; None for a prop that is not set.

    Args:
        props: The props.
        non_overridable_arguments: The prop, with secrets replaced by their ARNs.
    """
    return {
        "Name": props.get("job_name"),
        "Description": props.get("description"),
        "Timeout": to_minutes(props.get("timeout"), "timeout"),
        "MaxRetries": 0 if props.get("max_retries") is None else props.get("max_retries"),
        "ExecutionProperty": execution_property(props.get("max_concurrent_runs")),
        "JobRunQueuingEnabled": props.get("job_run_queuing_enabled"),
        "NonOverridableArguments": non_overridable_arguments,
        "Connections": connections_list(props.get("connections")),
        "SecurityConfiguration": security_configuration_name(props.get("security_configuration")),
        "NotificationProperty": notification_property(props.get("notify_delay_after")),
        "JobMode": enum_value(props.get("job_mode")),
        "Tags": props.get("tags"),
    }
