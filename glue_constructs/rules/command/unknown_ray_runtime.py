from glue_constructs.model.commands import RAY_RUNTIMES
from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, one_of, sources


class UnknownRayRuntime(Rule[Job]):
    """The Ray runtime is none that Glue has.

    What it does:
        Looks at Command.Runtime of Ray jobs.

    Why:
        Ray2.4 is the only runtime that was ever offered, and Glue for Ray takes no more in: the set is closed.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.9"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC132"
    severity = Severity.ERROR
    fix = "set Command.Runtime to 'Ray2.4'"
    source = sources.RAY

    def check(self, job: Job) -> Iterator[Finding]:
        if job.command == RAY and isinstance(job.runtime, str) and job.runtime not in RAY_RUNTIMES:
            fault = "Command.Runtime is no runtime of Glue for Ray"
            yield self.finding("Command.Runtime", fault, wanted=one_of(RAY_RUNTIMES), got=job.runtime)
