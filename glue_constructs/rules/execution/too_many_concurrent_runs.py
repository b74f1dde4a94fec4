from glue_constructs.model.job_schema import MAX_CONCURRENT_RUNS
from glue_constructs.rules._header import OutOfRange, Severity, sources


class TooManyConcurrentRuns(OutOfRange):
    """The job allows more runs at a time than the default quota.

    What it does:
        Looks at ExecutionProperty.MaxConcurrentRuns.

    Why:
        The default quota is 4,000 concurrent runs of one job (2,000 of an account). It can be raised.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 5000}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 4000}}
    """

    id = "GC341"
    severity = Severity.WARNING
    fix = "allow fewer runs, or have the account's quota raised"
    source = sources.QUOTAS
    fact = "max_concurrent_runs"
    most = MAX_CONCURRENT_RUNS
    fault = "MaxConcurrentRuns is more than the default quota"
    wanted = f"{MAX_CONCURRENT_RUNS} or fewer"
