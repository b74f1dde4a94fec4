from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import PYTHON_SHELL, Job, Severity, WrongItems, sources


class EggOnPythonShell(WrongItems):
    """A Python shell job uses an egg.

    What it does:
        Checks --extra-py-files of Python shell jobs on Python 3.9 for .egg files.

    Why:
        "You can't package any Python libraries as .egg files in Python 3.9+. Instead, use .whl."

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3.9.egg"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0-py3-none-any.whl"}}
    """

    id = "GC441"
    severity = Severity.ERROR
    fix = "build the library as a wheel"
    source = sources.ADD_PYTHON_SHELL_JOB
    commands = (PYTHON_SHELL,)
    key = "--extra-py-files"
    fault = "Python 3.9 does not install eggs"
    wanted = "wheels"

    def wrong_in(self, value: str, job: Job) -> list[str]:
        eggs = [file_name(path) for path in items(value) if path.endswith(".egg")]
        return eggs if job.python_version in {"3.9", None} else []
