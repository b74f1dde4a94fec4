from glue_constructs.model.parameters import SUPPLIED_BY_WORKFLOWS
from glue_constructs.rules._header import ReservedKeys, Severity, sources


class ArgumentSuppliedByWorkflows(ReservedKeys):
    """A job argument has the name of one that workflows pass.

    What it does:
        Checks the job arguments for --WORKFLOW_NAME and --WORKFLOW_RUN_ID.

    Why:
        A Glue workflow passes both to the jobs that it runs. As defaults they let the script run outside a workflow; in
        a workflow they have no effect.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--WORKFLOW_NAME": "nightly"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--pipeline": "nightly"}}
    """

    id = "GC409"
    severity = Severity.INFO
    fix = "remove it, unless the job also runs outside a workflow"
    source = sources.WORKFLOW_PROPERTIES
    keys = SUPPLIED_BY_WORKFLOWS
    fault = "a workflow passes {key} itself"
    wanted = "no such argument"
