from glue_constructs.rules._header import ReservedKeys, Severity, sources


class JobNameArgument(ReservedKeys):
    """The argument --JOB_NAME is set, which Glue itself passes.

    What it does:
        Checks the job arguments for --JOB_NAME.

    Why:
        Glue passes the job's name to every run under this key. The guide says of these arguments "you should never use
        them"; another value than the job's name leads to wrong bookmarks, logs and metrics.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--JOB_NAME": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--table": "orders"}}

    Contradictions:
        The guide forbids it and the CDK refuses it. Three published definitions set it, and can be deployed. The rule
        follows the service: it warns.
    """

    id = "GC407"
    severity = Severity.WARNING
    fix = "remove --JOB_NAME; the script can still read it"
    source = sources.JOB_ARGUMENTS
    keys = ("--JOB_NAME",)
    fault = "Glue itself passes --JOB_NAME"
    wanted = "no --JOB_NAME"
