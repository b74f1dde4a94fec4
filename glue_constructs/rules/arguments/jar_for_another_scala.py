import re

from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources

# "name_2.12-1.0.jar", "name_2.12.jar", and with the full version, "name_2.12.18-1.0.jar".
_SCALA = re.compile(r"_(2\.1\d)(?:\.\d{1,3})?(?:-|\.jar$)")


class JarForAnotherScala(WrongItems):
    """A jar was built for another Scala version than the job's.

    What it does:
        Reads the Scala version in the file names of --extra-jars of Spark jobs, "name_2.12-1.0.jar": Glue 3.0 to 5.1
        have Scala 2.12, Glue 6.0 has 2.13.

    Why:
        Scala versions are not binary compatible: such jars fail at run time with NoSuchMethodError or
        ClassNotFoundException.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/parser_2.12-1.0.jar"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/parser_2.13-1.0.jar"}}
    """

    id = "GC445"
    severity = Severity.WARNING
    fix = "use the jar that was built for the Scala version of the Glue version"
    source = sources.MIGRATING_60
    commands = SPARK
    key = "--extra-jars"
    fault = "Glue {job.glue_version} cannot load jars built for another Scala version"
    wanted = "jars built for Scala {job.version.scala}"

    def wrong_in(self, value: str, job: Job) -> list[str]:
        # The Scala version of a Glue version newer than the tables is unknown.
        scala = job.version.scala if job.version is not None else None
        jars = map(file_name, items(value)) if scala is not None else ()
        return [jar for jar in jars if (match := _SCALA.search(jar)) and match[1] != scala]
