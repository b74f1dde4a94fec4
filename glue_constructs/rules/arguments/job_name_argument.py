from glue_constructs.rules._header import ReservedKeys, Severity, sources


class JobNameArgument(ReservedKeys):
    """The argument --JOB_NAME is set, which Glue sets by itself.

    What it does:
        Looks for --JOB_NAME among the job arguments.

    Why:
        Glue passes the job's name to every run under this key. Of its own arguments the guide says "you should never
        use them"; another name than the job's confuses bookmarks, logs and metrics.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--JOB_NAME": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--table": "orders"}}

    Contradictions:
        The guide forbids it and the CDK refuses it. Three real definitions set it, and deploy. The service is
        followed, with a warning.
    """

    id = "GC407"
    severity = Severity.WARNING
    fix = "leave --JOB_NAME out; the script can still ask for it"
    source = sources.JOB_ARGUMENTS
    keys = ("--JOB_NAME",)
    fault = "Glue passes --JOB_NAME by itself"
    wanted = "no --JOB_NAME"
