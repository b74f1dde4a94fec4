import re

from glue_constructs.rules._argument_values import spark_conf
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources

_SETTING = re.compile(r"[,;\s](spark\.[\w.-]+)=")


class UnchainedSparkSettings(WrongItems):
    """Several Spark settings in --conf are not separated by --conf.

    What it does:
        Checks --conf of Spark jobs for a setting "spark.name=" after a space, a comma or a semicolon within the value
        of another.

    Why:
        Only " --conf " begins another setting. After a comma, the rest becomes part of the first setting's value; after
        a space, it is not a setting at all.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--conf": "spark.speculation=false,spark.sql.ansi.enabled=false"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--conf": "spark.speculation=false --conf spark.sql.ansi.enabled=false"}}
    """

    id = "GC447"
    severity = Severity.WARNING
    fix = 'put " --conf " between the settings'
    source = sources.AUTO_SCALING
    commands = SPARK
    key = "--conf"
    fault = "a setting without --conf before it is lost"
    wanted = "--conf before every setting but the first"

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [key for setting in spark_conf(value) if setting.value for key in _SETTING.findall(setting.value)]
