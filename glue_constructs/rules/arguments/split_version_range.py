from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import RAY, Job, Severity, WrongItems, sources

_OPERATORS = ("<", ">", "=", "!", "~")


class SplitVersionRange(WrongItems):
    """The version range of a Python module has a comma in it.

    What it does:
        Checks the entries of --additional-python-modules: an entry that begins with an operator is the rest of a range.

    Why:
        Glue splits the list at its commas, and with it the range: pip would install "pandas>=2" and then "<3",
        which is not a requirement.

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
    key = "--additional-python-modules"
    fault = "a comma ends an entry, also inside a version range"
    wanted = "entries that begin with a module's name"

    def is_for(self, job: Job) -> bool:
        return job.command != RAY

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [module for module in items(value) if module.startswith(_OPERATORS)]
