from glue_constructs.model.parameters import MAX_ARGUMENTS_SIZE
from glue_constructs.rules._header import LargerThan, Severity, sources


class TooLargeArguments(LargerThan):
    """The job arguments are larger than Glue's limit.

    What it does:
        Adds up the known keys and values of the job arguments, as UTF-8, without those that others override.

    Why:
        "Job arguments have a maximum size limit of 260KB. A validation check will raise an error if the argument size
        is greater". The rule counts a kilobyte as 1,024 bytes.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "<270000 characters>"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--tables": "s3://bucket/tables.json"}}
    """

    id = "GC410"
    severity = Severity.ERROR
    fix = "put the values into a file on S3, and pass its path"
    source = sources.JOB_ARGUMENTS
    size = MAX_ARGUMENTS_SIZE
    fault = "the job arguments are too large"
