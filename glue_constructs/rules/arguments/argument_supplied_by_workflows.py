from glue_constructs.model.parameters import SUPPLIED_BY_WORKFLOWS
from glue_constructs.rules._header import ReservedKeys, Severity, sources


class ArgumentSuppliedByWorkflows(ReservedKeys):
    """A job argument stands where a workflow puts its own.

    What it does:
        Looks for --WORKFLOW_NAME and --WORKFLOW_RUN_ID among the job arguments.

    Why:
        A Glue workflow passes both to the jobs that it runs. As defaults they let the script run outside a workflow;
        in a workflow they are not seen.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--WORKFLOW_NAME": "nightly"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--pipeline": "nightly"}}
    """

    id = "GC409"
    severity = Severity.INFO
    fix = "leave it to the workflow, unless the job also runs without one"
    source = sources.WORKFLOW_PROPERTIES
    keys = SUPPLIED_BY_WORKFLOWS
    fault = "a workflow passes its own {key}"
    wanted = "no such argument"
