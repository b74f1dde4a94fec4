from glue_constructs.model.job_schema import MAX_TIMEOUT
from glue_constructs.rules._header import SPARK_STREAMING, Finding, Iterator, Job, Rule, Severity, sources


class IdleMaintenanceWindow(Rule[Job]):
    """The maintenance window has no effect, because a run ends before it.

    What it does:
        Checks whether Timeout is shorter than seven days on streaming jobs with a MaintenanceWindow.

    Why:
        Glue restarts a streaming job in its window after seven days. A run with a shorter timeout has ended by then.

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "Timeout": 600,
         "MaintenanceWindow": "Sun:10"}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Sun:10"}

    Contradictions:
        The maintenance page mentions timeouts "greater than 7 days", which every other page excludes.
    """

    id = "GC332"
    severity = Severity.WARNING
    fix = "remove Timeout, or remove MaintenanceWindow"
    source = sources.MAINTENANCE

    def check(self, job: Job) -> Iterator[Finding]:
        has_window = isinstance(job.maintenance_window, str) and job.command == SPARK_STREAMING
        if has_window and isinstance(job.timeout, int) and 1 <= job.timeout < MAX_TIMEOUT:
            fault = "a run ends before Glue would restart it in its MaintenanceWindow"
            yield self.finding("Timeout", fault, wanted=f"none, or {MAX_TIMEOUT} minutes", got=job.timeout)
