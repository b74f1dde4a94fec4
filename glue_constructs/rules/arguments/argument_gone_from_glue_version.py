from glue_constructs.rules._header import SPARK, GoneParameter, Severity, sources


class ArgumentGoneFromGlueVersion(GoneParameter):
    """A job argument is not read by the job's Glue version any more.

    What it does:
        Checks Spark jobs for special parameters that were removed with an earlier Glue version: the log groups,
        prefixes and patterns of continuous logging with 5.0, --write-shuffle-spills-to-s3 with 3.0. Flags are reported
        by flag-gone-from-glue-version. An empty value is not reported.

    Why:
        The migration guide removes them. From Glue 5.0 on, other arguments name the log groups: the log group that is
        named here receives nothing.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--continuous-log-logGroup": "/orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "/orders"}}
    """

    id = "GC418"
    severity = Severity.WARNING
    fix = "remove the argument, or use its replacement"
    source = sources.MIGRATING_50
    commands = SPARK
    flags = False
