from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class MaxConcurrentRunsOutOfRange(Rule[Job]):
    """The job allows no run.

    What it does:
        Looks at ExecutionProperty.MaxConcurrentRuns.

    Why:
        The least is 1, which is also the default.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 0}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 1}}
    """

    id = "GC340"
    severity = Severity.ERROR
    fix = "set MaxConcurrentRuns to 1 or more, or leave it out"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        runs = job.max_concurrent_runs
        if isinstance(runs, int) and runs < 1:
            fault = "MaxConcurrentRuns allows no run"
            yield self.finding("ExecutionProperty.MaxConcurrentRuns", fault, wanted="1 or more", got=runs)
