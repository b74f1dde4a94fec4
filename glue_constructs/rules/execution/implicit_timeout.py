"""The rule implicit-timeout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import GLUE_VERSIONS, SPARK_ETL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

_SINCE = "5.0"
_DEFAULT = GLUE_VERSIONS[_SINCE].default_timeout


class ImplicitTimeout(Rule["Job"]):
    """The job ends after 8 hours, because it does not say when.

    What it does:
        Looks for Timeout on Spark ETL jobs from Glue 5.0 on.

    Why:
        The default fell from 2,880 minutes to 480 with Glue 5.0: a long job that moves from 4.0 is cut short.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 480}

    Contradictions:
        The CloudFormation page and the AWS CDK still give 2,880 for all; the API and the guide are followed.
    """

    id = "GC302"
    name = "implicit-timeout"
    severity = Severity.INFO
    fix = "set Timeout"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.timeout is None and job.command == SPARK_ETL and job.is_at_least(_SINCE):
            fault = f"without Timeout, a run on this Glue version ends after {_DEFAULT} minutes"
            yield self.finding("Timeout", fault, wanted="minutes that suit the job", got=None)
