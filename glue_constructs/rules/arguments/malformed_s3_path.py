from glue_constructs.rules import _s3
from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, sources


class MalformedS3Path(WrongSpecialParameter):
    """A path of one of Glue's own arguments is no complete S3 URI.

    What it does:
        Looks at --TempDir, --spark-event-logs-path and other folders among the special parameters, and at
        --scriptLocation: a scheme and a bucket. S3A and S3N URIs pass, Spark reads them too. In --extra-files,
        --extra-jars and --s3-py-modules it looks for spaces around the commas; for --extra-py-files see
        malformed-python-file-list. An empty value passes.

    Why:
        The guide wants "an Amazon S3 path", and "complete paths separated by a comma". A bucket's name without its
        scheme is a folder of a worker's own disk, which is gone when the run is over.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--TempDir": "bucket/temporary/"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--TempDir": "s3://bucket/temporary/"}}
    """

    id = "GC427"
    severity = Severity.WARNING
    fix = "write each path as a whole: s3://bucket/prefix/"
    source = sources.JOB_ARGUMENTS
    mark = "s3"
    fault = "{parameter.name} is no complete S3 path"
    wanted = "S3 URIs such as 's3://bucket/prefix/'"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return job.command in parameter.commands and _is_malformed(value.strip(), parameter)


def _is_malformed(value: str, parameter: SpecialParameter) -> bool:
    if parameter.kind == "s3 objects":
        spaced = "," in value and any(path != path.strip() for path in value.split(","))
        return spaced and parameter.name != "--extra-py-files"
    is_path = parameter.kind == "s3 folder" or parameter.name == "--scriptLocation"
    return is_path and bool(value) and not _s3.is_in_s3(value)
