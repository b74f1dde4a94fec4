"""The rule large-arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import MAX_ARGUMENTS_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

_MUCH = 180_000


class LargeArguments(Rule["Job"]):
    """The job arguments are so large that a run with as many of its own may be refused.

    What it does:
        Adds up the job arguments as too-large-arguments does, and speaks up from 180,000 bytes on.

    Why:
        The documented limit is 260 KB, while users saw StartJobRun fail at 180 to 190 kB a request (awsdocs
        aws-glue-developer-guide issue 55).

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "<200000 characters>"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "s3://bucket/tables.json"}}
    """

    id = "GC411"
    name = "large-arguments"
    severity = Severity.INFO
    fix = "put the values into a file on S3, and pass its path"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        size = job.arguments.size
        if _MUCH < size <= MAX_ARGUMENTS_SIZE:
            fault = "the job arguments are large"
            yield self.finding("DefaultArguments", fault, wanted=f"at most {_MUCH} bytes", got=size)
