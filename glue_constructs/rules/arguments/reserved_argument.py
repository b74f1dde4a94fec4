from glue_constructs.model.parameters import RESERVED_ARGUMENTS
from glue_constructs.rules._header import ReservedKeys, Severity, sources


class ReservedArgument(ReservedKeys):
    """A job argument has a name that Glue keeps to itself.

    What it does:
        Looks for --debug, --endpoint and --mode. For --JOB_NAME see job-name-argument.

    Why:
        "AWS Glue uses the following arguments internally and you should never use them." Whatever they are set to, it
        is not the script that reads them.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--mode": "full"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--load_mode": "full"}}
    """

    id = "GC406"
    severity = Severity.ERROR
    fix = "give the argument another name"
    source = sources.JOB_ARGUMENTS
    keys = tuple(key for key in RESERVED_ARGUMENTS if key != "--JOB_NAME")
    fault = "Glue keeps {key} to itself"
    wanted = "another name"
