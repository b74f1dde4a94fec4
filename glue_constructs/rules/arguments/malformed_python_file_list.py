from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.rules import _s3
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class MalformedPythonFileList(Rule[Job]):
    """The list of Python files has a folder in it, or spaces between its paths.

    What it does:
        Checks --extra-py-files: S3 paths that do not end in a slash, separated only by commas. Paths outside Amazon S3
        are reported by library-outside-s3.

    Why:
        "Multiple values must be complete paths separated by a comma. Only individual files are supported, not a
        directory path." The page on Python libraries excludes spaces. The modules are missing when the script imports
        them.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib/"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib.zip,s3://bucket/extra.py"}}
    """

    id = "GC419"
    severity = Severity.ERROR
    fix = "write the full path of each file or archive, separated only by commas"
    source = sources.PYTHON_LIBRARIES

    def check(self, job: Job) -> Iterator[Finding]:
        value = job.arguments.get("--extra-py-files")
        if not isinstance(value, str) or job.command not in SPECIAL_PARAMETERS["--extra-py-files"].commands:
            return
        wrong = [path for path in value.strip().split(",") if _s3.is_in_s3(path.strip()) and _is_no_file(path)]
        if wrong:
            fault = "--extra-py-files has a folder, or spaces between paths"
            path = job.arguments.path_of("--extra-py-files")
            yield self.finding(path, fault, wanted="paths of files, separated only by commas", got=",".join(wrong))


def _is_no_file(path: str) -> bool:
    return path.endswith("/") or path != path.strip()
