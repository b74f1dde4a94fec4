"""The rule auto-version-outside-spark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._request import AUTO
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import COMMANDS, SPARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._request import Request
    from glue_constructs.rules._rule import Finding


class AutoVersionOutsideSpark(Rule["Request"]):
    """A job that is no Spark job has the GlueVersion 'auto'.

    What it does:
        Looks at GlueVersion "auto", which only the API takes, on Python shell and Ray jobs.

    Why:
        Automatic upgrades are for "AWS Glue for Apache Spark jobs".

    Wrong::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "GlueVersion": "auto", "MaxRetries": 1, "Command": {
          "Name": "pythonshell", "PythonVersion": "3.9", "ScriptLocation": "s3://bucket/orders.py"}}}

    Right::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "MaxRetries": 1, "Command": {
          "Name": "pythonshell", "PythonVersion": "3.9", "ScriptLocation": "s3://bucket/orders.py"}}}
    """

    id = "GC821"
    name = "auto-version-outside-spark"
    severity = Severity.ERROR
    fix = "name a version, or leave GlueVersion out"
    source = sources.AUTO_VERSION
    since = "0.1.0"

    def check(self, request: Request) -> Iterator[Finding]:
        job = request.job
        if request.auto_version == AUTO and job is not None and job.command in COMMANDS and not job.is_spark:
            fault = "GlueVersion 'auto' is for Spark jobs"
            yield self.finding(f"{request.prefix}GlueVersion", fault, wanted=one_of(SPARK), got=job.command)
