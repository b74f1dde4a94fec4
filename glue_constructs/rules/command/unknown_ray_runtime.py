from glue_constructs.model.commands import RAY_RUNTIMES
from glue_constructs.rules._header import RAY, Severity, UnknownValue, sources


class UnknownRayRuntime(UnknownValue):
    """The Ray runtime is unknown.

    What it does:
        Checks Command.Runtime of Ray jobs.

    Why:
        Ray2.4 is the only runtime that Glue ever offered, and Glue for Ray is closed: there will be no others.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.9"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC132"
    severity = Severity.ERROR
    fix = "set Command.Runtime to 'Ray2.4'"
    source = sources.RAY
    commands = (RAY,)
    fact = "runtime"
    values = RAY_RUNTIMES
    fault = "unknown Command.Runtime of a Ray job"
