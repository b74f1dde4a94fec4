from glue_constructs.rules import _s3
from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, sources


class MalformedS3Path(WrongSpecialParameter):
    """A path in a special parameter is not a complete S3 URI.

    What it does:
        Checks --TempDir, --spark-event-logs-path, other special parameters that take a folder, and --scriptLocation:
        scheme and bucket. S3A and S3N URIs are accepted, because Spark reads them too. In --extra-files, --extra-jars
        and --s3-py-modules, it checks for spaces around the commas; --extra-py-files is checked by
        malformed-python-file-list. An empty value is accepted.

    Why:
        The guide requires "an Amazon S3 path", and "complete paths separated by a comma". A bucket name without the
        scheme is a folder on the worker's local disk, which is deleted after the run.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--TempDir": "bucket/temporary/"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--TempDir": "s3://bucket/temporary/"}}
    """

    id = "GC427"
    severity = Severity.WARNING
    fix = "write each path in full: s3://bucket/prefix/"
    source = sources.JOB_ARGUMENTS
    mark = "s3"
    fault = "{parameter.name} is not a complete S3 path"
    wanted = "S3 URIs such as 's3://bucket/prefix/'"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return job.command in parameter.commands and _is_malformed(value.strip(), parameter)


def _is_malformed(value: str, parameter: SpecialParameter) -> bool:
    if parameter.kind == "s3 objects":
        spaced = "," in value and any(path != path.strip() for path in value.split(","))
        return spaced and parameter.name != "--extra-py-files"
    is_path = parameter.kind == "s3 folder" or parameter.name == "--scriptLocation"
    return is_path and bool(value) and not _s3.is_in_s3(value)
