from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources


class MalformedSparkConf(WrongItems):
    """The value of --conf is not a chain of key=value settings.

    What it does:
        Checks the settings in --conf of Spark jobs: each is key=value without spaces around "=", " --conf " separates
        them, and the first has no --conf before it.

    Why:
        Glue passes "--conf" and the value to spark-submit, which fails with "Spark config without '='" on anything
        else. A job can have an argument only once, so the one value holds all settings.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--conf": "--conf spark.sql.ansi.enabled=false"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--conf": "spark.sql.ansi.enabled=false --conf spark.sql.shuffle.partitions=8"}}

    Contradictions:
        One public sample begins its value with --conf. None of AWS's pages does. The rule follows AWS's pages: Glue
        already adds --conf before the value.
    """

    id = "GC446"
    severity = Severity.ERROR
    fix = 'write "key=value --conf key=value": key=value first, and --conf between the settings'
    source = sources.LAKE_FORMATION
    commands = SPARK
    key = "--conf"
    fault = "Spark cannot read the settings"
    wanted = "key=value settings, separated by --conf, with no --conf before the first"

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [setting.key or self.key for setting in spark_conf(value) if setting.value is None]
