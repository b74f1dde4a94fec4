from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class UnquotedNumber(Rule[Job]):
    """A job argument is a number, not a string.

    What it does:
        Looks for numbers among the job arguments of a template. Booleans pass.

    Why:
        The API takes strings only: "Invalid type for parameter DefaultArguments.--n, value: 1, type: <class 'int'>,
        valid types: <class 'str'>". And a number loses how it was written: of 1.0 or 007 the script reads something
        else.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--batch": 10}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "DefaultArguments": {"--batch": "10"}}

    Contradictions:
        CloudFormation may make strings of scalars on the way; no page promises it for this property. Templates of real
        jobs have booleans, and deploy: they pass. None has a number: there the API's model is followed.
    """

    id = "GC402"
    severity = Severity.ERROR
    fix = "put the number in quotes"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        for path, number in job.arguments.numbers:
            yield self.finding(path, "a job argument is no string", wanted="the number in quotes", got=number)
