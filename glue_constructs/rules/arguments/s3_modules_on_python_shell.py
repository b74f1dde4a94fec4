from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import PYTHON_SHELL, Job, Severity, WrongItems, sources


class S3ModulesOnPythonShell(WrongItems):
    """A Python shell job lists modules on S3.

    What it does:
        Checks --additional-python-modules of Python shell jobs for S3 paths.

    Why:
        "You cannot provide custom Python modules hosted on Amazon S3 with this parameter when using Python shell
        jobs."

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/lib-1.0-py3-none-any.whl"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl"}}
    """

    id = "GC435"
    severity = Severity.ERROR
    fix = "pass the wheel in --extra-py-files, or list a module of the package index"
    source = sources.ADD_PYTHON_SHELL_JOB
    commands = (PYTHON_SHELL,)
    key = "--additional-python-modules"
    fault = "a Python shell job does not install modules from S3"
    wanted = "modules of the package index"

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [module for module in items(value) if _s3.is_in_s3(module)]
