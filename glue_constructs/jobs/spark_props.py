"""The props of Spark jobs: of all of them, of ETL jobs, and of streaming jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.props import JobProps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.jobs.features.bookmark import Bookmark
    from glue_constructs.jobs.features.data_lineage import DataLineage
    from glue_constructs.jobs.features.s3_folder import BucketAndPrefix, BucketSource
    from glue_constructs.jobs.features.spark_ui import SparkUi
    from glue_constructs.model.choices import DataLakeFormat, ExecutionClass
    from glue_constructs.model.enums import GlueVersion, WorkerType
    from glue_constructs.packaging.location import Source


class SparkProps(JobProps, total=False):
    """The optional props of Spark jobs, ETL and streaming; those of every job are `JobProps`.

    Share settings between jobs with it: ``shared: SparkProps = {"worker_type": "G.2X", "number_of_workers": 10}``, then
    ``SparkEtlJob(..., **shared)``.

    A prop that is not set sets no argument: Glue's default applies, unless ``arguments`` has the argument. A switch
    that is False passes "false" to Glue; an argument that cannot be "false", because Glue only reads whether it is
    present, is then not set, and refused in ``arguments``.

    Attributes:
        glue_version: The Glue version, such as "5.1"; it decides the versions of Spark and Python. Required, because a
            fixed default would become outdated, and a moving one would change the job. Default: none.
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
        spark_conf: Spark properties, ``{"spark.sql.shuffle.partitions": 8}``: strings, numbers, bools. A value must
            not contain a space, because Glue splits at spaces. Default: Glue's own settings.
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
        python_virtual_env_version: The version of that environment; a new string makes Glue build it again.
            Default: "0".
        executor_cores: How many tasks an executor runs in parallel. Default: Glue's number for the worker type.
        customer_driver_env_vars: Environment variables of the driver; their names begin with ``CUSTOMER_``.
            Default: none.
        customer_executor_env_vars: Environment variables of the executors; their names begin with ``CUSTOMER_``.
            Default: none.
        s3_parquet_optimized_committer: Whether the EMRFS S3-optimized committer writes Parquet. Default: True.
        disable_proxy_v2: Whether the job's own calls to AWS go through the VPC of its connection. Default: False.
    """

    glue_version: GlueVersion | str | None
    class_name: str | None
    worker_type: WorkerType | str | None
    number_of_workers: int | None
    max_capacity: float | None
    auto_scaling: bool | None
    job_insights: bool | None
    metrics: bool | None
    observability_metrics: bool | None
    glue_datacatalog: bool | None
    datalake_formats: Sequence[DataLakeFormat | str] | None
    spark_conf: Mapping[str, str | float | bool] | None
    spark_ui: SparkUi | str | bool | None
    data_lineage: DataLineage | None
    extra_jars: Sequence[Source] | None
    user_jars_first: bool | None
    extra_files: Sequence[Source] | None
    python_modules_installer_option: str | None
    python_virtual_env: Source | None
    python_virtual_env_storage_prefix: BucketSource | BucketAndPrefix | None
    python_virtual_env_version: str | None
    executor_cores: int | None
    customer_driver_env_vars: Mapping[str, str | float | bool] | None
    customer_executor_env_vars: Mapping[str, str | float | bool] | None
    s3_parquet_optimized_committer: bool | None
    disable_proxy_v2: bool | None


class SparkEtlJobProps(SparkProps, total=False):
    """The optional props of `SparkEtlJob`: those of Spark jobs (`SparkProps`), of every job (`JobProps`), and its own.

    Attributes:
        execution_class: STANDARD, or FLEX for spare capacity (G.1X and G.2X only). Default: STANDARD, the service's
            default.
        bookmark: Whether the job keeps a bookmark of the data that it has processed: a `Bookmark`, or "enable",
            "disable", "pause". Default: no argument, Glue then keeps none.
        lakeformation_fine_grained_access: Whether Lake Formation decides which rows, columns and cells the job may
            read (from Glue 5.0 on, 4 workers or more); the role may then request data access from it. Default: False.
        write_shuffle_files_to_s3: Whether shuffle data goes to S3: True for a folder below ``temp_dir``, or a folder as
            ``s3://`` URI, a bucket, or a bucket and a prefix such as an `S3Location`. Default: False, to local disks.
    """

    execution_class: ExecutionClass | str | None
    bookmark: Bookmark | str | None
    lakeformation_fine_grained_access: bool | None
    write_shuffle_files_to_s3: BucketSource | BucketAndPrefix | bool | None


class SparkStreamingJobProps(SparkProps, total=False):
    """The optional props of `SparkStreamingJob`: those of Spark jobs (`SparkProps`), of every job, and its own.

    Attributes:
        maintenance_window: The day and hour (GMT) in which Glue may restart a run that is older than a week, "Sun:10".
            Default: none, Glue restarts a run seven days after its start.
        checkpoint_location: Where the script keeps its checkpoints: an ``s3://`` URI, a bucket, or a bucket and a
            prefix such as an `S3Location`; never a bucket whose objects expire. The script gets it as the argument
            ``--checkpoint_location``, and the role may read and write it. A bucket without a prefix gets one named
            after the job's path in the app: set a prefix if the job may move. Default: no argument.
        auto_scale_within_microbatch: Whether Glue scales workers within a micro-batch; ``auto_scaling`` must be True.
            Default: Glue's, about which its documentation contradicts itself.
    """

    maintenance_window: str | None
    checkpoint_location: BucketSource | BucketAndPrefix | None
    auto_scale_within_microbatch: bool | None
