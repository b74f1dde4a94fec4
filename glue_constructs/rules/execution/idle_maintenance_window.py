"""The rule idle-maintenance-window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules.tables import MAX_TIMEOUT, SPARK_STREAMING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class IdleMaintenanceWindow(Rule["Job"]):
    """The maintenance window has no effect: the run ends before it.

    What it does:
        Compares Timeout with seven days on streaming jobs that have a MaintenanceWindow.

    Why:
        Glue restarts a streaming job in its window after seven days. A run with a shorter timeout does not live that
        long.

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 600,
         "MaintenanceWindow": "Sun:10"}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"}

    Contradictions:
        The maintenance page speaks of timeouts "greater than 7 days", which every other page excludes.
    """

    id = "GC332"
    name = "idle-maintenance-window"
    severity = Severity.WARNING
    fix = "leave Timeout out, or remove MaintenanceWindow"
    source = sources.MAINTENANCE
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        has_window = isinstance(job.maintenance_window, str) and job.command == SPARK_STREAMING
        if has_window and isinstance(job.timeout, int) and 1 <= job.timeout < MAX_TIMEOUT:
            fault = "a run ends before Glue would restart it in its MaintenanceWindow"
            yield self.finding("Timeout", fault, wanted=f"none, or {MAX_TIMEOUT} minutes", got=job.timeout)
