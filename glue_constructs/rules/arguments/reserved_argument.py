from glue_constructs.model.parameters import RESERVED_ARGUMENTS
from glue_constructs.rules._header import ReservedKeys, Severity, sources


class ReservedArgument(ReservedKeys):
    """A job argument has a name that Glue uses internally.

    What it does:
        Checks for --debug, --endpoint and --mode. --JOB_NAME is reported by job-name-argument.

    Why:
        "AWS Glue uses the following arguments internally and you should never use them." Glue itself reads
        their values; the script does not.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--mode": "full"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--load_mode": "full"}}
    """

    id = "GC406"
    severity = Severity.ERROR
    fix = "rename the argument"
    source = sources.JOB_ARGUMENTS
    keys = tuple(key for key in RESERVED_ARGUMENTS if key != "--JOB_NAME")
    fault = "Glue uses {key} internally"
    wanted = "another name"
