from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, one_of, sources


class UnknownGlueVersion(Rule[Job]):
    """The Glue version is unknown.

    What it does:
        Checks GlueVersion of Spark jobs. The version may be newer than this release, so the severity is only warning.

    Why:
        The service refuses an unknown version: "Given GlueVersion [...] is not valid."

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.1"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
    """

    id = "GC123"
    severity = Severity.WARNING
    fix = "check the version against Glue's release notes"
    source = sources.RELEASE_NOTES

    def check(self, job: Job) -> Iterator[Finding]:
        if job.is_spark and job.release and job.version is None:
            fault = "unknown GlueVersion"
            yield self.finding("GlueVersion", fault, wanted=one_of(OFFERED_GLUE_VERSIONS), got=job.glue_version)
