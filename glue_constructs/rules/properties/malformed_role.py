import re

from glue_constructs.rules._header import MalformedText, Severity, sources

# Whatever partition and account: templates also bear placeholders there.
_ROLE_ARN = re.compile(r"arn:[^:]+:iam::[^:]*:role/.+", re.DOTALL)


class MalformedRole(MalformedText):
    """The role is no IAM role.

    What it does:
        Looks at Role: a name, or an ARN of an IAM role. An empty text and ARNs of other things are found; names are not
        judged.

    Why:
        Role is "the name or Amazon Resource Name (ARN) of the IAM role associated with this job". An assumed
        role's session, an instance profile or a policy is none.

    Wrong::

        {"Role": "arn:aws:iam::123456789012:instance-profile/GlueRole",
         "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Role": "arn:aws:iam::123456789012:role/GlueRole",
         "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC012"
    severity = Severity.ERROR
    fix = "give the role's name, or its ARN arn:aws:iam::<account>:role/<name>"
    source = sources.API_JOBS
    fact = "role"
    fault = "Role is no IAM role"
    wanted = "the name or the ARN of an IAM role"

    def is_well_formed(self, text: str) -> bool:
        return _ROLE_ARN.fullmatch(text) is not None if text.startswith("arn:") else bool(text)
