import re

from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import RAY, Job, Severity, WrongItems, sources

# A name, with extras or without; what follows "==" is pip's business.
_SINGLE_EQUALS = re.compile(r"[A-Za-z0-9][\w.-]*\s*(\[[^\]]*\]\s*)?=(?!=)")


class MalformedPythonModule(WrongItems):
    """A Python module is asked for with a single equals sign.

    What it does:
        Looks at the entries of --additional-python-modules: a name followed by one "=" is no requirement.

    Why:
        Glue hands the entries to pip, and "=" is not a valid operator there. "You will need to use two equals signs,
        such as ==." All other operators of PEP 440, extras, markers, URLs and S3 paths are left to pip.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas=2.2.2"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas==2.2.2"}}
    """

    id = "GC430"
    severity = Severity.ERROR
    fix = 'write the version with two equals signs, "pandas==2.2.2"'
    source = sources.JOB_ARGUMENTS
    key = "--additional-python-modules"
    fault = "pip knows no operator '='"
    wanted = "name==version, or another operator of PEP 440"

    def is_for(self, job: Job) -> bool:
        return job.command != RAY

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [module for module in items(value) if _SINGLE_EQUALS.match(module)]
