import re

from glue_constructs.rules._header import MalformedText, Severity, sources

# Any partition and account: templates also have placeholders there.
_ROLE_ARN = re.compile(r"arn:[^:]+:iam::[^:]*:role/.+", re.DOTALL)


class MalformedRole(MalformedText):
    """The role is not an IAM role.

    What it does:
        Checks Role: a name, or an ARN of an IAM role. It reports an empty string and ARNs of other resources; it does
        not check names.

    Why:
        Role is "the name or Amazon Resource Name (ARN) of the IAM role associated with this job". The session of an
        assumed role, an instance profile or a policy is not an IAM role.

    Wrong::

        {"Role": "arn:aws:iam::123456789012:instance-profile/GlueRole",
         "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Role": "arn:aws:iam::123456789012:role/GlueRole",
         "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC012"
    severity = Severity.ERROR
    fix = "set the role's name, or its ARN arn:aws:iam::<account>:role/<name>"
    source = sources.API_JOBS
    fact = "role"
    fault = "Role is not an IAM role"
    wanted = "the name or the ARN of an IAM role"

    def is_well_formed(self, text: str) -> bool:
        return _ROLE_ARN.fullmatch(text) is not None if text.startswith("arn:") else bool(text)
