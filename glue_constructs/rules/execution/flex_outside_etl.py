from glue_constructs.rules._header import PYTHON_SHELL, RAY, SPARK_STREAMING, Severity, UnwantedValue, sources


class FlexOutsideEtl(UnwantedValue):
    """FLEX is set on a job that is no Spark ETL job.

    What it does:
        Looks for ExecutionClass FLEX on streaming, Python shell and Ray jobs.

    Why:
        "Only jobs with Glue version 3.0 and above and command type glueetl will be allowed to set ExecutionClass to
        FLEX."

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "STANDARD"}
    """

    id = "GC321"
    severity = Severity.ERROR
    fix = "use the execution class STANDARD, or make the job a Spark ETL job"
    source = sources.API_JOBS
    commands = (SPARK_STREAMING, PYTHON_SHELL, RAY)
    fact = "execution_class"
    values = ("FLEX",)
    fault = "command {job.command!r} has no execution class FLEX"
    wanted = "'STANDARD'"
