from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class EmrfsSettingsOnGlue6(Rule[Job]):
    """A job on Glue 6.0 configures EMRFS, which is gone.

    What it does:
        Looks for fs.s3.consistent settings in --conf of Spark jobs on Glue 6.0 and later.

    Why:
        Glue 6.0 reads S3 through another file system. The settings do nothing there.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--conf": "spark.sql.ansi.enabled=false"}}
    """

    id = "GC141"
    severity = Severity.WARNING
    fix = "remove the fs.s3.consistent settings from --conf"
    source = sources.MIGRATING_60

    def check(self, job: Job) -> Iterator[Finding]:
        conf = spark_conf(job.arguments.get("--conf")) if job.is_spark and job.lacks("emrfs") else []
        settings = [setting.key for setting in conf if "fs.s3.consistent" in setting.key]
        if settings:
            path = job.arguments.at("--conf")
            wanted = "no fs.s3.consistent settings"
            yield self.finding(path, "Glue 6.0 has no EMRFS to configure", wanted=wanted, got=", ".join(settings))
