import re

from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_OUTDATED = re.compile(r"aws-java-sdk-[a-z0-9-]*1\.")


class OutdatedJarsOnGlue6(Rule[Job]):
    """A job on Glue 6.0 brings jars of the AWS SDK for Java v1.

    What it does:
        Looks at the file names in --extra-jars of Spark jobs on Glue 6.0 and later: the AWS SDK for Java v1. Jars of
        an older Scala are found by jar-for-another-scala.

    Why:
        Glue 6.0 has the AWS SDK for Java v2 only: such jars fail when the job runs, with NoSuchMethodError or
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

    def check(self, job: Job) -> Iterator[Finding]:
        jars = job.arguments.get("--extra-jars") if job.is_spark and job.lacks("java_sdk_v1") else None
        old = [jar for jar in map(file_name, items(jars)) if _OUTDATED.search(jar)]
        if old:
            fault = "Glue 6.0 has no AWS SDK for Java v1"
            wanted = "jars of the AWS SDK for Java v2"
            yield self.finding(job.arguments.at("--extra-jars"), fault, wanted=wanted, got=", ".join(old))
