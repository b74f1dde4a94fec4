from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources


class BookmarksWithConcurrentRuns(Rule[Job]):
    """Concurrent runs of the job would share its bookmark.

    What it does:
        Checks Spark ETL jobs for --job-bookmark-option job-bookmark-enable together with
        ExecutionProperty.MaxConcurrentRuns above 1.

    Why:
        The bookmark belongs to the job, not to the run: concurrent runs process the same data twice. Glue's page on
        errors says to "ensure that the maximum number of concurrent runs for the job is 1".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 2},
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "ExecutionProperty": {"MaxConcurrentRuns": 1},
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}
    """

    id = "GC342"
    severity = Severity.WARNING
    fix = "set MaxConcurrentRuns to 1, or disable the bookmark"
    source = sources.TROUBLESHOOTING

    def check(self, job: Job) -> Iterator[Finding]:
        runs = job.max_concurrent_runs
        if job.command != SPARK_ETL or not (isinstance(runs, int) and runs > 1):
            return
        if job.arguments.get("--job-bookmark-option") == "job-bookmark-enable":
            fault = "concurrent runs share one job bookmark"
            yield self.finding("ExecutionProperty.MaxConcurrentRuns", fault, wanted="1", got=runs)
