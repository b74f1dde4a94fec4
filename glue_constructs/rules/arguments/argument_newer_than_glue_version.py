from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ArgumentNewerThanGlueVersion(Rule[Job]):
    """A job argument needs a newer Glue version than the job's.

    What it does:
        Checks Spark jobs for special parameters that a later Glue version introduced. A flag set to false is not
        reported. Glue versions past their end of life are reported by retired-glue-version.

    Why:
        The guide names the first version that supports each parameter. An older version does not read it, and the
        setting has no effect.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "orders"}}
    """

    id = "GC417"
    severity = Severity.ERROR
    fix = "raise GlueVersion, or remove the argument"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special_with("since") if job.is_spark else ():
            since = str(parameter.since)
            if job.is_older_than(since) and job.retired_version is None and parameter.is_requested(value):
                fault = f"Glue {job.glue_version} does not support {parameter.name}"
                yield self.finding(
                    argument.property, fault, wanted=f"GlueVersion {since} or later", got=job.glue_version
                )
