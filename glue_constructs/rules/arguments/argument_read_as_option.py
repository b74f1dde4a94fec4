import re

from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

# As Python's argparse recognizes options: a string with a space in it is a value.
_OPTION = re.compile(r"-[^ ]+")
_NUMBER = re.compile(r"-(\d+|\d*\.\d+)")


class ArgumentReadAsOption(Rule[Job]):
    """The value of a script's argument looks like the name of another argument.

    What it does:
        Checks arguments that Glue itself does not read for values that begin with a dash, contain no space and are not
        a number.

    Why:
        getResolvedOptions uses a command-line parser: "GlueArgumentError: argument --n: expected one argument". Numbers
        such as "-5" and the empty string are accepted.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--spark_options": "--verbose"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--spark_options": "verbose"}}
    """

    id = "GC412"
    severity = Severity.WARNING
    fix = "remove the dash from the value, and let the script add it"
    source = sources.AWSGLUE

    def check(self, job: Job) -> Iterator[Finding]:
        for argument in job.arguments:
            value = argument.value
            if (
                isinstance(value, str)
                and value[:1] == "-"
                and _is_option(value)
                and argument.key not in SPECIAL_PARAMETERS
            ):
                fault = "getResolvedOptions reads this value as the name of an argument"
                yield self.finding(
                    argument.property, fault, wanted="a value that does not begin with a dash", got=value
                )


def _is_option(value: str) -> bool:
    return _OPTION.fullmatch(value) is not None and _NUMBER.fullmatch(value) is None
