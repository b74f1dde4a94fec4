from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class RetiredGlueVersion(Rule[Job]):
    """The Glue version is past its end of life.

    What it does:
        Checks GlueVersion of Spark jobs. FLEX and the workers G.025X, G.4X and G.8X, which also need 3.0 or later, are
        not reported in addition.

    Why:
        Glue 0.9, 1.0 and 2.0 ended on 2026-04-01: jobs can neither be created nor run on them.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "2.0", "ExecutionClass": "FLEX"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60, "ExecutionClass": "FLEX"}
    """

    id = "GC122"
    severity = Severity.ERROR
    fix = "migrate the job to a supported version; the migration guides list the changes"
    source = sources.VERSION_POLICY

    def check(self, job: Job) -> Iterator[Finding]:
        version = job.retired_version
        if version is not None:
            fault = f"Glue {version.name} reached its end of life on {version.end_of_life}"
            wanted = f"one of {', '.join(OFFERED_GLUE_VERSIONS)} (AWS recommends {version.successor})"
            yield self.finding("GlueVersion", fault, wanted=wanted, got=job.glue_version)
