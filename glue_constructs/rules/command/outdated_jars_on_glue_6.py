import re

from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources

_OUTDATED = re.compile(r"aws-java-sdk-[a-z0-9-]*1\.")


class OutdatedJarsOnGlue6(WrongItems):
    """A job on Glue 6.0 uses jars of the AWS SDK for Java v1.

    What it does:
        Checks the file names in --extra-jars of Spark jobs on Glue 6.0 and later for the AWS SDK for Java v1. Jars
        built for an older Scala version are reported by jar-for-another-scala.

    Why:
        Glue 6.0 has only the AWS SDK for Java v2: such jars fail at run time with NoSuchMethodError or
        ClassNotFoundException.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/aws-java-sdk-bundle-1.12.262.jar"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/bundle-2.44.6.jar"}}
    """

    id = "GC140"
    severity = Severity.WARNING
    fix = "move the jar to the AWS SDK for Java v2, or stay on Glue 5.1"
    source = sources.MIGRATING_60
    commands = SPARK
    key = "--extra-jars"
    fault = "Glue 6.0 does not have the AWS SDK for Java v1"
    wanted = "jars of the AWS SDK for Java v2"

    def wrong_in(self, value: str, job: Job) -> list[str]:
        jars = map(file_name, items(value)) if job.lacks("java_sdk_v1") else ()
        return [jar for jar in jars if _OUTDATED.search(jar)]
