from glue_constructs.rules._header import PYTHON_SHELL, SPARK, Severity, UnwantedValue, sources


class RuntimeOutsideRay(UnwantedValue):
    """A job that is no Ray job has a runtime.

    What it does:
        Looks at Command.Runtime of Spark and Python shell jobs.

    Why:
        "This field is not used in other job types", says the API: the job runs, on another runtime than it seems to
        ask for.

    Wrong::

        {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC133"
    severity = Severity.WARNING
    fix = "leave Command.Runtime out"
    source = sources.API_JOBS
    commands = (*SPARK, PYTHON_SHELL)
    fact = "runtime"
    fault = "Command.Runtime does nothing in a job with command {job.command!r}"
    wanted = "none"
