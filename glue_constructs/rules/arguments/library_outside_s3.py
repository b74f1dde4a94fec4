from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_KINDS = ("s3 object", "s3 objects")


class LibraryOutsideS3(Rule[Job]):
    """The path of a library or file of the job is not a complete S3 URI.

    What it does:
        Checks every path in --extra-files, --extra-jars, --extra-py-files, --python-virtual-env and Ray's equivalents:
        scheme, bucket and key. An empty value is accepted.

    Why:
        "Multiple values must be complete paths separated by a comma": Glue copies the files from Amazon S3 before it
        starts the script, and the run fails when there is nothing to copy.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "parser.jar"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/parser.jar"}}
    """

    id = "GC426"
    severity = Severity.ERROR
    fix = "upload the file, and write its full path: s3://bucket/key"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special_with("s3"):
            if (
                parameter.kind not in _KINDS
                or parameter.name == "--scriptLocation"
                or job.command not in parameter.commands
            ):
                continue
            incomplete = [path for path in items(value) if not _is_complete(path)]
            if incomplete:
                fault = f"{parameter.name} is not in Amazon S3"
                yield self.finding(argument.property, fault, wanted="s3://bucket/key", got=", ".join(incomplete))


def _is_complete(path: str) -> bool:
    key = path.partition("://")[2].partition("/")[2]
    # "...": a list that was abridged in a document.
    return bool(key and _s3.is_in_s3(path)) or path == "..."
