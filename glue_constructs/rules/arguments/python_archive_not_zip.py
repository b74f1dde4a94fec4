from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz")


class PythonArchiveNotZip(Rule[Job]):
    """Python files are packed in an archive that Python cannot import from.

    What it does:
        Looks for archives other than .zip in --extra-py-files of Spark jobs.

    Why:
        Glue puts the files on the Python path as they are, and Python imports from .zip archives only: the job fails
        with ModuleNotFoundError.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0.tar.gz"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-py-files": "s3://bucket/lib-1.0.zip"}}
    """

    id = "GC442"
    severity = Severity.WARNING
    fix = "pack the package as a .zip, or install it with --additional-python-modules"
    source = sources.PYTHON_LIBRARIES

    def check(self, job: Job) -> Iterator[Finding]:
        files = items(job.arguments.get("--extra-py-files")) if job.is_spark else []
        archives = [file_name(path) for path in files if path.endswith(_ARCHIVES)]
        if archives:
            fault = "Python does not import from this archive"
            path = job.arguments.at("--extra-py-files")
            yield self.finding(path, fault, wanted=".py files and .zip archives", got=", ".join(archives))
