from glue_constructs.rules._header import RAY, SPARK, MissingProperty, Severity, sources


class MissingGlueVersion(MissingProperty):
    """A Spark or Ray job does not set its Glue version.

    What it does:
        Checks that Spark and Ray jobs have GlueVersion. Python shell jobs do not need it.

    Why:
        The default changes over time, and with it the versions of Spark and Python and the default timeout of an
        unchanged job. Glue accepts the job, and many old definitions have no version: the severity is info, as for a
        missing timeout.

    Wrong::

        {"Command": {"Name": "glueetl"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The default is 6.0 (CreateJob), 5.1 (JobRun, the guide and the release notes), "the latest version"
        (CloudFormation) or 2.0 (the streaming page). The rule follows none of them.
    """

    id = "GC124"
    severity = Severity.INFO
    fix = "set GlueVersion"
    source = sources.API_JOBS
    commands = (*SPARK, RAY)
    fact = "glue_version"
    fault = "GlueVersion is not set, and its default changes over time"
    wanted = "a version such as '5.1'"
