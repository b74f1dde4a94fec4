from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ArgumentNewerThanGlueVersion(Rule[Job]):
    """A job argument is newer than the job's Glue version.

    What it does:
        Looks for special parameters that came with a later Glue version, on Spark jobs. A flag that is false asks for
        nothing. Glue versions past their end of life are left to retired-glue-version.

    Why:
        The guide says of such a parameter from which version on it is supported. An older one does not read it, and
        the job lacks what it was to do.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "orders"}}
    """

    id = "GC417"
    severity = Severity.ERROR
    fix = "raise GlueVersion, or leave the argument out"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special_with("since") if job.is_spark else ():
            since = str(parameter.since)
            if job.is_older_than(since) and job.retired_version is None and parameter.is_requested(value):
                fault = f"Glue {job.glue_version} does not have {parameter.name}"
                yield self.finding(
                    argument.property, fault, wanted=f"GlueVersion {since} or later", got=job.glue_version
                )
