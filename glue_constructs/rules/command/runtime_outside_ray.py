"""The rule runtime-outside-ray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import PYTHON_SHELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class RuntimeOutsideRay(Rule["Job"]):
    """A job that is no Ray job has a runtime.

    What it does:
        Looks at Command.Runtime of Spark and Python shell jobs.

    Why:
        "This field is not used in other job types", says the API: the job runs, on another runtime than it seems to
        ask for.

    Wrong::

        {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC133"
    name = "runtime-outside-ray"
    severity = Severity.WARNING
    fix = "leave Command.Runtime out"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.runtime, str) and (job.is_spark or job.command == PYTHON_SHELL):
            fault = f"Command.Runtime does nothing in a job with command {job.command!r}"
            yield self.finding("Command.Runtime", fault, wanted="none", got=job.runtime)
