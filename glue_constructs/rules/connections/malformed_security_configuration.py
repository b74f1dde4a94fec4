from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._text import NAME, is_name


class MalformedSecurityConfiguration(MalformedText):
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
    fact = "security_configuration"
    fault = "malformed security configuration name of {length} characters"
    wanted = NAME

    def is_well_formed(self, text: str) -> bool:
        return is_name(text)
