from glue_constructs.model.parameters import SUPPLIED_BY_GLUE
from glue_constructs.rules._header import SPARK, ReservedKeys, Severity, sources


class ArgumentSuppliedByGlue(ReservedKeys):
    """A job argument takes the place of one that Glue supplies to every run.

    What it does:
        Looks for --JOB_ID, --JOB_RUN_ID and --SECURITY_CONFIGURATION on Spark jobs.

    Why:
        Glue's library reads them to know its job, its run and its encryption (awsglue.utils). With another value,
        bookmarks are kept under a run that does not exist.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--JOB_RUN_ID": "jr_1"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--parent_run": "jr_1"}}
    """

    id = "GC408"
    severity = Severity.ERROR
    fix = "leave the argument out, or give it another name"
    source = sources.AWSGLUE
    commands = SPARK
    keys = SUPPLIED_BY_GLUE
    fault = "Glue supplies {key}"
    wanted = "no such argument"
