from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob

_OF_SPARK = tuple(f"awsglue.{name}" for name in ("context", "data", "dynamicframe", "streaming_data", "transforms"))


class SparkInPythonShell(Rule[ScriptOfJob]):
    """A Python shell script imports Glue's library for Spark.

    What it does:
        Checks Python shell jobs whose script imports awsglue.context, awsglue.dynamicframe, awsglue.transforms and
        similar modules. awsglue.utils with getResolvedOptions is available.

    Why:
        A Python shell job runs one Python process without Spark, and these modules import pyspark.

    Wrong::

        {"Script": ["from awsglue.context import GlueContext"],
         "Job": {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}}

    Right::

        {"Script": ["from awsglue.context import GlueContext"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}
    """

    id = "GC632"
    severity = Severity.WARNING
    fix = "use a Spark job, or another library than Spark (pandas, awswrangler)"
    source = sources.ADD_PYTHON_SHELL_JOB

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if subject.job.command != PYTHON_SHELL:
            return
        for needed in subject.script.imports:
            if needed.module.startswith(_OF_SPARK):
                fault = f"{subject.script.at(needed.line)} imports Glue's library for Spark in a Python shell job"
                yield self.finding(SCRIPT, fault, wanted="a Spark job, or no Spark", got=needed.module)
