from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._text import NAME, is_name


class MalformedJobName(MalformedText):
    """The job's name is empty, too long, or has control characters.

    What it does:
        Checks Name: 1 to 255 characters, without control characters other than tab. A job without a name gets a
        generated one.

    Why:
        These are limits of the API and of CloudFormation. "Invalid length for parameter Name, value: 0, valid min
        length: 1".

    Wrong::

        {"Name": "", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Name": "nightly orders", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The Jobs API page counts 255 bytes, the API model and the CloudFormation schema 255 characters. The rule follows
        the less strict limit.
    """

    id = "GC010"
    severity = Severity.ERROR
    fix = "shorten the name, or remove its control characters"
    source = sources.API_JOBS
    fact = "name"
    fault = "malformed job name of {length} characters"
    wanted = NAME

    def is_well_formed(self, text: str) -> bool:
        return is_name(text)
