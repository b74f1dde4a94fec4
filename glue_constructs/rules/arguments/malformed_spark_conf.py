from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources


class MalformedSparkConf(WrongItems):
    """The value of --conf is no chain of key=value settings.

    What it does:
        Looks at the settings in --conf of Spark jobs: each is key=value without spaces around "=", they are chained
        by " --conf ", and the first has none before it.

    Why:
        Glue passes "--conf" and the value on to spark-submit, which ends with "Spark config without '='" at anything
        else. An argument can occur once in a job, so further settings stand in the value.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--conf": "--conf spark.sql.ansi.enabled=false"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--conf": "spark.sql.ansi.enabled=false --conf spark.sql.shuffle.partitions=8"}}

    Contradictions:
        One public sample begins its value with --conf. None of AWS's pages does, and they are followed: the value
        stands behind a --conf already.
    """

    id = "GC446"
    severity = Severity.ERROR
    fix = 'write "key=value --conf key=value": key=value first, and --conf between the settings'
    source = sources.LAKE_FORMATION
    commands = SPARK
    key = "--conf"
    fault = "Spark cannot read the settings"
    wanted = "key=value settings, chained by --conf, with none before the first"

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [setting.key or self.key for setting in spark_conf(value) if setting.value is None]
