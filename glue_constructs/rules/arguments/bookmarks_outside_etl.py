from glue_constructs.rules._header import (
    PYTHON_SHELL,
    RAY,
    SPARK_STREAMING,
    Finding,
    Iterator,
    Job,
    Rule,
    Severity,
    sources,
)

_BOOKMARKED = ("job-bookmark-enable", "job-bookmark-pause")


class BookmarksOutsideEtl(Rule[Job]):
    """Job bookmarks are enabled on a job that does not support them.

    What it does:
        Checks streaming, Python shell and Ray jobs for --job-bookmark-option job-bookmark-enable or job-bookmark-pause.
        A streaming job without GlueVersion is not checked. job-bookmark-disable is accepted on every job.

    Why:
        Bookmarks are for Spark ETL jobs. For streaming jobs, which use checkpoints, the guide says "Job bookmarks
        aren't supported"; for Python shell jobs "You can't use job bookmarks". Every run processes all data again.

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"}}

    Contradictions:
        The guide excludes bookmarks. A public definition of a streaming job without GlueVersion enables them: such a
        job can be deployed as it is, and missing-glue-version reports it. For all other jobs the rule follows the
        guide.
    """

    id = "GC460"
    severity = Severity.ERROR
    fix = "remove --job-bookmark-option; a streaming job uses a checkpoint instead"
    source = sources.ADD_STREAMING_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        option = job.arguments.get("--job-bookmark-option")
        if option in _BOOKMARKED and _has_no_bookmarks(job):
            fault = f"command {job.command!r} does not support job bookmarks"
            wanted = "'job-bookmark-disable', or no --job-bookmark-option"
            yield self.finding(job.arguments.path_of("--job-bookmark-option"), fault, wanted=wanted, got=option)


def _has_no_bookmarks(job: Job) -> bool:
    if job.command == SPARK_STREAMING:
        return isinstance(job.glue_version, str)
    return job.command in (PYTHON_SHELL, RAY)
