from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import PYTHON_SHELL, Finding, Iterator, Job, Rule, Severity, sources


class EggOnPythonShell(Rule[Job]):
    """A Python shell job brings an egg.

    What it does:
        Looks for .egg files in --extra-py-files of Python shell jobs on Python 3.9.

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

    def check(self, job: Job) -> Iterator[Finding]:
        is_shell = job.command == PYTHON_SHELL and job.python_version in {"3.9", None}
        files = items(job.arguments.get("--extra-py-files")) if is_shell else []
        eggs = [file_name(path) for path in files if path.endswith(".egg")]
        if eggs:
            fault = "Python 3.9 installs no eggs"
            path = job.arguments.at("--extra-py-files")
            yield self.finding(path, fault, wanted="wheels", got=", ".join(eggs))
