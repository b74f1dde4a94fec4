from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._text import NAME, is_name


class MalformedSecurityConfiguration(Rule[Job]):
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
    severity = Severity.ERROR
    fix = "give the security configuration's name, or leave the property out"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        name = job.security_configuration
        if isinstance(name, str) and not is_name(name):
            fault = f"malformed security configuration name of {len(name)} characters"
            yield self.finding("SecurityConfiguration", fault, wanted=NAME, got=name)
