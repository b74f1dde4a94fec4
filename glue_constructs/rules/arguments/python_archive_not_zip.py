from glue_constructs.rules._argument_values import file_name, items
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources

_ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz")


class PythonArchiveNotZip(WrongItems):
    """Python files are in an archive that Python cannot import from.

    What it does:
        Checks --extra-py-files of Spark jobs for archives other than .zip.

    Why:
        Glue puts the files on the Python path unchanged, and Python imports from .zip archives only: the job fails with
        ModuleNotFoundError.

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
    commands = SPARK
    key = "--extra-py-files"
    fault = "Python cannot import from this archive"
    wanted = ".py files and .zip archives"

    def wrong_in(self, value: str, _job: Job) -> list[str]:
        return [file_name(path) for path in items(value) if path.endswith(_ARCHIVES)]
