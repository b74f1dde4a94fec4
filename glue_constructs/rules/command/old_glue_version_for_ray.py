from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, sources

_SINCE = next(version.name for version in GLUE_VERSIONS.values() if RAY in version.commands)


class OldGlueVersionForRay(Rule[Job]):
    """A Ray job has a Glue version without Ray.

    What it does:
        Checks GlueVersion of Ray jobs.

    Why:
        Ray jobs need Glue 4.0 or later.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "3.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC131"
    severity = Severity.ERROR
    fix = "set GlueVersion to '4.0'"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == RAY and job.is_older_than(_SINCE):
            yield self.finding(
                "GlueVersion", "this Glue version does not support Ray", wanted=repr(_SINCE), got=job.glue_version
            )
