"""The rule argument-supplied-by-glue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.special_parameters import SUPPLIED_BY_GLUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ArgumentSuppliedByGlue(Rule["Job"]):
    """A job argument takes the place of one that Glue supplies to every run.

    What it does:
        Looks for --JOB_ID, --JOB_RUN_ID and --SECURITY_CONFIGURATION on Spark jobs.

    Why:
        Glue's library reads them to know its job, its run and its encryption (awsglue.utils). With another value,
        bookmarks are kept under a run that does not exist.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--JOB_RUN_ID": "jr_1"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--parent_run": "jr_1"}}
    """

    id = "GC408"
    name = "argument-supplied-by-glue"
    severity = Severity.ERROR
    fix = "leave the argument out, or give it another name"
    source = sources.AWSGLUE
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        for key in SUPPLIED_BY_GLUE if job.is_spark else ():
            value = job.arguments.get(key)
            if isinstance(value, str):
                fault = f"Glue supplies {key}"
                yield self.finding(job.arguments.at(key), fault, wanted="no such argument", got=value)
