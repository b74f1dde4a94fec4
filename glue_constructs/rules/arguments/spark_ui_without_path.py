from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._values import UNKNOWN


class SparkUiWithoutPath(Rule[Job]):
    """The Spark UI is enabled without a path for its event logs.

    What it does:
        Checks that Spark jobs with --enable-spark-ui have --spark-event-logs-path.

    Why:
        "When using the Spark UI monitoring feature, AWS Glue flushes the Spark event logs to this Amazon S3 path every
        30 seconds": the UI is built from them.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-spark-ui": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-spark-ui": "true", "--spark-event-logs-path": "s3://bucket/spark-logs/"}}
    """

    id = "GC414"
    severity = Severity.WARNING
    fix = "set --spark-event-logs-path to a folder in Amazon S3"
    source = sources.SPARK_UI

    def check(self, job: Job) -> Iterator[Finding]:
        is_on = job.is_spark and job.arguments.is_enabled("--enable-spark-ui")
        path = job.arguments.get("--spark-event-logs-path") if is_on else UNKNOWN
        if path is None or path == "":
            at = job.arguments.path_of("--spark-event-logs-path")
            yield self.finding(at, "the Spark UI has no event logs", wanted="an S3 path", got=path)
