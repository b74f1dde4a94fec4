from glue_constructs.rules._header import PYTHON_SHELL, RAY, SPARK_STREAMING, Severity, UnwantedValue, sources


class FlexOutsideEtl(UnwantedValue):
    """The execution class FLEX is set on a job that is not a Spark ETL job.

    What it does:
        Checks streaming, Python shell and Ray jobs for ExecutionClass FLEX.

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
    fix = "use the execution class STANDARD, or a Spark ETL job"
    source = sources.API_JOBS
    commands = (SPARK_STREAMING, PYTHON_SHELL, RAY)
    fact = "execution_class"
    values = ("FLEX",)
    fault = "command {job.command!r} does not support the execution class FLEX"
    wanted = "'STANDARD'"
