from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items, spark_conf
from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

_BUCKET = "spark.shuffle.glue.s3ShuffleBucket"


class ShuffleBucketNotInS3(Rule[Job]):
    """The location for shuffle data is not an S3 URI.

    What it does:
        Checks spark.shuffle.glue.s3ShuffleBucket in --conf of Spark ETL jobs with --write-shuffle-files-to-s3: one S3
        URI, or several separated by commas. S3A and S3N URIs are accepted.

    Why:
        The guide gives it as s3://bucket/prefix/. To Spark, a bucket name without scheme is a local path.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--write-shuffle-files-to-s3": "true",
                              "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket/shuffle/"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--write-shuffle-files-to-s3": "true",
                              "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://bucket/shuffle/"}}
    """

    id = "GC471"
    severity = Severity.WARNING
    fix = "write the bucket as s3://bucket/prefix/"
    source = sources.SHUFFLE

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != SPARK_ETL or not isinstance(job.arguments.get("--write-shuffle-files-to-s3"), str):
            return
        for setting in spark_conf(job.arguments.get("--conf")):
            if setting.key == _BUCKET and not all(map(_s3.is_in_s3, items(setting.value))):
                fault = f"{_BUCKET} is not in Amazon S3"
                yield self.finding(job.arguments.path_of("--conf"), fault, wanted="S3 URIs", got=setting.value)
