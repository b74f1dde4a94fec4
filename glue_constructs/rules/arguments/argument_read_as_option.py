import re

from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

# As Python's argparse tells them: it takes what has a space in it for a value.
_OPTION = re.compile(r"-[^ ]+")
_NUMBER = re.compile(r"-(\d+|\d*\.\d+)")


class ArgumentReadAsOption(Rule[Job]):
    """The value of a script's argument looks like the name of another one.

    What it does:
        Looks for values that begin with a dash, are no number and have no space in them, among the arguments that
        Glue itself does not read.

    Why:
        getResolvedOptions is a parser of command lines: "GlueArgumentError: argument --n: expected one argument".
        Numbers such as "-5" and the empty string are fine.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--spark_options": "--verbose"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--spark_options": "verbose"}}
    """

    id = "GC412"
    severity = Severity.WARNING
    fix = "begin the value with something else, and let the script add the dash"
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
                fault = "getResolvedOptions takes this value for an argument's name"
                yield self.finding(argument.property, fault, wanted="a value that begins without a dash", got=value)


def _is_option(value: str) -> bool:
    return _OPTION.fullmatch(value) is not None and _NUMBER.fullmatch(value) is None
