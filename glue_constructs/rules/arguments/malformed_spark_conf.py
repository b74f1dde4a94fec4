from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class MalformedSparkConf(Rule[Job]):
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

    def check(self, job: Job) -> Iterator[Finding]:
        settings = spark_conf(job.arguments.get("--conf")) if job.is_spark else []
        wrong = [key or "--conf" for key, value in settings if value is None]
        if wrong:
            wanted = "key=value settings, chained by --conf, with none before the first"
            path = job.arguments.at("--conf")
            yield self.finding(path, "Spark cannot read the settings", wanted=wanted, got=", ".join(wrong))
