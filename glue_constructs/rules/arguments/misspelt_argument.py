from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._misspellings import meant_by


class MisspeltArgument(Rule[Job]):
    """The key of a job argument is nearly one that Glue reads.

    What it does:
        Compares the keys that Glue does not know with those it does: case, dashes and a letter or two forgiven. Short
        and common names, such as --TempDir or --conf, are compared by their dashes only: --temp_dir may be the
        script's.

    Why:
        Glue passes an unknown argument on to the script without a word, and the setting is not made.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-autoscaling": "true"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--enable-auto-scaling": "true"}}
    """

    id = "GC404"
    severity = Severity.WARNING
    fix = "write the key as Glue does, or give the argument of the script another name"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument in job.arguments:
            meant = meant_by(argument.key)
            if meant is not None:
                fault = "Glue does not read an argument of this name"
                yield self.finding(argument.property, fault, wanted=meant, got=argument.key)
