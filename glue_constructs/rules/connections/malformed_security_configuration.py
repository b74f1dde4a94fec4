from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._text import NAME, is_name


class MalformedSecurityConfiguration(MalformedText):
    """The security configuration's name is empty, too long, or has control characters.

    What it does:
        Checks SecurityConfiguration: 1 to 255 characters, without control characters other than tab.

    Why:
        These are limits of the API and of CloudFormation. "Invalid length for parameter SecurityConfiguration, value:
        0, valid min length: 1". A job without a security configuration omits the property.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": ""}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": "encrypted"}
    """

    id = "GC510"
    severity = Severity.ERROR
    fix = "set the security configuration's name, or remove the property"
    source = sources.API_JOBS
    fact = "security_configuration"
    fault = "malformed security configuration name of {length} characters"
    wanted = NAME

    def is_well_formed(self, text: str) -> bool:
        return is_name(text)
