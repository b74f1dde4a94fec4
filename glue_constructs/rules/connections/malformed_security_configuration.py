"""The rule malformed-security-configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity
from glue_constructs.rules._text import NAME, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class MalformedSecurityConfiguration(Rule["Job"]):
    """The security configuration's name is empty, too long, or has control characters.

    What it does:
        Looks at SecurityConfiguration: 1 to 255 characters, none of them a control character but the tab.

    Why:
        The API's and CloudFormation's bounds. "Invalid length for parameter SecurityConfiguration, value: 0, valid min
        length: 1". None is said by leaving the property out.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": ""}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": "encrypted"}
    """

    id = "GC510"
    name = "malformed-security-configuration"
    severity = Severity.ERROR
    fix = "give the security configuration's name, or leave the property out"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        name = job.security_configuration
        if isinstance(name, str) and not is_name(name):
            fault = f"malformed security configuration name of {len(name)} characters"
            yield self.finding("SecurityConfiguration", fault, wanted=NAME, got=name)
