"""The props that every kind of job takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from glue_constructs._cdk.keywords import require_keywords
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
    from collections.abc import Collection, Mapping, Sequence
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
    from glue_constructs.model.choices import JobMode
    from glue_constructs.packaging import ScriptSource
    from glue_constructs.packaging.location import Source
    from glue_constructs.packaging.requirements import Requirements

DEFAULT_TIMEOUT_MINUTES = GLUE_VERSIONS["5.0"].default_timeout
"""The service's own default from Glue 5.0 on; older versions, and Python shell jobs, would go on for two days."""


class JobProps(TypedDict, total=False):
    """The props that every kind of job takes, all by keyword.

    Attributes:
        script: Required. The script: a local file (uploaded as an asset), an ``s3://`` URI, or an `Asset`.
        role: The role that the job runs as; it is granted what the job needs. Left out: a role of its own, with
            the least that the job needs. A role made in this app must trust glue.amazonaws.com.
        role_path: The path of a role of its own. Left out: ``/``.
        role_permissions_boundary: The managed policy, or its ARN, that bounds a role of its own. Left out: none;
            `aws_cdk.aws_iam.PermissionsBoundary` works too.
        timeout: Whole minutes, at most 7 days. Left out: 8 hours, the service's own default from Glue 5.0 on; none for
            streaming jobs, which run until they are stopped.
        max_retries: How often Glue starts a failed run again, 0 to 10. Left out: 0.
        max_concurrent_runs: How many runs may go at once. Left out: 1, the service's default.
        job_run_queuing_enabled: Whether runs wait for capacity instead of failing; max_retries must then be 0.
            Left out: not.
        arguments: The script's own arguments and Glue's special parameters, keys with their leading ``--``.
            Left out: none but those that props own. A Secrets Manager secret as value becomes its ARN, and the role
            may read it; a secret's value is refused.
        non_overridable_arguments: Arguments that a run cannot change. Left out: none.
        temp_dir: Where the job writes what is needed for a while only: an ``s3://`` URI, a bucket, a `TempDir`, or True
            for a folder in a bucket that is made, one for the stack. Its role may read and write exactly that folder.
            Left out: no ``--TempDir``; Glue then uses a bucket of its own where it needs one.
        extra_py_files: Python code beside the script: local modules, package directories and archives, which keep their
            names, ``s3://`` URIs or assets; see `PythonFiles`. Left out: none.
        requirements: A requirements file, a list of requirements, or `Requirements`: what of them is resolved at synth
            goes with the job. Left out: none.
        additional_python_modules: What Glue installs with pip when a run starts, in a list: requirements such as
            "pandas==2.2.2", and, on Spark, wheels: local files, ``s3://`` URIs. Left out: none.
        connections: Names or constructs of Glue connections; the role may read them and, unless none of them has one,
            be in their networks. Left out: none.
        catalog_databases: Databases of the Data Catalog that the role may read: names, constructs, or
            `CatalogDatabase`, which can allow writing. Left out: none.
        security_configuration: Name or construct of a security configuration, such as `SecurityConfiguration`; the
            role may use its keys, where they are known. Left out: no encryption by Glue.
        logs: The job's log groups: `JobLogs`; up to Glue 4.0 also one log group; or False for the groups that the
            service makes and never lets expire. Python shell jobs have no others. Left out: groups that all jobs of
            the stack share, kept for three months and deleted with the stack.
        notify_delay_after: Whole minutes after which a run counts as late. Left out: never.
        max_cost_per_run: What a run may cost, in USD: a number, a `Decimal` or the text of one. A run is taken at its
            timeout, without retries, at list prices of the stack's Region; one that costs more, or whose cost nobody
            knows (a capacity that is a parameter, a stream without an end), is refused with the arithmetic. Runs that
            are started with another size or timeout are `CostGuard`'s to judge. Left out: no limit.
        job_name: The job's name; a changed name replaces the job and loses its runs and bookmark.
            Left out: CloudFormation makes one.
        description: At most 2048 bytes. Left out: none.
        job_mode: How the console shows the job. Left out: SCRIPT, the service's default.
        tags: Tags of the job alone; `aws_cdk.Tags` works too. Left out: none.
        acknowledge: Rules to pass over, by id, each with the reason. Left out: none.
    """

    script: ScriptSource
    role: IRole | None
    role_path: str | None
    role_permissions_boundary: IManagedPolicy | str | None
    timeout: Duration | None
    max_retries: int
    max_concurrent_runs: int | None
    job_run_queuing_enabled: bool | None
    arguments: Mapping[str, str | ISecret] | None
    non_overridable_arguments: Mapping[str, str | ISecret] | None
    temp_dir: TempDir | BucketSource | Literal[True] | None
    extra_py_files: Sequence[Source] | None
    requirements: Requirements | str | os.PathLike[str] | Sequence[str] | None
    additional_python_modules: Sequence[Source] | None
    connections: Sequence[str | IConnectionRef | IConnection] | None
    catalog_databases: Sequence[str | IDatabaseRef | CatalogDatabase]
    security_configuration: str | ISecurityConfigurationRef | ISecurityConfiguration | None
    logs: JobLogs | ILogGroup | bool | None
    notify_delay_after: Duration | None
    max_cost_per_run: Decimal | float | str | None
    job_name: str | None
    description: str | None
    job_mode: JobMode | str | None
    tags: Mapping[str, str] | None
    acknowledge: Mapping[str, str] | None


def common_properties(props: JobProps, *, non_overridable_arguments: Mapping[str, str] | None) -> dict[str, object]:
    """The common props that are properties of AWS::Glue::Job, as CloudFormation has them; those not given are None.

    Args:
        props: The props.
        non_overridable_arguments: The prop, secrets replaced.
    """
    return {
        "Name": props.get("job_name"),
        "Description": props.get("description"),
        "Timeout": to_minutes(props.get("timeout"), "timeout"),
        "MaxRetries": props.get("max_retries", 0),
        "ExecutionProperty": execution_property(props.get("max_concurrent_runs")),
        "JobRunQueuingEnabled": props.get("job_run_queuing_enabled"),
        "NonOverridableArguments": non_overridable_arguments,
        "Connections": connections_list(props.get("connections")),
        "SecurityConfiguration": security_configuration_name(props.get("security_configuration")),
        "NotificationProperty": notification_property(props.get("notify_delay_after")),
        "JobMode": enum_value(props.get("job_mode")),
        "Tags": props.get("tags"),
    }


def require_known(kind: type, props: Collection[str], takes: type) -> None:
    """Refuse props that a kind of job does not take, in the words of Python and with the name that was meant.

    Args:
        kind: The job's class.
        props: The names that were given, beside those of its signature.
        takes: The `TypedDict` of what it takes beside those.

    Raises:
        TypeError: One is not known, or the script is missing.
    """
    require_keywords(kind, props, takes)
    if "script" not in props:
        raise TypeError(f"{kind.__name__}.__init__() missing 1 required keyword-only argument: 'script'")
