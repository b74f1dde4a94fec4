from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources


class EmrfsSettingsOnGlue6(WrongItems):
    """A job on Glue 6.0 configures EMRFS, which Glue 6.0 does not have.

    What it does:
        Checks --conf of Spark jobs on Glue 6.0 and later for fs.s3.consistent settings.

    Why:
        Glue 6.0 reads S3 through another file system. The settings have no effect.

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
    commands = SPARK
    key = "--conf"
    fault = "Glue 6.0 does not use EMRFS"
    wanted = "no fs.s3.consistent settings"

    def wrong_in(self, value: str, job: Job) -> list[str]:
        settings = spark_conf(value) if job.lacks("emrfs") else []
        return [setting.key for setting in settings if "fs.s3.consistent" in setting.key]
