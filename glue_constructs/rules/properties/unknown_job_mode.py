"""The rule unknown-job-mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity, one_of
from glue_constructs.rules.tables import JOB_MODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class UnknownJobMode(Rule["Job"]):
    """There is no such job mode.

    What it does:
        Looks at JobMode: SCRIPT, VISUAL or NOTEBOOK, in capitals.

    Why:
        The API and the CloudFormation schema take no other. It says which editor made the job; left out, SCRIPT.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "JobMode": "script"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "JobMode": "SCRIPT"}
    """

    id = "GC021"
    name = "unknown-job-mode"
    severity = Severity.ERROR
    fix = "set JobMode to SCRIPT, VISUAL or NOTEBOOK, or leave it out"
    source = sources.CLOUDFORMATION
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        mode = job.job_mode
        if isinstance(mode, str) and mode not in JOB_MODES:
            yield self.finding("JobMode", "unknown job mode", wanted=one_of(JOB_MODES), got=mode)
