from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ReservedTagValue(Rule[Job]):
    """A tag's value begins with aws:, which is reserved for AWS.

    What it does:
        Checks the values of Tags, in any case.

    Why:
        A tag's value "must not contain the prefix aws", says Glue's API.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"owner": "aws:orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"owner": "orders"}}

    Contradictions:
        That page forbids "aws" without a colon; a deployed job has the value "AWS", and no other source restricts
        values. So the rule reports only "aws:", as a warning.
    """

    id = "GC032"
    severity = Severity.WARNING
    fix = "choose a value that does not begin with aws:"
    source = sources.TAGS

    def check(self, job: Job) -> Iterator[Finding]:
        for key, value in job.tags:
            if isinstance(value, str) and value[:4].lower() == "aws:":
                yield self.finding(
                    f"Tags.{key}", "a tag's value is reserved", wanted="another prefix than 'aws:'", got=value
                )
