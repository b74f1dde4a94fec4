from glue_constructs.rules._header import COMMANDS, SPARK_STREAMING, Finding, Iterator, Job, Rule, Severity, sources


class MaintenanceWindowOutsideStreaming(Rule[Job]):
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
    severity = Severity.WARNING
    fix = "remove MaintenanceWindow"
    source = sources.MAINTENANCE

    def check(self, job: Job) -> Iterator[Finding]:
        if isinstance(job.maintenance_window, str) and job.command in COMMANDS and job.command != SPARK_STREAMING:
            fault = "MaintenanceWindow is for streaming jobs"
            yield self.finding("MaintenanceWindow", fault, wanted="none", got=job.maintenance_window)
