"""The props that Spark jobs take beside those of every job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.jobs.props import JobProps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.jobs.features.bookmark import Bookmark
    from glue_constructs.jobs.features.data_lineage import DataLineage
    from glue_constructs.jobs.features.s3_folder import BucketAndPrefix, BucketSource
    from glue_constructs.jobs.features.spark_ui import SparkUi
    from glue_constructs.model.choices import DataLakeFormat
    from glue_constructs.model.enums import WorkerType
    from glue_constructs.packaging.location import Source


class SparkProps(JobProps, total=False):
    """The props of Spark jobs, ETL and streaming, all by keyword; those of every job are `JobProps`.

    A prop that is left out owns no argument: what Glue then does is said here, and the raw argument may be given.
    A switch that is False says so to Glue; where off is the argument's absence, it may not stand in ``arguments``.

    Attributes:
        class_name: The Scala object whose main method starts the job: makes it a job in Scala. Left out: Python.
        worker_type: The kind of worker. Left out together with number_of_workers: G.1X.
        number_of_workers: How many workers, the driver's included; at least 2. Left out together with worker_type: 2.
        max_capacity: Only Glue 1.0 and older took it for Spark jobs: refused, with the way out in the message.
        auto_scaling: Whether Glue gives back workers that are idle; number_of_workers is then the most. Left out: not.
        job_insights: Whether Glue explains failures and odd timings in the logs. Left out: it does.
        metrics: Whether the job sends metrics to CloudWatch, which cost. Left out: not.
        observability_metrics: Whether it also sends metrics of skew, reliability and use. Left out: not.
        glue_datacatalog: Whether Spark's catalog is the Glue Data Catalog. Left out: not.
        datalake_formats: Open table formats whose libraries Glue is to load. Left out: none.
        spark_conf: Settings of Spark by name, ``{"spark.sql.shuffle.partitions": 8}``: strings, numbers, bools. In a
            value a space ends it, because Glue splits at spaces. Left out: Glue's own.
        spark_ui: Event logs for the Spark UI: True, a folder as ``s3://`` URI, or a `SparkUi`. Left out: none.
        data_lineage: Where to send lineage events. Left out: nowhere.
        extra_jars: Jars: local files, ``s3://`` URIs or assets. Left out: none.
        user_jars_first: Whether their classes come before Glue's. Left out: not.
        extra_files: Files for the working directory: local files, ``s3://`` URIs of files or of folders that end in
            ``/``, or assets. Left out: none.
        python_modules_installer_option: What pip gets beside the additional modules. Left out: nothing.
        python_virtual_env: A virtual environment in a ``.tar.gz``, which replaces Glue's (from Glue 5.0 on): a local
            file, an ``s3://`` URI or an asset. Left out: Glue's own Python packages.
        python_virtual_env_storage_prefix: The folder in S3 where Glue keeps the environment that it makes of
            the additional modules (from Glue 6.0 on): a URI, a bucket, or a bucket and a prefix. Left out: made anew.
        python_virtual_env_version: A text that, changed, has Glue make that environment anew. Left out: "0".
        executor_cores: How many tasks an executor runs at once. Left out: as many as Glue gives the worker type.
        customer_driver_env_vars: Environment variables of the driver; their names begin with ``CUSTOMER_``.
            Left out: none.
        customer_executor_env_vars: The same of the executors. Left out: none.
        s3_parquet_optimized_committer: Whether the EMRFS committer writes Parquet. Left out: it does.
        disable_proxy_v2: Whether the job's own calls to AWS stay in the VPC of its connection. Left out: not.
    """

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


class EverySparkProp(SparkProps, total=False):
    """The props of Spark jobs, those included that only one kind takes: what the features are made of."""

    bookmark: Bookmark | str | None
    lakeformation_fine_grained_access: bool | None
    write_shuffle_files_to_s3: BucketSource | BucketAndPrefix | bool | None
    checkpoint_location: BucketSource | BucketAndPrefix | None
    auto_scale_within_microbatch: bool | None
