"""The rule too-large-arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import MAX_ARGUMENTS_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class TooLargeArguments(Rule["Job"]):
    """The job arguments are larger than Glue takes.

    What it does:
        Adds up the known keys and values of the job arguments, as UTF-8, those that others override left out.

    Why:
        "Job arguments have a maximum size limit of 260KB. A validation check will raise an error if the argument size
        is greater". A kilobyte is taken for 1,024 bytes.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "<270000 characters>"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "s3://bucket/tables.json"}}
    """

    id = "GC410"
    name = "too-large-arguments"
    severity = Severity.ERROR
    fix = "put the values into a file on S3, and pass its path"
    source = sources.JOB_ARGUMENTS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        size = job.arguments.size
        if size > MAX_ARGUMENTS_SIZE:
            fault = "the job arguments are too large"
            yield self.finding("DefaultArguments", fault, wanted=f"at most {MAX_ARGUMENTS_SIZE} bytes", got=size)
