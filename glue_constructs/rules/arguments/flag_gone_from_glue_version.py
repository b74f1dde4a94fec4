from glue_constructs.rules._header import SPARK, GoneParameter, Severity, sources


class FlagGoneFromGlueVersion(GoneParameter):
    """A flag is not read by the job's Glue version any more.

    What it does:
        Checks Spark jobs for flags that were removed with an earlier Glue version: those of continuous logging with
        5.0, those of Glue 1.0 and 2.0 with 3.0. A flag set to false is not reported.

    Why:
        What they enabled is now always enabled: from Glue 5.0 on, logging is continuous.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The migration guide removes the flags from 5.0 on. Half of the examined jobs on 5.0 and later still have one,
        and run; so the severity is info.
    """

    id = "GC421"
    severity = Severity.INFO
    fix = "remove the flag"
    source = sources.MIGRATING_50
    commands = SPARK
    flags = True
