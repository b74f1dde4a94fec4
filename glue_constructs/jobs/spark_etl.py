"""Spark ETL jobs (command ``glueetl``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from glue_constructs._cdk.keywords import collect_props, explain_keywords
from glue_constructs._cdk.values import enum_value
from glue_constructs.jobs.other_names import explain_prop
from glue_constructs.jobs.props import DEFAULT_TIMEOUT_MINUTES
from glue_constructs.jobs.spark import SparkJob
from glue_constructs.jobs.spark_props import SparkEtlJobProps
from glue_constructs.model.commands import SPARK_ETL

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

    from glue_constructs.jobs.features.bookmark import Bookmark
    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.data_lineage import DataLineage
    from glue_constructs.jobs.features.logs.settings import JobLogs
    from glue_constructs.jobs.features.s3_folder import BucketAndPrefix, BucketSource
    from glue_constructs.jobs.features.spark_ui import SparkUi
    from glue_constructs.jobs.features.temp_dir import TempDir
    from glue_constructs.model.choices import DataLakeFormat, ExecutionClass, JobMode
    from glue_constructs.model.enums import GlueVersion, WorkerType
    from glue_constructs.packaging import ScriptSource
    from glue_constructs.packaging.location import Source
    from glue_constructs.packaging.requirements import Requirements


class SparkEtlJob(SparkJob):
    """A Spark ETL job in Python or, with a ``class_name``, in Scala: a script that runs on workers until it is done.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        script: The script: a local file (uploaded as an asset), an ``s3://`` URI, or an `Asset`.
        glue_version: The Glue version, such as "5.1"; it decides the versions of Spark and Python. Required, because a
            fixed default would become outdated, and a moving one would change the job. Default: none.
        execution_class: STANDARD, or FLEX for spare capacity (G.1X and G.2X only). Default: STANDARD, the service's
            default.
        bookmark: Whether the job keeps a bookmark of the data that it has processed: a `Bookmark`, or "enable",
            "disable", "pause". Default: no argument, Glue then keeps none.
        lakeformation_fine_grained_access: Whether Lake Formation decides which rows, columns and cells the job may read
            (from Glue 5.0 on, 4 workers or more); the role may then request data access from it. Default: False.
        write_shuffle_files_to_s3: Whether shuffle data goes to S3: True for a folder below ``temp_dir``, or a folder as
            ``s3://`` URI, a bucket, or a bucket and a prefix such as an `S3Location`. Default: False, to local disks.
        class_name: The Scala object whose main method starts the job; it makes the job one in Scala. Default: none, a
            job in Python.
        worker_type: The type of worker. Default: G.1X, if number_of_workers is not set either.
        number_of_workers: The number of workers, including the driver's; at least 2. Default: 2, if worker_type is not
            set either.
        max_capacity: Not for Spark jobs since Glue 2.0, says AWS, and a warning; use worker_type and number_of_workers.
            Default: none.
        auto_scaling: Whether Glue releases idle workers; number_of_workers is then the maximum. Default: False.
        job_insights: Whether Glue explains failures and unusual timings in the logs. Default: True.
        metrics: Whether the job sends metrics to CloudWatch, at CloudWatch's prices. Default: False.
        observability_metrics: Whether the job also sends metrics of skew, reliability and utilization. Default: False.
        glue_datacatalog: Whether Spark uses the Glue Data Catalog as its catalog. Default: False.
        datalake_formats: The open table formats whose libraries Glue loads. Default: none.
        spark_conf: Spark properties, ``{"spark.sql.shuffle.partitions": 8}``: strings, numbers, bools. A value must not
            contain a space, because Glue splits at spaces. Default: Glue's own settings.
        spark_ui: Event logs for the Spark UI: True, a folder as ``s3://`` URI, or a `SparkUi`. Default: none.
        data_lineage: The domain of Amazon DataZone or SageMaker Unified Studio that receives lineage events, a
            `DataLineage` (from Glue 5.0 on). Default: none.
        extra_jars: Jars: local files, ``s3://`` URIs or assets. Default: none.
        user_jars_first: Whether the classes of extra_jars come before Glue's in the classpath. Default: False.
        extra_files: Files for the working directory: local files, ``s3://`` URIs of files or of folders that end in
            ``/``, or assets. Default: none.
        python_modules_installer_option: Options for pip when it installs the additional modules. Default: none.
        python_virtual_env: A virtual environment as a ``.tar.gz`` that replaces Glue's (from Glue 5.0 on): a local
            file, an ``s3://`` URI or an asset. Default: Glue's own Python packages.
        python_virtual_env_storage_prefix: The prefix in S3 where Glue keeps the environment that it builds of the
            additional modules (from Glue 6.0 on): a URI, a bucket, or a bucket and a prefix. Default: none, the modules
            are installed at each run.
        python_virtual_env_version: The version of that environment; a new string makes Glue build it again. Default:
            "0".
        executor_cores: How many tasks an executor runs in parallel. Default: Glue's number for the worker type.
        customer_driver_env_vars: Environment variables of the driver; their names begin with ``CUSTOMER_``. Default:
            none.
        customer_executor_env_vars: Environment variables of the executors; their names begin with ``CUSTOMER_``.
            Default: none.
        s3_parquet_optimized_committer: Whether the EMRFS S3-optimized committer writes Parquet. Default: True.
        disable_proxy_v2: Whether the job's own calls to AWS go through the VPC of its connection. Default: False.
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
        InvalidInput: There is no glue_version, a prop has the wrong type, or an argument contradicts the prop that
            sets it.
        TypeError: A prop is unknown, or one of another kind of job; or there is no script.
    """

    @explain_keywords(explain_prop)
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        script: ScriptSource,
        # The optional props are generated from SparkEtlJobProps (make generate).
        glue_version: GlueVersion | str | None = None,
        execution_class: ExecutionClass | str | None = None,
        bookmark: Bookmark | str | None = None,
        lakeformation_fine_grained_access: bool | None = None,
        write_shuffle_files_to_s3: BucketSource | BucketAndPrefix | bool | None = None,
        class_name: str | None = None,
        worker_type: WorkerType | str | None = None,
        number_of_workers: int | None = None,
        max_capacity: float | None = None,
        auto_scaling: bool | None = None,
        job_insights: bool | None = None,
        metrics: bool | None = None,
        observability_metrics: bool | None = None,
        glue_datacatalog: bool | None = None,
        datalake_formats: Sequence[DataLakeFormat | str] | None = None,
        spark_conf: Mapping[str, str | float | bool] | None = None,
        spark_ui: SparkUi | str | bool | None = None,
        data_lineage: DataLineage | None = None,
        extra_jars: Sequence[Source] | None = None,
        user_jars_first: bool | None = None,
        extra_files: Sequence[Source] | None = None,
        python_modules_installer_option: str | None = None,
        python_virtual_env: Source | None = None,
        python_virtual_env_storage_prefix: BucketSource | BucketAndPrefix | None = None,
        python_virtual_env_version: str | None = None,
        executor_cores: int | None = None,
        customer_driver_env_vars: Mapping[str, str | float | bool] | None = None,
        customer_executor_env_vars: Mapping[str, str | float | bool] | None = None,
        s3_parquet_optimized_committer: bool | None = None,
        disable_proxy_v2: bool | None = None,
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
        super().__init__(
            scope,
            id,
            script=script,
            command=SPARK_ETL,
            properties={"ExecutionClass": enum_value(execution_class), "Timeout": DEFAULT_TIMEOUT_MINUTES},
            props=collect_props(SparkEtlJobProps, locals()),
        )
