from glue_constructs.rules._header import MalformedText, Severity, sources
from glue_constructs.rules._text import is_multi_line

_LONGEST = 2_048


class MalformedDescription(MalformedText):
    r"""The job's description is too long, or has control characters.

    What it does:
        Looks at Description: at most 2,048 characters; of the control characters only tab and line ends.

    Why:
        The API's and CloudFormation's bounds.

    Wrong::

        {"Description": "Nightly\u0000orders", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Description": "Nightly orders", "Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        The Jobs API page counts 2,048 bytes, the API model and the CloudFormation schema 2,048 characters. The wider
        one is followed.
    """

    id = "GC011"
    severity = Severity.ERROR
    fix = "shorten the description, or take the control characters out of it"
    source = sources.API_JOBS
    fact = "description"
    fault = "malformed description of {length} characters"
    wanted = f"at most {_LONGEST:,} characters, of the control characters only tab and line ends"

    def is_well_formed(self, text: str) -> bool:
        return len(text) <= _LONGEST and is_multi_line(text)
