from glue_constructs.rules._header import SPARK_ETL, Finding, Iterator, Job, Rule, Severity, sources

_BOOKMARKED = ("job-bookmark-enable", "job-bookmark-pause")


class BookmarksWithFineGrainedAccess(Rule[Job]):
    """Job bookmarks are enabled together with Lake Formation's fine-grained access control.

    What it does:
        Checks Spark ETL jobs for --enable-lakeformation-fine-grained-access together with --job-bookmark-option
        job-bookmark-enable or job-bookmark-pause.

    Why:
        Bookmarks are a feature of GlueContext. With fine-grained access control, jobs read tables through Spark,
        without GlueContext. The guide says "If you don't need FGAC, GlueContext features like job bookmarks will
        continue to work", and lists bookmarks among the features that jobs on such tables cannot use.

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
    fix = "remove --job-bookmark-option, or read the tables without fine-grained access control"
    source = sources.LAKE_FORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command != SPARK_ETL or not job.arguments.is_enabled("--enable-lakeformation-fine-grained-access"):
            return
        option = job.arguments.get("--job-bookmark-option")
        if option in _BOOKMARKED:
            fault = "fine-grained access control does not support job bookmarks"
            wanted = "'job-bookmark-disable', or no --job-bookmark-option"
            yield self.finding(job.arguments.path_of("--job-bookmark-option"), fault, wanted=wanted, got=option)
