from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._text import is_multi_line

_LONGEST = 2_048


class MalformedDescription(MalformedText):
    r"""The job's description is too long, or has control characters.

    What it does:
        Checks Description: at most 2,048 characters, without control characters other than tabs and line ends.

    Why:
        These are limits of the API and of CloudFormation.

    Wrong::

        {"Description": "Nightly\u0000orders", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Description": "Nightly orders", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The Jobs API page counts 2,048 bytes, the API model and the CloudFormation schema 2,048 characters. The rule
        follows the less strict limit.
    """

    id = "GC011"
    severity = Severity.ERROR
    fix = "shorten the description, or remove its control characters"
    source = sources.API_JOBS
    fact = "description"
    fault = "malformed description of {length} characters"
    wanted = f"at most {_LONGEST:,} characters, without control characters other than tabs and line ends"

    def is_well_formed(self, text: str) -> bool:
        return len(text) <= _LONGEST and is_multi_line(text)
