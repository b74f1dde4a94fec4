from glue_constructs.model.parameters import SUPPLIED_BY_GLUE
from glue_constructs.rules._header import SPARK, ReservedKeys, Severity, sources


class ArgumentSuppliedByGlue(ReservedKeys):
    """A job argument replaces one that Glue passes to every run.

    What it does:
        Checks Spark jobs for --JOB_ID, --JOB_RUN_ID and --SECURITY_CONFIGURATION.

    Why:
        Glue's library reads the job, the run and the encryption from them (awsglue.utils). With another value,
        bookmarks are stored under a run that does not exist.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--JOB_RUN_ID": "jr_1"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--parent_run": "jr_1"}}
    """

    id = "GC408"
    severity = Severity.ERROR
    fix = "remove the argument, or rename it"
    source = sources.AWSGLUE
    commands = SPARK
    keys = SUPPLIED_BY_GLUE
    fault = "Glue itself passes {key}"
    wanted = "no such argument"
