from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_KINDS = ("s3 object", "s3 objects")


class LibraryOutsideS3(Rule[Job]):
    """A file that Glue brings to the job is not named by its S3 URI.

    What it does:
        Looks at every path in --extra-files, --extra-jars, --extra-py-files, --python-virtual-env and their like for
        Ray: the scheme, a bucket and a key. An empty value passes.

    Why:
        "Multiple values must be complete paths separated by a comma": Glue copies the files from Amazon S3 before it
        starts the script, and fails when there is nothing to copy.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "parser.jar"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/parser.jar"}}
    """

    id = "GC426"
    severity = Severity.ERROR
    fix = "upload the file, and write its whole path: s3://bucket/key"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        for argument, value, parameter in job.arguments.special_with("s3"):
            if (
                parameter.kind not in _KINDS
                or parameter.name == "--scriptLocation"
                or job.command not in parameter.commands
            ):
                continue
            elsewhere = [path for path in items(value) if not _is_complete(path)]
            if elsewhere:
                fault = f"{parameter.name} is not in Amazon S3"
                yield self.finding(argument.property, fault, wanted="s3://bucket/key", got=", ".join(elsewhere))


def _is_complete(path: str) -> bool:
    key = path.partition("://")[2].partition("/")[2]
    # Three dots: a list that somebody cut short for its readers.
    return bool(key and _s3.is_in_s3(path)) or path == "..."
