from glue_constructs.model.job_schema import MAX_CONCURRENT_RUNS
from glue_constructs.rules._header import OutOfRange, Severity, sources


class TooManyConcurrentRuns(OutOfRange):
    """The job allows more concurrent runs than the default quota.

    What it does:
        Checks ExecutionProperty.MaxConcurrentRuns.

    Why:
        The default quota is 4,000 concurrent runs per job (2,000 per account). It can be increased.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 5000}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 4000}}
    """

    id = "GC341"
    severity = Severity.WARNING
    fix = "set a lower number, or request a quota increase"
    source = sources.QUOTAS
    fact = "max_concurrent_runs"
    most = MAX_CONCURRENT_RUNS
    fault = "MaxConcurrentRuns is above the default quota"
    wanted = f"{MAX_CONCURRENT_RUNS} or fewer"
