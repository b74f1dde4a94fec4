from glue_constructs.rules._header import PYTHON_SHELL, RAY, SPARK_ETL, Severity, UnwantedValue, sources


class MaintenanceWindowOutsideStreaming(UnwantedValue):
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
    commands = (SPARK_ETL, PYTHON_SHELL, RAY)
    fact = "maintenance_window"
    fault = "MaintenanceWindow is for streaming jobs"
    wanted = "none"
