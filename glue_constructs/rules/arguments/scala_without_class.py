from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._values import UNKNOWN


class ScalaWithoutClass(Rule[Job]):
    """A Scala job does not set the class to start.

    What it does:
        Checks that Spark jobs whose --job-language is scala have --class.

    Why:
        --class is "the Scala class that serves as the entry point for your Scala script"; without it, there is nothing
        to start.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.scala"},
         "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--job-language": "scala"}}

    Right::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.scala"},
         "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-language": "scala", "--class": "GlueApp"}}

    Contradictions:
        The CDK requires the class name for every Scala job, while a sample in Terraform's documentation has none. The
        rule follows the CDK: the sample is never run.
    """

    id = "GC439"
    severity = Severity.ERROR
    fix = "set --class to the object whose main method is the script's entry point"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        is_scala = job.is_spark and job.arguments.get("--job-language") == "scala"
        name = job.arguments.get("--class") if is_scala else UNKNOWN
        if name is None or (isinstance(name, str) and not name.strip()):
            fault = "the Scala job has no entry point"
            yield self.finding(
                job.arguments.path_of("--class"), fault, wanted="--class with the class to start", got=name
            )
