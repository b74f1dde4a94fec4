from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, sources

_OPERATORS = ("<", ">", "=", "!", "~")


class SplitVersionRange(Rule[Job]):
    """A Python module's version range has a comma in it.

    What it does:
        Looks at the entries of --additional-python-modules: one that begins with an operator is the rest of a range.

    Why:
        The list is split at its commas, and so is the range: pip is asked for "pandas>=2" and then for "<3", which is
        no requirement.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas>=2,<3"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas~=2.2"}}
    """

    id = "GC431"
    severity = Severity.WARNING
    fix = "pin one version, or keep one bound of the range"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        modules = items(job.arguments.get("--additional-python-modules")) if job.command != RAY else []
        rest = [module for module in modules if module.startswith(_OPERATORS)]
        if rest:
            fault = "a comma ends an entry, a version range too"
            wanted = "entries that begin with a module's name"
            yield self.finding(
                job.arguments.at("--additional-python-modules"), fault, wanted=wanted, got=", ".join(rest)
            )
