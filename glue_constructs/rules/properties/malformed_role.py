"""The rule malformed-role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

# Whatever partition and account: templates also bear placeholders there.
_ROLE_ARN = re.compile(r"arn:[^:]+:iam::[^:]*:role/.+", re.DOTALL)


class MalformedRole(Rule["Job"]):
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
    name = "malformed-role"
    severity = Severity.ERROR
    fix = "give the role's name, or its ARN arn:aws:iam::<account>:role/<name>"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        role = job.role
        if isinstance(role, str) and (not role or (role.startswith("arn:") and _ROLE_ARN.fullmatch(role) is None)):
            yield self.finding("Role", "Role is no IAM role", wanted="the name or the ARN of an IAM role", got=role)
