from glue_constructs.rules._header import SPARK, GoneParameter, Severity, sources


class ArgumentGoneFromGlueVersion(GoneParameter):
    """A job argument is one that the job's Glue version no longer reads.

    What it does:
        Looks for special parameters that ended with an earlier Glue version, on Spark jobs: the log groups, prefixes
        and patterns of continuous logging from 5.0 on, a way to shuffle from 3.0 on. Flags are left to
        flag-gone-from-glue-version. An empty value asks for nothing.

    Why:
        The migration guide removes them. From Glue 5.0 on logs go to groups that are named by other arguments:
        whoever watches the group that is named here sees nothing any more.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--continuous-log-logGroup": "/orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "/orders"}}
    """

    id = "GC418"
    severity = Severity.WARNING
    fix = "leave the argument out, or use the one that took its place"
    source = sources.MIGRATING_50
    commands = SPARK
    flags = False
