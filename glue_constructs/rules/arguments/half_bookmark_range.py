from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

_RANGE = ("--job-bookmark-from", "--job-bookmark-to")


class HalfBookmarkRange(Rule[Job]):
    """A range of job bookmarks has only one end.

    What it does:
        Checks Spark ETL jobs for one of --job-bookmark-from and --job-bookmark-to without the other.

    Why:
        "When used, both suboptions must be provided." Glue's library stops the run with "RuntimeError: Missing option
        or value for --job-bookmark-to". When bookmarks are not paused, it silently ignores the argument.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1",
                              "--job-bookmark-to": "jr_2"}}
    """

    id = "GC461"
    severity = Severity.ERROR
    fix = "set both --job-bookmark-from and --job-bookmark-to, or neither"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != SPARK_ETL:
            return
        for present, missing in (_RANGE, _RANGE[::-1]):
            run_id = job.arguments.get(present)
            if isinstance(run_id, str) and job.arguments.get(missing) is None:
                fault = f"{present} is set without {missing}"
                yield self.finding(job.arguments.path_of(present), fault, wanted=f"{missing} as well", got=run_id)
