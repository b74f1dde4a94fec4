"""The rule job-name-argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class JobNameArgument(Rule["Job"]):
    """The argument --JOB_NAME is set, which Glue sets by itself.

    What it does:
        Looks for --JOB_NAME among the job arguments.

    Why:
        Glue passes the job's name to every run under this key. Of its own arguments the guide says "you should never
        use them"; another name than the job's confuses bookmarks, logs and metrics.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--JOB_NAME": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--table": "orders"}}

    Contradictions:
        The guide forbids it and the CDK refuses it. Three real definitions set it, and deploy. The service is
        followed, with a warning.
    """

    id = "GC407"
    name = "job-name-argument"
    severity = Severity.WARNING
    fix = "leave --JOB_NAME out; the script can still ask for it"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        name = job.arguments.get("--JOB_NAME")
        if isinstance(name, str):
            fault = "Glue passes --JOB_NAME by itself"
            yield self.finding(job.arguments.at("--JOB_NAME"), fault, wanted="no --JOB_NAME", got=name)
