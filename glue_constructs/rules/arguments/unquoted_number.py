from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class UnquotedNumber(Rule[Job]):
    """A job argument is a number, not a string.

    What it does:
        Checks a template's job arguments for numbers. Booleans are accepted.

    Why:
        The API takes strings only: "Invalid type for parameter DefaultArguments.--n, value: 1, type: <class 'int'>,
        valid types: <class 'str'>". A number also loses its notation: the script does not receive 1.0 or 007 as it was
        written.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--batch": 10}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--batch": "10"}}

    Contradictions:
        CloudFormation may convert scalars to strings; no page promises it for this property. Templates of deployed jobs
        have booleans, so booleans are accepted. None has a number, so the rule follows the API model for numbers.
    """

    id = "GC402"
    severity = Severity.ERROR
    fix = "put the number in quotes"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        for path, number in job.arguments.numbers:
            yield self.finding(path, "a job argument is not a string", wanted="the number in quotes", got=number)
