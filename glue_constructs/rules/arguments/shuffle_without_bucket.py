from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._values import Unknown

_BUCKET = "spark.shuffle.glue.s3ShuffleBucket"


class ShuffleWithoutBucket(Rule[Job]):
    """Shuffle data is to be written to Amazon S3, but no location is set.

    What it does:
        Checks for --write-shuffle-files-to-s3, with any value, on Spark ETL jobs that have neither a --TempDir nor
        spark.shuffle.glue.s3ShuffleBucket in --conf.

    Why:
        The plugin needs a bucket "located in the same region as your job run"; by default it writes to shuffle-data
        under --TempDir.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--write-shuffle-files-to-s3": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--write-shuffle-files-to-s3": "true", "--TempDir": "s3://bucket/temporary/"}}
    """

    id = "GC470"
    severity = Severity.WARNING
    fix = "set --TempDir, or spark.shuffle.glue.s3ShuffleBucket in --conf"
    source = sources.SHUFFLE

    def check(self, job: Job) -> Iterator[Finding]:
        arguments = job.arguments
        if job.command != SPARK_ETL or not isinstance(arguments.get("--write-shuffle-files-to-s3"), str):
            return
        conf = arguments.get("--conf")
        has_bucket = any(setting.key == _BUCKET for setting in spark_conf(conf))
        if not has_bucket and not isinstance(conf, Unknown) and arguments.get("--TempDir") is None:
            fault = "--write-shuffle-files-to-s3 has no bucket"
            yield self.finding(arguments.path_of("--TempDir"), fault, wanted="an S3 folder", got=None)
