import re

from glue_constructs.model.log_groups import GROUP_PREFIX, STREAM_PREFIX
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_MAX_LENGTH = 400
# The patterns of CloudWatch Logs for the name of a log group (letters, digits and .-_/#) and of a log stream.
_PREFIXES = {
    GROUP_PREFIX: (re.compile(r"[.\-_/#A-Za-z0-9]*"), "letters, digits, '_', '-' and '/'"),
    STREAM_PREFIX: (re.compile(r"[^:*]*"), "no ':' and no '*'"),
}


class MalformedLogPrefix(Rule[Job]):
    """A prefix for log groups or log streams is too long, or has characters that their names cannot have.

    What it does:
        Checks --custom-logGroup-prefix and --custom-logStream-prefix of Spark jobs on Glue 5.0 and later: at most 400
        characters, no colon and no asterisk, and for a log group only the characters that CloudWatch Logs allows.

    Why:
        "The custom prefix itself is restricted to 400 characters" and must match the pattern [^:*]*. The log group
        cannot be created, and the run has no logs.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "orders:daily"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--custom-logGroup-prefix": "/orders/daily"}}

    Contradictions:
        The same line of the guide gives the pattern [^:*]* and says that the special characters allowed are '_', '-'
        and '/'. The rule follows the pattern, and for log groups CloudWatch Logs' pattern, which also allows '.' and
        '#'.
    """

    id = "GC468"
    severity = Severity.ERROR
    fix = "write the prefix in letters, digits, '_', '-' and '/'"
    source = sources.CONTINUOUS_LOGGING

    def check(self, job: Job) -> Iterator[Finding]:
        for key, (pattern, characters) in _PREFIXES.items() if job.is_spark else ():
            prefix = job.arguments.get(key)
            if not isinstance(prefix, str) or job.lacks("logs_to_prefix"):
                continue
            if len(prefix) > _MAX_LENGTH or not pattern.fullmatch(prefix):
                wanted = f"at most {_MAX_LENGTH} characters, {characters}"
                yield self.finding(job.arguments.path_of(key), f"{key} is malformed", wanted=wanted, got=prefix)
