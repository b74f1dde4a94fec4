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
    """Job bookmarks are asked for where there are none.

    What it does:
        Looks for --job-bookmark-option job-bookmark-enable or job-bookmark-pause on streaming, Python shell and Ray
        jobs. A streaming job that leaves GlueVersion out is not judged. job-bookmark-disable is true of every job.

    Why:
        Bookmarks are for Spark ETL jobs. Of streaming jobs the guide says "Job bookmarks aren't supported", they keep
        checkpoints; of Python shell jobs "You can't use job bookmarks". Every run reads everything again.

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1",
         "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"}}

    Contradictions:
        The guide rules bookmarks out. A public definition of a streaming job enables them all the same, without a
        GlueVersion: such a job may be deployed as it is, and missing-glue-version speaks of it. For all others the
        guide is followed.
    """

    id = "GC460"
    severity = Severity.ERROR
    fix = "leave out --job-bookmark-option; a streaming job keeps a checkpoint instead"
    source = sources.ADD_STREAMING_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        option = job.arguments.get("--job-bookmark-option")
        if option in _BOOKMARKED and _has_no_bookmarks(job):
            fault = f"command {job.command!r} has no job bookmarks"
            wanted = "'job-bookmark-disable', or no --job-bookmark-option"
            yield self.finding(job.arguments.at("--job-bookmark-option"), fault, wanted=wanted, got=option)


def _has_no_bookmarks(job: Job) -> bool:
    if job.command == SPARK_STREAMING:
        return isinstance(job.glue_version, str)
    return job.command in (PYTHON_SHELL, RAY)
