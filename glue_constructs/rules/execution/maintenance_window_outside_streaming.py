"""The rule maintenance-window-outside-streaming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import COMMANDS, SPARK_STREAMING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class MaintenanceWindowOutsideStreaming(Rule["Job"]):
    """A job that is no streaming job has a maintenance window.

    What it does:
        Looks for MaintenanceWindow on Spark ETL, Python shell and Ray jobs.

    Why:
        The window is when Glue may restart a streaming job. Whether the API refuses it elsewhere is not documented.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "MaintenanceWindow": "Sun:10"}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"}
    """

    id = "GC331"
    name = "maintenance-window-outside-streaming"
    severity = Severity.WARNING
    fix = "remove MaintenanceWindow"
    source = sources.MAINTENANCE
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.maintenance_window, str) and job.command in COMMANDS and job.command != SPARK_STREAMING:
            fault = "MaintenanceWindow is for streaming jobs"
            yield self.finding("MaintenanceWindow", fault, wanted="none", got=job.maintenance_window)
