from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

# What the library reads as disabled, and the other mode; any other value is not a valid option.
_NOT_PAUSED = (None, "job-bookmark-enable", "job-bookmark-disable")


class BookmarkRangeWithoutPause(Rule[Job]):
    """A range of job bookmarks is set, but bookmarks are not paused.

    What it does:
        Checks Spark ETL jobs for --job-bookmark-from together with --job-bookmark-to where --job-bookmark-option is not
        job-bookmark-pause. A job with the legacy --continuation-option is not checked.

    Why:
        Only paused bookmarks use a range. Glue's library stops the run: "RuntimeError: Invalid option(s)
        --job-bookmark-from --job-bookmark-to".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable", "--job-bookmark-from": "jr_1",
                              "--job-bookmark-to": "jr_2"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1",
                              "--job-bookmark-to": "jr_2"}}
    """

    id = "GC462"
    severity = Severity.ERROR
    fix = "set --job-bookmark-option to job-bookmark-pause, or remove the range"
    source = sources.AWSGLUE

    def check(self, job: Job) -> Iterator[Finding]:
        arguments = job.arguments
        if job.command != SPARK_ETL or not isinstance(arguments.get("--job-bookmark-from"), str):
            return
        option = arguments.get("--job-bookmark-option")
        has_range = isinstance(arguments.get("--job-bookmark-to"), str)
        if has_range and option in _NOT_PAUSED and arguments.get("--continuation-option") is None:
            fault = "a range of job bookmarks requires that they are paused"
            path = arguments.path_of("--job-bookmark-option")
            yield self.finding(path, fault, wanted="'job-bookmark-pause'", got=option)
