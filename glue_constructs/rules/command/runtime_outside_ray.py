from glue_constructs.rules._header import PYTHON_SHELL, SPARK, Severity, UnwantedValue, sources


class RuntimeOutsideRay(UnwantedValue):
    """Command.Runtime is set on a job that is not a Ray job.

    What it does:
        Checks Command.Runtime of Spark and Python shell jobs.

    Why:
        "This field is not used in other job types", says the API: the job runs on another runtime than Command.Runtime
        names.

    Wrong::

        {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC133"
    severity = Severity.WARNING
    fix = "remove Command.Runtime"
    source = sources.API_JOBS
    commands = (*SPARK, PYTHON_SHELL)
    fact = "runtime"
    fault = "Command.Runtime has no effect with command {job.command!r}"
    wanted = "no Runtime"
