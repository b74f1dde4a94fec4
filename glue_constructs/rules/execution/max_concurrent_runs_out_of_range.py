from glue_constructs.rules._header import OutOfRange, Severity, sources


class MaxConcurrentRunsOutOfRange(OutOfRange):
    """MaxConcurrentRuns is less than 1.

    What it does:
        Checks ExecutionProperty.MaxConcurrentRuns.

    Why:
        The minimum is 1, which is also the default.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 0}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 1}}
    """

    id = "GC340"
    severity = Severity.ERROR
    fix = "set MaxConcurrentRuns to 1 or more, or remove it"
    source = sources.API_JOBS
    fact = "max_concurrent_runs"
    least = 1
    fault = "MaxConcurrentRuns is out of range"
    wanted = "1 or more"
