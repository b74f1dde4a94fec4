"""Python shell jobs (command ``pythonshell``)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from glue_constructs._cdk.keywords import collect_props, explain_keywords
from glue_constructs._cdk.values import enum_value
from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.features.python_libraries import python_libraries
from glue_constructs.jobs.features.temp_dir import temp_dir_feature
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.other_names import explain_prop
from glue_constructs.jobs.props import DEFAULT_TIMEOUT_MINUTES, PythonShellJobProps
from glue_constructs.jobs.shapes import collect_errors, require_str
from glue_constructs.model.commands import (
    PYTHON_SHELL,
    PYTHON_SHELL_CAPACITIES,
    PYTHON_SHELL_GLUE_VERSION,
    PYTHON_SHELL_PYTHON,
)

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
    from constructs import Construct

    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.logs.settings import JobLogs
    from glue_constructs.jobs.features.s3_folder import BucketSource
    from glue_constructs.jobs.features.temp_dir import TempDir
    from glue_constructs.model.choices import JobMode, LibrarySet
    from glue_constructs.model.enums import GlueVersion
    from glue_constructs.packaging import ScriptSource
    from glue_constructs.packaging.location import Source
    from glue_constructs.packaging.requirements import Requirements


class PythonShellJob(GlueJob):
    """A Python shell job: one Python process on a sixteenth of a DPU, or on a whole one.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        script: The script: a local file (uploaded as an asset), an ``s3://`` URI, or an `Asset`.
        glue_version: Stored by the service, and without effect on Python shell jobs. Default: 3.0, the version of
            Python shell 3.9 in the release notes.
        python_version: The Python version. Default: 3.9, the only one with which jobs can still be created.
        max_capacity: The capacity in DPUs, 0.0625 or 1. Default: 0.0625, the service's default.
        library_set: The packages that are installed: "analytics" or "none". Default: "none", the service's default
            (https://docs.aws.amazon.com/glue/latest/dg/add-job-python.html).
        worker_type: Refused: Python shell jobs have no workers. Default: none.
        number_of_workers: Refused: Python shell jobs have no workers. Default: none.
        role: The role that the job runs as; it is granted what the job needs. A role made in this app must trust
            glue.amazonaws.com. Default: a new role with only the permissions that the job needs.
        role_path: The path of the job's own role. Default: ``/``.
        role_permissions_boundary: A managed policy, or its ARN, as the permissions boundary of the job's own role.
            Default: none; `aws_cdk.aws_iam.PermissionsBoundary` works too.
        timeout: The longest that a run may take: whole minutes, at most 7 days. Default: 8 hours, the service's default
            from Glue 5.0 on; none for streaming jobs, which run until they are stopped.
        max_retries: How often Glue retries a failed run, 0 to 10. Default: 0.
        max_concurrent_runs: How many runs of the job may be active at the same time. Default: 1, the service's default.
        job_run_queuing_enabled: Whether runs wait for capacity instead of failing; max_retries must then be 0. Default:
            False.
        arguments: The script's arguments and Glue's special parameters (DefaultArguments), keys with their leading
            ``--``. A Secrets Manager secret as value becomes its ARN, and the role may read it; the value of a secret
            is refused. Default: only the arguments that other props set.
        non_overridable_arguments: Arguments that a run cannot override. Default: none.
        temp_dir: The temporary directory of the job: an ``s3://`` URI, a bucket, a `TempDir`, or True for a prefix in a
            bucket that all jobs of the stack share. The role may read and write that prefix only. Default: no
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
        security_configuration: Name or construct of a security configuration, such as `SecurityConfiguration`; the role
            may use its KMS keys if they are known. Default: no encryption by Glue.
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
        job_name: The job's name. A new name replaces the job, which loses its runs and bookmark. Default: generated by
            CloudFormation.
        description: At most 2048 bytes. Default: none.
        job_mode: How the console shows the job. Default: SCRIPT, the service's default.
        tags: Tags of the job only; `aws_cdk.Tags` works too. Default: none.
        acknowledge: Rules whose findings are acknowledged, by id, each with the reason. Default: none.

    Raises:
        InvalidScript: The script does not exist, or is a directory.
        InvalidPackage: Files of the job do not exist, or cannot be used.
        UnresolvedRequirements: pip cannot resolve the requirements for the job's Python and platform.
        InvalidJob: Glue would refuse the job; the error has every finding.
        InvalidInput: A prop has the wrong type, or an argument contradicts the prop that sets it.
        TypeError: A prop is unknown, or one of another kind of job; or there is no script.
    """

    @explain_keywords(explain_prop)
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        script: ScriptSource,
        # The optional props are generated from PythonShellJobProps (make generate).
        glue_version: GlueVersion | str | None = None,
        python_version: str | None = None,
        max_capacity: float | None = None,
        library_set: LibrarySet | str | None = None,
        worker_type: None = None,
        number_of_workers: None = None,
        role: IRole | None = None,
        role_path: str | None = None,
        role_permissions_boundary: IManagedPolicy | str | None = None,
        timeout: Duration | None = None,
        max_retries: int | None = None,
        max_concurrent_runs: int | None = None,
        job_run_queuing_enabled: bool | None = None,
        arguments: Mapping[str, str | ISecret] | None = None,
        non_overridable_arguments: Mapping[str, str | ISecret] | None = None,
        temp_dir: TempDir | BucketSource | Literal[True] | None = None,
        extra_py_files: Sequence[Source] | None = None,
        requirements: Requirements | str | os.PathLike[str] | Sequence[str] | None = None,
        additional_python_modules: Sequence[Source] | None = None,
        connections: Sequence[str | IConnectionRef | IConnection] | None = None,
        catalog_databases: Sequence[str | IDatabaseRef | CatalogDatabase] | None = None,
        security_configuration: str | ISecurityConfigurationRef | ISecurityConfiguration | None = None,
        logs: JobLogs | ILogGroup | bool | None = None,
        notify_delay_after: Duration | None = None,
        max_cost_per_run: Decimal | float | str | None = None,
        job_name: str | None = None,
        description: str | None = None,
        job_mode: JobMode | str | None = None,
        tags: Mapping[str, str] | None = None,
        acknowledge: Mapping[str, str] | None = None,
    ) -> None:
        props = collect_props(PythonShellJobProps, locals())
        version = enum_value(props.get("glue_version", PYTHON_SHELL_GLUE_VERSION))
        kind = JobKind(PYTHON_SHELL, version, props.get("python_version", PYTHON_SHELL_PYTHON))
        features = collect_errors(
            [
                partial(_library_set, library_set),
                partial(temp_dir_feature, temp_dir),
                partial(python_libraries, kind, props),
            ]
        )
        properties = {
            "WorkerType": enum_value(worker_type),
            "NumberOfWorkers": number_of_workers,
            "MaxCapacity": props.get("max_capacity", PYTHON_SHELL_CAPACITIES[0]),
            "Timeout": DEFAULT_TIMEOUT_MINUTES,
        }
        super().__init__(scope, id, script=script, kind=kind, props=props, properties=properties, features=features)


def _library_set(library_set: LibrarySet | str | None) -> list[Feature]:
    # Without dashes, as the guide's CLI sample and the CDK have it (both_library_sets.py).
    return (
        []
        if library_set is None
        else [ConstantArguments("library_set", {"library-set": require_str("library_set", library_set)})]
    )
