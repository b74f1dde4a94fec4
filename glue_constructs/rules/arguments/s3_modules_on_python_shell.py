from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class S3ModulesOnPythonShell(Rule[Job]):
    """A Python shell job asks pip for modules on S3.

    What it does:
        Looks for S3 paths in --additional-python-modules of Python shell jobs.

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
    fix = "bring the wheel with --extra-py-files, or list a module of the package index"
    source = sources.ADD_PYTHON_SHELL_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        modules = items(job.arguments.get("--additional-python-modules")) if job.command == PYTHON_SHELL else []
        on_s3 = [module for module in modules if _s3.is_in_s3(module)]
        if on_s3:
            fault = "a Python shell job installs no modules from S3"
            wanted = "modules of the package index"
            yield self.finding(
                job.arguments.at("--additional-python-modules"), fault, wanted=wanted, got=", ".join(on_s3)
            )
