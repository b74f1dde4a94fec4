from glue_constructs.rules._header import MissingProperty, Severity, sources


class MissingRole(MissingProperty):
    """The job has no role.

    What it does:
        Checks that Role is set.

    Why:
        "Missing required parameter in input: "Role"". CloudFormation requires it too.

    Wrong::

        {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"}, "GlueVersion": "5.1",
         "Timeout": 60}

    Right::

        {"Role": "GlueRole", "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scripts/job.py"},
         "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC003"
    severity = Severity.ERROR
    fix = "set the name or the ARN of a role that glue.amazonaws.com may assume"
    source = sources.CLOUDFORMATION
    fact = "role"
    fault = "the job has no role"
    wanted = "the name or the ARN of an IAM role"
