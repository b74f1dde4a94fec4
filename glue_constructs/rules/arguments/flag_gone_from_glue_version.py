from glue_constructs.rules._header import SPARK, GoneParameter, Severity, sources


class FlagGoneFromGlueVersion(GoneParameter):
    """A flag is set that the job's Glue version no longer reads.

    What it does:
        Looks for flags that ended with an earlier Glue version, on Spark jobs: those of continuous logging from 5.0
        on, those of Glue 1.0 and 2.0 from 3.0 on. One that is false asks for nothing.

    Why:
        What they switched on is now always so: from Glue 5.0 on, logs are continuous.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The migration guide removes the flags from 5.0 on. Half of the real jobs on 5.0 and later still have one, and
        run: this is a note.
    """

    id = "GC421"
    severity = Severity.INFO
    fix = "leave the flag out"
    source = sources.MIGRATING_50
    commands = SPARK
    flags = True
