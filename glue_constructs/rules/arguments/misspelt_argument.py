from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._misspellings import similar_parameter


class MisspeltArgument(Rule[Job]):
    """The key of a job argument resembles a special parameter of Glue.

    What it does:
        Compares unknown keys with Glue's special parameters, ignoring case, dashes and up to three different letters.
        Short and common names, such as --TempDir or --conf, are compared by their dashes only: --temp_dir may be an
        argument of the script.

    Why:
        Glue silently passes an unknown argument to the script, and the setting has no effect.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-autoscaling": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-auto-scaling": "true"}}
    """

    id = "GC404"
    severity = Severity.WARNING
    fix = "write the key as Glue does, or rename the script's argument"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument in job.arguments:
            similar = similar_parameter(argument.key)
            if similar is not None:
                fault = "Glue does not read an argument of this name"
                yield self.finding(argument.property, fault, wanted=similar, got=argument.key)
