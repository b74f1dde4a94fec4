import re

from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import RAY, Job, Severity, WrongItems, sources

# A name, with or without extras; pip checks what follows "==".
_SINGLE_EQUALS = re.compile(r"[A-Za-z0-9][\w.-]*\s*(\[[^\]]*\]\s*)?=(?!=)")


class MalformedPythonModule(WrongItems):
    """The version of a Python module is written with a single equals sign.

    What it does:
        Checks the entries of --additional-python-modules for a name followed by one "=".

    Why:
        Glue passes the entries to pip, and "=" is not a valid operator there. "You will need to use two equals signs,
        such as ==." All other operators of PEP 440, extras, markers, URLs and S3 paths are accepted.

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
    fault = "'=' is not an operator of pip"
    wanted = "name==version, or another operator of PEP 440"

    def is_for(self, job: Job) -> bool:
        return job.command != RAY

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [module for module in items(value) if _SINGLE_EQUALS.match(module)]
