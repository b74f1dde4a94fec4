from glue_constructs.rules._header import PYTHON_SHELL, RAY, SPARK_ETL, Severity, UnwantedValue, sources


class MaintenanceWindowOutsideStreaming(UnwantedValue):
    """A maintenance window is set on a job that is not a streaming job.

    What it does:
        Checks Spark ETL, Python shell and Ray jobs for MaintenanceWindow.

    Why:
        The window is the time when Glue may restart a streaming job. Whether the API refuses it on other jobs is not
        documented.

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
    commands = (SPARK_ETL, PYTHON_SHELL, RAY)
    fact = "maintenance_window"
    fault = "MaintenanceWindow is for streaming jobs"
    wanted = "no MaintenanceWindow"
