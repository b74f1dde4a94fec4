from glue_constructs.rules._header import RAY, SPARK, MissingProperty, Severity, sources


class MissingGlueVersion(MissingProperty):
    """A Spark or Ray job does not say which Glue version it runs on.

    What it does:
        Looks for GlueVersion on Spark and Ray jobs. A Python shell job has no use for it.

    Why:
        The default moves with time, and with it Spark, Python and the default timeout under a job that did not
        change. Nothing is refused, and many old definitions do without: a note, as for a timeout that is left out.

    Wrong::

        {"Command": {"Name": "glueetl"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The default is 6.0 (CreateJob), 5.1 (JobRun, the guide and the release notes), "the latest version"
        (CloudFormation) or 2.0 (the streaming page). None is followed.
    """

    id = "GC124"
    severity = Severity.INFO
    fix = "set GlueVersion"
    source = sources.API_JOBS
    commands = (*SPARK, RAY)
    fact = "glue_version"
    fault = "GlueVersion is left out, and its default moves"
    wanted = "a version such as '5.1'"
