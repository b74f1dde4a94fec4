import re

from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_ARGUMENTS = ("--customer-driver-env-vars", "--customer-executor-env-vars")
# The text between two commas; commas in quotes do not count, an unpaired quote is an ordinary character.
_PAIR = re.compile(r'(?:"[^"]*"|[^,])+')


class EnvironmentVariableWithoutPrefix(Rule[Job]):
    """Glue ignores an environment variable of the job.

    What it does:
        Checks --customer-driver-env-vars and --customer-executor-env-vars of Spark jobs: NAME=value pairs separated by
        commas, names with the prefix CUSTOMER_, values with spaces or commas in double quotes.

    Why:
        "Each key must have the CUSTOMER_ prefix": others "will be ignored and not set". A comma outside quotes ends
        the value.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--customer-driver-env-vars": "STAGE=test"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--customer-driver-env-vars": "CUSTOMER_STAGE=test"}}
    """

    id = "GC448"
    severity = Severity.WARNING
    fix = "begin the names with CUSTOMER_, and quote values that contain commas"
    source = sources.JOB_ARGUMENTS

    def check(self, job: Job) -> Iterator[Finding]:
        if not job.is_spark:
            return
        for argument in _ARGUMENTS:
            value = job.arguments.get(argument)
            pairs = _PAIR.findall(value) if isinstance(value, str) else []
            # Names only: a value may be a secret.
            ignored = [_name(pair) for pair in pairs if not pair.strip().startswith("CUSTOMER_") or "=" not in pair]
            if ignored:
                wanted = "CUSTOMER_NAME=value, with commas only inside double quotes"
                fault = "Glue ignores this environment variable"
                yield self.finding(job.arguments.path_of(argument), fault, wanted=wanted, got=", ".join(ignored))


def _name(pair: str) -> str:
    name, equals, _ = pair.strip().partition("=")
    return name if equals else "a value without a name"
