from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

_BOOKMARKED = ("job-bookmark-enable", "job-bookmark-pause")


class BookmarksWithFineGrainedAccess(Rule[Job]):
    """Job bookmarks stand beside Lake Formation's fine-grained access control.

    What it does:
        Looks for --enable-lakeformation-fine-grained-access beside --job-bookmark-option job-bookmark-enable or
        job-bookmark-pause, on Spark ETL jobs.

    Why:
        Bookmarks are a feature of GlueContext, which fine-grained access control does not have: it reads tables by
        Spark. "If you don't need FGAC, GlueContext features like job bookmarks will continue to work", the guide
        says, and lists bookmarks among what jobs on such tables cannot use.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 4,
         "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true",
                              "--job-bookmark-option": "job-bookmark-enable"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "WorkerType": "G.1X", "NumberOfWorkers": 4,
         "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"}}
    """

    id = "GC463"
    severity = Severity.WARNING
    fix = "leave out --job-bookmark-option, or read the tables without fine-grained access control"
    source = sources.LAKE_FORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != SPARK_ETL or not job.arguments.is_on("--enable-lakeformation-fine-grained-access"):
            return
        option = job.arguments.get("--job-bookmark-option")
        if option in _BOOKMARKED:
            fault = "fine-grained access control has no job bookmarks"
            wanted = "'job-bookmark-disable', or no --job-bookmark-option"
            yield self.finding(job.arguments.at("--job-bookmark-option"), fault, wanted=wanted, got=option)
