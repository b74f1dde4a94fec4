"""The rule spark-in-python-shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules._script_of_job import SCRIPT
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._rule import Finding
    from glue_constructs.rules._script_of_job import ScriptOfJob


_OF_SPARK = tuple(f"awsglue.{name}" for name in ("context", "data", "dynamicframe", "streaming_data", "transforms"))


class SparkInPythonShell(Rule["ScriptOfJob"]):
    """A Python shell script imports Glue's library for Spark.

    What it does:
        Looks at Python shell jobs whose script imports awsglue.context, awsglue.dynamicframe, awsglue.transforms and
        their like. awsglue.utils with getResolvedOptions is there.

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
    name = "spark-in-python-shell"
    severity = Severity.WARNING
    fix = "make it a Spark job, or do without Spark (pandas, awswrangler)"
    source = sources.ADD_PYTHON_SHELL_JOB
    since = "0.1.0"

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        if subject.job.command != PYTHON_SHELL:
            return
        for needed in subject.script.imports:
            if needed.module.startswith(_OF_SPARK):
                fault = f"{subject.script.at(needed.line)} imports Glue's library for Spark in a Python shell job"
                yield self.finding(SCRIPT, fault, wanted="a Spark job, or no Spark", got=needed.module)
